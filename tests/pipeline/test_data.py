"""Files of RDF read into one graph."""

from pathlib import Path

import pytest
from rdflib import URIRef
from rdflib.compare import isomorphic

from rsi_graph.export import FORMATS, export_graph
from rsi_graph.pipeline import DataError, data, open_graph, read_graph

TRIPLE = (URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c"))
ENDINGS = {"turtle": ".ttl", "nt": ".nt", "json-ld": ".jsonld", "rdfxml": ".rdf", "trig": ".trig", "nquads": ".nq"}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_exported_can_be_read(tmp_path: Path, name: str) -> None:
    """The shipped graph comes back whole from every syntax."""
    graph = read_graph()
    path = tmp_path / f"graph{ENDINGS[name]}"
    path.write_bytes(export_graph(graph, name))
    assert isomorphic(read_graph([path]), graph)


def test_files_are_merged(tmp_path: Path) -> None:
    """Two files are one graph."""
    paths = [tmp_path / "1.ttl", tmp_path / "2.nt"]
    paths[0].write_text("<urn:a> <urn:b> <urn:c> .")
    paths[1].write_text("<urn:a> <urn:b> <urn:d> .")
    assert len(read_graph(paths)) == 2


def test_named_graphs_are_merged(tmp_path: Path) -> None:
    """TriG's graphs are one."""
    (tmp_path / "g.trig").write_text("<urn:g> { <urn:a> <urn:b> <urn:c> } <urn:h> { <urn:a> <urn:b> <urn:c> }")
    assert set(read_graph([tmp_path / "g.trig"])) == {TRIPLE}


@pytest.mark.parametrize("name", ["missing.ttl", "folder.ttl", "notes.txt"])
def test_what_is_no_data_is_told(tmp_path: Path, name: str) -> None:
    """A file that is missing, a folder, another ending."""
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "notes.txt").write_text("words")
    with pytest.raises(DataError, match=name):
        read_graph([tmp_path / name])


@pytest.mark.parametrize("name", ["turtle", "nt", "rdfxml"])
def test_a_large_file_is_the_same_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Oxigraph reads the same triples from it."""
    monkeypatch.setattr(data, "_LARGE", 1)
    graph = read_graph()
    path = tmp_path / f"graph{ENDINGS[name]}"
    path.write_bytes(export_graph(graph, name))
    opened = open_graph([path])
    assert type(opened.store).__name__ == "OxigraphStore"
    assert {tuple(map(str, triple)) for triple in opened} == {tuple(map(str, triple)) for triple in graph}


def test_a_large_file_that_is_broken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same sentence, with the line."""
    monkeypatch.setattr(data, "_LARGE", 1)
    (tmp_path / "broken.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n<urn:d> .")
    with pytest.raises(DataError, match=r"broken\.ttl: it is not turtle, line 2"):
        open_graph([tmp_path / "broken.ttl"])
