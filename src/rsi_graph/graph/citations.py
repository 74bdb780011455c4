"""Citations: who cites what, in which words, and how sure that is. Source: MODEL, section 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rdflib import Literal, URIRef

from rsi_graph.graph.place import Place
from rsi_graph.graph.terms import LABEL, TYPE, Triple, french, shorten
from rsi_graph.graph.text import code_triples
from rsi_graph.iri import Address, ArticleAddress, CodeAddress, PointAddress, mint_iri, reference_addresses
from rsi_graph.model import Citation, Reference
from rsi_graph.namespaces import ELI, RSI


def citation_triples(place: Place) -> Iterator[Triple]:
    """A reading in, its citations out."""
    for citation in place.reading.citations:
        yield from _citation(place, citation)


def _citation(place: Place, citation: Citation) -> Iterator[Triple]:
    node = place.iri(place.citation(citation))
    point = place.iri(place.dated_point(place.paragraph(citation).point))
    words = citation.phrase.of(place.reading.article.text)
    yield node, TYPE, RSI.Citation
    yield node, LABEL, french(shorten(f"{place.name} cite « {words} »"))
    yield node, RSI.citingPoint, point
    yield node, RSI.citingArticle, place.iri(place.version.article)
    yield node, RSI.citedWords, french(words)
    yield node, RSI.start, Literal(citation.phrase.start)
    yield node, RSI.end, Literal(citation.phrase.end)
    yield node, RSI.status, Literal(citation.status.value)
    if citation.link:
        yield node, RSI.linkPath, Literal(citation.link.href)
        if citation.link.status:
            yield node, RSI.linkStatus, Literal(citation.link.status)
    for address in reference_addresses(citation.reference) if citation.reference else ():
        yield node, RSI.citedResource, place.iri(address)
        yield point, ELI.cites, place.iri(address)
        if isinstance(address, ArticleAddress | PointAddress):
            article = address.article if isinstance(address, PointAddress) else address
            yield node, RSI.citedArticle, place.iri(article)


def cited_triples(references: Iterable[Reference], base: str) -> Iterator[Triple]:
    """What citations name in, type, label, number and place of each out: they may stand outside the data."""

    def iri(address: Address) -> URIRef:
        return URIRef(mint_iri(address, base=base))

    for reference in sorted(references, key=str):
        for address in reference_addresses(reference):
            yield from _resource(iri, address, reference)


def _resource(iri: Callable[[Address], URIRef], address: Address, reference: Reference) -> Iterator[Triple]:
    if isinstance(address, PointAddress):
        label = " ".join((reference.act, address.article.number, *reference.subdivision))
        yield from _part(iri(address), label, reference.subdivision[-1], iri(address.article))
        yield from _resource(iri, address.article, reference)
    elif isinstance(address, ArticleAddress):
        label = str(Reference(reference.act, address.number))
        whole = reference_addresses(Reference(reference.act))[0]
        yield from _part(iri(address), label, address.number, iri(whole))
        yield from _resource(iri, whole, reference)
    elif isinstance(address, CodeAddress):
        yield from code_triples(iri(address), address.slug)
    else:
        yield iri(address), TYPE, ELI.LegalResource
        yield iri(address), LABEL, french(reference.act)


def _part(node: URIRef, label: str, number: str, whole: URIRef) -> Iterator[Triple]:
    yield node, TYPE, ELI.LegalResourceSubdivision
    yield node, LABEL, french(label)
    yield node, ELI.number, Literal(number)
    yield node, ELI.is_part_of, whole
