"""Property paths of SHACL, read for people."""

from __future__ import annotations

from typing import Final

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from rsi_graph.namespaces import PREFIXES

_SUFFIXES: Final = {SH.zeroOrMorePath: "*", SH.oneOrMorePath: "+", SH.zeroOrOnePath: "?"}


def write_path(graph: Graph, path: Node) -> str:
    """Path of SHACL in, the same in SPARQL's notation out.

    >>> from rdflib.namespace import RDFS
    >>> write_path(Graph(), RDFS.label)
    'rdfs:label'

    Source: SHACL, 2.3.1; SPARQL 1.1, 9.1.
    """
    if isinstance(path, URIRef):
        return _short(path)
    inverse, alternative = graph.value(path, SH.inversePath), graph.value(path, SH.alternativePath)
    if inverse is not None:
        return "^" + write_path(graph, inverse)
    if alternative is not None:
        return "(" + "|".join(_members(graph, alternative)) + ")"
    for predicate, suffix in _SUFFIXES.items():
        inner = graph.value(path, predicate)
        if inner is not None:
            return write_path(graph, inner) + suffix
    return "/".join(_members(graph, path))


def _members(graph: Graph, head: Node) -> list[str]:
    return [write_path(graph, member) for member in Collection(graph, head)]


def _short(iri: URIRef) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
