"""What a query means, in words: French first, English beside it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import Final

from rdflib import Graph, Literal, URIRef, Variable
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, Path, SequencePath
from rdflib.plugins.sparql.algebra import translateGroupGraphPattern
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node

from rsi_graph.query.catalogue import CataloguedQuery
from rsi_graph.query.check import prepare
from rsi_graph.query.result import show
from rsi_graph.resources import resource_folder

_STEP: Final = "  "
_REPEATED: Final = {
    "*": "zéro fois ou plus · any number of times",
    "+": "une fois ou plus · once or more",
    "?": "peut-être · perhaps",
}
_ARGUMENTS: Final = ("arg", "arg1", "arg2", "arg3", "vars", "expr")
_GROUPS: Final = {
    "LeftJoin": "si possible · where there is one",
    "Minus": "sauf · except",
    "Builtin_EXISTS": "seulement s'il existe · only where there is",
    "Builtin_NOTEXISTS": "seulement s'il n'existe pas · only where there is no",
}


def explain(query: CataloguedQuery) -> str:
    """Query in, what it asks in words out: the header, what may be given, what is given back, and each condition.

    Terms of the project's ontology are called by their labels.

    Raises:
        QueryError: the text is no SPARQL, or would change the data.

    >>> from rsi_graph.query import parse_query
    >>> print(explain(parse_query("SELECT ?c WHERE { ?c a rsi:Duty OPTIONAL { ?c rsi:holder ?b } }")))
    Donne · gives: ?c
    Où · where:
      ?c est · is a: Mission (indicatif) · Duty (indicative)
      si possible · where there is one:
        ?c → titulaire · holder → ?b
    <BLANKLINE>
    """
    algebra = prepare(query.sparql, name=query.name).algebra
    return "\n".join((*_header(query), _given(algebra), "Où · where:", *_said(algebra, 1))) + "\n"


def _header(query: CataloguedQuery) -> Iterator[str]:
    if query.title_fr:
        yield f"{query.title_fr} · {query.title_en}"
        yield f"{_STEP}{query.description_fr}"
        yield f"{_STEP}{query.description_en}"
    if query.parameters:
        yield "Paramètres · parameters:"
    for one in query.parameters:
        labels = " · ".join(filter(None, (one.label_fr, one.label_en)))
        yield f"{_STEP}?{one.name} ({one.type}{f' = {one.default}' if one.default else ''}) {labels}".rstrip()


def _given(algebra: CompValue) -> str:
    if algebra.name == "AskQuery":
        return "Dit si · tells whether: oui · non"
    if algebra.name in {"ConstructQuery", "DescribeQuery"}:
        return "Donne · gives: des triplets · triples"
    return f"Donne · gives: {' '.join(f'?{name}' for name in algebra.PV)}"


def _said(node: object, depth: int) -> Iterator[str]:
    """The lines of a part of the algebra; what only shapes the answer is passed through."""
    if not isinstance(node, CompValue):
        return
    if node.name == "BGP":
        yield from (f"{_STEP * depth}{_triple(*triple)}" for triple in node.triples)
    elif node.name in {"LeftJoin", "Minus"}:
        yield from _said(node.p1, depth)
        yield f"{_STEP * depth}{_GROUPS[node.name]}:"
        yield from _said(node.p2, depth + 1)
        yield from _condition(_part(node, "expr"), depth + 1)
    elif node.name == "Union":
        yield from (f"{_STEP * depth}soit · either:", *_said(node.p1, depth + 1))
        yield from (f"{_STEP * depth}soit · or:", *_said(node.p2, depth + 1))
    elif node.name == "values":
        yield f"{_STEP * depth}parmi · among: {' ; '.join(_row(row) for row in node.res)}"
    else:
        for part in ("p", "p1", "p2"):
            yield from _said(_part(node, part), depth)
        yield from _own(node, depth)


def _own(node: CompValue, depth: int) -> Iterator[str]:
    """What a node adds to what it stands on."""
    if node.name == "Filter":
        yield from _condition(node.expr, depth)
    elif node.name == "AggregateJoin":
        counted = (one for one in node.A if one.name != "Aggregate_Sample")  # samples are what is grouped by
        yield from (f"{_STEP * depth}compté · counted: {_expression(one)}" for one in counted)
    elif node.name == "Extend" and not str(node.expr).startswith("__agg"):
        yield f"{_STEP * depth}?{node.var} := {_expression(node.expr)}"
    elif node.name == "Group" and node.expr:
        yield f"{_STEP * depth}ensemble · grouped by: {' '.join(map(_expression, node.expr))}"
    elif node.name == "Slice":
        yield f"{_STEP * depth}au plus · at most: {node.length}"


def _condition(expression: object, depth: int) -> Iterator[str]:
    if expression is None or (isinstance(expression, CompValue) and expression.name == "TrueFilter"):
        return
    if isinstance(expression, CompValue) and expression.name == "ConditionalAndExpression":
        for part in (expression.expr, *expression.other):
            yield from _condition(part, depth)
    elif isinstance(expression, CompValue) and expression.name in _GROUPS:
        yield f"{_STEP * depth}{_GROUPS[expression.name]}:"
        graph = expression.graph
        inner = translateGroupGraphPattern(graph) if graph.name == "GroupGraphPatternSub" else graph
        yield from _said(inner, depth + 1)
    else:
        yield f"{_STEP * depth}seulement si · only if {_expression(expression)}"


def _expression(node: object) -> str:
    if isinstance(node, list):
        return ", ".join(map(_expression, node))
    if not isinstance(node, CompValue):
        return _named(node)
    if node.name == "RelationalExpression":
        other = f"({_expression(node.other)})" if isinstance(node.other, list) else _expression(node.other)
        return f"{_expression(node.expr)} {node.op} {other}"
    if node.name in {"ConditionalAndExpression", "ConditionalOrExpression"}:
        word = " et · and " if node.name == "ConditionalAndExpression" else " ou · or "
        return word.join(map(_expression, (node.expr, *node.other)))
    if node.name == "UnaryNot":
        return f"non · not ({_expression(node.expr)})"
    inner = [_expression(part) for part in map(partial(_part, node), _ARGUMENTS) if part]
    return f"{node.name.removeprefix('Builtin_').removeprefix('Aggregate_')}({', '.join(inner)})"


def _part(node: CompValue, key: str) -> object:
    """None where it is not there: a CompValue's own `get` gives the key then."""
    return OrderedDict.get(node, key)


