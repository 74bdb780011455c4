"""How far something is: one line of a terminal with rate and remaining time, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from threading import Thread
from time import monotonic
from typing import Final

import click

_REDRAWN_SECONDS: Final = 0.1
_STAGES: Final = {"articles": "articles lus · read", "validated": "articles contrôlés · validated"}
_MEGABYTE: Final = 1_000_000


class ProgressLine:
    """The line of one piece of work, drawn again as it goes on, and ended by `end`."""

    def __init__(self, words: str, *, unit: float = 1, clock: Callable[[], float] = monotonic) -> None:
        """Words behind the figures, and what a figure is divided by."""
        self._words, self._unit, self._clock = words, unit, clock
        self._began = self._drawn = clock()
        self._first: int | None = None
        self._shown = sys.stderr.isatty()

    def show(self, done: int, total: int | None = None) -> None:
        """How much is done, of how much where that is known."""
        now = self._clock()
        if self._first is None:
            self._first, self._began = (done, now) if total is not None and done < total else (0, self._began)
        if not self._shown or (now - self._drawn < _REDRAWN_SECONDS and done != total):
            return
        self._drawn = now
        line = progress_words(done, total, done - self._first, now - self._began, self._words, unit=self._unit)
        click.echo(f"\r\033[K{line}", err=True, nl=False)

    def end(self) -> None:
        """What follows begins on a line of its own."""
        if self._shown and self._first is not None:
            click.echo(err=True)
            self._first = None


def progress_words(done: int, total: int | None, fresh: int, seconds: float, words: str, *, unit: float = 1) -> str:
    """What is done in, the line out; `fresh` is what was done in these seconds, on which rate and remainder rest.

    >>> progress_words(250, 1000, 250, 5.0, "articles lus")
    '250 / 1000 articles lus, 50/s, reste 0:15'
    >>> progress_words(250, None, 250, 5.0, "articles lus")
    '250 articles lus, 50/s'
    """
    rate = fresh / max(seconds, 0.001)
    of_all = f" / {total / unit:.0f}" if total is not None else ""
    left = f", reste {_duration((total - done) / rate)}" if total is not None and rate > 0 and total >= done else ""
    return f"{done / unit:.0f}{of_all} {words}, {rate / unit:.0f}/s{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class CorpusProgress:
    """The lines of a run over a corpus: articles read, then articles validated.

    How many there are is counted beside, for an archive must be unpacked for that; until then only the rate is shown.
    """

    def __init__(self, sources: Sequence[str], form: str | None) -> None:
        """What is run over; it is counted only where somebody looks."""
        self._sources, self._form = sources, form
        self._total: int | None = None
        self._done = 0
        self._lines: dict[str, ProgressLine] = {}
        if sys.stderr.isatty():
            Thread(target=self._count, daemon=True).start()

    def show(self, stage: str, done: int) -> None:
        """How many articles a stage has done."""
        if stage not in self._lines:
            self.end()
            self._lines[stage] = ProgressLine(_STAGES[stage])
        total = self._total if stage == "articles" else self._done
        self._done = done if stage == "articles" else self._done
        self._lines[stage].show(min(done, total) if total else done, total)

    def end(self) -> None:
        """What follows begins on a line of its own."""
        for line in self._lines.values():
            line.end()

    def _count(self) -> None:
        from rsi_graph.errors import SourceError
        from rsi_graph.pipeline import count_articles

        try:
            self._total = count_articles(self._sources, form=self._form)
        except (SourceError, OSError):
            return  # the run itself says what is wrong


def byte_progress() -> ProgressLine:
    """The line of a download, in millions of bytes."""
    return ProgressLine("Mo · MB", unit=_MEGABYTE)
