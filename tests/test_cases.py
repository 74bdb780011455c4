"""Every folder of `tests/cases` is one test: the records of its article are those a jurist expects."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading
from rsi_graph.records import Record, to_jsonl, to_records
from rsi_graph.sources import read_article

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
SCORER = Path(__file__).parents[2] / "shared" / "gold" / "score.py"
FIELDS = (
    *("article", "code", "item", "holders", "joint", "modality", "verb"),
    *("object", "targets", "references", "purpose", "quote"),
)
UNORDERED = {"holders", "joint", "targets", "references"}

pytestmark = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def read(folder: Path) -> Reading:
    return extract(read_article(folder / "source.md"), load_lexicon())


def expected(folder: Path) -> list[Record]:
    """The lines of the folder; an article without competence has one line that says `"none": true`."""
    rows = map(json.loads, (folder / "expected.jsonl").read_text("utf-8").splitlines())
    return [row for row in rows if not row.get("none")]


def comparable(record: Record) -> Iterator[tuple[str, object]]:
    """Fields in, fields blind to white space, to the order of names and to œ = oe out."""
    for name in FIELDS:
        value = record[name]
        if name in UNORDERED:
            yield name, sorted(map(plain, value))
        else:
            yield name, plain(value) if isinstance(value, str) else value


def plain(words: str) -> str:
    return " ".join(words.split()).replace("œ", "oe")


def test_case_has_all_records_and_no_other(folder: Path) -> None:
    """Each expected record is read, every field right, in the order of the text, and nothing else is."""
    found, wanted = to_records(read(folder)), expected(folder)
    assert [dict(comparable(record)) for record in found] == [dict(comparable(record)) for record in wanted]


def test_case_has_an_accepted_action_in_each_record(folder: Path) -> None:
    """The one concept of a record is among those a careful reader would accept."""
    pairs = zip(to_records(read(folder)), expected(folder), strict=True)
    assert [
        (found["quote"], found["actions"]) for found, wanted in pairs if found["actions"][0] not in wanted["actions"]
    ] == []


def test_quotes_stand_at_their_offsets(folder: Path) -> None:
    """`quote` is `text[start:end]`, for every record."""
    reading = read(folder)
    assert all(row["quote"] == reading.article.text[row["start"] : row["end"]] for row in to_records(reading))


@pytest.mark.skipif(not SCORER.is_file(), reason="the scorer of the annotation guidelines is not beside the checkout")
def test_case_scores_fully_by_the_guidelines(folder: Path, tmp_path: Path) -> None:
    """The guidelines' own scorer finds detection and frames complete."""
    (tmp_path / "found.jsonl").write_text(to_jsonl(to_records(read(folder))), "utf-8")
    command = [sys.executable, str(SCORER), str(folder / "expected.jsonl"), str(tmp_path / "found.jsonl"), "--json"]
    scores = json.loads(run(command, check=True, capture_output=True, text=True).stdout)
    assert (scores["detection"]["f1"], scores["frame"]["f1"]) == (1.0, 1.0)
