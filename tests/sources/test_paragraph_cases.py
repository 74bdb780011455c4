"""A folder of cases: `article.md` is read, `paragraphs.tsv` says what its paragraphs are, `why.txt` what it shows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rsi_graph.model import Paragraph
from rsi_graph.sources import parse_article

CASES = sorted(Path(__file__).with_name("cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_paragraphs_stand_where_the_case_says(case: Path) -> None:
    """Each line has the item, the address, the lead-in and the words that a jurist wrote down for it."""
    article = parse_article((case / "article.md").read_text(encoding="utf-8"), code="code-du-travail")
    with (case / "paragraphs.tsv").open(encoding="utf-8", newline="") as table:
        expected = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [_row(paragraph, article.text) for paragraph in article.paragraphs] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_says_why(case: Path) -> None:
    """A case without a reason teaches nothing."""
    assert (case / "why.txt").read_text(encoding="utf-8").strip()


def _row(paragraph: Paragraph, text: str) -> dict[str, str]:
    return {
        "item": paragraph.item,
        "point": paragraph.point,
        "parent": str(paragraph.parent or "-"),
        "line": "inferred" if paragraph.inferred else "printed",
        "words": paragraph.body.of(text),
    }
