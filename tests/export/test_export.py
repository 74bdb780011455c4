"""Every format holds the same triples, and the same graph gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Dataset, Graph, Literal, URIRef

from rsi_graph.export import FORMATS, UnknownFormatError, export_graph, normal_format
from rsi_graph.namespaces import RSI


def _read(data: bytes, name: str) -> set[object]:
    if name in {"trig", "nquads"}:
        return set(Dataset().parse(data=data, format=name).default_graph)  # type: ignore[attr-defined]
    return set(Graph().parse(data=data, format={"rdfxml": "xml"}.get(name, name)))


@pytest.mark.parametrize("name", FORMATS)
def test_formats_are_isomorphic(graph: Graph, name: str) -> None:
    """Read back, each format gives the triples that went in; without blank nodes equal is isomorphic."""
    assert _read(export_graph(graph, name), name) == set(graph)


@pytest.mark.parametrize("name", FORMATS)
def test_order_of_adding_is_irrelevant(graph: Graph, name: str) -> None:
    """A graph with the same triples added in another order gives the same bytes."""
    backwards = Graph()
    for triple in sorted(graph, reverse=True):
        backwards.add(triple)
    assert export_graph(backwards, name) == export_graph(graph, name)


def test_bytes_do_not_depend_on_the_run(graph: Graph, tmp_path: Path) -> None:
    """Under another hash seed every format gives the same bytes."""
    source = tmp_path / "graph.nt"
    source.write_bytes(export_graph(graph, "nt"))
    program = (
        "import hashlib, sys; from rdflib import Graph; from rsi_graph.export import FORMATS, export_graph;"
        "graph = Graph().parse(sys.argv[1]);"
        "print(*(hashlib.sha256(export_graph(graph, name)).hexdigest() for name in FORMATS))"
    )
    here = [hashlib.sha256(export_graph(graph, name)).hexdigest() for name in FORMATS]
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", program, str(source)], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert run.stdout.decode().split() == here


@pytest.mark.parametrize(
    ("alias", "name"),
    [("ttl", "turtle"), ("jsonld", "json-ld"), ("xml", "rdfxml"), ("nq", "nquads"), ("NT", "nt"), ("TriG", "trig")],
)
def test_aliases(alias: str, name: str) -> None:
    """Short names and capitals are understood."""
    assert normal_format(alias) == name


def test_unknown_format(graph: Graph) -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(UnknownFormatError, match=r"no format called “csv”.*turtle, json-ld, nt, rdfxml, trig, nquads"):
        export_graph(graph, "csv")


def test_json_ld_is_compact(graph: Graph) -> None:
    """A person finds the terms by their short names, and languages as keys."""
    document = json.loads(export_graph(graph, "json-ld"))
    nodes = {node["id"]: node for node in document["@graph"]}
    competence = next(node for iri, node in nodes.items() if iri.endswith("/point-2/controler-w18"))
    assert competence["verb"] == "contrôler"
    assert competence["type"] == ["Competence", "Duty"]
    assert list(nodes) == sorted(nodes)


def test_line_formats_are_sorted(graph: Graph) -> None:
    """Two versions of a graph can be compared line by line."""
    for name in ("nt", "nquads"):
        lines = export_graph(graph, name).splitlines()
        assert lines == sorted(lines)
        assert len(lines) == len(graph)


def test_every_sort_of_term_survives() -> None:
    """Quotes, markup, line ends, foreign namespaces, languages and datatypes come back from every format."""
    subject = URIRef("https://example.org/a?b=1&c=<2>".replace("<2>", "2"))
    graph = Graph()
    graph.add(
        (subject, URIRef("https://example.org/terms/says"), Literal('« l\'action » <b>"&"</b>\nsuite\tfin', lang="fr"))
    )
    graph.add((subject, RSI.joint, Literal(lexical_or_value=True)))
    graph.add((subject, RSI.start, Literal(3)))
    graph.add((subject, RDFS.label, Literal("œuvre", lang="fr")))
    graph.add((subject, RDF.type, RSI.Body))
    for name in FORMATS:
        assert _read(export_graph(graph, name), name) == set(graph), name


def test_a_graph_of_another_may_have_blank_nodes() -> None:
    """Ours has none; one that has is still written."""
    graph = Graph()
    graph.add((BNode(), RDFS.label, Literal("x")))
    for name in FORMATS:
        assert len(_read(export_graph(graph, name), name)) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_graph(name: str) -> None:
    """Nothing in, a well-formed document of nothing out."""
    assert _read(export_graph(Graph(), name), name) == set()
