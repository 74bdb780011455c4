"""Answers as data frames and networks, and what a question asks in words."""

import sys

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner
from rdflib import Graph

from rsi_graph.cli import main
from rsi_graph.query import QueryError, explain, find_query, load_catalogue, parse_query, run_query

NATIONAL = "https://w3id.org/rsi-graph/id/body/caisse-nationale-du-regime-social-des-independants"


@pytest.mark.parametrize("query", load_catalogue(), ids=lambda query: query.name)
def test_every_answer_is_a_data_frame(graph: Graph, query) -> None:
    """Same rows, same columns; numbers are numbers and truth values truth values."""
    answer = run_query(query, graph, {one.name: "L. 225-1-1" for one in query.parameters if one.needed})
    frame = answer.to_dataframe()
    assert frame.shape == (len(answer.rows), len(answer.variables))
    assert list(frame.columns) == list(answer.variables)


def test_types_of_a_data_frame(graph: Graph) -> None:
    frame = run_query(find_query("missions"), graph).to_dataframe()
    assert (frame["competences"].sum(), frame["start"].dtype.kind) == (30, "i")


def test_rows_as_a_network(graph: Graph) -> None:
    """Who controls whom: an edge for each row, its other cells upon it."""
    answer = run_query(find_query("who-controls-whom"), graph)
    network = answer.to_networkx()
    assert network.number_of_edges() == len(answer)
    edge = next(
        iter(network.get_edge_data(NATIONAL, f"{NATIONAL.partition('caisse')[0]}css/L611-4/caisses-de-base").values())
    )
    assert (edge["does"], edge["joint"]) == ("contrôler", False)


def test_triples_as_a_network(graph: Graph) -> None:
    answer = run_query("CONSTRUCT { ?a rsi:controls ?b } WHERE { ?a rsi:controls ?b }", graph)
    network = answer.to_networkx()
    assert network.number_of_edges() == len(answer)
    assert {key for _, _, key in network.edges(keys=True)} == {"rsi:controls"}


def test_columns_of_a_network(graph: Graph) -> None:
    """Any two columns; those that are not there are told."""
    answer = run_query(find_query("missions"), graph)
    assert answer.to_networkx(source="body", target="mission").number_of_edges() == len(answer)
    with pytest.raises(QueryError, match="no columns “from” and “to”"):
        answer.to_networkx()


def test_pandas_is_an_extra(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is missing, the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match=r"rsi-graph\[pandas\]"):
        run_query(find_query("missions"), graph).to_dataframe()


@pytest.mark.parametrize("query", load_catalogue(), ids=lambda query: query.name)
def test_every_question_is_explained(query) -> None:
    """Title in both languages, and every variable of the answer that a condition binds."""
    words = explain(query)
    assert f"{query.title_fr} · {query.title_en}" in words
    assert "CompValue" not in words
    assert "__agg" not in words


@pytest.mark.parametrize(
    ("sparql", "line"),
    [
        ("ASK { ?c a rsi:Power }", "?c est · is a: Faculté (« peut ») · Power (“may”)"),
        ("SELECT * { ?c rsi:action action:control }", "?c → action → contrôler · control"),
        ("SELECT * { ?a rsi:controls+ ?b }", "?a → (contrôle · controls) une fois ou plus · once or more → ?b"),
        ("SELECT * { ?a ^rsi:holder ?b MINUS { ?b a rsi:Duty } }", "sauf · except:"),
        ("SELECT * { ?a rsi:start ?n FILTER (?n > 3 || !BOUND(?n)) }", "?n > « 3 » ou · or non · not (BOUND(?n))"),
        ("SELECT (COUNT(?c) AS ?n) ?b { ?c rsi:holder ?b } GROUP BY ?b LIMIT 3", "compté · counted: Count(?c)"),
    ],
)
def test_explained(sparql: str, line: str) -> None:
    assert line in explain(parse_query(sparql))


def test_explain_by_command() -> None:
    told = CliRunner().invoke(main, ["query", "who-controls-whom", "--explain"])
    assert (told.exit_code, told.output.splitlines()[0]) == (0, "Qui contrôle qui · Who controls whom")


def test_spreadsheet_by_command() -> None:
    table = CliRunner().invoke(main, ["query", "missions", "--format", "excel"])
    assert table.output.startswith("\ufeffholder;point;competences;")


@pytest.mark.parametrize(
    ("words", "begun", "expected"),
    [
        (["query"], "who-c", ["who-cites-whom", "who-controls-whom-on", "who-controls-whom"]),
        (["query", "control-chain", "--param"], "", ["from=", "to="]),
        (["query", "control-chain", "--param", "from=Etat", "--param"], "t", ["to="]),
        (["query", "--format"], "ex", ["excel"]),
        ([], "pub", ["publish"]),
    ],
)
def test_shell_completion(words: list[str], begun: str, expected: list[str]) -> None:
    """What a shell offers behind the words that are there."""
    offered = ShellComplete(main, {}, "rsi-graph", "_RSI_GRAPH_COMPLETE").get_completions(words, begun)
    assert [item.value for item in offered] == expected
