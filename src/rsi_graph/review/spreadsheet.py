"""A table as spreadsheets save it, read back: any separator, encoding, end of line, order of columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rsi_graph.iri import slug
from rsi_graph.review.errors import ReviewTableError

_SEPARATORS: Final = (";", ",", "\t")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_ADVICE: Final = "Save the table as CSV from the spreadsheet, with the headings of `rsi-graph review write`."


@dataclass(frozen=True, slots=True)
class Row:
    """A row by heading; `number` is that of the spreadsheet, the headings being row 1."""

    number: int
    cells: Mapping[str, str]

    def cell(self, heading: str) -> str:
        """The words under a heading, without the apostrophe that keeps a spreadsheet from running them."""
        words = self.cells.get(heading, "").strip()
        return words[1:] if words[:1] == "'" and words[1:2] in {"=", "+", "-", "@"} else words


def read_table(path: str | Path, headings: Iterable[str], *, required: Iterable[str]) -> list[Row]:
    """A table in, its rows with words under the known headings out.

    UTF-8 with or without mark, UTF-16 with mark, else Windows-1252; semicolon, comma or tab, told by the headings,
    which may stand in any order, in any case, with or without accents; other columns are passed over.

    Raises:
        ReviewTableError: it cannot be read, or a heading that is required is missing.
    """
    known = {slug(heading): heading for heading in headings}
    try:
        text = _decoded(Path(path).read_bytes())
    except OSError as error:
        raise ReviewTableError(path, error.strerror or "it could not be read", "Check the path.") from error
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    names = [known.get(_slug(words), "") for words in (lines[0] if lines else [])]
    missing = [heading for heading in required if heading not in names]
    if missing:
        raise ReviewTableError(path, f"there is no column {', '.join(f'“{one}”' for one in missing)}", _ADVICE)
    rows = (
        Row(number, {name: cell for name, cell in zip(names, line, strict=False) if name})
        for number, line in enumerate(lines[1:], 2)
    )
    return [row for row in rows if any(cell.strip() for cell in row.cells.values())]


def _slug(words: str) -> str:
    return slug(words) if any(character.isalnum() for character in words) else ""


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
