"""Software that others wrote asks our server."""

import shutil
import subprocess

import pytest
from rdflib import XSD, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.term import Node
from SPARQLWrapper import CSV, JSON, POST, TURTLE, SPARQLWrapper

from rsi_graph.pipeline import open_graph
from rsi_graph.query import load_catalogue, run_query

COUNT = "PREFIX rsi: <https://w3id.org/rsi-graph/ontology#> SELECT (COUNT(?c) AS ?n) { ?c a rsi:Competence }"


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(server: str, method: str) -> None:
    """SPARQLWrapper by GET and POST."""
    wrapper = SPARQLWrapper(f"{server}sparql")
    wrapper.setMethod(method)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(COUNT)
    assert wrapper.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "30"


def test_sparqlwrapper_other_forms(server: str) -> None:
    """SPARQLWrapper asks for CSV and Turtle."""
    wrapper = SPARQLWrapper(f"{server}sparql")
    wrapper.setReturnFormat(CSV)
    wrapper.setQuery(COUNT)
    assert wrapper.queryAndConvert().split() == [b"n", b"30"]
    wrapper.setReturnFormat(TURTLE)
    wrapper.setQuery("CONSTRUCT WHERE { ?s <https://w3id.org/rsi-graph/ontology#verb> ?o }")
    assert len(Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) == 30


def test_rdflib_store(server: str) -> None:
    """rdflib's SPARQLStore sees the graph."""
    graph = Graph(store=SPARQLStore(f"{server}sparql"))
    label = graph.value(
        URIRef("https://w3id.org/rsi-graph/id/body/etat"),
        URIRef("http://www.w3.org/2000/01/rdf-schema#label"),
        any=True,
    )
    assert str(label) in {"Etat", "State"}


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl(server: str) -> None:
    """curl posts a query and gets CSV."""
    command = ["curl", "-sf", "-H", "Accept: text/csv", "--data-urlencode", f"query={COUNT}", f"{server}sparql"]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout.split() == ["n", "30"]


@pytest.mark.parametrize("query", load_catalogue(), ids=lambda query: query.name)
def test_every_question_has_the_same_rows_everywhere(query, server: str, store, graph: Graph) -> None:
    """In memory, in a store on the disk, at an endpoint: the same answer."""
    params = {"body": "caisses de base"} if any(p.name == "body" for p in query.parameters) else {}
    params |= {one.name: "L. 225-1-1" for one in query.parameters if one.needed}
    here = run_query(query, graph, params)
    for elsewhere in (open_graph([store]), open_graph([f"{server}sparql"])):
        there = run_query(query, elsewhere, params)
        assert (there.variables, _plain(there.rows)) == (here.variables, _plain(here.rows))


def _plain(rows: tuple[tuple[Node | None, ...], ...]) -> list[tuple[Node | None, ...]]:
    """Rows with every kind of integer as `xsd:integer`: so stores keep them."""
    return [tuple(_integer(term) for term in row) for row in rows]


def _integer(term: Node | None) -> Node | None:
    kept = isinstance(term, Literal) and term.datatype == XSD.nonNegativeInteger
    return Literal(str(term), datatype=XSD.integer) if kept else term
