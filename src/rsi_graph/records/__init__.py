"""Records: a reading as flat rows, in the form of the annotation guidelines, and their three writers."""

from rsi_graph.records.lines import to_jsonl
from rsi_graph.records.notebook import to_html_table
from rsi_graph.records.record import (
    UNREADABLE,
    Record,
    UnreadRecord,
    to_records,
    to_unread_records,
    to_unreadable_record,
)
from rsi_graph.records.spreadsheet import to_csv
from rsi_graph.records.terminal import to_table

__all__ = [
    "UNREADABLE",
    "Record",
    "UnreadRecord",
    "to_csv",
    "to_html_table",
    "to_jsonl",
    "to_records",
    "to_table",
    "to_unread_records",
    "to_unreadable_record",
]
