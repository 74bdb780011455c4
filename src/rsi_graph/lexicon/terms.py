"""Small questions to a graph of words."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node


def french(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """Subject and predicate in, the French words out, sorted.

    >>> from rdflib.namespace import SKOS
    >>> graph = Graph().parse(data='<urn:a> <http://www.w3.org/2004/02/skos/core#altLabel> "verser"@fr, "pay"@en .')
    >>> french(graph, URIRef("urn:a"), SKOS.altLabel)
    ['verser']
    """
    objects = graph.objects(subject, predicate)
    return sorted(str(value) for value in objects if isinstance(value, Literal) and value.language == "fr")


def local_name(term: Node) -> str:
    """IRI in, what stands behind its last `/` or `#` out.

    >>> local_name(URIRef("https://w3id.org/rsi-graph/action/pay"))
    'pay'
    """
    return str(term).replace("#", "/").rpartition("/")[2]


def in_order(terms: Iterator[Node]) -> list[Node]:
    """Terms in, each once and in the order of their IRIs out."""
    return sorted(set(terms), key=str)
