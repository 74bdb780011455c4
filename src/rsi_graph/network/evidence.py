"""The words of the law behind an edge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from rsi_graph.namespaces import ELI, OA, RSI

_VERSION: Final = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One competence behind an edge, in the order of the law.

    Attributes:
        article: where it stands, without the version ("CSS L611-4 2°").
        start: offset of the quote in the article's text.
        quote: the words of the law.
        verb: lemma of the governing verb.
        competence: IRI.
        since, until: first and last day in force, ISO, empty where not known or open.
        modality: "Duty" or "Power".
        version: IRI of the dated version in which it stands.
    """

    article: str
    start: int
    quote: str
    verb: str
    competence: str
    since: str = ""
    until: str = ""
    modality: str = ""
    version: str = ""


def evidence_of(graph: Graph, competences: Iterable[Node], *, quotes: bool = True) -> tuple[Evidence, ...]:
    """Competences in, their evidence in the order of the law out; without `quotes` it has no words, and is quick."""
    found = [_evidence(graph, competence, quotes=quotes) for competence in competences]
    return tuple(sorted(found, key=lambda e: (_article_number(e.article), e.start, e.competence)))


def _article_number(label: str) -> str:
    return " ".join(label.split(" ")[:2])


def _evidence(graph: Graph, competence: Node, *, quotes: bool) -> Evidence:
    start, quote = _quote(graph, competence) if quotes else (0, "")
    basis = graph.value(competence, RSI.legalBasis)
    version = graph.value(basis, ELI.is_part_of) if basis else None
    label = str(graph.value(basis, RDFS.label) or "")
    return Evidence(
        article=_VERSION.sub("", label),
        start=start,
        quote=quote,
        verb=str(graph.value(competence, RSI.verb) or ""),
        competence=str(competence),
        since=day_of(graph, version, ELI.first_date_entry_in_force),
        until=day_of(graph, version, ELI.date_no_longer_in_force),
        modality=modality_of(graph, competence),
        version=str(version or ""),
    )


def day_of(graph: Graph, version: Node | None, which: Node) -> str:
    """A version and one of its dates in, the day (ISO) out; empty where it is not stated."""
    return str(graph.value(version, which) or "") if version else ""


def modality_of(graph: Graph, competence: Node) -> str:
    """A competence in, "Duty", "Power" or "Prohibition" out; empty where it is none of them."""
    types = set(graph.objects(competence, RDF.type))
    return next((local_name(one) for one in (RSI.Duty, RSI.Power, RSI.Prohibition) if one in types), "")


def _quote(graph: Graph, competence: Node) -> tuple[int, str]:
    """Of the spans of the evidence, the quote: not the holder's name, which stands before it or inside it."""
    annotation = graph.value(competence, RSI.evidence)
    spans = [_span(graph, target) for target in graph.objects(annotation, OA.hasTarget)]
    whole = [
        (start, words)
        for start, words in spans
        if not any(s <= start and start + len(words) <= s + len(w) and (s, w) != (start, words) for s, w in spans)
    ]
    return max(whole, default=(0, ""))


def _span(graph: Graph, target: Node) -> tuple[int, str]:
    start, words = 0, ""
    for selector in graph.objects(target, OA.hasSelector):
        exact, position = graph.value(selector, OA.exact), graph.value(selector, OA.start)
        words = str(exact) if exact is not None else words
        start = int(position) if isinstance(position, Literal) else start
    return start, words


def label_of(graph: Graph, subject: Node, language: str) -> str:
    """A resource in, its label in the language out; empty where it has none."""
    labels = (label for label in graph.objects(subject, RDFS.label) if isinstance(label, Literal))
    return min((str(label) for label in labels if label.language == language), default="")


def local_name(iri: Node) -> str:
    """What stands behind the last `#` or `/` of an IRI.

    >>> from rdflib import URIRef
    >>> local_name(URIRef("https://w3id.org/rsi-graph/ontology#controls"))
    'controls'
    """
    return str(iri).replace("#", "/").rpartition("/")[2]
