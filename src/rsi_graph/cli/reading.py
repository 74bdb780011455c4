"""Commands that read law: `extract`, `text`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

from rsi_graph.cli.options import AT, CODE, FORM, OVERLAY
from rsi_graph.cli.reviewing import tell_outcomes
from rsi_graph.cli.streams import say, terminal_width, write_out

if TYPE_CHECKING:
    from rsi_graph.model import Reading
    from rsi_graph.review import Applied, Outcome
    from rsi_graph.sources import Unreadable

T = TypeVar("T")

RECORD_FORMATS = ("jsonl", "csv", "table")

_SOURCES = click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)


@click.command(short_help="Les compétences d'articles. · The competences of articles.")
@_SOURCES
@click.option(
    "--format", "format_", type=click.Choice(RECORD_FORMATS), default="jsonl", show_default=True, help="Forme. · Form."
)
@CODE
@FORM
@AT
@OVERLAY
@click.option(
    "--unread", is_flag=True, help="Écrit plutôt ce qui n'a pas été lu. · Write what was not read instead (jsonl)."
)
def extract(
    sources: tuple[str, ...],
    *,
    format_: str,
    code: str | None,
    form: str | None,
    at: datetime | None,
    overlay: tuple[str, ...],
    unread: bool,
) -> None:
    """Écrit les compétences lues dans des articles, une par ligne.

    Writes the competences read in articles (files, folders, archives of the mirror, `-`), one a line. Offsets refer to
    the text that `rsi-graph text` writes. What could not be read is counted on standard error.
    """
    from rsi_graph.pipeline import read_reviewed
    from rsi_graph.records import to_csv, to_jsonl, to_records, to_table, to_unread_records

    read = read_reviewed(sources, code=code, form=form, at=at.date() if at else None, overlay=overlay)
    outcomes: list[Outcome] = []
    readings = _counted(_noted(readable(read, sources), outcomes))
    if unread:
        _write_each(to_jsonl(to_unread_records(reading)) for reading in readings)
    elif format_ == "jsonl":
        _write_each(to_jsonl(to_records(reading)) for reading in readings)
    else:
        records = [record for reading in readings for record in to_records(reading)]
        write_out(to_csv(records) if format_ == "csv" else to_table(records, width=terminal_width()))
    if overlay:
        tell_outcomes((), outcomes)


@click.command(short_help="Le texte auquel renvoient les positions. · The text to which offsets refer.")
@_SOURCES
@CODE
@FORM
@AT
def text(sources: tuple[str, ...], *, code: str | None, form: str | None, at: datetime | None) -> None:
    """Écrit le texte canonique d'articles : un alinéa par ligne, sans balises.

    Writes the canonical text of articles, one paragraph a line, without markup: `start` and `end` of `extract` count
    its characters (Unicode code points). Several articles are parted by an empty line.
    """
    from rsi_graph.pipeline import read_law

    articles = readable(read_law(sources, code=code, form=form, at=at.date() if at else None), sources)
    _write_each(("\n" if rank else "") + article.text + "\n" for rank, article in enumerate(articles))


def readable(read: Iterable[T | Unreadable], sources: tuple[str, ...]) -> Iterator[T]:
    """What was read in, the same without the unreadable, whose sentences go to standard error, out."""
    from rsi_graph.pipeline import NothingRead
    from rsi_graph.sources import Unreadable

    fine = unreadable = 0
    for one in read:
        if isinstance(one, Unreadable):
            unreadable += 1
            say(f"Illisible / unreadable: {one.reason}")
        else:
            fine += 1
            yield one
    if unreadable and not fine:
        raise NothingRead(sources, unreadable)


def _noted(read: Iterable[Applied], outcomes: list[Outcome]) -> Iterator[Reading]:
    for one in read:
        outcomes += one.outcomes
        yield one.reading


def _counted(readings: Iterable[Reading]) -> Iterator[Reading]:
    articles = competences = unread = 0
    for reading in readings:
        articles += 1
        competences += len(reading.competences)
        unread += len(reading.unread)
        yield reading
    say(f"articles : {articles}, compétences : {competences}, passages non lus : {unread} (--unread)")


def _write_each(pieces: Iterable[str]) -> None:
    for piece in pieces:
        write_out(piece)
