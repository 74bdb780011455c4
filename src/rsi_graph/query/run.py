"""Query and graph in, answer out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.query import Result, ResultRow
from rdflib.term import Node

from rsi_graph.namespaces import bind_prefixes
from rsi_graph.query.catalogue import CataloguedQuery, Parameter, ParameterType, parse_query
from rsi_graph.query.check import prepare
from rsi_graph.query.parameters import bind_parameters
from rsi_graph.query.result import QueryResult

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def run_query(
    query: CataloguedQuery | str, graph: Graph, params: Mapping[str, str] = _NONE, *, name: str = "query"
) -> QueryResult:
    """Query (of the catalogue, or SPARQL) and graph in, answer out; the graph is never changed.

    Parameters are bound to variables, never written into the text. In a text without header every variable may be
    bound: to an IRI where the value is one, else to a string.

    Args:
        query: a query of the catalogue or a SPARQL text.
        graph: the data.
        params: values by name, as a person writes them (`body` = "caisses de base", `article` = "L. 611-4").
        name: what errors call a SPARQL text.

    Raises:
        QueryError: the text is no SPARQL, would change the data or reach elsewhere, or a parameter means nothing.

    >>> answer = run_query("SELECT ?n { VALUES ?n { 1 2 } }", Graph())
    >>> print(answer.to_csv().splitlines())
    ['n', '1', '2']
    """
    catalogued = parse_query(query, name=name) if isinstance(query, str) else query
    prepared = prepare(catalogued.sparql, name=catalogued.name)
    if isinstance(query, str) and not catalogued.parameters:
        catalogued = _free(catalogued, params)
    bound: dict[str, Node] = bind_parameters(catalogued, params, graph)
    answer = _result(graph.query(prepared, initBindings={key: _identifier(term) for key, term in bound.items()}))
    return answer if isinstance(query, str) else replace(answer, columns=_for_people(answer))


def _free(query: CataloguedQuery, params: Mapping[str, str]) -> CataloguedQuery:
    """A query without header in, the same with its variables as parameters out."""
    names = sorted(set(re.findall(r"[?$](\w+)", query.sparql)))
    parameters = (
        Parameter(name, ParameterType.IRI if _is_iri(params.get(name, "")) else ParameterType.STRING) for name in names
    )
    return CataloguedQuery(query.name, query.sparql, parameters=tuple(parameters))


def _is_iri(value: str) -> bool:
    return value.startswith(("<", "http://", "https://"))


def _identifier(term: Node) -> URIRef | Literal:
    assert isinstance(term, URIRef | Literal)
    return term


def _for_people(answer: QueryResult) -> tuple[str, ...]:
    """The queries of the catalogue give names beside IRIs: the table shows the names."""
    columns = zip(answer.variables, zip(*answer.rows, strict=True), strict=False)
    return tuple(name for name, terms in columns if not any(isinstance(term, URIRef) for term in terms))


def _result(answer: Result) -> QueryResult:
    if answer.type == "ASK":
        return QueryResult((), (), boolean=bool(answer.askAnswer))
    if answer.graph is not None:
        graph = bind_prefixes(Graph(bind_namespaces="none"))
        for triple in answer.graph:
            graph.add(triple)
        rows = tuple(sorted((tuple(triple) for triple in graph), key=lambda row: [term.n3() for term in row]))
        return QueryResult(("subject", "predicate", "object"), rows, graph=graph)
    variables = tuple(str(variable) for variable in answer.vars or ())
    found = (row for row in answer if isinstance(row, ResultRow))
    return QueryResult(variables, tuple(tuple(row.get(name) for name in variables) for row in found))
