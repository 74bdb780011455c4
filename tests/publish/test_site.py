"""The site that `publish` writes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import parse
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from rsi_graph.cli import main
from rsi_graph.export import export_graph
from rsi_graph.namespaces import ROOT
from rsi_graph.pipeline import load_store
from rsi_graph.publish import publish
from rsi_graph.publish import site as publishing
from rsi_graph.publish import things as listing
from rsi_graph.publish.pages import _Pages
from rsi_graph.serve.describe import describe

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
    monkeypatch.setattr(listing, "_MOST_ADDRESSES", 300)
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


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", ["turtle", "nt", "json-ld", "rdfxml", "nquads"])
def test_dumps_are_those_of_export(site: Path, graph: Graph, name: str) -> None:
    """Byte for byte; TriG only has our prefix for Dublin Core."""
    ending = {"turtle": "ttl", "json-ld": "jsonld", "rdfxml": "rdf", "nquads": "nq"}.get(name, name)
    assert (site / f"competences.{ending}").read_bytes() == export_graph(graph, name)


def test_pages_say_what_a_server_says(site: Path, graph: Graph, tmp_path: Path) -> None:
    """What is looked up is what a server is asked for, for every thing of the shipped graph."""
    load_store(site / "competences.nt", tmp_path / "store")
    pages = _Pages(tmp_path / "store")
    things = sorted({str(one) for one in graph.subjects() if str(one).startswith(ROOT)})
    things += [f"{ROOT}ontology", f"{ROOT}ontology#Competence", f"{ROOT}action/", f"{ROOT}action/audit"]
    different = [iri for iri in things if pages.describe(iri) != describe(pages.desk, iri)]
    assert (len(things) > 200, different) == (True, [])


def test_triples_of_a_page_in_every_form(site: Path) -> None:
    """The three forms hold the same triples, and the thing's label."""
    ways = ((".ttl", ox.RdfFormat.TURTLE), (".nt", ox.RdfFormat.N_TRIPLES), (".jsonld", ox.RdfFormat.JSON_LD))
    found = [set(map(str, ox.parse(path=str(site / f"{BODY}{ending}"), format=form))) for ending, form in ways]
    assert found[0] == found[1] == found[2]
    assert any("régime social" in one for one in found[0])


@pytest.mark.parametrize("many", [False, True])
def test_the_same_from_anywhere(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, many: bool) -> None:
    """A file in another order, a store, in one process or in several: the same site, byte for byte."""
    if many:
        monkeypatch.setattr(publishing, "_FEW", 0)
    shuffled = sorted((site / "competences.nt").read_bytes().splitlines(keepends=True), key=lambda line: line[::-1])
    (tmp_path / "other.nt").write_bytes(b"".join(shuffled))
    source = tmp_path / "other.nt"
    if many:
        source = tmp_path / "store"
        load_store(tmp_path / "other.nt", source)
    done = CliRunner().invoke(
        main, ["publish", str(source), "-o", str(tmp_path / "new"), "--base", "https://example.org"]
    )
    assert done.exit_code == 0, done.output
    kept = {} if not many else {"catalog.ttl", *(name for name in contents(site) if name.startswith("competences."))}
    ours, theirs = contents(tmp_path / "new"), contents(site)
    assert [name for name in theirs if name not in kept and ours.get(name) != theirs[name]] == []
    assert ours.keys() == theirs.keys()


def test_interrupted_it_leaves_what_was_there(graph: Graph, tmp_path: Path) -> None:
    """The old site stays, whole, and nothing is left beside it."""
    folder = tmp_path / "site"
    publish(Graph().add((URIRef(ROOT + "id/body/x"), RDFS.label, Literal("X", lang="fr"))), folder)
    before = contents(folder)

    def interrupt(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(graph, folder, step=interrupt)
    assert (contents(folder), list(tmp_path.iterdir())) == (before, [folder])


@pytest.mark.parametrize("content", ["<urn:a> <urn:b> .", "<urn:a> <urn:b> <urn:c> .\n<urn:a>"])
def test_broken_data_leaves_nothing(tmp_path: Path, content: str) -> None:
    """What is no Turtle is told with its place, and nothing is written."""
    (tmp_path / "broken.ttl").write_text(content, encoding="utf-8")
    done = CliRunner().invoke(main, ["publish", str(tmp_path / "broken.ttl"), "-o", str(tmp_path / "site")])
    assert (done.exit_code, "broken.ttl" in done.output) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["broken.ttl"]


def test_missing_data(tmp_path: Path) -> None:
    """A file that is not there is told."""
    done = CliRunner().invoke(main, ["publish", str(tmp_path / "none.ttl"), "-o", str(tmp_path / "site")])
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    """Such a thing is in the dumps, and has no page; all others have theirs."""
    graph, long = Graph(), f"{ROOT}id/body/{'a' * 260}"
    for iri in (f"{ROOT}id/body/x", long):
        graph.add((URIRef(iri), RDFS.label, Literal("X", lang="fr")))
    publish(graph, tmp_path / "site")
    assert (tmp_path / "site/id/body/x/index.html").is_file()
    assert long in (tmp_path / "site/competences.nt").read_text("utf-8")
    assert long not in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_links_lead_to_pages(site: Path) -> None:
    """Every link of a page to a thing of this site is a file of it; what only a server answers is not looked for."""

    def links(page: Path) -> Iterator[str]:
        yield from re.findall(r'href="/((?:id|action|body-type|ontology)[^"#?]*)', page.read_text("utf-8"))

    pages = [site / "index.html", *sorted((site / "id").rglob("index.html"))[::7]]
    found = {link.strip("/") for page in pages for link in links(page)}
    missing = [one for one in found if not (site / one).is_file() and not (site / one / "index.html").is_file()]
    assert (len(found) > 100, sorted(missing)[:10]) == (True, [])
