"""From the text of the law to one folder."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rdflib import Graph, Literal
from rdflib.namespace import XSD

from rsi_graph.errors import SourceError
from rsi_graph.namespaces import RSI
from rsi_graph.pipeline import BuildResult, NothingRead, build, to_summary
from rsi_graph.resources import resource_path

FILES = {
    *("competences.ttl", "competences.jsonl", "competences.csv", "unread.jsonl"),
    *("report.ttl", "report.txt", "network.html", "network.svg", "run.json"),
}
LAW = "# Article {number}\n\n<p>La caisse nationale contrôle les caisses de base.</p>\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuildResult, Path]:
    folder = tmp_path_factory.mktemp("build")
    return build(output=folder), folder


@pytest.fixture
def law(tmp_path: Path) -> Path:
    folder = tmp_path / "code-du-sport"
    folder.mkdir()
    (folder / "l1.md").write_text(LAW.format(number="L1"), "utf-8")
    (folder / "l2.md").write_bytes(b"\xff\xfe no text")
    (folder / "l3.md").write_text(LAW.format(number="L3"), "utf-8")
    return folder


def test_shipped_graph_is_what_build_makes(built: tuple[BuildResult, Path]) -> None:
    """`data/rsi.ttl` is, byte for byte, the graph of the shipped article. Where it is not: `make rdf`, and look why."""
    assert (built[1] / "competences.ttl").read_bytes() == resource_path("data", "rsi.ttl").read_bytes()


def test_all_files_are_there_and_no_other(built: tuple[BuildResult, Path]) -> None:
    """The folder holds what is promised, and no half-written part."""
    assert {path.name for path in built[1].iterdir()} == FILES
    assert {path.name for path in built[0].files} == FILES


def test_graph_has_no_violation(built: tuple[BuildResult, Path]) -> None:
    """The shapes find nothing that makes the shipped graph false."""
    assert built[0].report is not None
    assert not built[0].violates


def test_rows_and_graph_speak_of_the_same_competences(built: tuple[BuildResult, Path]) -> None:
    """The addresses in the JSON Lines are those of the graph's competences."""
    rows = [json.loads(line) for line in (built[1] / "competences.jsonl").read_text("utf-8").splitlines()]
    graph = Graph().parse(built[1] / "competences.ttl")
    assert {row["iri"] for row in rows} == {str(node) for node in graph.subjects(RSI.action, None)}


def test_same_source_gives_the_same_bytes(built: tuple[BuildResult, Path], tmp_path: Path) -> None:
    """Every file but the record of the run, which knows the clock."""
    build(output=tmp_path)
    assert [
        name for name in FILES - {"run.json"} if (built[1] / name).read_bytes() != (tmp_path / name).read_bytes()
    ] == []


def test_record_of_the_run_tells_inputs_and_counts(built: tuple[BuildResult, Path]) -> None:
    """Hash of each source, versions, counts and times, and no path of the machine."""
    record = json.loads((built[1] / "run.json").read_text("utf-8"))
    assert record["inputs"][0]["source"] == "data/sources/L611-4.md"
    assert record["counts"]["competences"] == 30
    assert record["seconds"].keys() == {"read", "graph", "validate", "write"}
    assert record["versions"]["rsi-graph"] == "0.1.0"


def test_one_bad_article_never_stops_the_run(law: Path, tmp_path: Path) -> None:
    """The two others are built; the bad one is a row of unread.jsonl."""
    result = build([law], tmp_path / "out")
    assert [reading.article.number for reading in result.readings] == ["L1", "L3"]
    assert [row["reason"] for row in result.unread if row["source"].endswith("l2.md")] == ["unreadable"]
    assert "unreadable" in (tmp_path / "out" / "unread.jsonl").read_text("utf-8")


def test_article_given_twice_counts_once(law: Path, tmp_path: Path) -> None:
    """The same file twice gives the graph of the file."""
    once = build([law / "l1.md"], tmp_path / "once", validate=False)
    twice = build([law / "l1.md", law / "l1.md"], tmp_path / "twice", validate=False)
    assert set(once.graph) == set(twice.graph)


def test_nothing_read_is_an_error(tmp_path: Path) -> None:
    """A folder of bad files."""
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "l1.md").write_bytes(b"\xff")
    with pytest.raises(NothingRead, match="none of the 1 files"):
        build([tmp_path / "law"], tmp_path / "out")


def test_missing_source_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """Nothing is written where nothing was read."""
    with pytest.raises(SourceError, match="no such file"):
        build([tmp_path / "missing.md"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_reference_date_is_an_option(tmp_path: Path) -> None:
    """The day for which the relations are said stands in the graph."""
    graph = build(output=tmp_path, reference_date=date(2016, 6, 1), validate=False).graph
    assert set(graph.objects(None, RSI.referenceDate)) == {Literal("2016-06-01", datatype=XSD.date)}


def test_shapes_can_be_left_out(tmp_path: Path) -> None:
    """Then there is no report, not even that of an earlier build, and the summary says so."""
    (tmp_path / "report.txt").write_text("of another graph")
    result = build(output=tmp_path, validate=False)
    assert result.report is None
    assert "report.txt" not in {path.name for path in tmp_path.iterdir()}
    assert "non contrôlé" in to_summary(result)


def test_summary_shows_missions_counts_verdict_and_places(built: tuple[BuildResult, Path]) -> None:
    """What a person reads at the end, French first."""
    shown = to_summary(built[0])
    for words in ("Caisse nationale du régime social", "compétences : 30", "aucune violation", "network.html"):
        assert words in shown


def test_long_summary_is_cut(built: tuple[BuildResult, Path]) -> None:
    """More than sixty rows are counted, not shown."""
    many = replace(built[0], records=built[0].records * 3)
    assert "… et 30 autres compétences" in to_summary(many)


def test_notebook_shows_picture_and_table(built: tuple[BuildResult, Path]) -> None:
    """The result and its readings are shown as picture and tables, words escaped."""
    result, _ = built
    html = result._repr_html_()
    assert html.startswith("<svg")
    assert html.count("<tr") == 1 + len(result.records)
    assert "l&#x27;action des caisses de base" in html
    assert result.readings[0]._repr_html_().count("<tr>") == 30
