"""A body through time: a row for the words of each competence, a bar for each version that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rsi_graph.serve.passages import Item, Place, place_in_words

_MOST_WORDS: Final = 40  # of competences that a page has room for
_THINNEST: Final = 0.4  # of a bar, in percent of the whole


@dataclass(frozen=True, slots=True)
class Bar:
    """A place in the law through time, in percent of the whole."""

    words: str
    title: str
    href: str
    family: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, the years below them with their places, and how many passages are left out."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]
    left_out: int

    @property
    def rows(self) -> tuple[tuple[Bar, ...], ...]:
        """Bars of the same words that follow one another together: a competence that is said at once twice has two."""
        found: dict[str, list[list[Bar]]] = {}
        for bar in self.bars:
            rows = found.setdefault(bar.words, [])
            free = next((row for row in rows if row[-1].left + row[-1].width < bar.left + _THINNEST), None)
            if free is None:
                rows.append([bar])
            else:
                free.append(bar)
        return tuple(tuple(row) for rows in found.values() for row in rows)


def timeline_of(items: Iterable[Item]) -> Timeline | None:
    """None where all that is known begins on one day: there is nothing to see."""
    dated = [(item, place) for item in items for place in item.places if place.since]
    starts = sorted({_day(place.since) for _, place in dated})
    if len(starts) < 2:
        return None
    ends = [_day(place.until) for _, place in dated if place.until]
    first, last = starts[0], max([*starts, *ends]) + 365
    span = last - first
    bars = tuple(
        Bar(
            item.words,
            f"{place_in_words(place.article)} : {place.since} – {place.until or '…'}",
            place.href,
            item.family,
            round(100 * (_day(place.since) - first) / span, 2),
            round(max(_THINNEST, 100 * ((_day(place.until) if place.until else last) - _day(place.since)) / span), 2),
        )
        for item, place in _told(dated)
    )
    from_year, to_year = date.fromordinal(first).year, date.fromordinal(last).year
    step = max(1, (to_year - from_year) // 8)
    years = tuple(
        (year, round(100 * (date(year, 1, 1).toordinal() - first) / span, 2))
        for year in range(from_year + 1, to_year + 1, step)
    )
    return Timeline(bars, years, len(dated) - len(bars))


def _told(dated: list[tuple[Item, Place]]) -> list[tuple[Item, Place]]:
    """Of as many competences as a page has room for, those that change before those that stay, in the order of days."""
    ranked = sorted(dated, key=lambda pair: (len(pair[0].places) == 1 and not pair[1].until, pair[0].since))
    kept = set(list(dict.fromkeys(item.words for item, _ in ranked))[:_MOST_WORDS])
    told = [pair for pair in dated if pair[0].words in kept]
    return sorted(told, key=lambda pair: (pair[0].since, pair[0].words, pair[1].since))


def _day(words: str) -> int:
    return date.fromisoformat(words).toordinal()
