"""Every IRI of ours leads to a page or to triples."""

import hashlib
import html
import re

import pytest
from rdflib import DCAT, RDF, RDFS, VOID, Graph, URIRef
from starlette.testclient import TestClient

from rsi_graph.namespaces import ROOT
from rsi_graph.query import CataloguedQuery, load_catalogue
from rsi_graph.resources import resource_path
from rsi_graph.serve.catalog import SPDX
from rsi_graph.serve.words import WORDS

COMPETENCE = "id/article/css/L611-4/2015-12-23/point-2/controler-w8"
BODY = "id/body/caisse-nationale-du-regime-social-des-independants"
THINGS = [
    COMPETENCE,
    BODY,
    "id/article/css/L611-4",
    "id/article/css/L611-4/2015-12-23",
    "action/control",
    "ontology",
    "action/",
    "body-type/caisse-nationale",
]
HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("path", THINGS)
def test_page_with_its_label(client: TestClient, path: str) -> None:
    """A browser gets a page in French that carries a policy against scripts."""
    answer = client.get(f"/{path}", headers=HTML)
    assert answer.status_code == 200
    assert '<html lang="fr">' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/ld+json"])
@pytest.mark.parametrize("path", THINGS)
def test_triples_by_accept(client: TestClient, path: str, accept: str) -> None:
    """A program gets triples about the thing."""
    answer = client.get(f"/{path}", headers={"Accept": accept})
    syntax = {"text/turtle": "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld"}[accept]
    graph = Graph().parse(data=answer.text, format=syntax)
    assert (URIRef(ROOT + path), None, None) in graph
    assert answer.headers["vary"].startswith("Accept")


def test_every_iri_of_the_shipped_graph_dereferences(client: TestClient) -> None:
    """Whatever of ours is the subject of a triple is known under its address."""
    graph = Graph().parse(resource_path("data", "rsi.ttl"))
    paths = sorted({str(s).removeprefix(ROOT) for s in graph.subjects() if str(s).startswith(ROOT) and str(s) != ROOT})
    unknown = [
        path for path in paths[::7] if client.get(f"/{path}", headers={"Accept": "text/turtle"}).status_code != 200
    ]
    assert (len(paths) > 200, unknown) == (True, [])


def test_ending_of_the_address_chooses(client: TestClient) -> None:
    """`.ttl` behind an address asks for Turtle, whatever the client accepts."""
    answer = client.get(f"/{BODY}.ttl", headers=HTML)
    assert answer.headers["content-type"].startswith("text/turtle")
    assert Graph().parse(data=answer.text).value(URIRef(ROOT + BODY), RDFS.label)


def test_words_of_the_law_are_marked(client: TestClient) -> None:
    """The page of a competence shows its words in the law."""
    page = client.get(f"/{COMPETENCE}", headers=HTML).text
    assert "<mark>contrôler l&#39;action des caisses de base</mark>" in page


def test_sheet_of_a_body(client: TestClient) -> None:
    """The page of a body lists its competences, each leading to its own page."""
    page = client.get(f"/{BODY}", headers=HTML).text
    assert f'href="/{COMPETENCE}"' in page


@pytest.mark.parametrize("path", ["id/nope", "id/body/", "ontology/Nope", "nope/x", "id/body/e%22tat"])
def test_unknown(client: TestClient, path: str) -> None:
    """An address that names nothing is told so."""
    assert client.get(f"/{path}", headers=HTML).status_code == 404


