"""`validate`, `queries`, `query`, `export`, `network`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from rsi_graph.cli.asking import GRAPH_FORMATS, NETWORK_FORMATS
from rsi_graph.export import FORMATS, normal_format
from rsi_graph.pipeline import read_graph
from rsi_graph.query import load_catalogue

Command = Callable[..., CompletedProcess[str]]
COUNT = "SELECT (COUNT(*) AS ?n) { ?c a rsi:Competence }"


def test_formats_are_those_of_the_rooms() -> None:
    """The command's choices, kept apart so that help loads nothing, are the rooms' own."""
    from rsi_graph import visualise

    assert {normal_format(name) for name in GRAPH_FORMATS} == set(FORMATS)
    assert [name for name in NETWORK_FORMATS if not hasattr(visualise, f"to_{name}")] == []


def test_shipped_graph_is_valid(rsi_graph: Command) -> None:
    """Without a file the shipped graph is validated."""
    ended = rsi_graph("validate")
    assert ended.returncode == 0
    assert ended.stdout.startswith("Verdict : aucune violation")


def test_strict_counts_information_too(rsi_graph: Command) -> None:
    """The shipped graph has notes for a reader, which count under --strict."""
    assert rsi_graph("validate", "--strict").returncode == 1


@pytest.mark.parametrize("format_", ["text", "turtle", "json"])
def test_violation_ends_with_1(rsi_graph: Command, format_: str) -> None:
    """A competence that lacks everything, on standard input, in each form of the report."""
    data = "<urn:c> a <https://w3id.org/rsi-graph/ontology#Duty> ."
    ended = rsi_graph("validate", "-", "--format", format_, stdin=data)
    assert ended.returncode == 1
    assert "Une compétence a au moins un titulaire." in ended.stdout
    if format_ == "json":
        assert json.loads(ended.stdout)["counts"]["Violation"] > 0
    if format_ == "turtle":
        assert len(Graph().parse(data=ended.stdout)) > 0


def test_catalogue_is_listed(rsi_graph: Command) -> None:
    """Every question with its titles and parameters."""
    said = rsi_graph("queries").stdout
    for query in load_catalogue():
        assert f"{query.name}\n    {query.title_fr} · {query.title_en}\n" in said
        assert all(f"--param {parameter.name}=" in said for parameter in query.parameters)


def test_question_of_the_catalogue_is_answered(rsi_graph: Command) -> None:
    """From the shipped graph, with a parameter as a person writes it."""
    ended = rsi_graph("query", "competences-over", "--param", "body=caisses de base", "--format", "json")
    assert ended.returncode == 0
    assert len(json.loads(ended.stdout)["results"]["bindings"]) > 5


def test_sparql_comes_from_a_file_or_standard_input(rsi_graph: Command, tmp_path: Path) -> None:
    """Both give the same answer; the project's prefixes need no declaration."""
    (tmp_path / "count.rq").write_text(COUNT)
    answers = {
        rsi_graph("query", "count.rq", "--format", "csv").stdout,
        rsi_graph("query", "-", "--format", "csv", stdin=COUNT).stdout,
    }
    assert answers == {"n\n30\n"}


def test_data_come_from_files_or_standard_input(rsi_graph: Command, tmp_path: Path) -> None:
    """Several files are one graph."""
    one, two = (
        "<urn:1> a <https://w3id.org/rsi-graph/ontology#Competence> .",
        "<urn:2> a <https://w3id.org/rsi-graph/ontology#Competence> .",
    )
    (tmp_path / "one.ttl").write_text(one)
    (tmp_path / "count.rq").write_text(COUNT)
    ended = rsi_graph("query", "count.rq", "--data", "one.ttl", "--data", "-", "--format", "csv", stdin=two)
    assert ended.stdout == "n\n2\n"


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT ?x WHERE {", "line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is not allowed here"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is not allowed here"),
    ],
)
def test_sparql_that_cannot_be_run_is_bad_input(rsi_graph: Command, sparql: str, said: str) -> None:
    """Broken queries, and those that would write or reach elsewhere."""
    ended = rsi_graph("query", "-", stdin=sparql)
    assert ended.returncode == 2
    assert said in ended.stderr


def test_table_asked_as_a_graph_is_bad_input(rsi_graph: Command) -> None:
    """SELECT has no Turtle."""
    assert rsi_graph("query", "-", "--format", "turtle", stdin=COUNT).returncode == 2


@pytest.mark.parametrize("format_", GRAPH_FORMATS)
def test_every_syntax_holds_the_shipped_graph(rsi_graph: Command, tmp_path: Path, format_: str) -> None:
    """The same triples in each syntax, aliases included, in a file that is put there whole."""
    ending = {"turtle": "ttl", "json-ld": "jsonld", "rdfxml": "rdf", "nquads": "nq"}.get(format_, format_)
    ended = rsi_graph("export", "--format", format_, "-o", f"graph.{ending}")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert isomorphic(read_graph([tmp_path / f"graph.{ending}"]), read_graph())


@pytest.mark.parametrize(
    ("format_", "start"),
    [
        ("html", b"<!doctype html>"),
        ("svg", b"<svg"),
        ("png", b"\x89PNG"),
        ("graphml", b"<?xml"),
        ("gexf", b"<?xml"),
        ("dot", b"digraph"),
        ("mermaid", b""),
    ],
)
def test_network_is_written_in_every_form(rsi_graph: Command, tmp_path: Path, format_: str, start: bytes) -> None:
    """Each form begins as it should and names the Caisse nationale, but for the pixels."""
    assert rsi_graph("network", "--format", format_, "-o", "network").returncode == 0
    content = (tmp_path / "network").read_bytes()
    assert start in content[:200].lower() or start in content[:200]
    assert format_ == "png" or "Caisse nationale" in content.decode()


def test_network_of_one_action_is_smaller(rsi_graph: Command) -> None:
    """`--action oversee` leaves the State and the Caisse nationale."""
    whole, part = (rsi_graph("network", "--format", "dot", *words).stdout for words in ((), ("--action", "oversee")))
    assert len(part) < len(whole)
    assert "Caisse nationale" in part
