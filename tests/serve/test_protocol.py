"""The query operation of the SPARQL 1.1 Protocol, case by case; each names its clause."""

import csv
import io
import json
from urllib.parse import quote

import httpx
import pytest
from defusedxml.ElementTree import fromstring
from rdflib import Graph
from starlette.testclient import TestClient

SELECT = "SELECT ?c WHERE { ?c a rsi:Competence } LIMIT 3"
ASK = "ASK { ?c a rsi:Competence }"
CONSTRUCT = "CONSTRUCT { ?c a rsi:Competence } WHERE { ?c a rsi:Competence }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


def test_query_via_get(client: TestClient) -> None:
    """§ 2.1.1: the query is a parameter of the address."""
    answer = client.get("/sparql", params={"query": SELECT})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert len(answer.json()["results"]["bindings"]) == 3


def test_query_via_post_form(client: TestClient) -> None:
    """§ 2.1.2: the query is a field of a form in the body."""
    answer = client.post("/sparql", content=f"query={quote(SELECT)}", headers=FORM)
    assert (answer.status_code, len(answer.json()["results"]["bindings"])) == (200, 3)


def test_query_via_post_directly(client: TestClient) -> None:
    """§ 2.1.3: the query is the body."""
    answer = client.post("/sparql", content=ASK, headers=DIRECT)
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


def test_query_via_post_directly_with_a_charset(client: TestClient) -> None:
    """§ 2.1.3: the media type may carry parameters."""
    answer = client.post("/sparql", content=ASK, headers={"Content-Type": "application/sparql-query; charset=UTF-8"})
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_query_dataset_default_graph(client: TestClient, way: str) -> None:
    """§ 2.1.4: default-graph-uri chooses what is asked; an unknown graph is empty."""
    parameter = "default-graph-uri=http%3A%2F%2Fexample.org%2Fnone"
    if way == "get":
        answer = client.get(f"/sparql?query={quote(ASK)}&{parameter}")
    elif way == "form":
        answer = client.post("/sparql", content=f"query={quote(ASK)}&{parameter}", headers=FORM)
    else:
        answer = client.post(f"/sparql?{parameter}", content=ASK, headers=DIRECT)
    assert (answer.status_code, answer.json()["boolean"]) == (200, False)


def test_query_dataset_several_graphs(client: TestClient) -> None:
    """§ 2.1.4: both parameters may be given more than once."""
    graphs = "".join(f"&{kind}-graph-uri=http://example.org/{n}" for kind in ("default", "named") for n in (1, 2))
    answer = client.get(f"/sparql?query={quote(ASK)}{graphs}")
    assert (answer.status_code, answer.json()["boolean"]) == (200, False)


def test_query_dataset_in_the_query(client: TestClient) -> None:
    """§ 2.1.4: FROM in the query chooses as well."""
    answer = client.get("/sparql", params={"query": "ASK FROM <http://example.org/none> { ?s ?p ?o }"})
    assert answer.json()["boolean"] is False


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
    ],
)
def test_forms_of_tables(client: TestClient, accept: str, media: str) -> None:
    """§ 2.1.6: the client chooses the form of the results."""
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    if "csv" in media:
        assert len(list(csv.reader(io.StringIO(answer.text)))) == 4
    elif "xml" in media:
        assert len(fromstring(answer.text).findall(".//{*}result")) == 3


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_forms_of_graphs(client: TestClient, accept: str, syntax: str) -> None:
    """§ 2.1.6: CONSTRUCT gives a graph in the syntax that is asked for."""
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    assert len(Graph().parse(data=answer.text, format=syntax)) == 30


def test_describe(client: TestClient) -> None:
    """§ 2.1.5: DESCRIBE gives a graph."""
    answer = client.get("/sparql", params={"query": "DESCRIBE <https://w3id.org/rsi-graph/id/body/etat>"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    assert len(Graph().parse(data=answer.text, format="turtle")) > 0


@pytest.mark.parametrize(
    ("query", "status"),
    [("SELECT", 400), ("SELECT ?s WHERE { ?s ?p ?o ", 400), ("SELECT ?x ?x { BIND (1/0 AS ?x) BIND (2 AS ?x) }", 400)],
)
def test_malformed_queries(client: TestClient, query: str, status: int) -> None:
    """§ 2.1.7: what is no query is told with 400 and why."""
    answer = client.get("/sparql", params={"query": query})
    assert (answer.status_code, bool(answer.text)) == (status, True)


def test_no_query(client: TestClient) -> None:
    """§ 2.1: a POST without query is refused."""
    assert client.post("/sparql", content="", headers=FORM).status_code == 400


def test_two_queries(client: TestClient) -> None:
    """§ 2.1: exactly one query."""
    assert client.get(f"/sparql?query={quote(ASK)}&query={quote(ASK)}").status_code == 400


def test_not_utf8(client: TestClient) -> None:
    """§ 2.1.3: the body is UTF-8."""
    assert client.post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=DIRECT).status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data; boundary=x", ""])
def test_other_bodies(client: TestClient, kind: str) -> None:
    """§ 2.1: only the two media types of the protocol."""
    assert client.post("/sparql", content=ASK, headers={"Content-Type": kind}).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods(client: TestClient, method: str) -> None:
    """§ 2.1: GET and POST."""
    assert client.request(method, "/sparql", params={"query": ASK}).status_code == 405


@pytest.mark.parametrize("path", ["", "id/body/etat", "dump.ttl", "q/missions", "sparql?query=ASK%7B%7D"])
def test_head(server: str, path: str) -> None:
    """RFC 9110, § 9.3.2: the headers of GET, and no body."""
    with httpx.Client(timeout=60) as client:
        head, get = client.head(server + path), client.get(server + path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_no_acceptable_form(client: TestClient) -> None:
    """RFC 9110, § 15.5.7: no form that the client takes."""
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"})
    assert answer.status_code == 406


def test_service_description(client: TestClient) -> None:
    """Service Description, § 2: an address without query describes the service."""
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=answer.text, format="turtle")
    assert graph.query("ASK { ?s a <http://www.w3.org/ns/sparql-service-description#Service> }").askAnswer


def test_pages_of_other_sites_may_ask(client: TestClient) -> None:
    """CORS: the data is open, so any page may ask it."""
    answer = client.get("/sparql", params={"query": ASK}, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_browser_is_shown_a_page(client: TestClient) -> None:
    """Who asks for HTML is led to the page of queries."""
    answer = client.get("/sparql", params={"query": ASK}, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"].startswith("/query?")) == (303, True)


def test_real_server_answers_over_a_socket(server: str) -> None:
    """The command serves the same over a real connection."""
    answer = httpx.get(f"{server}sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?c a rsi:Competence }"})
    assert json.loads(answer.text)["results"]["bindings"][0]["n"]["value"] == "30"