def test_download_with_etag(client: TestClient) -> None:
    """The whole as a file, not sent again where the client has it."""
    first = client.get("/dump.ttl")
    assert len(Graph().parse(data=first.text)) == len(Graph().parse(resource_path("data", "rsi.ttl")))
    assert client.get("/dump.ttl", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_void(client: TestClient) -> None:
    """`/.well-known/void` counts what the data holds, and leads to dumps and endpoint."""
    void = Graph().parse(data=client.get("/.well-known/void").text)
    (dataset,) = void.subjects(VOID.sparqlEndpoint)
    assert void.value(dataset, VOID.triples).toPython() == len(Graph().parse(resource_path("data", "rsi.ttl")))
    assert {str(dump).rpartition("/")[2] for dump in void.objects(dataset, VOID.dataDump)} == {"dump.ttl", "dump.nt"}
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


def test_catalogue(client: TestClient) -> None:
    """`/catalog.ttl` names the files that the server gives, with their true sizes and hashes."""
    catalog = Graph().parse(data=client.get("/catalog.ttl").text)
    files = list(catalog.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == 2
    for file in files:
        content = client.get(str(catalog.value(file, DCAT.downloadURL))).content
        assert catalog.value(file, DCAT.byteSize).toPython() == len(content)
        (said,) = catalog.objects(file, SPDX.checksum / SPDX.checksumValue)
        assert str(said) == hashlib.sha256(content).hexdigest()


def test_question_as_address(client: TestClient) -> None:
    """A question with its parameter gives a table, or a page."""
    answer = client.get(
        "/q/competences-of-body",
        params={"body": "caisse nationale du régime social des indépendants", "_format": "csv"},
    )
    assert len(answer.text.splitlines()) == 30
    page = client.get("/q/control-chain?from=Etat&to=caisses de base", headers=HTML)
    assert "autorité compétente de l&#39;Etat" in page.text
    assert "Date de référence" in page.text
    assert "2015-12-23</p>" in page.text
    assert "Date de référence" not in client.get("/q/finance", headers=HTML).text


@pytest.mark.parametrize(
    ("accept", "form", "media"),
    [
        ("text/html", "", "text/html; charset=utf-8"),
        ("application/json", "", "application/json"),
        ("*/*", "", "text/turtle; charset=utf-8"),
        ("text/html", "ttl", "text/turtle; charset=utf-8"),
        ("text/html", "json", "application/ld+json"),
    ],
)
def test_a_question_that_gives_a_graph(client: TestClient, accept: str, form: str, media: str) -> None:
    """It is a page of triples for people, and a graph for programs."""
    params = {"_format": form} if form else {}
    answer = client.get("/q/relations", params=params, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert "controls" in answer.text


def test_a_graph_is_no_table(client: TestClient) -> None:
    """Where a table is asked for, the forms that there are are told."""
    answer = client.get("/q/relations", params={"_format": "csv"})
    assert (answer.status_code, "text/turtle" in answer.text) == (406, True)


def test_two_names_of_one_form(client: TestClient) -> None:
    """JSON is the results' own, under the name that the client asks for."""
    plain, own = (
        client.get("/q/who-controls-whom", headers={"Accept": kind})
        for kind in ("application/json", "application/sparql-results+json")
    )
    assert plain.headers["content-type"] == "application/json"
    assert own.headers["content-type"] == "application/sparql-results+json"
    assert plain.json() == own.json()


@pytest.mark.parametrize("params", [{"body": "nobody at all"}, {"nope": "x"}, {"_format": "exe"}])
def test_wrong_parameters(client: TestClient, params: dict[str, str]) -> None:
    """A value that means nothing is told with 400."""
    assert client.get("/q/competences-of-body", params=params).status_code == 400


def test_search(client: TestClient) -> None:
    """A part of a name finds the body."""
    assert f'href="/{BODY}"' in client.get("/search", params={"name": "Caisse nat"}).text


def test_map_loads_only_what_this_server_has(client: TestClient) -> None:
    """The picture of who acts upon whom: no script stands in the page, its policy names this server alone."""
    answer = client.get("/map")
    assert "<svg" in answer.text
    assert re.findall(r"<script(?! type=\"application/json\")([^>]*)>", answer.text) == [' src="/page.js"']
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert [client.get(f"/page.{kind}").status_code for kind in ("js", "css")] == [200, 200]


def test_text_with_what_was_read_in_it(client: TestClient) -> None:
    """The article is whole in its runs, and the words of a competence are those of its evidence."""
    version = f"{ROOT}id/article/css/L611-4/2015-12-23"
    law = client.get("/text", params={"version": version}).json()
    rank = next(rank for rank, mark in enumerate(law["marks"]) if mark["iri"].endswith("point-2/controler-w8"))
    words = "".join(words for words, marks, _ in law["segments"] if rank in marks)
    assert words == "contrôler l'action des caisses de base"
    assert sum(len(words) for words, _, _ in law["segments"]) == 2762


@pytest.mark.parametrize("version", ["", "x> ?y <z", f"{ROOT}id/body/etat"])
def test_no_text(client: TestClient, version: str) -> None:
    """What is no version of an article of ours has no text."""
    assert client.get("/text", params={"version": version}).status_code == 404


def test_matrix_leads_to_its_competences(client: TestClient) -> None:
    """A cell of the table of bodies and actions opens the competences it counts."""
    page = client.get("/matrix").text
    cells = re.findall(r'<td class="s[1-5]"><a href="([^"]+)">(\d+)</a>', page)
    assert sum(int(number) for _, number in cells) == 30
    for link, number in cells:
        rows = client.get(html.unescape(link)).text.count("<tr>") - 1
        assert rows == int(number)


def test_cell_of_nothing(client: TestClient) -> None:
    """Only our own IRIs are put into a question."""
    assert "<table" not in client.get("/cell", params={"body": "x> ?y <z", "action": "x"}).text


def test_a_table_names_who_acts_even_where_it_is_always_the_same(client: TestClient) -> None:
    """Only the column of the body whose page this is goes, where it only says so again."""
    page = client.get("/id/body/css/L611-4/caisses-de-base", headers=HTML).text
    table = page.partition("Who acts upon whom")[2].partition("</table>")[0]
    headings = re.findall(r"<th[^>]*>(.*?)</th>", table)
    assert any("Holder" in heading for heading in headings)
    assert not any("upon" in heading for heading in headings)


@pytest.mark.parametrize("query", load_catalogue(), ids=lambda query: query.name)
def test_columns_have_words_for_people(client: TestClient, query: CataloguedQuery) -> None:
    """A table of a catalogued question never shows the name of a variable."""
    asked = {one.name: "CSS L225-1-1" for one in query.parameters if one.needed}
    page = client.get(f"/q/{query.name}", params=asked, headers=HTML).text
    headings = re.findall(r"<th(?: [^>]*)?>(.*?)</th>", page)
    assert set(map(html.unescape, headings)) <= set(WORDS.values())
