"""The spreadsheet and the terminal table."""

import csv
import io

import pytest

from rsi_graph.model import Reading
from rsi_graph.records import to_csv, to_records, to_table


def rows_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_spreadsheet_opens_right_in_french_excel(reading: Reading) -> None:
    """Byte order mark for the accents, semicolons for the columns, CRLF for the lines, as many lines as records."""
    table = to_csv(to_records(reading))
    assert table.encode().startswith(b"\xef\xbb\xbfarticle;code;item;")
    assert table.count("\r\n") == 31
    assert rows_of(table)[5]["targets"] == "organismes conventionnés"


def test_spreadsheet_has_the_fields_of_the_lines(reading: Reading) -> None:
    """One name for one thing: the columns are the fields of the JSON Lines, in their order."""
    records = to_records(reading)
    assert list(rows_of(to_csv(records))[0]) == list(records[0])


@pytest.mark.parametrize("words", ["=1+1", "+33 1", "-2", "- tiret", "@SUM(A1)", "\t=1", "\r=1", " =1+1"])
def test_spreadsheet_runs_no_formula(words: str) -> None:
    """A cell that begins as a formula has an apostrophe before it."""
    [row] = rows_of(to_csv([{"object": words}], columns=("object",)))
    assert row["object"].startswith("'")


@pytest.mark.parametrize("words", ["l'action; les caisses", 'dite "caisse"', "premier\nsecond", "œuvre d'été"])
def test_spreadsheet_keeps_one_line_a_row(words: str) -> None:
    """Separators, quotes and returns to the line stay inside their cell."""
    assert rows_of(to_csv([{"object": words}], columns=("object",))) == [{"object": words.replace("\n", " ")}]


def test_empty_spreadsheet_has_its_headings() -> None:
    """No record is still a table."""
    assert rows_of(to_csv([])) == []
    assert to_csv([]).startswith("\ufeffarticle;")


@pytest.mark.parametrize("width", [20, 70, 80, 100, 137, 200])
def test_terminal_table_fits_its_width(reading: Reading, width: int) -> None:
    """No line is longer than the terminal, down to 70 columns."""
    assert max(map(len, to_table(to_records(reading), width=width).splitlines())) <= max(width, 70)


def test_terminal_table_loses_no_word(reading: Reading) -> None:
    """Every word of every object is in the table, however narrow."""
    shown = to_table(to_records(reading), width=70)
    missing = [
        word for row in to_records(reading) for word in row["object"].split() if len(word) < 16 and word not in shown
    ]
    assert missing == []


def test_terminal_table_speaks_french(reading: Reading) -> None:
    """Headings and forms are French, and one heading names the holder of all that follows."""
    shown = to_table(to_records(reading))
    assert shown.startswith(
        "L611-4 (code-de-la-securite-sociale) : Caisse nationale du régime social des indépendants\n"
    )
    assert shown.count(") : Caisse nationale du régime social des indépendants\n") == 1
    assert "faculté" in shown
