"""What a graph leaves unsaid because the package says it: classes, actions, authority entries.

A bare data file names `action:control` or `…/body/etat` without describing them. Mixing the whole ontology into every
graph would have the shapes look at every entry of it; only what the data names, and does not describe, is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import pyoxigraph as ox
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS
from rdflib.term import Node

from rsi_graph.resources import resource_path

Triple = tuple[Node, Node, Node]

_VOCABULARIES: Final = ("rsi.ttl", "actions.ttl", "bodies.ttl")
_HIERARCHIES: Final = (RDFS.subClassOf, RDFS.subPropertyOf)
_DESCRIBING: Final = (RDF.type, RDFS.label, DCTERMS.identifier, SKOS.inScheme, SKOS.broader)

_TYPE: Final = ox.NamedNode(str(RDF.type))


def with_background(data: Graph) -> Graph:
    """Graph in, a new graph out: the data, the hierarchies of the ontology, and what the data only names.

    Guarantees: the graph given is not changed; what the data itself describes is left as it is.
    """
    whole = Graph(bind_namespaces="none")
    for triple in (*data, *_hierarchies(), *_undescribed(data)):
        whole.add(triple)
    return whole


def with_background_lines(turtle: bytes) -> str:
    """Turtle in, N-Triples out: what `with_background` does, without building a graph.

    >>> lines = with_background_lines(b"<urn:c> <urn:p> <https://w3id.org/rsi-graph/action/control> .")
    >>> "<https://w3id.org/rsi-graph/action/control> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in lines
    True
    """
    triples = list(ox.parse(turtle, ox.RdfFormat.TURTLE))
    described = {one.subject for one in triples if one.predicate == _TYPE}
    named = {one.object for one in triples if isinstance(one.object, ox.NamedNode)}
    content = ox.serialize((one.triple for one in triples), format=ox.RdfFormat.N_TRIPLES)
    assert content is not None
    known = _vocabulary_lines()
    added = sorted(known[term.value] for term in named - described if term.value in known)
    return "".join([content.decode(), _lines(_hierarchies()), *added])


@cache
def _vocabulary_lines() -> dict[str, str]:
    """What the vocabularies say of each of their terms, as N-Triples."""
    vocabulary, said = _vocabulary(), dict[str, list[Triple]]()
    for predicate in _DESCRIBING:
        for triple in vocabulary.triples((None, predicate, None)):
            said.setdefault(str(triple[0]), []).append(triple)
    return {term: _lines(triples) for term, triples in said.items()}


def _lines(triples: Iterable[Triple]) -> str:
    return "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in triples)


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
