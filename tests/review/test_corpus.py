"""A review over a corpus: 520 articles, decisions by address, text that changes, a second opinion."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading, ReviewStatus
from rsi_graph.pipeline import check_decisions, read_reviewed, take_decisions
from rsi_graph.review import State, to_review_table
from rsi_graph.sources import parse_article

CODE = "code-de-la-securite-sociale"
ARTICLES = 520
VERBS = ("verse", "liquide", "contrôle", "fixe", "approuve")


def words(number: int, *, changed: bool = False) -> str:
    """The text of an article; each has a sentence of its own number, so that no two are equal."""
    amount = "le montant" if changed else "les prestations"
    return f"La caisse nationale {VERBS[number % 5]} {amount} de la classe {number}. Elle en informe le ministre."


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 520 articles."""
    folder = tmp_path_factory.mktemp("law") / CODE
    folder.mkdir()
    for number in range(1, ARTICLES + 1):
        (folder / f"l{number}.md").write_text(f"## L{number}\n\n{words(number)}\n", "utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def table(law: Path) -> list[dict[str, str]]:
    """The table as a spreadsheet shows it."""
    assert law.is_dir()
    readings = [
        extract(parse_article(f"## L{number}\n\n{words(number)}", code=CODE), load_lexicon())
        for number in range(1, ARTICLES + 1)
    ]
    text = to_review_table(readings).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def marked(table: list[dict[str, str]], decisions: dict[str, dict[str, str]], path: Path) -> Path:
    """The table with the first record of some articles decided, saved as a spreadsheet saves it."""
    rows = [dict(row) for row in table]
    for row in rows:
        if row["Verbe"] != "informer":
            row.update(decisions.get(row["Article"], {}))
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(table[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


DECISIONS = {
    "L7": {"Décision": "accepter"},
    "L140": {"Décision": "corriger", "Objet": "les prestations"},
    "L333": {"Décision": "rejeter"},
    "L520": {"Décision": "accepter"},
}


def test_decisions_survive_a_new_reading(law: Path, table: list[dict[str, str]], tmp_path: Path) -> None:
    """Four decisions among a thousand records come back at their own record, and at no other."""
    take_decisions(marked(table, DECISIONS, tmp_path / "t.csv"), [law], tmp_path / "r", by="Anne Roy", on="2026-11-28")
    reviewed = {}
    for one in read_reviewed([law], overlay=[tmp_path / "r"]):
        assert isinstance(one.reading, Reading)
        found = [(c.verb, c.review.status) for c in one.reading.competences if c.review]
        if found or one.outcomes:
            reviewed[one.reading.article.number] = found
    assert len(table) == 2 * ARTICLES
    assert reviewed == {
        "L7": [("contrôler", ReviewStatus.ACCEPTED)],
        "L140": [("verser", ReviewStatus.CORRECTED)],
        "L333": [],
        "L520": [("verser", ReviewStatus.ACCEPTED)],
    }


def test_changed_text_and_a_second_opinion_are_told(law: Path, table: list[dict[str, str]], tmp_path: Path) -> None:
    """Where the law changed nothing is applied; where reviewers differ both are kept; the rest holds."""
    take_decisions(marked(table, DECISIONS, tmp_path / "t.csv"), [law], tmp_path / "r", by="Anne Roy")
    second = {"L520": {"Décision": "rejeter"}}
    take_decisions(marked(table, second, tmp_path / "u.csv"), [law], tmp_path / "r", by="Bruno Sec")
    later = tmp_path / "later" / CODE
    later.mkdir(parents=True)
    for number in range(1, ARTICLES + 1):
        if number != 333:
            text = words(number, changed=number == 7)
            (later / f"l{number}.md").write_text(f"## L{number}\n\n{text}\n", "utf-8")
    told = check_decisions([tmp_path / "later"], [tmp_path / "r"])
    assert sorted((one.decision.article, one.decision.by, one.state) for one in told.outcomes) == [
        ("article/css/L140", "Anne Roy", State.APPLIED),
        ("article/css/L520", "Anne Roy", State.CONFLICT),
        ("article/css/L520", "Bruno Sec", State.CONFLICT),
        ("article/css/L7", "Anne Roy", State.TEXT_CHANGED),
    ]
    assert len(told.kept) == 5
