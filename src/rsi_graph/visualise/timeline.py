"""Competences through time: a bar from the day each begins to the day it ends, in the colour of its action's family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from xml.sax.saxutils import escape

from rsi_graph.changes import History, Statement
from rsi_graph.visualise.palette import FAMILIES, FAMILY_WORDS
from rsi_graph.visualise.style import STYLE_SHEET
from rsi_graph.visualise.text import wrap

_FONT: Final = "'Source Sans 3', 'Source Sans Pro', 'DejaVu Sans', Verdana, Arial, sans-serif"
_WIDTH: Final = 1060.0
_LABELS: Final = 430.0
_MARGIN: Final = 24.0
_SIZE: Final = 12.5
_LINE: Final = 16.0
_PADDING: Final = 7.0
_WARNING: Final = "Chaque barre se lit dans la loi à l'endroit indiqué. Ceci n'est pas un conseil juridique."


@dataclass(frozen=True, slots=True)
class Bar:
    """A form of a competence between two days: what is written in it and how it is coloured."""

    start: date
    end: date
    item: str
    title: str
    family: str


@dataclass(frozen=True, slots=True)
class Row:
    """A competence: its words, and its bars."""

    lines: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def height(self) -> float:
        """As high as its words."""
        return len(self.lines) * _LINE + 2 * _PADDING


def to_timeline(histories: Sequence[History], *, title: str) -> str:
    """Histories in, an SVG out with one row a competence; what has no end goes on to the right edge.

    Competences of versions without a day are left out: they have no place in time.
    """
    days = sorted({day for history in histories for day in _days(history)})
    if not days:
        return _document(title, 130, [_text("Aucune version datée.", _MARGIN, 96, _SIZE, "muted")])
    edge = days[-1] + max((days[-1] - days[0]) / 12, timedelta(days=365))
    rows = [row for history in histories for row in _rows(history, edge, several=len(histories) > 1)]
    height = 110 + sum(row.height for row in rows) + 70
    scale = _Scale(days[0], edge)
    families = {bar.family for row in rows for bar in row.bars}
    marks = [*_axis(scale, days, height - 62), *_drawn(rows, scale), *_legend(sorted(families), height - 40)]
    marks.append(_text(_WARNING, _MARGIN, height - 12, 11, "muted"))
    return _document(title, height, marks)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days along the width."""

    first: date
    last: date

    def __call__(self, day: date) -> float:
        room = _WIDTH - _LABELS - _MARGIN
        return _LABELS + room * (day - self.first).days / max(1, (self.last - self.first).days)


def _days(history: History) -> Iterator[date]:
    for state in history.states:
        yield from (day for day in (state.start, state.end) if day is not None)


def _rows(history: History, edge: date, *, several: bool) -> Iterator[Row]:
    for thread in history.threads:
        bars = tuple(_bars(history, thread.forms, edge))
        where = f"{history.name} " if several else ""
        if bars:
            yield Row(wrap(f"{where}{thread.latest.words}", _LABELS - _MARGIN - 16, _SIZE)[:3], bars)


def _bars(history: History, forms: Sequence[Statement | None], edge: date) -> Iterator[Bar]:
    """One bar a form; neighbouring versions with the same place and words share it."""
    open_bar: Bar | None = None
    for state, form in zip(history.states, forms, strict=True):
        if form is None or state.start is None:
            continue
        bar = Bar(state.start, state.end or edge, form.item, _title(form), form.family)
        if open_bar is not None and (open_bar.end, open_bar.item, open_bar.title) == (bar.start, bar.item, bar.title):
            open_bar = Bar(open_bar.start, bar.end, bar.item, bar.title, bar.family)
            continue
        if open_bar is not None:
            yield open_bar
        open_bar = bar
    if open_bar is not None:
        yield open_bar


def _title(form: Statement) -> str:
    return f"{', '.join(form.who)} : {form.words}"


def _axis(scale: _Scale, days: Sequence[date], bottom: float) -> Iterator[str]:
    """A line for each day on which something changes; years are written where there is room."""
    written = float("-inf")
    for day in days:
        x = scale(day)
        yield f'<path class="grid" d="M{x:.1f} 92V{bottom:.1f}"/>'
        if x - written >= 40 and x <= _WIDTH - 30:
            yield _text(str(day.year), x, 86, 11, "muted", anchor="middle")
            written = x


def _drawn(rows: Sequence[Row], scale: _Scale) -> Iterator[str]:
    top = 100.0
    for row in rows:
        for rank, line in enumerate(row.lines):
            yield _text(line, _MARGIN, top + _PADDING + _SIZE - 1 + rank * _LINE, _SIZE, "ink")
        for bar in row.bars:
            yield from _bar(bar, scale, top + row.height / 2)
        top += row.height


def _bar(bar: Bar, scale: _Scale, middle: float) -> Iterator[str]:
    x, width = scale(bar.start), max(2.0, scale(bar.end) - scale(bar.start) - 1.5)
    yield (
        f"<g><title>{escape(f'{bar.item}, {bar.title} ({bar.start} – {bar.end})')}</title>"
        f'<rect class="f-{bar.family}" x="{x:.1f}" y="{middle - 7:.1f}" width="{width:.1f}" height="14" rx="3"/>'
    )
    if width > 8 * len(bar.item) + 6:
        yield f'<text class="on" x="{x + 5:.1f}" y="{middle + 3.8:.1f}" font-size="10.5">{escape(bar.item)}</text>'
    yield "</g>\n"


def _legend(families: Sequence[str], y: float) -> Iterator[str]:
    x = _MARGIN
    for family in (name for name in FAMILIES if name in families):
        yield f'<rect class="f-{family}" x="{x:.1f}" y="{y - 10:.1f}" width="18" height="11" rx="2"/>'
        yield _text(FAMILY_WORDS[family], x + 24, y, 12, "ink")
        x += 40 + 7.2 * len(FAMILY_WORDS[family])


def _text(words: str, x: float, y: float, size: float, look: str, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text class="{look}" {place}>{escape(words)}</text>\n'


def _document(title: str, height: float, marks: Sequence[str]) -> str:
    style = f"{STYLE_SHEET}.grid{{stroke:#8888;stroke-width:1;fill:none}}.on{{fill:#fff;font-weight:600}}"
    dark = "@media (prefers-color-scheme:dark){.on{fill:#111}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height:.0f}" width="{_WIDTH:.0f}" '
        f'height="{height:.0f}" role="img" xml:lang="fr" font-family="{_FONT}">\n'
        f"<title>{escape(title)}</title>\n<style>{style}{dark}</style>\n"
        f'<rect class="paper" width="100%" height="100%"/>\n'
        f'<text class="ink" x="{_MARGIN:.0f}" y="36" font-size="20" font-weight="600">{escape(title)}</text>\n'
        f'<text class="muted" x="{_MARGIN:.0f}" y="56" font-size="12.5">Les compétences et leur place dans la loi, '
        f"jour après jour</text>\n{''.join(marks)}</svg>\n"
    )
