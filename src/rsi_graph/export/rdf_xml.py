"""RDF/XML in a fixed order; rdflib's own writer follows a set, so that its bytes change from run to run.

Source: RDF 1.1 XML Syntax, section 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF
from rdflib.term import Node


def to_rdf_xml(graph: Graph) -> bytes:
    """Graph whose triples come sorted in, RDF/XML out: one description a subject."""
    triples = list(graph)
    triples.sort(key=lambda triple: [term.n3() for term in triple])
    names = {predicate: graph.namespace_manager.compute_qname_strict(str(predicate)) for _, predicate, _ in triples}
    prefixes = {"rdf": str(RDF), **{prefix: str(namespace) for prefix, namespace, _ in names.values()}}
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<rdf:RDF"]
    lines += [f"   xmlns:{prefix}={quoteattr(namespace)}" for prefix, namespace in sorted(prefixes.items())]
    lines.append(">")
    for subject, about in groupby(triples, key=lambda triple: triple[0]):
        lines.append(f"  <rdf:Description {_name(subject, 'about')}>")
        lines += [f"    {_property(f'{names[p][0]}:{names[p][2]}', value)}" for _, p, value in about]
        lines.append("  </rdf:Description>")
    return "\n".join([*lines, "</rdf:RDF>", ""]).encode()


def _name(node: Node, attribute: str) -> str:
    return f"rdf:{'nodeID' if isinstance(node, BNode) else attribute}={quoteattr(str(node))}"


def _property(name: str, value: Node) -> str:
    if not isinstance(value, Literal):
        return f"<{name} {_name(value, 'resource')}/>"
    return f"<{name}{''.join(_of_literal(value))}>{escape(str(value), {chr(13): '&#13;'})}</{name}>"


def _of_literal(value: Literal) -> Iterator[str]:
    if value.language:
        yield f" xml:lang={quoteattr(value.language)}"
    elif value.datatype:
        yield f" rdf:datatype={quoteattr(str(value.datatype))}"
