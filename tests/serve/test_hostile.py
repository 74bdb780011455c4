"""What would harm is refused, or harmless."""

import concurrent.futures
import time

import pytest
from starlette.testclient import TestClient

SECONDS = 3.0  # the limit of the client's application

DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "# SELECT\nDELETE WHERE { ?s ?p ?o }",
        "PREFIX a: <urn:a> CLEAR ALL",
        "LOAD <file:///etc/passwd>",
        "DROP ALL",
        "select * { } ; insert data { <urn:a> <urn:b> 1 }",
    ],
)
def test_updates_in_disguise(client: TestClient, query: str) -> None:
    """No text changes the data."""
    assert client.post("/sparql", content=query, headers=DIRECT).status_code in {400, 403}
    assert client.post("/sparql", data={"update": query}).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o . { SERVICE SILENT <http://localhost/> { ?a ?b ?c } } } LIMIT 1",
        "ASK { VALUES ?e { <http://127.0.0.1/> } SERVICE ?e { ?s ?p ?o } }",
    ],
)
def test_service_reaches_nowhere(client: TestClient, query: str) -> None:
    """No query makes the server ask another."""
    assert client.get("/sparql", params={"query": query}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/id/../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/etc/passwd",
        "/id/..%2f..%2fetc/passwd",
        "/dump.../../x",
        "/id/body/etat%00.ttl",
    ],
)
def test_path_traversal(client: TestClient, path: str) -> None:
    """No address leads to a file."""
    assert client.get(path, headers={"Accept": "text/html"}).status_code == 404


def test_query_of_ten_megabytes(client: TestClient) -> None:
    """A huge query is refused before it is read to its end."""
    assert client.post("/sparql", content=b"#" * 10_000_000, headers=DIRECT).status_code == 413


def test_runaway_query_is_stopped_and_its_place_freed(client: TestClient) -> None:
    """A cross product of billions of rows ends in time, twice at once, and the next query is answered."""
    runaway = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda _: client.get("/sparql", params={"query": runaway}), range(2)))
    assert [answer.status_code for answer in answers] == [503, 503]
    assert {answer.headers["Retry-After"] for answer in answers} == {"5"}
    assert time.monotonic() - started < 4 * SECONDS
    assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "application/sparql-results+xml"])
def test_flood_of_rows(client: TestClient, accept: str) -> None:
    """More rows than allowed are told with 413."""
    query = "SELECT ?a ?d { ?a a ?b . ?c a ?d }"
    assert client.get("/sparql", params={"query": query}, headers={"Accept": accept}).status_code == 413


def test_script_in_words(client: TestClient) -> None:
    """Words never become markup."""
    words = "<script>alert(1)</script>"
    for page in (
        client.get("/search", params={"name": words}),
        client.get("/query", params={"query": f'SELECT ("{words}" AS ?x) {{}}'}),
        client.get("/query", params={"query": words}),
        client.get("/q/competences-of-body", params={"body": words}, headers={"Accept": "text/html"}),
        client.get(f"/id/{words}", headers={"Accept": "text/html"}),
    ):
        assert "<script" not in page.text.replace('<script src="/query.js" defer>', "")


def test_script_as_link(client: TestClient) -> None:
    """No address but one of the web becomes a link."""
    page = client.get("/query", params={"query": "SELECT (IRI('javascript:alert(1)') AS ?x) {}"})
    assert 'href="javascript' not in page.text


def test_injection_into_the_search(client: TestClient) -> None:
    """A quote in a name ends no literal of the query."""
    assert client.get("/search", params={"name": '")) } ; DROP ALL #'}).status_code == 200


def test_headers_are_not_injected(client: TestClient) -> None:
    """A line feed in a parameter makes no header."""
    answer = client.get("/sparql?query=ASK%7B%7D%0d%0aX-Evil:%201", headers={"Accept": "text/html"})
    assert "x-evil" not in answer.headers


def test_foreign_names_of_this_machine(client: TestClient) -> None:
    """A page of another site cannot reach the server by a name of its own."""
    assert client.get("/sparql", params={"query": "ASK {}"}, headers={"Host": "evil.example"}).status_code == 400


def test_queries_do_not_block_each_other(client: TestClient) -> None:
    """Fifty questions from twenty clients are all answered."""
    query = {"query": "SELECT ?c { ?c a rsi:Competence }"}
    with concurrent.futures.ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(lambda _: client.get("/sparql", params=query), range(50)))
    assert {answer.status_code for answer in answers} == {200}
