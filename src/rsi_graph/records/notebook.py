"""Rows as a table for notebooks and pages."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from rsi_graph.records.record import Record
from rsi_graph.records.terminal import COLUMNS


def to_html_table(records: Iterable[Record]) -> str:
    """Records in, an HTML table with one row a competence out; the quote appears where the pointer rests on a row."""
    head = "".join(f"<th>{escape(words)}</th>" for words in ("Article", "Qui", *(c.heading for c in COLUMNS)))
    rows = "".join(
        f'<tr title="{escape(record["quote"])}">'
        + "".join(f"<td>{escape(words)}</td>" for words in _cells(record))
        + "</tr>"
        for record in records
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(record: Record) -> Iterable[str]:
    yield record["article"]
    yield ", ".join(record["holders"])
    for column in COLUMNS:
        yield column.show(record)
