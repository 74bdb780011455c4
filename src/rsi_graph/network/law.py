"""The text of a version of an article with what was read in it: competences, references, validity, other versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.term import Node

from rsi_graph.namespaces import ELI, RSI
from rsi_graph.network.differences import differences
from rsi_graph.network.evidence import day_of, evidence_of, label_of, local_name, modality_of
from rsi_graph.network.ranks import Network

_LEGIFRANCE: Final = "https://www.legifrance.gouv.fr"


@dataclass(frozen=True, slots=True)
class Mark:
    """A competence as it stands in the text: who does what, by which words, where."""

    competence: str
    where: str
    point: str
    start: int
    end: int
    modality: str
    action: str
    action_label: str
    action_label_en: str
    family: str
    verb: str
    object: str
    holders: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of the text that cite another one; `law` its address at Légifrance, where the code is known there."""

    start: int
    end: int
    cited: str
    label: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the text in which the same marks and the same reference hold; these by their rank."""

    words: str
    marks: tuple[int, ...] = ()
    reference: int = -1


@dataclass(frozen=True, slots=True)
class VersionDates:
    """A version and its days; `since` and `until` are the first and the last day in force."""

    iri: str
    since: str
    until: str
    observed: str


@dataclass(frozen=True, slots=True)
class LawText:
    """A version of an article; `changes` are the differences from the version before."""

    version: VersionDates
    article: str
    number: str
    label: str
    code: str
    law: str
    text: str
    marks: tuple[Mark, ...]
    references: tuple[Reference, ...]
    segments: tuple[Segment, ...]
    versions: tuple[VersionDates, ...]
    changes: tuple[tuple[str, str], ...]


def law_of(graph: Graph, version: str) -> LawText | None:
    """Graph and IRI of a version in, its text with all that was read in it out; None where the text is not held."""
    node = URIRef(version)
    text = _text(graph, node)
    if text is None:
        return None
    article = graph.value(node, ELI.is_member_of)
    dates = _dates(graph, node)
    code = graph.value(article, ELI.is_part_of) if article else None
    marks = tuple(_marks(graph, node))
    law = _legifrance(graph, article, code, dates.since or dates.observed)
    references = tuple(_references(graph, node, dates.since or dates.observed))
    versions = _versions(graph, article, dates)
    before = next((one for one in reversed(versions) if one.since and one.since < dates.since), None)
    old = _text(graph, URIRef(before.iri)) if before else None
    return LawText(
        version=dates,
        article=str(article or version),
        number=str(graph.value(node, ELI.number) or ""),
        label=label_of(graph, article, "fr") if article else "",
        code=(label_of(graph, code, "fr") or str(graph.value(code, SKOS.prefLabel) or "")) if code else "",
        law=law,
        text=text,
        marks=marks,
        references=references,
        segments=segments(text, [(m.start, m.end) for m in marks], [(r.start, r.end) for r in references]),
        versions=versions,
        changes=differences(old, text) if old is not None else (),
    )


def laws_of(graph: Graph, versions: Iterable[str]) -> dict[str, LawText]:
    """Graph and IRIs of versions in, the texts of these and of all other versions of their articles out."""
    known: dict[str, LawText] = {}
    asked = sorted(set(versions))
    while asked:
        law = law_of(graph, asked.pop())
        if law is not None:
            known[law.version.iri] = law
            asked += [one.iri for one in law.versions if one.iri not in known and one.iri not in asked]
    return dict(sorted(known.items()))


def laws_behind(graph: Graph, network: Network) -> dict[str, LawText]:
    """Graph and a network of it in, the texts on which its edges rest out."""
    edges = (data["evidence"] for _, _, data in network.edges(data=True))
    return laws_of(graph, (one.version for evidence in edges for one in evidence if one.version))


def segments(text: str, marks: Sequence[tuple[int, int]], references: Sequence[tuple[int, int]]) -> tuple[Segment, ...]:
    """A text, spans of marks and of references in, runs of the text out; put together they are the text.

    >>> [(one.words, one.marks) for one in segments("Elle gère et contrôle.", [(5, 21), (13, 21)], [])]
    [('Elle ', ()), ('gère et ', (0,)), ('contrôle', (0, 1)), ('.', ())]
    """
    cuts = sorted({0, len(text), *(min(cut, len(text)) for span in (*marks, *references) for cut in span)})
    found = []
    for start, end in pairwise(cuts):
        within = tuple(rank for rank, (a, b) in enumerate(marks) if a <= start and end <= b)
        cited = next((rank for rank, (a, b) in enumerate(references) if a <= start and end <= b), -1)
        found.append(Segment(text[start:end], within, cited))
    return tuple(found)


def _text(graph: Graph, version: Node) -> str | None:
    for expression in graph.objects(version, ELI.is_realized_by):
        text = graph.value(expression, RSI.text)
        if text is not None:
            return str(text)
    return None


def _dates(graph: Graph, version: Node) -> VersionDates:
    return VersionDates(
        str(version),
        day_of(graph, version, ELI.first_date_entry_in_force),
        day_of(graph, version, ELI.date_no_longer_in_force),
        day_of(graph, version, RSI.observedOn),
    )


def _versions(graph: Graph, article: Node | None, own: VersionDates) -> tuple[VersionDates, ...]:
    """All versions of the article whose text is held, by day."""
    if article is None:
        return (own,)
    members = [one for one in graph.subjects(ELI.is_member_of, article) if _text(graph, one) is not None]
    return tuple(sorted((_dates(graph, one) for one in members), key=lambda d: (d.since or d.observed, d.iri)))


def _marks(graph: Graph, version: Node) -> Iterator[Mark]:
    points = [version, *graph.subjects(ELI.is_part_of, version)]
    found = [
        _mark(graph, one, point)
        for point in points
        for one in graph.subjects(RSI.legalBasis, point)
        if (one, RDF.type, RSI.Competence) in graph  # missions have a basis too
    ]
    yield from sorted(found, key=lambda mark: (mark.start, mark.end, mark.competence))


def _mark(graph: Graph, competence: Node, point: Node) -> Mark:
    (evidence,) = evidence_of(graph, (competence,))
    action = graph.value(competence, RSI.action)
    family = graph.value(action, SKOS.broader) if action else None
    holders = sorted((str(one), label_of(graph, one, "fr")) for one in graph.objects(competence, RSI.holder))
    return Mark(
        competence=str(competence),
        where=evidence.article,
        point=str(point),
        start=evidence.start,
        end=evidence.start + len(evidence.quote),
        modality=modality_of(graph, competence),
        action=str(action or ""),
        action_label=label_of(graph, action, "fr") if action else "",
        action_label_en=label_of(graph, action, "en") if action else "",
        family=local_name(family).removeprefix("family-") if family else "",
        verb=evidence.verb,
        object=str(graph.value(competence, RSI.object) or ""),
        holders=tuple(holders),
    )


def _references(graph: Graph, version: Node, day: str) -> Iterator[Reference]:
    points = [version, *graph.subjects(ELI.is_part_of, version)]
    found = [_reference(graph, one, day) for point in points for one in graph.subjects(RSI.citingPoint, point)]
    yield from sorted((one for one in found if one), key=lambda one: (one.start, one.end, one.cited))


def _reference(graph: Graph, citation: Node, day: str) -> Reference | None:
    start, end = graph.value(citation, RSI.start), graph.value(citation, RSI.end)
    cited = graph.value(citation, RSI.citedResource)
    if not (isinstance(start, Literal) and isinstance(end, Literal) and cited):
        return None
    label = label_of(graph, cited, "fr") or local_name(cited)
    return Reference(int(start), int(end), str(cited), label, _legifrance(graph, cited, _code(graph, cited), day))


def _code(graph: Graph, cited: Node) -> Node | None:
    """The code in which a cited article or point stands."""
    part: Node | None = cited
    for _ in range(6):  # code, article, part, point, letter, dash
        part = graph.value(part, ELI.is_part_of) if part else None
        if part is not None and graph.value(part, ELI.id_local) is not None:
            return part
    return None


def _legifrance(graph: Graph, article: Node | None, code: Node | None, day: str) -> str:
    """The page of the article where its identifier is known, else that of its code on the day."""
    page = graph.value(article, RDFS.seeAlso) if article else None
    if page is not None:
        return str(page)
    identifier = graph.value(code, ELI.id_local) if code else None
    if identifier is None:
        return ""
    return "/".join(part for part in (_LEGIFRANCE, "codes/texte_lc", str(identifier), day) if part) + "/"
