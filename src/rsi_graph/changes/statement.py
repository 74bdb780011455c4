"""Competences as they are compared: read from a graph, with the days on which they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from rsi_graph.namespaces import ELI, RSI

_VERSION_WORDS: Final = re.compile(r"\s*\([^()]*\)$")
_ARTICLE: Final = re.compile(r"\A(?:l[ae]s?\s|l['’])", re.IGNORECASE)
_HYPHENS_AND_BLANKS: Final = "-\u2010\u2011\u2013\u00a0\u202f"
_FOLDS: Final = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"} | dict.fromkeys(_HYPHENS_AND_BLANKS, " "))


@dataclass(frozen=True, slots=True)
class Statement:
    """One competence of one version.

    Attributes:
        iri: of the competence; `article` that of the abstract article.
        item: where it stands in the article ("2°", "al. 15").
        holders: IRIs of the holders, one that was succeeded by law standing for its successor; `who` their names.
        modality: "Duty", "Power" or "Prohibition".
        verb, object: words; `action` slug of the concept, `family` that of its family.
        joint: names of those with whom it is exercised.
    """

    iri: str
    article: str
    item: str
    holders: frozenset[str]
    who: tuple[str, ...]
    modality: str
    verb: str
    action: str
    family: str
    object: str
    joint: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Verb and object."""
        return f"{self.verb} {self.object}".rstrip()


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that change the law: `words` as the source names them, `iris` of those it names well enough."""

    words: tuple[str, ...] = ()
    iris: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A version of an article.

    Attributes:
        version: IRI; `article` that of the abstract article, `name` its label ("CSS L611-4").
        start: first day in force (or the day of the snapshot); `end` the first day no longer, None where open.
        statements: its competences, in the order of the text.
        amended_by, ended_by: the texts that brought and ended it.
    """

    article: str
    name: str
    version: str
    start: date | None
    end: date | None
    statements: tuple[Statement, ...]
    amended_by: Texts = Texts()
    ended_by: Texts = Texts()


def fold(words: str) -> str:
    """Words as they are compared: blind to case, œ and oe, apostrophes, hyphens and blanks. Source: MODEL, section 8.

    >>> fold("mettre en œuvre  l’action des non-salariés")
    "mettre en oeuvre l'action des non salariés"
    """
    return " ".join(words.casefold().translate(_FOLDS).split())


def states_of(graph: Graph) -> tuple[State, ...]:
    """Graph in, the versions whose text it holds out, by article and day."""
    by_version: dict[Node, list[tuple[int, Statement]]] = {}
    for competence in graph.subjects(RDF.type, RSI.Competence):
        point = graph.value(competence, RSI.legalBasis)
        version = graph.value(point, ELI.is_part_of) if point else None
        if point is not None and version is not None:
            start = graph.value(competence, RSI.start)
            place = int(start) if isinstance(start, Literal) else 0
            by_version.setdefault(version, []).append((place, _statement(graph, competence, point, version)))
    versions = {graph.value(text, ELI.realizes) for text in graph.subjects(RSI.text)} | by_version.keys()
    states = [_state(graph, version, by_version.get(version, [])) for version in versions if version is not None]
    return tuple(sorted(states, key=lambda s: (s.article, s.start or date.min, s.version)))


def _state(graph: Graph, version: Node, found: list[tuple[int, Statement]]) -> State:
    article = graph.value(version, ELI.is_member_of)
    last = _day(graph.value(version, ELI.date_no_longer_in_force))
    return State(
        article=str(article),
        name=_label(graph, article),
        version=str(version),
        start=_day(graph.value(version, ELI.first_date_entry_in_force)) or _day(graph.value(version, RSI.observedOn)),
        end=last + timedelta(days=1) if last else None,
        statements=tuple(s for _, s in sorted(found, key=lambda pair: (pair[0], pair[1].iri))),
        amended_by=_texts(graph, version, RSI.amendingWords, ELI.amended_by),
        ended_by=_texts(graph, version, RSI.repealingWords, ELI.repealed_by),
    )


def _texts(graph: Graph, version: Node, said: URIRef, known: URIRef) -> Texts:
    words, iris = (tuple(sorted(map(str, graph.objects(version, one)))) for one in (said, known))
    return Texts(words, iris)


def _statement(graph: Graph, competence: Node, point: Node, version: Node) -> Statement:
    article = graph.value(version, ELI.is_member_of)
    kinds = {str(kind).rpartition("#")[2] for kind in graph.objects(competence, RDF.type)}
    holders = sorted(graph.objects(competence, RSI.holder), key=str)
    action = str(graph.value(competence, RSI.action) or "")
    return Statement(
        iri=str(competence),
        article=str(article),
        item=_VERSION_WORDS.sub("", _label(graph, point)).removeprefix(_label(graph, article)).strip(),
        holders=frozenset(str(_successor(graph, holder)) for holder in holders),
        who=tuple(_label(graph, holder) for holder in holders),
        modality=next((kind for kind in ("Prohibition", "Power", "Duty") if kind in kinds), ""),
        verb=str(graph.value(competence, RSI.verb) or ""),
        action=action.rpartition("/")[2],
        family=str(graph.value(URIRef(action), SKOS.broader) or "family-knowledge").rpartition("family-")[2],
        object=_in_full(graph, competence, str(graph.value(competence, RSI.object) or "")),
        joint=tuple(sorted(_label(graph, body) for body in graph.objects(competence, RSI.jointHolder))),
    )


def _in_full(graph: Graph, competence: Node, said: str) -> str:
    """The object, where it only calls a body in short ("La Caisse nationale") that body's name.

    How far a pronoun stands from the name decides which of both the object has, and that is no change of the law.
    """
    bare = fold(_ARTICLE.sub("", said))
    bodies = sorted(_label(graph, body) for body in graph.objects(competence, RSI.actsOn))
    return next((name for name in bodies if bare and fold(name).startswith(f"{bare} ")), said)


def _successor(graph: Graph, body: Node) -> Node:
    """Who took over by law, as far as the authority file says so."""
    seen = {body}
    for after in _after(graph, body):
        if after in seen:
            break
        seen.add(after)
        body = after
    return body


def _after(graph: Graph, body: Node) -> Iterator[Node]:
    following: Node | None = body
    while following is not None:
        following = graph.value(following, RSI.succeededBy)
        if following is not None:
            yield following


def _label(graph: Graph, node: Node | None) -> str:
    labels = sorted(str(o) for o in graph.objects(node, RDFS.label) if isinstance(o, Literal) and o.language == "fr")
    return labels[0] if labels else str(node or "")


def _day(value: Node | None) -> date | None:
    return date.fromisoformat(str(value)) if value is not None else None