def _row(row: Iterable[tuple[Node, Node]]) -> str:
    cells = dict(row) if not hasattr(row, "items") else row
    return ", ".join(f"{_named(name)} = {_named(value)}" for name, value in cells.items())


def _triple(subject: Node, predicate: Node | Path, value: Node) -> str:
    if predicate == RDF.type:
        return f"{_named(subject)} est · is a: {_named(value)}"
    return f"{_named(subject)} → {_path(predicate)} → {_named(value)}"


def _path(path: Node | Path) -> str:
    match path:
        case SequencePath():
            return " / ".join(map(_path, path.args))
        case AlternativePath():
            return f"({' | '.join(map(_path, path.args))})"
        case InvPath():
            return f"^({_path(path.arg)})"
        case MulPath():
            return f"({_path(path.path)}) {_REPEATED[str(path.mod)]}"
        case NegatedPath():
            return "autre chose · anything else"
    return _named(path)


def _named(term: object) -> str:
    if isinstance(term, Variable):
        return "ce qui est compté · what is counted" if term.startswith("__agg") else f"?{term}"
    if isinstance(term, Literal):
        return f"« {term} »"
    if isinstance(term, URIRef):
        return _labels().get(term) or show(term)
    return str(term)


@lru_cache(maxsize=1)
def _labels() -> dict[URIRef, str]:
    """What the ontology and the scheme of actions call their terms, in both languages."""
    words: dict[URIRef, dict[str, str]] = {}
    for name in ("rsi.ttl", "actions.ttl"):
        graph = Graph().parse(resource_folder("ontology") / name)
        for predicate in (RDFS.label, SKOS.prefLabel):
            for term, label in graph.subject_objects(predicate):
                if isinstance(term, URIRef) and isinstance(label, Literal):
                    words.setdefault(term, {})[label.language or ""] = str(label)
    pairs = ((term, said.get("fr", ""), said.get("en", "")) for term, said in words.items())
    return {term: " · ".join(dict.fromkeys(filter(None, (french, english)))) for term, french, english in pairs}
