"""Gold files: JSON Lines, one competence a line, or `none` for an article that holds no competence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rsi_graph.errors import RsiGraphError

Key = tuple[str, str]
_LISTS = ("holders", "joint", "targets", "references")


class GoldError(RsiGraphError):
    """A gold file that is missing, or has a line that is no record of the guidelines."""

    def __init__(self, path: str | Path, problem: str, advice: str) -> None:
        super().__init__(f"{path}: {problem}. {advice}")


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
    return _collect(path, rows)


def _row(path: str | Path, number: int, line: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise GoldError(path, f"line {number} is not JSON ({error})", "Write one record a line.") from error
    if not isinstance(row, dict) or "article" not in row or "code" not in row:
        raise GoldError(path, f"line {number} names no article and code", "See the annotation guidelines.")
    return row


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
    missing = [name for name in ("item", "verb", "holders", "modality", "actions") if name not in row]
    if missing:
        raise GoldError(path, f"line {number} has no {', '.join(missing)}", "See the annotation guidelines.")
    actions = row["actions"]
    return GoldRecord(
        item=str(row["item"]),
        verb=str(row["verb"]),
        modality=str(row["modality"]),
        actions=tuple(map(str, actions)) if isinstance(actions, list) else (str(actions),),
        object=str(row.get("object") or ""),
        words=str(row.get("quote") or ""),
        rule=str(row.get("rule") or ""),
        **{name: _strings(row.get(name)) for name in _LISTS},
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
