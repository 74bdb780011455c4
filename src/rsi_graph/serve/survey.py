"""The whole network in short: who is tied to whom, how often. Quick to make of any store; it says what to draw.

No words of the law are read here; they are asked for what is shown only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import RDF, SKOS

from rsi_graph.graph import default_authority
from rsi_graph.iri import IriError, code_title, slug
from rsi_graph.namespaces import ELI, RSI
from rsi_graph.network import grouped, joined
from rsi_graph.serve.tally import Ask, asking, name_of, pairs, value_of

_SCHEMES: Final = """
SELECT DISTINCT ?source ?target ?action ?competence {
  ?target a rsi:Scheme . ?competence rsi:actsOn ?target ; rsi:holder ?source ; rsi:action ?action ; a ?modality
  FILTER (?modality IN (rsi:Duty, rsi:Power)) }"""
_TEXTS: Final = "SELECT (COUNT(?text) AS ?n) { ?expression rsi:text ?text }"
_CODE: Final = re.compile(r"/id/article/([^/]+)/")
_SCOPED: Final = re.compile(r"/id/body/[^/]+/[^/]+/")
_MOST_CODES: Final = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """What one body does to another: its property, its family of actions, the slugs of the codes that say so."""

    source: str
    target: str
    property: str
    family: str
    codes: frozenset[str]
    weight: int


@dataclass(frozen=True)
class Survey:
    """All ties of a store, and what the bodies at their ends are called."""

    ties: tuple[Tie, ...]
    names: Mapping[str, str]
    source: str

    @cached_property
    def weight(self) -> Counter[str]:
        """How many ties each body has; a body that means something in one article only counts less."""
        ends = Counter(end for tie in self.ties for end in (tie.source, tie.target))
        return Counter({body: n if _SCOPED.search(body) is None else n // 3 for body, n in ends.items()})

    def busiest(self, most: int, ties: Iterable[Tie] | None = None) -> list[str]:
        """The bodies with most ties; among those of `ties` only, where given."""
        if ties is None:
            return self._by_weight[:most]
        return self._ordered({end for tie in ties for end in (tie.source, tie.target)})[:most]

    @cached_property
    def _by_weight(self) -> list[str]:
        return self._ordered(self.names)

    def _ordered(self, bodies: Iterable[str]) -> list[str]:
        return sorted(bodies, key=lambda body: (-self.weight[body], self.names[body], body))

    @cached_property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The codes that say so, as they stand in addresses, with their titles; in the order of these."""
        slugs = {code for tie in self.ties for code in tie.codes}
        return tuple(sorted(((code, code_title(code)) for code in slugs), key=lambda code: slug(code[1])))

    def joined(self, most: int, ties: Iterable[Tie]) -> list[str]:
        """The busiest bodies, and those they have most to do with: few stand alone."""
        ties = sorted(ties, key=lambda tie: -min(self.weight[tie.source], self.weight[tie.target]) - tie.weight)
        return joined(self.busiest(most // 4, ties), [(tie.source, tie.target) for tie in ties], most=most)

    def around(self, body: str, most: int, ties: Iterable[Tie] | None = None) -> list[str]:
        """A body and those it has most to do with."""
        shared: Counter[str] = Counter()
        for tie in self.ties if ties is None else ties:
            if body in (tie.source, tie.target) and tie.source != tie.target:
                shared[tie.target if tie.source == body else tie.source] += tie.weight
        return [body, *sorted(shared, key=lambda one: (-shared[one], -self.weight[one], one))[:most]]

    @cached_property
    def _slugs(self) -> dict[str, str]:
        return {body: slug(name) for body, name in self.names.items()}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """Slug of a name → the bodies called so, the one with most ties first."""
        found: dict[str, list[str]] = {}
        for body in self.busiest(len(self.names)):
            found.setdefault(self._slugs[body], []).append(body)
        return found

    def sharing(self, body: str) -> int:
        """How many bodies are called as this one is."""
        return len(self._named[self._slugs[body]])

    def named(self, words: str) -> str:
        """Name or IRI in, the body called so with most ties out; empty where there is none."""
        if words in self.names:
            return words
        return next(iter(self._named.get(_slug(words), ())), "")

    def found(self, words: str, most: int) -> list[str]:
        """The bodies in whose names all these words stand, those with most ties first."""
        wanted = _slug(words).split("-")
        hits = (body for body in self.busiest(len(self.names)) if all(w in self._slugs[body] for w in wanted))
        return list(islice(hits, most)) if words.strip() else []

    def between(self, start: str, end: str) -> set[str]:
        """The bodies on the shortest ways from one to another, in the direction of action; none where no way leads."""
        down, up = self._steps(start, down=True), self._steps(end, down=False)
        if end not in down:
            return set()
        return {body for body, step in down.items() if body in up and step + up[body] == down[end]}

    def _steps(self, start: str, *, down: bool) -> dict[str, int]:
        """Breadth first: how many steps each body is away."""
        following: dict[str, set[str]] = {}
        for tie in self.ties:
            near, far = (tie.source, tie.target) if down else (tie.target, tie.source)
            following.setdefault(near, set()).add(far)
        steps, edge = {start: 0}, {start}
        while edge:
            edge = {far for near in edge for far in following.get(near, ())} - steps.keys()
            steps |= dict.fromkeys(edge, max(steps.values()) + 1)
        return steps


def survey_of(store: ox.Store) -> Survey:
    """Store in, its survey out."""
    ask = asking(store)
    families = _families()
    weights: Counter[tuple[str, str, str]] = Counter()
    codes: dict[tuple[str, str, str], set[str]] = {}
    for key, competence in (*_ties(store), *_scheme_ties(ask(_SCHEMES))):
        weights[key] += 1
        codes.setdefault(key, set()).update(_CODE.findall(competence))
    ties = tuple(
        Tie(*key, families.get(key[2], ""), frozenset(codes[key]), weight) for key, weight in sorted(weights.items())
    )
    bodies = {end for tie in ties for end in (tie.source, tie.target)}
    names = {body: name_of(store, body) for body in bodies}
    return Survey(ties, names, _source(ask, _codes(store)))


def _slug(words: str) -> str:
    """Empty for words without a letter."""
    try:
        return slug(words)
    except IriError:
        return ""


_Key = tuple[str, str, str]


def _ties(store: ox.Store) -> Iterator[tuple[_Key, str]]:
    """What relations rest on: four walks over an index, which take a fifth of the time of a join."""
    start, end, prop = (dict(pairs(store, one)) for one in (RSI["from"], RSI.to, RSI.relationProperty))
    for relation, competence in pairs(store, RSI.basedOn):
        if relation in start and relation in end and relation in prop:
            yield (start[relation], end[relation], prop[relation]), competence


def _scheme_ties(rows: Iterable[Mapping[str, str]]) -> Iterable[tuple[_Key, str]]:
    """What is done to a scheme, where its action binds."""
    pairs = default_authority().actions.subject_objects(RSI.edgeProperty)
    properties = {str(action): str(prop) for action, prop in pairs}
    for row in rows:
        if row["action"] in properties:
            yield (row["source"], row["target"], properties[row["action"]]), row["competence"]


def _families() -> dict[str, str]:
    """Property → the slug of the family of its action."""
    actions = default_authority().actions
    return {
        str(prop): str(family).rpartition("family-")[2]
        for action, prop in actions.subject_objects(RSI.edgeProperty)
        for family in actions.objects(action, SKOS.broader)
    }


def _codes(store: ox.Store) -> list[str]:
    """The names of the codes of which the store has a text; those that are only cited are left out."""
    resources = store.quads_for_pattern(None, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(ELI.LegalResource)), None)
    codes = {value_of(quad.subject) for quad in resources}
    return sorted({name_of(store, code) for code in codes if _has_text(store, code)})


def _has_text(store: ox.Store, code: str) -> bool:
    part, member = (ox.NamedNode(str(one)) for one in (ELI.is_part_of, ELI.is_member_of))
    articles = store.quads_for_pattern(None, part, ox.NamedNode(code), None)
    return any(any(store.quads_for_pattern(None, member, quad.subject, None)) for quad in articles)


def _source(ask: Ask, codes: Sequence[str]) -> str:
    """How many texts of which codes: the line under the title."""
    (count,) = ask(_TEXTS)
    shown = ", ".join(f"{code[0].lower()}{code[1:]}" for code in codes)
    if len(codes) > _MOST_CODES:
        shown = f"{len(codes)} codes"
    number = grouped(int(count["n"]))
    return f"{number} article{'s' if int(count['n']) > 1 else ''} : {shown}"


def of_family(ties: Iterable[Tie], families: Collection[str], codes: Collection[str]) -> list[Tie]:
    """Ties in, those of these families of actions and codes out; all where none is named."""
    return [
        tie
        for tie in ties
        if (not families or tie.family in families) and (not codes or not tie.codes.isdisjoint(codes))
    ]
