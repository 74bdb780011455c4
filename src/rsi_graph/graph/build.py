"""Readings in, graph out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS, VOID

from rsi_graph.graph.authority import Authority, default_authority
from rsi_graph.graph.bodies import authority_triples, body_triples
from rsi_graph.graph.citations import citation_triples, cited_triples
from rsi_graph.graph.claims import claims
from rsi_graph.graph.competences import competence_triples
from rsi_graph.graph.dataset import DatasetInfo, dataset_triples, reference_date
from rsi_graph.graph.place import Place
from rsi_graph.graph.relations import derive_relations
from rsi_graph.graph.terms import Triple
from rsi_graph.graph.text import text_triples
from rsi_graph.iri import DEFAULT_BASE, DatasetAddress, claim_all, mint_iri, version_address
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
    places = to_places(readings, base=base, authority=authority or default_authority())
    claim_all(claim for place in places for claim in claims(place))
    on = dataset.reference_date or reference_date(places)
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    _add(graph, (triple for place in places for triple in _of_reading(place, on)))
    _add(graph, _twins(places))
    _add_shared(graph, places)
    for triple in derive_relations(graph):
        graph.add(triple)
    _add(graph, dataset_triples(places, dataset, on, base=base, graph=graph))
    _count(graph, dataset, base)
    return graph


def to_places(readings: Iterable[Reading], *, base: str, authority: Authority) -> tuple[Place, ...]:
    """Readings in, each with its address out, sorted by it; a text read twice is one."""
    by_address = {(version_address(reading.article).path, reading.article.text): reading for reading in readings}
    return tuple(
        Place(reading, version_address(reading.article), base, authority)
        for _, reading in sorted(by_address.items(), key=lambda item: item[0])
    )


def _of_reading(place: Place, on: date | None) -> Iterator[Triple]:
    yield from text_triples(place, on)
    yield from citation_triples(place)
    yield from body_triples(place)
    yield from competence_triples(place)


def _twins(places: Sequence[Place]) -> Iterator[Triple]:
    """A version known by a snapshot or by its text alone is replaced by the dated version of the same text."""
    dated = {
        (place.version.article, place.reading.article.text): place
        for place in reversed(places)
        if place.reading.article.version.start
    }
    for place in places:
        twin = dated.get((place.version.article, place.reading.article.text))
        if twin is not None and place.reading.article.version.start is None:
            yield place.iri(place.version), DCTERMS.isReplacedBy, twin.iri(twin.version)


def _add(graph: Graph, triples: Iterable[Triple]) -> None:
    for triple in triples:
        graph.add(triple)


def _add_shared(graph: Graph, places: Sequence[Place]) -> None:
    """What several readings may share: a resource that already has a label keeps it."""
    _add(graph, authority_triples(places))
    if not places:
        return
    labelled = set(graph.subjects(RDFS.label, None))
    references = (c.reference for place in places for c in place.reading.citations if c.reference)
    _add(graph, (triple for triple in cited_triples(references, places[0]) if triple[0] not in labelled))
    actions = {
        action
        for place in places
        for competence in place.reading.competences
        for action in (competence.action, *competence.alternatives)
    }
    _add(graph, places[0].authority.concepts(actions))


def _count(graph: Graph, dataset: DatasetInfo, base: str) -> None:
    """The count counts itself."""
    node = URIRef(mint_iri(DatasetAddress(dataset.slug), base=base))
    graph.add((node, VOID.triples, Literal(len(graph) + 1)))
