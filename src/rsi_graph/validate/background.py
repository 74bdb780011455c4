"""What a graph leaves unsaid because the package says it: classes, actions, authority entries.

A bare data file names `action:control` or `…/body/etat` without describing them. Mixing the whole ontology into every
graph would have the shapes look at every entry of it; only what the data names, and does not describe, is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from rsi_graph.resources import resource_path

Triple = tuple[Node, Node, Node]

_VOCABULARIES: Final = ("rsi.ttl", "actions.ttl", "bodies.ttl")
_HIERARCHIES: Final = (RDFS.subClassOf, RDFS.subPropertyOf)
_DESCRIBING: Final = (RDF.type, RDFS.label, DCTERMS.identifier, SKOS.inScheme, SKOS.broader)


def with_background(data: Graph) -> Graph:
    """Graph in, a new graph out: the data, the hierarchies of the ontology, and what the data only names.

    Guarantees: the graph given is not changed; what the data itself describes is left as it is.
    """
    whole = Graph(bind_namespaces="none")
    for triple in (*data, *_hierarchies(), *_undescribed(data)):
        whole.add(triple)
    return whole


@cache
def _vocabulary() -> Graph:
    graph = Graph(bind_namespaces="none")
    for name in _VOCABULARIES:
        graph.parse(resource_path("ontology", name), format="turtle")
    return graph


def _hierarchies() -> Iterator[Triple]:
    for predicate in _HIERARCHIES:
        yield from _vocabulary().triples((None, predicate, None))


def _undescribed(data: Graph) -> Iterator[Triple]:
    vocabulary = _vocabulary()
    for term in set(data.objects(unique=True)):
        if isinstance(term, URIRef) and (term, RDF.type, None) not in data:
            for predicate in _DESCRIBING:
                yield from vocabulary.triples((term, predicate, None))
