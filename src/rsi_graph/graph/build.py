"""Readings in, graph out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, VOID

from rsi_graph.graph.authority import Authority, default_authority
from rsi_graph.graph.bodies import authority_triples, body_triples
from rsi_graph.graph.citations import citation_triples, cited_triples
from rsi_graph.graph.claims import claims
from rsi_graph.graph.competences import competence_triples
from rsi_graph.graph.dataset import COUNTED, DatasetInfo, dataset_triples
from rsi_graph.graph.facts import Usage, facts_of, reference_date, twin_triples, union, usage_of
from rsi_graph.graph.force import force_triples
from rsi_graph.graph.place import Place
from rsi_graph.graph.relations import derive_relations
from rsi_graph.graph.reviews import reviewer_triples
from rsi_graph.graph.terms import Triple
from rsi_graph.graph.text import code_triples, text_triples
from rsi_graph.iri import DEFAULT_BASE, CodeAddress, DatasetAddress, claim_all, mint_iri, version_address
from rsi_graph.model import Reading
from rsi_graph.namespaces import bind_prefixes

DEFAULT_DATASET: Final = DatasetInfo()


def to_graph(
    readings: Iterable[Reading],
    *,
    base: str = DEFAULT_BASE,
    dataset: DatasetInfo = DEFAULT_DATASET,
    authority: Authority | None = None,
) -> Graph:
    """Readings in, the graph of texts, bodies, missions, competences, evidence, citations and relations out.

    Guarantees: no blank node; the same readings in any order give the same graph; every resource but selectors has a
    type and a French label; an IRI stands for one thing.

    Raises:
        IriCollision: an address would stand for two different things.
        IriError: something has no address, or the base is no base.
    """
    known = authority or default_authority()
    places = to_places(readings, base=base, authority=known)
    claim_all(claim for place in places for claim in claims(place))
    facts = tuple(facts_of(place) for place in places)
    on = dataset.reference_date or reference_date(one.dates for one in facts)
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    _add(graph, (triple for place in places for triple in own_triples(place)))
    _add(graph, force_triples(facts, on))
    _add(graph, twin_triples(facts))
    labelled = set(graph.subjects(RDFS.label, None))
    usage = union(usage_of(place.reading) for place in places)
    _add(graph, shared_triples(usage, known, base))
    _add(graph, (triple for triple in cited_triples(usage.references, base) if triple[0] not in labelled))
    _add(graph, derive_relations(graph))
    counts = {kind: len(set(graph.subjects(RDF.type, kind))) for _, kind, _ in COUNTED}
    _add(graph, dataset_triples(facts, dataset, on, base=base, counts=counts))
    graph.add(triple_count(dataset, base, len(graph)))
    return graph


def to_places(readings: Iterable[Reading], *, base: str, authority: Authority) -> tuple[Place, ...]:
    """Readings in, each with its address out, sorted by it; a text read twice is one."""
    by_address = {(version_address(reading.article).path, reading.article.text): reading for reading in readings}
    return tuple(
        Place(reading, version_address(reading.article), base, authority)
        for _, reading in sorted(by_address.items(), key=lambda item: item[0])
    )


def own_triples(place: Place) -> Iterator[Triple]:
    """A reading in, all that its version alone says out: nothing that depends on other articles or on the day."""
    yield from text_side_triples(place)
    yield from competence_triples(place)


def text_side_triples(place: Place) -> Iterator[Triple]:
    """A reading in, its text, its citations and the bodies it names out: all but its competences."""
    yield from text_triples(place)
    yield from citation_triples(place)
    yield from body_triples(place)


def shared_triples(usage: Usage, authority: Authority, base: str) -> Iterator[Triple]:
    """What readings name in, codes, entries of the authority file and actions out."""
    for code in sorted(usage.codes):
        yield from code_triples(URIRef(mint_iri(CodeAddress(code), base=base)), code)
    yield from authority_triples(usage.bodies, authority, base)
    yield from authority.concepts(usage.actions)
    yield from reviewer_triples(usage.reviewers, base)


def triple_count(dataset: DatasetInfo, base: str, others: int) -> Triple:
    """The count counts itself."""
    return URIRef(mint_iri(DatasetAddress(dataset.slug), base=base)), VOID.triples, Literal(others + 1)


def _add(graph: Graph, triples: Iterable[Triple]) -> None:
    for triple in triples:
        graph.add(triple)
