"""Gold files: JSON Lines, one competence a line, or `none` for an article that holds no competence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rsi_graph.errors import RsiGraphError
from rsi_graph.model import Modality

Key = tuple[str, str]
_LISTS = ("holders", "joint", "actions", "targets", "references")
MODALITIES = tuple(one.value for one in Modality)


class GoldError(RsiGraphError):
    """A gold file that is missing, or has a line that is no record of the guidelines."""

    def __init__(self, path: str | Path, problem: str, advice: str) -> None:
        super().__init__(f"{path}: {problem}. {advice}")


_GUIDE = "Write it as the records of tests/gold are written."


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """The fields of the guidelines that are compared; `words` are the quote."""

    item: str
    verb: str
    holders: tuple[str, ...]
    joint: tuple[str, ...]
    modality: str
    actions: tuple[str, ...]
    object: str
    targets: tuple[str, ...]
    references: tuple[str, ...]
    words: str = ""
    rule: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """Records by (code, article), empty for an article without competence; `sources` as the file names them."""

    records: Mapping[Key, tuple[GoldRecord, ...]]
    sources: Mapping[Key, str] = field(default_factory=dict)


def article_key(code: str, article: str) -> Key:
    """Code and number in, the key by which records are compared out.

    >>> article_key("code-de-la-securite-sociale", "R. *123-1")
    ('code-de-la-securite-sociale', 'R123-1')
    """
    return code, article.replace(" ", "").replace(".", "").replace("*", "").upper()


def read_gold(path: str | Path) -> Gold:
    """Path of a gold file in, its records out.

    Raises:
        GoldError: there is no such file, or a line is no record.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise GoldError(path, f"the file could not be read ({reason})", "Give a JSON Lines file of records.") from error
    rows = [(number, _row(path, number, line)) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise GoldError(path, "the file holds no record", "Give a JSON Lines file of records.")
    return _collect(path, rows)


def _row(path: str | Path, number: int, line: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise GoldError(path, f"line {number} is not JSON ({error})", "Write one record a line.") from error
    missing = [name for name in ("article", "code") if not isinstance(row, dict) or not row.get(name)]
    if missing:
        raise GoldError(path, f"line {number} has no {' and no '.join(missing)}", _GUIDE)
    found: Mapping[str, object] = row
    return found


def gold_of(rows: Iterable[Mapping[str, object]]) -> Gold:
    """Records (as `extract` writes them, or gold) in, the same by article out."""
    return _collect("-", list(enumerate(rows, 1)))


def _collect(path: str | Path, rows: Iterable[tuple[int, Mapping[str, object]]]) -> Gold:
    records: dict[Key, list[GoldRecord]] = {}
    sources: dict[Key, str] = {}
    for number, row in rows:
        key = article_key(str(row["code"]), str(row["article"]))
        of_article = records.setdefault(key, [])
        if row.get("source"):
            sources[key] = str(row["source"])
        if not row.get("none"):
            of_article.append(_record(path, number, row))
    return Gold({key: tuple(found) for key, found in sorted(records.items())}, sources)


def _record(path: str | Path, number: int, row: Mapping[str, object]) -> GoldRecord:
    missing = [name for name in ("item", "verb", "holders", "modality", "actions") if not row.get(name)]
    if missing:
        raise GoldError(path, f"line {number} has no {' and no '.join(missing)}", _GUIDE)
    if row["modality"] not in MODALITIES:
        raise GoldError(
            path,
            f"line {number} has the modality {row['modality']!r}",
            f"Write {', '.join(MODALITIES[:-1])} or {MODALITIES[-1]}.",
        )
    return GoldRecord(
        item=str(row["item"]),
        verb=str(row["verb"]),
        modality=str(row["modality"]),
        object=str(row.get("object") or ""),
        words=str(row.get("quote") or ""),
        rule=str(row.get("rule") or ""),
        note=str(row.get("note") or ""),
        **{name: _strings(path, number, name, row.get(name)) for name in _LISTS},
    )


def _strings(path: str | Path, number: int, name: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise GoldError(
            path,
            f"line {number} has {json.dumps(value, ensure_ascii=False)} as {name}",
            "Write a list, in square brackets.",
        )
    return tuple(map(str, value))
