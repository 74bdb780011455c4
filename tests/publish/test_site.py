"""The site that `publish` writes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import parse
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from rsi_graph.cli import main
from rsi_graph.namespaces import ROOT
from rsi_graph.publish import publish
from rsi_graph.publish import site as publishing

BODY = "id/body/caisse-nationale-du-regime-social-des-independants"


@pytest.fixture(scope="module")
def site(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publish") / "site"
    publish(graph, folder, base="https://example.org/")
    return folder


def test_a_page_and_triples_for_each_resource(site: Path) -> None:
    """The address of a thing leads to its page; `.ttl` behind it to its triples."""
    page = (site / BODY / "index.html").read_text("utf-8")
    assert "Caisse nationale du régime social des indépendants" in page
    graph = Graph().parse(site / f"{BODY}.ttl")
    assert graph.value(URIRef(ROOT + BODY), RDFS.label)


@pytest.mark.parametrize("name", ["competences.nt", "competences.jsonld", "competences.rdf"])
def test_dumps_say_the_same(site: Path, name: str) -> None:
    """Each dump is the whole graph."""
    assert isomorphic(Graph().parse(site / name), Graph().parse(site / "competences.ttl"))


def test_sitemap_lists_what_is_there(site: Path) -> None:
    """Every address of the sitemap is a file of the site."""
    places = [loc.text or "" for loc in parse(site / "sitemap.xml").iter() if loc.tag.endswith("loc")]
    paths = [place.removeprefix("https://example.org/").strip("/") for place in places]
    assert len(paths) > 400
    assert [path for path in paths if not (site / path / "index.html").is_file()] == []


def test_more_addresses_than_a_sitemap_holds(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    """Then there are several, and an index of them: together they list the same."""
    monkeypatch.setattr(publishing, "_MOST_ADDRESSES", 300)
    publish(graph, tmp_path / "site", base="https://example.org/")
    places = [loc.text or "" for loc in parse(tmp_path / "site" / "sitemap.xml").iter() if loc.tag.endswith("loc")]
    parts = [parse(tmp_path / "site" / place.removeprefix("https://example.org/")) for place in places]
    listed = [[loc.text for loc in part.iter() if loc.tag.endswith("loc")] for part in parts]
    assert len(listed) > 1
    assert max(map(len, listed)) == 300
    whole = [loc.text for loc in parse(site / "sitemap.xml").iter() if loc.tag.endswith("loc")]
    assert [address for part in listed for address in part] == whole


def test_no_page_carries_a_script(site: Path) -> None:
    """Pages are plain: no script, nothing from elsewhere."""
    assert not [page for page in site.rglob("*.html") if "<script" in page.read_text("utf-8")]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A folder that is no site of ours is not replaced, and the command says so."""
    (tmp_path / "precious.txt").write_text("mine")
    answer = CliRunner().invoke(main, ["publish", "-o", str(tmp_path)])
    assert (answer.exit_code, (tmp_path / "precious.txt").read_text()) == (2, "mine")


@pytest.mark.parametrize("way_out", ["id/../../evil", "id/body/../../../evil", "../evil", "/evil", "id/%2e%2e/evil"])
def test_no_iri_leads_out_of_the_folder(tmp_path: Path, way_out: str) -> None:
    """A graph of others may name things as it likes; nothing is written but into the site."""
    folder, graph = tmp_path / "a" / "b" / "site", Graph()
    graph.add((URIRef(ROOT + "id/body/x"), RDFS.label, Literal("X", lang="fr")))
    graph.add((URIRef(ROOT + way_out), RDFS.label, Literal("hors", lang="fr")))
    publish(graph, folder, base="https://example.org/")
    assert (folder / "id/body/x/index.html").is_file()
    assert list(tmp_path.rglob("*evil*")) == []


@pytest.mark.parametrize(("language", "words"), [("fr", "titulaire"), ("en", "holder")])
def test_ontology_to_read_in_both_languages(site: Path, language: str, words: str) -> None:
    """Every class and property with its label and definition, each link within the page leading somewhere."""
    page = (site / "ontology" / language / "index.html").read_text("utf-8")
    assert f"<h3>{words} <" in page
    anchors = set(re.findall(r'<section id="(\w+)"', page))
    assert {"Competence", "holder", "controls"} <= anchors
    assert f'lang="{language}"' in page
