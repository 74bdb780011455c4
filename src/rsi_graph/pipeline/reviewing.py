"""The steps of a review in order: a table out of sources, decisions out of a table, a report on decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading
from rsi_graph.pipeline.files import write_file
from rsi_graph.pipeline.reading import NothingRead, read_competences
from rsi_graph.review import (
    Applied,
    Decision,
    Outcome,
    apply_reviews,
    decide,
    read_overlay,
    read_reviews,
    read_table,
    update_overlay,
)
from rsi_graph.review.table import ADDRESS, COLUMNS, DECISION
from rsi_graph.sources import Unreadable


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was decided, all decisions now kept, and what became of them; `file` was written, None where none was."""

    made: tuple[Decision, ...]
    kept: tuple[Decision, ...]
    outcomes: tuple[Outcome, ...]
    file: Path | None = None


def read_reviewed(
    sources: Iterable[str | Path],
    *,
    code: str | None = None,
    form: str | None = None,
    at: date | None = None,
    overlay: Iterable[str | Path] = (),
) -> Iterator[Applied | Unreadable]:
    """As `read_competences`, with what reviewers decided applied, and what became of each decision.

    Raises:
        SourceError: a source is missing, or is a single file that cannot be read.
        OverlayError: what reviewers decided cannot be read.
    """
    reviews, lexicon = read_reviews(overlay), load_lexicon()
    for one in read_competences(sources, code=code, form=form, at=at):
        yield one if isinstance(one, Unreadable) else apply_reviews(one, reviews, lexicon)


def take_decisions(
    table: str | Path,
    sources: Iterable[str | Path],
    folder: str | Path,
    *,
    by: str,
    on: str = "",
    code: str | None = None,
    form: str | None = None,
) -> Reviewed:
    """A table, the sources it was written from, a folder and a reviewer in; the reviewer's file of decisions written.

    Raises:
        ReviewTableError: the table cannot be read.
        ReviewRowError: a row says something that cannot be; nothing is written then.
        OverlayError: earlier decisions cannot be read.
    """
    rows = read_table(table, COLUMNS, required=(DECISION, ADDRESS))
    readings = _readings(sources, code, form)
    made = tuple(decide(rows, readings, load_lexicon(), by=by, on=on))
    path, text = update_overlay(Path(folder), by, made)
    write_file(path, text.encode())
    kept, outcomes = _told(readings, (folder,))
    return Reviewed(made, kept, outcomes, path)


def check_decisions(
    sources: Iterable[str | Path], overlay: Iterable[str | Path], *, code: str | None = None, form: str | None = None
) -> Reviewed:
    """Sources and decisions in, what becomes of each decision upon them out.

    Raises:
        OverlayError: decisions cannot be read.
    """
    kept, outcomes = _told(_readings(sources, code, form), overlay)
    return Reviewed((), kept, outcomes)


def _readings(sources: Iterable[str | Path], code: str | None, form: str | None) -> list[Reading]:
    given = tuple(sources)
    read = list(read_competences(given, code=code, form=form))
    readings = [one for one in read if isinstance(one, Reading)]
    if not readings:
        raise NothingRead(map(str, given), len(read))
    return readings


def _told(
    readings: Iterable[Reading], overlay: Iterable[str | Path]
) -> tuple[tuple[Decision, ...], tuple[Outcome, ...]]:
    places, lexicon = tuple(overlay), load_lexicon()
    reviews = read_reviews(places)
    outcomes = [one for reading in readings for one in apply_reviews(reading, reviews, lexicon).outcomes]
    return tuple(one for place in places for one in read_overlay(place)), tuple(outcomes)
