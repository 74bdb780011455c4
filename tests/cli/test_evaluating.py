"""`rsi-graph evaluate`, as a jurist uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Command = Callable[..., CompletedProcess[str]]
GOLD = Path(__file__).parents[1] / "cases" / "L611-4" / "expected.jsonl"
ABSENT = {
    "article": "L9999",
    "code": "code-du-sport",
    "item": "al. 1",
    "holders": ["préfet"],
    "modality": "duty",
    "verb": "contrôler",
    "actions": ["control"],
}


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """The records of the shipped article, the first with a wrong holder, and one of an article that is not there."""
    first, *others = map(json.loads, GOLD.read_text("utf-8").splitlines())
    rows = [{**first, "holders": ["Etat"]}, *others, ABSENT]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_misses_are_shown_with_the_words_of_the_law(rsi_graph: Command, spoilt: Path) -> None:
    """The holder is told beside the one expected; an article that is not in the sources is told once, not as a miss."""
    ended = rsi_graph("evaluate", spoilt, "--errors")
    assert ended.returncode == 0
    assert "attendu · gold      Etat" in ended.stdout
    assert "lu · read           Caisse nationale du régime social des indépendants" in ended.stdout
    assert "MANQUÉ" not in ended.stdout.partition("MANQUÉ :")[2]
    assert "L9999 (code-du-sport)" in ended.stderr
    assert "1 articles absents des sources, dont les 1 relevés comptent comme manqués" in ended.stderr


def test_json_is_one_object_whatever_is_asked_for(rsi_graph: Command, spoilt: Path, tmp_path: Path) -> None:
    """Figures, misses and changes stand in one object; a result compared with itself has no change."""
    asked = ("evaluate", spoilt, "--format", "json", "--errors")
    (tmp_path / "before.json").write_text(rsi_graph(*asked).stdout, "utf-8")
    told = json.loads(rsi_graph(*asked, "--against", "before.json").stdout)
    assert [miss["fields"] for miss in told["misses"] if miss["kind"] == "differs"] == [
        {"holders": {"gold": ["Etat"], "read": ["Caisse nationale du régime social des indépendants"]}}
    ]
    assert told["changes"]["mended"] == told["changes"]["new"] == []
    assert all(one["before"] == one["now"] for one in told["changes"]["figures"].values())


def test_records_of_extract_can_be_compared(rsi_graph: Command, article: Path, tmp_path: Path) -> None:
    """The output of `extract` is as right as the reading itself."""
    (tmp_path / "read.jsonl").write_text(rsi_graph("extract", article).stdout, "utf-8")
    ended = rsi_graph("evaluate", GOLD, "--records", "read.jsonl", "--format", "json")
    assert json.loads(ended.stdout)["frame"]["f1"] == 1


def test_a_result_of_another_gold_is_refused(rsi_graph: Command, spoilt: Path, tmp_path: Path) -> None:
    """One sentence says which two were given; no figure is written."""
    (tmp_path / "before.json").write_text(rsi_graph("evaluate", GOLD, "--format", "json").stdout, "utf-8")
    ended = rsi_graph("evaluate", spoilt, "--against", "before.json")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert (
        "before.json: this is the result of another gold (1 articles, 30 records; the one given has 2" in ended.stderr
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("missing.jsonl",), "missing.jsonl: the file could not be read"),
        (("torn.jsonl",), "torn.jsonl: line 1 is not JSON"),
        ((GOLD, "missing"), "missing: there is no such file or folder"),
        ((GOLD, "--against", "missing.json"), "missing.json: the earlier result could not be read"),
        ((GOLD, "--against", "torn.jsonl"), "torn.jsonl: the earlier result is not JSON. Save one with --format json"),
        ((GOLD, "--against", "other.json"), "other.json: this is no result of an evaluation"),
        ((GOLD, "some", "--records", "torn.jsonl"), "--records ou SOURCE, pas les deux"),
    ],
)
def test_wrong_inputs_have_one_sentence(
    rsi_graph: Command, tmp_path: Path, words: tuple[str | Path, ...], said: str
) -> None:
    """What, where and what to do; exit code 2, no traceback, nothing written."""
    (tmp_path / "torn.jsonl").write_text('{"article": "L1", ', "utf-8")
    (tmp_path / "other.json").write_text('{"detection": 1}', "utf-8")
    ended = rsi_graph("evaluate", *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
