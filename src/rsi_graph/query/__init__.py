"""Questions to the graph: the catalogue of `queries/`, and any SPARQL that only reads."""

from rsi_graph.query.catalogue import (
    CataloguedQuery,
    Parameter,
    ParameterType,
    find_query,
    load_catalogue,
    parse_query,
)
from rsi_graph.query.check import check_query
from rsi_graph.query.errors import (
    ForbiddenQueryError,
    MissingParameterError,
    NotAGraphError,
    ParameterError,
    QueryError,
    QuerySyntaxError,
    RemoteQueryError,
    UnknownParameterError,
    UnknownQueryError,
)
from rsi_graph.query.explain import explain
from rsi_graph.query.names import Names
from rsi_graph.query.parameters import bind_parameters
from rsi_graph.query.remote import ask_remote
from rsi_graph.query.result import QueryResult, show
from rsi_graph.query.run import run_query

__all__ = [
    "CataloguedQuery",
    "ForbiddenQueryError",
    "MissingParameterError",
    "Names",
    "NotAGraphError",
    "Parameter",
    "ParameterError",
    "ParameterType",
    "QueryError",
    "QueryResult",
    "QuerySyntaxError",
    "RemoteQueryError",
    "UnknownParameterError",
    "UnknownQueryError",
    "ask_remote",
    "bind_parameters",
    "check_query",
    "explain",
    "find_query",
    "load_catalogue",
    "parse_query",
    "run_query",
    "show",
]
