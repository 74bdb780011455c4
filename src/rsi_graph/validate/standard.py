"""The standard report of SHACL, with stable names.

A validator names its results with blank nodes, new at each run. Here the name of a result comes from what it says, so
that two runs over the same data give the same bytes, and a result can be cited.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from rsi_graph.namespaces import BASE, PREFIXES, SHAPE

_COPIED: Final = (
    SH.focusNode,
    SH.value,
    SH.resultSeverity,
    SH.resultMessage,
    SH.sourceConstraint,
    SH.sourceConstraintComponent,
    SH.sourceShape,
)


def to_report_graph(found: Graph) -> Graph:
    """Report of a validator in, the same with stable names out.

    Guarantees: the report and its results have IRIs; a path that is no single property is written out under its
    result, with blank nodes as SHACL wants, named after their place.
    """
    graph = _empty()
    names = sorted({_add_result(graph, found, node) for node in found.objects(None, SH.result)})
    report = URIRef(BASE["report/" + _digest("\n".join(names))])
    graph.add((report, RDF.type, SH.ValidationReport))
    graph.add((report, SH.conforms, Literal(not names)))
    for name in names:
        graph.add((report, SH.result, name))
    return graph


def _empty() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, "sh": str(SH), "shape": str(SHAPE)}.items():
        graph.bind(prefix, namespace)
    return graph


def _add_result(graph: Graph, found: Graph, node: Node) -> URIRef:
    said = sorted(
        (predicate, value)
        for predicate in _COPIED
        for value in found.objects(node, predicate)
        if not isinstance(value, BNode)
    )
    name = URIRef(BASE["report/result-" + _digest("\n".join(f"{p.n3()} {o.n3()}" for p, o in said))])
    graph.add((name, RDF.type, SH.ValidationResult))
    for predicate, value in said:
        graph.add((name, predicate, value))
    path = found.value(node, SH.resultPath)
    if path is not None:
        graph.add((name, SH.resultPath, _copy(graph, found, path, _digest(str(name)))))
    return name


def _copy(graph: Graph, found: Graph, node: Node, place: str) -> Node:
    """A tree of blank nodes copied, each named after its place below the result."""
    if not isinstance(node, BNode):
        return node
    name = BNode(f"p{place}")
    for predicate, value in sorted(found.predicate_objects(node)):
        step = str(predicate).replace("#", "/").rpartition("/")[2]
        graph.add((name, predicate, _copy(graph, found, value, place + step)))
    return name


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:12]
