"""Items that run on in one line: "… est chargé : 1° De … ; 2° De …" is opened at its markers.

A series must begin with its first marker after a colon (or at the head of the line) and rise without a gap, each
next marker after ";", "." or ","; two at least. So no citation ("du 1° et du 2° de l'article …") is ever split.
Where a source without block tags parts its alinéas by wide blanks, one without a marker ends the series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rsi_graph.model import MarkerKind
from rsi_graph.sources.markers import Reading, Style, follows, readings

# Where an item may begin, and what must not come behind its marker: "1° et 2° de l'article …" is a citation.
_SEAM = re.compile(r"(?P<mark>[:;.,])[ ](?=[(]?[0-9IVXA-Za-z]{1,5}\s*[°º.)\-–—]|[0-9I-Xa-z]+ (?:bis|ter|qu)|[-–—―•])")
_CITED = re.compile(r"(?:et|ou|à|ainsi que|,|;|du présent|de l'article|de la section|du [IVX]+\b|ci-)(?:\b|(?<=[,;]))")
_COLON: Final = ":"
_ENDS: Final = ".;"
_DEPTH = 8  # lists within lists; no law goes deeper than five


@dataclass(frozen=True, slots=True)
class _Seam:
    """A place in the line where an item may begin."""

    start: int
    mark: str
    readings: tuple[Reading, ...]


def split_run_on(text: str, wide: Sequence[int] = ()) -> tuple[str, frozenset[int]]:
    """Canonical text in; out the same with its run-on items on lines of their own, and where those lines begin.

    A line feed takes the place of a blank, so that the length never changes and every offset stays true. `wide` are
    the blanks that the source prints as several.

    >>> text, opened = split_run_on("L'union est chargée : 1° De recouvrer ; 2° De verser au titre du 1° de l'art. 3.")
    >>> text.split("\\n"), sorted(opened)
    (["L'union est chargée :", '1° De recouvrer ;', "2° De verser au titre du 1° de l'art. 3."], [22, 40])
    >>> split_run_on("L'union : 1° Recouvre ; 2° Verse. Elle rend compte.", wide=[33])[0].split("\\n")
    ["L'union :", '1° Recouvre ;', '2° Verse.', 'Elle rend compte.']
    """
    opened: list[int] = []
    start = 0
    for line in text.split("\n"):
        places = _openings(line)
        if places and wide:
            places = sorted({*places, *_endings(line, places[0], [blank - start for blank in wide])})
        opened.extend(start + place for place in places)
        start += len(line) + 1
    lines = [text[first : place - 1] for first, place in pairwise((0, *opened, len(text) + 1))]
    return "\n".join(lines), frozenset(opened)


def _openings(line: str) -> list[int]:
    """A line in, the places where an item begins inside it out."""
    places = list(_SEAM.finditer(line))
    if not places:  # as in most lines: what their heads are is not asked
        return []
    head = _opening(_usable(line, 0))
    chain = [[(head, 0)]] if head else []
    series = [*chain]
    for found in places:
        if not chain and found["mark"] != _COLON:  # there is no series to go on with
            continue
        seam = _Seam(found.end(), found["mark"], _usable(line, found.end()))
        if not _continue(seam, chain) and seam.mark == _COLON:
            opening = _opening(seam.readings)
            if opening:
                del chain[:-_DEPTH]
                chain.append([(opening, seam.start)])
                series.append(chain[-1])
    return sorted(place for each in series if len(each) > 1 for _, place in each if place)


def _endings(line: str, first: int, wide: Sequence[int]) -> Iterator[int]:
    """Where an alinéa without a marker begins behind the first item: "2° Verse.   Elle rend compte"."""
    for blank in wide:
        ended = first < blank < len(line) and line[blank - 1] in _ENDS
        if ended and line[blank + 1].isupper() and not _usable(line, blank + 1):
            yield blank + 1


def _opening(found: tuple[Reading, ...]) -> Reading | None:
    return next((reading for reading in found if reading.first), None)


def _continue(seam: _Seam, chain: list[list[tuple[Reading, int]]]) -> bool:
    for depth in range(len(chain) - 1, -1, -1):
        last, _ = chain[depth][-1]
        for reading in seam.readings:
            dash = reading.style in (Style.DASH, Style.BULLET) and seam.mark in ";,."
            if reading.style is last.style and (dash or follows(reading.rank, last.rank)) and seam.mark != _COLON:
                del chain[depth + 1 :]
                chain[depth].append((reading, seam.start))
                return True
    return False


def _usable(line: str, start: int) -> tuple[Reading, ...]:
    """The sure readings at a place; those of a citation, or that the line ends behind, left out."""
    found = readings(line, start)
    return tuple(
        reading
        for reading in found
        if (reading.sure or start == 0)
        and reading.end < len(line)
        and not (_CITED.match(line, reading.end) and reading.marker.kind is not MarkerKind.DASH)
    )
