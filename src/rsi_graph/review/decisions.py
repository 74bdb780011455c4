"""Decisions of reviewers, and the files they are kept in: one file a reviewer, one decision a line, sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from rsi_graph.iri import slug
from rsi_graph.review.errors import OverlayError
from rsi_graph.review.fields import HEADINGS, Value

ENDING = ".jsonl"


class Status(StrEnum):
    """What a reviewer says of a record."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer says of one record.

    Attributes:
        article: path of the article's address; `version` the key of the version, `point` the address inside it.
        verb, quote: of the record as it was read (or added): with the address they say which record is meant.
        context: first 12 hex digits of the SHA-256 of the words it was read from: paragraph and lead-ins.
        status: what is said; `fields` the record as the reviewer states it.
        by: who; `on` the day, as an ISO day, empty where not given.
        note: a remark.
    """

    article: str
    version: str
    point: str
    verb: str
    quote: str
    context: str
    status: Status
    by: str
    on: str
    fields: Mapping[str, Value]
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """Which record is meant."""
        return self.article, self.version, self.point, self.verb, self.quote


def to_overlay(decisions: Iterable[Decision]) -> str:
    """Decisions in, the lines of their file out, sorted by what they are about."""
    lines = [(one.key, one.by, json.dumps(asdict(one), ensure_ascii=False, sort_keys=True)) for one in decisions]
    return "".join(f"{line}\n" for _, _, line in sorted(lines))


def read_overlay(place: str | Path) -> list[Decision]:
    """A file, or a folder with a file a reviewer, in, all decisions out.

    Raises:
        OverlayError: there is no such place, or a line is no decision.
    """
    path = Path(place)
    if path.is_dir():
        return [one for file in sorted(path.glob(f"*{ENDING}")) for one in read_overlay(file)]
    try:
        lines = path.read_bytes().decode().split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise OverlayError(place, "it could not be read") from error
    return [_decision(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _decision(path: Path, number: int, line: str) -> Decision:
    try:
        row: dict[str, Any] = json.loads(line)
        status, fields = Status(row.pop("status")), row.pop("fields")
        return Decision(status=status, fields={field: fields[field] for field in HEADINGS.values()}, **row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OverlayError(path, f"line {number} is no decision") from error


def update_overlay(folder: Path, by: str, decisions: Iterable[Decision]) -> tuple[Path, str]:
    """A folder, a reviewer and new decisions in; the path and the whole new text of the reviewer's file out.

    Earlier decisions stand unless the same reviewer decides anew upon the same record.

    Raises:
        OverlayError: the earlier file cannot be read.
    """
    path = folder / f"{slug(by)}{ENDING}"
    known = {one.key: one for one in (read_overlay(path) if path.exists() else ())}
    return path, to_overlay((known | {one.key: one for one in decisions}).values())
