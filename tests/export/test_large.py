"""Graphs that are larger than memory are written as small ones are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from rsi_graph.export import GROUPS, export_graph, write_formats, write_lines
from rsi_graph.export.sorting import Blocks, sorted_lines
from rsi_graph.namespaces import ROOT, RSI

FORMATS = ("turtle", "trig", "json-ld", "rdfxml", "nt", "nquads")


def written(graph: Graph, folder: Path) -> Mapping[str, bytes]:
    """All files of a graph, by format."""
    targets = {name: folder / name for name in FORMATS}
    quads = ox.parse(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    write_lines((f"{quad.triple} .\n".encode() for quad in quads), folder / "lines", folder)
    for group in range(GROUPS):
        write_formats(group, folder / "lines", targets, folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*FORMATS, "lines"])
    return {name: path.read_bytes() for name, path in targets.items()}


def as_small(graph: Graph, name: str) -> bytes:
    """What `export_graph` writes; its TriG has rdflib's own prefix for Dublin Core, where ours is that of Turtle."""
    content = export_graph(graph, name)
    return content.replace(b"dcterms:", b"dct:") if name == "trig" else content


def test_the_shipped_graph(graph: Graph, tmp_path: Path) -> None:
    """Byte for byte, in every format."""
    files = written(graph, tmp_path)
    assert [name for name in FORMATS if files[name] != as_small(graph, name)] == []


SUBJECTS = st.sampled_from([URIRef(f"{ROOT}id/body/{name}") for name in ("a", "a/b", "a-b", "é", "c.")])
WORDS = st.text(st.sampled_from('ab é"\\\n\t#«»-'), max_size=5)
THINGS = st.sampled_from([RDFS.Class, RSI.Duty, URIRef("http://o/x"), URIRef(f"{ROOT}action/control")])
VALUES = st.one_of(
    st.builds(Literal, WORDS, lang=st.sampled_from([None, "fr", "en"])),
    st.builds(Literal, st.one_of(st.integers(-9, 99), st.booleans(), st.decimals(0, 1, places=2), st.dates())),
    st.just(Literal("P1Y", datatype=XSD.duration)),
)
OTHER = URIRef("http://o/p")
TRIPLES = st.one_of(
    st.tuples(SUBJECTS, st.sampled_from([RDF.type, RSI.holder, OTHER]), st.one_of(SUBJECTS, THINGS)),
    st.tuples(SUBJECTS, st.sampled_from([RDFS.label, RSI.start, OTHER]), VALUES),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(triples=st.lists(TRIPLES, min_size=1, max_size=12))
def test_any_graph(triples: list[tuple[URIRef, URIRef, URIRef]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every file is read back as the graph that was written, and none depends on the order of triples."""
    graph, other = Graph(), Graph()
    for triple in triples:
        graph.add(triple)
    for triple in reversed(triples):
        other.add(triple)
    files = written(graph, tmp_path_factory.mktemp("large"))
    assert files == written(other, tmp_path_factory.mktemp("large"))
    for name, syntax in (("turtle", "turtle"), ("json-ld", "json-ld"), ("rdfxml", "xml"), ("nt", "nt")):
        assert isomorphic(Graph().parse(data=files[name], format=syntax), graph), name
    for name in ("trig", "nquads"):
        whole = Dataset(default_union=True).parse(data=files[name], format=name)
        assert {(s, p, o) for s, p, o, _ in whole.quads()} == set(graph), name
    assert files["turtle"] == as_small(graph, "turtle")


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_sorted_in_parts(tmp_path: Path, at_once: int) -> None:
    """However little fits in memory, lines come sorted, each once, and nothing is left behind."""
    lines = [b"c\n", b"a\n", b"b b\n", b"a\n", b"\xc3\xa9\n", b"b\n"]
    assert list(sorted_lines(lines, tmp_path, at_once=at_once)) == sorted(set(lines))
    assert list(sorted_lines([], tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_blocks(tmp_path: Path) -> None:
    """Blocks come in the order of their keys, as often as they are wanted."""
    blocks = Blocks(tmp_path)
    for key, block in (("b", "zwei\n"), ("a b", "é"), ("a", "")):
        blocks.add(key, block)
    assert list(blocks.in_order()) == list(blocks.in_order()) == ["", "é", "zwei\n"]
    blocks.close()


def test_blank_nodes_keep_their_labels(tmp_path: Path) -> None:
    """A graph of others may have them: every file says the same as it does."""
    graph = Graph().parse(data='[] <urn:p> [ <urn:q> ( "a" 1 ) ] .', format="turtle")
    files = written(graph, tmp_path)
    for name, syntax in (("turtle", "turtle"), ("json-ld", "json-ld"), ("rdfxml", "xml"), ("nt", "nt")):
        assert isomorphic(Graph().parse(data=files[name], format=syntax), graph), name
