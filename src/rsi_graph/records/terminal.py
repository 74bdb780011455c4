"""Rows as a table to read in a terminal, in French."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Final

from rsi_graph.records.record import Record

NARROWEST: Final = 70

# The labels say the form of words, not a legal analysis.
MODALITIES: Final = {"duty": "mission", "power": "faculté", "prohibition": "interdiction"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what it shows of a row, its share of the width and the least it needs."""

    heading: str
    show: Callable[[Record], str]
    share: int
    least: int


COLUMNS: Final = (
    Column("Où", lambda row: row["item"], 1, 7),
    Column("Forme", lambda row: MODALITIES[row["modality"]], 1, 12),
    Column("Fait quoi", lambda row: f"{row['verb']} {row['object']}".strip(), 9, 16),
    Column("Sur / avec qui", lambda row: ", ".join(row["targets"] + [f"+ {name}" for name in row["joint"]]), 4, 12),
    Column("Renvois", lambda row: ", ".join(row["references"]), 2, 9),
)


def to_table(records: Iterable[Record], *, width: int = 100) -> str:
    """Records in, a table out, no line longer than `width` (70 at least); one heading for each article and holder.

    Records of one article that follow one another with the same holders stand under one heading.
    """
    room = max(width, NARROWEST)
    return "\n".join(line for key, rows in groupby(records, key=_group) for line in _block(key, list(rows), room))


def _group(record: Record) -> tuple[str, str, str]:
    return record["code"], record["article"], ", ".join(record["holders"])


def _block(key: tuple[str, str, str], rows: Sequence[Record], width: int) -> Iterator[str]:
    code, article, holders = key
    widths = _widths(width)
    yield from textwrap.wrap(f"{article} ({code}) : {holders}", width)
    yield _line([column.heading for column in COLUMNS], widths)
    yield "─" * width
    for row in rows:
        cells = [textwrap.wrap(column.show(row), size) for column, size in zip(COLUMNS, widths, strict=True)]
        yield from (_line(parts, widths) for parts in zip_longest(*cells, fillvalue=""))
    yield ""


def _widths(width: int) -> list[int]:
    """The width shared out: first what each column needs, then what is left by shares, the rest to the widest."""
    spare = width - 2 * (len(COLUMNS) - 1) - sum(column.least for column in COLUMNS)
    shares = sum(column.share for column in COLUMNS)
    widths = [column.least + max(spare, 0) * column.share // shares for column in COLUMNS]
    return [*widths[:2], widths[2] + width - 2 * (len(COLUMNS) - 1) - sum(widths), *widths[3:]]


def _line(parts: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(part.ljust(size) for part, size in zip(parts, widths, strict=True)).rstrip()
