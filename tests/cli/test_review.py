"""A review at the command line, from table to graph."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Command = Callable[..., CompletedProcess[str]]


def mark(table: Path, decision: str) -> None:
    """What a jurist does: a word in the first row of the table."""
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"), newline=""), delimiter=";"))
    rows[1][0] = decision
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def test_table_decisions_graph(rsi_graph: Command, tmp_path: Path) -> None:
    """write, read, build and extract with the overlay: what was rejected is gone; a second opinion is a conflict."""
    assert rsi_graph("review", "write", "-o", "t.csv").returncode == 0
    mark(tmp_path / "t.csv", "rejeter")
    done = rsi_graph("review", "read", "t.csv", "--into", "reviews", "--by", "Anne Roy", "--on", "2026-11-28")
    assert (done.returncode, (tmp_path / "reviews" / "anne-roy.jsonl").exists()) == (0, True), done.stderr
    built = rsi_graph("build", "--overlay", "reviews", "--no-validate")
    assert built.returncode == 0, built.stderr
    assert "appliquées · applied" in built.stderr
    assert len((tmp_path / "build" / "competences.jsonl").read_text("utf-8").splitlines()) == 29
    mark(tmp_path / "t.csv", "accepter")
    again = rsi_graph("review", "read", "t.csv", "--into", "reviews", "--by", "Bruno Sec")
    assert again.returncode == 1
    assert "contradict one another" in again.stderr
    assert rsi_graph("review", "check", "--overlay", "reviews").returncode == 1
    assert rsi_graph("build", "--overlay", "reviews", "--no-validate").returncode == 1
    assert '"disputed"' in (tmp_path / "build" / "competences.ttl").read_text("utf-8")


def test_faults_are_one_sentence(rsi_graph: Command, tmp_path: Path, article: Path) -> None:
    """A wrong word in the table, a folder of decisions that is not there: exit 2, no traceback."""
    rsi_graph("review", "write", "-o", "t.csv")
    mark(tmp_path / "t.csv", "peut-être")
    for words in (
        ("review", "read", "t.csv", "--into", "reviews", "--by", "Anne Roy"),
        ("extract", str(article), "--overlay", "nowhere"),
        ("build", "--overlay", "nowhere"),
    ):
        done = rsi_graph(*words)
        assert done.returncode == 2, words
        assert done.stderr.startswith("Erreur / error: "), done.stderr
        assert "Traceback" not in done.stderr
    assert "row 2 (ligne 2)" in rsi_graph("review", "read", "t.csv", "--into", "r", "--by", "A").stderr
