"""A SPARQL endpoint as a source of data."""

from __future__ import annotations

from typing import Final
from urllib.error import URLError

from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from rsi_graph.errors import RsiGraphError
from rsi_graph.namespaces import bind_prefixes
from rsi_graph.query import ask_remote

# Whoever wants a part of a large store asks that store; this is for graphs that fit into memory.
EVERYTHING: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
TIMEOUT_SECONDS: Final = 60


class EndpointError(RsiGraphError):
    """A SPARQL endpoint that gives no data."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"{address}: {problem}. Check that it is the address of a SPARQL 1.1 endpoint and that it can be reached."
        )


def is_endpoint(source: str) -> bool:
    """True for an address of the web.

    >>> is_endpoint("https://example.org/sparql"), is_endpoint("data/rsi.ttl")
    (True, False)
    """
    return source.startswith(("http://", "https://"))


def open_endpoint(address: str, *, timeout: int = TIMEOUT_SECONDS) -> Graph:
    """Address of an endpoint in, its default graph out: what is asked of it is asked there, by POST.

    A name and a password are taken from RSI_GRAPH_USER and RSI_GRAPH_PASSWORD, never from the address.

    Raises:
        RemoteQueryError: it cannot be reached.
    """
    store = SPARQLStore(address, method="POST_FORM", returnFormat="json")
    graph = bind_prefixes(Graph(store=store, bind_namespaces="none"))
    ask_remote(address, "ASK {}", timeout=timeout)
    return graph


def read_endpoint(address: str, *, timeout: int = TIMEOUT_SECONDS) -> tuple[bytes, str]:
    """Address of an endpoint in, its default graph as Turtle out, with the name of the syntax.

    Source: SPARQL 1.1 Protocol, query operation by POST.

    Raises:
        EndpointError: it cannot be reached in time, refuses, or answers with something else.
    """
    wrapper = SPARQLWrapper(address)
    wrapper.setMethod(POST)
    wrapper.setReturnFormat(TURTLE)
    wrapper.setTimeout(timeout)
    wrapper.setQuery(EVERYTHING)
    try:
        answer = wrapper.query()
        content = answer.response.read()
    except SPARQLWrapperException as error:
        raise EndpointError(address, f"it refused the query ({str(error).splitlines()[0][:120]})") from error
    except (URLError, TimeoutError, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise EndpointError(address, f"it could not be reached ({reason})") from error
    kind = str(answer.info().get("content-type", ""))
    if not isinstance(content, bytes) or not any(name in kind for name in ("turtle", "n-triples", "text/plain")):
        raise EndpointError(address, f"it answered with {kind or 'no media type'} instead of Turtle")
    return content, "turtle"
