"""Relations of a whole corpus, by the same CONSTRUCT as for one article, in an engine that bears the size."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

from rsi_graph.export import turtle_head, turtle_writer
from rsi_graph.graph import relations_query


def relation_lines(basis: Iterable[bytes], shared: Iterable[bytes], base: str) -> list[bytes]:
    """Turtle lines of competences, bodies and actions in, the sorted lines of the relations they justify out."""
    store = ox.Store()
    head = turtle_head(base).encode()
    store.bulk_load(head + b"".join(basis) + b"".join(shared), ox.RdfFormat.TURTLE)
    line = turtle_writer(base)
    found = store.query(relations_query())
    assert isinstance(found, ox.QueryTriples)
    return sorted({line((_node(s), _node(p), _node(o))).encode() for s, p, o in found})


def _node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))
