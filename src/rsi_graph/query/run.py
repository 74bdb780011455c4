"""Query and graph in, answer out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.plugins.sparql.sparql import Query
from rdflib.plugins.stores.memory import Memory
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result, ResultRow
from rdflib.term import Node

from rsi_graph.namespaces import PREFIXES, bind_prefixes
from rsi_graph.query.catalogue import CataloguedQuery, Parameter, ParameterType, parse_query
from rsi_graph.query.check import prepare
from rsi_graph.query.names import Names
from rsi_graph.query.parameters import bind_parameters
from rsi_graph.query.remote import ask_remote
from rsi_graph.query.result import QueryResult

# The outer pattern of a query.
_PATTERN: Final = re.compile(r"(?:\bWHERE\s*)?\{", re.IGNORECASE)
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
    bound: dict[str, Node] = bind_parameters(catalogued, params, Names(graph))
    answer = _result(_asked(graph, prepared, catalogued.sparql, {k: _identifier(t) for k, t in bound.items()}))
    return answer if isinstance(query, str) else replace(answer, columns=_for_people(answer))


def _asked(graph: Graph, prepared: Query, sparql: str, bound: dict[str, URIRef | Literal]) -> Result:
    """In memory rdflib answers; a store on the disk or an endpoint is given the text, with what is bound."""
    if isinstance(graph.store, Memory):
        return graph.query(prepared, initBindings=bound)
    if isinstance(graph.store, SPARQLStore):
        return ask_remote(str(graph.store.query_endpoint), with_values(sparql, bound))
    return graph.query(sparql, initNs=PREFIXES, initBindings=bound)


def with_values(sparql: str, bound: Mapping[str, URIRef | Literal]) -> str:
    """A query and terms in, the query that has them as VALUES at the head of its pattern out.

    >>> with_values("SELECT ?s WHERE { ?s a ?c }", {"c": URIRef("urn:x")})
    'SELECT ?s WHERE { VALUES (?c) { (<urn:x>) } ?s a ?c }'
    """
    if not bound:
        return sparql
    names, terms = " ".join(f"?{name}" for name in bound), " ".join(term.n3() for term in bound.values())
    return _PATTERN.sub(lambda found: f"{found.group()} VALUES ({names}) {{ ({terms}) }}", sparql, count=1)


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
        for subject, predicate, value in answer.graph:
            graph.add((subject, predicate, _plain(value)))
        rows = tuple(sorted((tuple(triple) for triple in graph), key=lambda row: [term.n3() for term in row]))
        return QueryResult(("subject", "predicate", "object"), rows, graph=graph)
    variables = tuple(str(variable) for variable in answer.vars or ())
    found = (row for row in answer if isinstance(row, ResultRow))
    return QueryResult(
        variables, tuple(tuple(term and _plain(term) for term in map(row.get, variables)) for row in found)
    )


def _plain(term: Node) -> Node:
    """RDF 1.1 knows no difference between "a" and "a"^^xsd:string; stores write one or the other."""
    if isinstance(term, Literal) and term.datatype == XSD.string:
        return Literal(str(term))
    return term
