"""Rows as a table for a French spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from rsi_graph.records.record import Record

# Excel takes a file for UTF-8 only where it opens with this mark; LibreOffice reads it either way.
BYTE_ORDER_MARK: Final = "\ufeff"

# A French Excel splits columns at the semicolon, its decimal mark being the comma; LibreOffice finds it by itself.
# A line "sep=;" would make Excel forget the byte order mark, so there is none.
SEPARATOR: Final = ";"

LIST_SEPARATOR: Final = " | "

# Cells that begin so are run as formulas (OWASP, "CSV Injection").
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

COLUMNS: Final = tuple(Record.__annotations__)


def to_csv(rows: Iterable[Mapping[str, object]], *, columns: Iterable[str] = COLUMNS) -> str:
    r"""Rows in, a table out that opens right in Excel and LibreOffice set to French.

    Byte order mark, semicolons, CRLF; the columns are the fields of the JSON Lines; lists are joined by ` | `; a cell
    that a spreadsheet would run as a formula has an apostrophe before it; a line feed inside a cell is a blank.

    >>> to_csv([{"article": "L611-4", "holders": ["Etat", "Caisse"], "object": "=1+1"}],
    ...        columns=("article", "holders", "object"))
    "\ufeffarticle;holders;object\r\nL611-4;Etat | Caisse;'=1+1\r\n"
    """
    names = tuple(columns)
    table = io.StringIO(newline="")
    table.write(BYTE_ORDER_MARK)
    writer = csv.writer(table, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return table.getvalue()


def _cell(value: object) -> str:
    words = (
        LIST_SEPARATOR.join(map(str, value)) if isinstance(value, list | tuple) else str("" if value is None else value)
    )
    line = words.replace("\r\n", " ").replace("\n", " ").strip(" ")
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line
