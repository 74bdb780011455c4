"""Steps in, resources `rsi:CompetenceChange` out. Source: MODEL, section 8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, XSD
from rdflib.term import Node

from rsi_graph.changes.compare import ChangeKind
from rsi_graph.changes.history import Step
from rsi_graph.iri import DEFAULT_BASE, ArticleAddress, ChangeAddress, IriError, mint_iri, parse_iri
from rsi_graph.namespaces import RSI, bind_prefixes

_PROPERTIES = {ChangeKind.GAINED: RSI.gained, ChangeKind.LOST: RSI.lost, ChangeKind.REWORDED: RSI.reworded}


def change_graph(steps: Iterable[Step], *, base: str = DEFAULT_BASE) -> Graph:
    """Steps in, their graph out; a step that changes no competence, or has no day, gives nothing.

    Raises:
        IriError: the article has no address of ours.
    """
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    for step in steps:
        for triple in _triples(step, base):
            graph.add(triple)
    return graph


def _triples(step: Step, base: str) -> Iterator[tuple[Node, Node, Node]]:
    changed = [change for change in step.changes if change.kind in _PROPERTIES]
    if step.day is None or not changed:
        return
    article = parse_iri(step.article, base=base)
    if not isinstance(article, ArticleAddress):
        raise IriError(step.article, "it is no article")
    node = URIRef(mint_iri(ChangeAddress(article, step.day), base=base))
    yield node, RDF.type, RSI.CompetenceChange
    yield node, RDFS.label, Literal(f"{step.name} : changement du {step.day.isoformat()}", lang="fr")
    yield node, DCTERMS.date, Literal(step.day.isoformat(), datatype=XSD.date)
    for state, predicate in ((step.before, PROV.used), (step.after, PROV.generated)):
        if state is not None:
            yield node, predicate, URIRef(state.version)
    yield from ((node, RSI.changedBy, URIRef(iri)) for iri in step.texts.iris)
    yield from ((node, RSI.amendingWords, Literal(words, lang="fr")) for words in step.texts.words)
    for change in changed:
        yield node, _PROPERTIES[change.kind], URIRef(change.shown.iri)
        if change.kind is ChangeKind.REWORDED and change.before is not None:
            yield URIRef(change.shown.iri), PROV.wasRevisionOf, URIRef(change.before.iri)
