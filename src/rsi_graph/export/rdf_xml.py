"""RDF/XML in a fixed order; rdflib's own writer follows a set, so that its bytes change from run to run.

Source: RDF 1.1 XML Syntax, section 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF
from rdflib.term import Node

from rsi_graph.export.statements import predicates_of, subjects_of, term_of
from rsi_graph.namespaces import bind_prefixes


def to_rdf_xml(graph: Graph) -> bytes:
    """Graph whose triples come sorted in, RDF/XML out: one description a subject."""
    triples = list(graph)
    triples.sort(key=lambda triple: [term.n3() for term in triple])
    subjects = (
        (subject, ((predicate, value) for _, predicate, value in about))
        for subject, about in groupby(triples, key=lambda triple: triple[0])
    )
    return "".join(rdf_xml(graph, (predicate for _, predicate, _ in triples), subjects)).encode()


def write_rdf_xml(source: Path, target: Path) -> None:
    """A file of sorted N-Triples in, the same graph as RDF/XML out, whatever its size."""
    terms = (
        (term_of(subject), ((term_of(predicate), term_of(value)) for predicate, value in about))
        for subject, about in subjects_of(source)
    )
    prefixes = bind_prefixes(Graph(bind_namespaces="none"))
    with target.open("w", encoding="utf-8", newline="") as file:
        file.writelines(rdf_xml(prefixes, map(term_of, predicates_of(source)), terms))


def rdf_xml(
    prefixes: Graph, predicates: Iterable[Node], subjects: Iterable[tuple[Node, Iterable[tuple[Node, Node]]]]
) -> Iterator[str]:
    """A graph with its prefixes, all predicates, and each subject with what is said of it in, lines of RDF/XML out."""
    manager = prefixes.namespace_manager
    names = {predicate: manager.compute_qname_strict(str(predicate)) for predicate in predicates}
    spaces = {"rdf": str(RDF), **{prefix: str(namespace) for prefix, namespace, _ in names.values()}}
    yield '<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF\n'
    yield from (f"   xmlns:{prefix}={quoteattr(namespace)}\n" for prefix, namespace in sorted(spaces.items()))
    yield ">\n"
    for subject, about in subjects:
        yield f"  <rdf:Description {_name(subject, 'about')}>\n"
        yield from (f"    {_property(f'{names[p][0]}:{names[p][2]}', value)}\n" for p, value in about)
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


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
