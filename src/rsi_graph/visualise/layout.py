"""Where everything stands: rows of boxes, the State above, and between them what each does to the next.

A layered drawing after Sugiyama, Tagawa and Toda (1981): nodes stand in rows by their rank; what one does to another
is a box of its own in the row between, and edges over several rows pass through a place of their own in each. Rows
are ordered by the mean place of their neighbours, then boxes move towards these as far as their neighbours allow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

_SWEEPS = 12
GAP_X = 26.0
_GAP_Y = 46.0


@dataclass(frozen=True, slots=True)
class Box:
    """Something to place: a node, the label of a bundle of edges, or the passage of an edge through a row."""

    key: str
    row: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """A placed box; `x` and `y` are its centre, `row_top` and `row_bottom` the sides of its row."""

    box: Box
    x: float
    y: float
    row_top: float = 0.0
    row_bottom: float = 0.0

    @property
    def left(self) -> float:
        """Its left side."""
        return self.x - self.box.width / 2

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.box.width / 2

    @property
    def top(self) -> float:
        """Its upper side."""
        return self.y - self.box.height / 2

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.box.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """All places by key, and the size of the whole."""

    places: Mapping[str, Place]
    width: float
    height: float
    rows: tuple[tuple[str, ...], ...] = field(default=())


def lay_out(boxes: Sequence[Box], links: Sequence[tuple[str, str]]) -> Layout:
    """Boxes with their rows and links between neighbouring rows in, places out; none overlaps another."""
    if not boxes:
        return Layout({}, 0, 0)
    by_key = {box.key: box for box in boxes}
    neighbours = _neighbours(links)
    rows = _ordered(_rows(boxes), neighbours)
    xs = _abscissas(rows, by_key, neighbours)
    ys = _ordinates(rows, by_key)
    shift = min(xs[key] - by_key[key].width / 2 for key in xs)
    places = {
        key: Place(by_key[key], xs[key] - shift, sum(ys[by_key[key].row]) / 2, *ys[by_key[key].row])
        for row in rows
        for key in row
    }
    width = max(place.right for place in places.values())
    height = max(place.bottom for place in places.values())
    return Layout(places, width, height, tuple(map(tuple, rows)))


def _neighbours(links: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in links:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _rows(boxes: Sequence[Box]) -> list[list[str]]:
    numbers = sorted({box.row for box in boxes})
    return [[box.key for box in boxes if box.row == number] for number in numbers]


def _ordered(rows: list[list[str]], neighbours: Mapping[str, list[str]]) -> list[list[str]]:
    """Rows ordered by the mean place of their neighbours, down and up in turn."""
    for sweep in range(_SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for index in order:
            fixed = rows[index - 1] if sweep % 2 == 0 else rows[index + 1]
            place = {key: rank / max(1, len(fixed) - 1) for rank, key in enumerate(fixed)}
            own = {key: rank / max(1, len(rows[index]) - 1) for rank, key in enumerate(rows[index])}
            rows[index].sort(key=lambda key: (_mean(key, place, neighbours, own), key))
    return rows


def _mean(key: str, place: Mapping[str, float], neighbours: Mapping[str, list[str]], own: Mapping[str, float]) -> float:
    known = [place[other] for other in neighbours.get(key, ()) if other in place]
    return round(fmean(known), 6) if known else own[key]


def _abscissas(
    rows: Sequence[Sequence[str]], boxes: Mapping[str, Box], neighbours: Mapping[str, list[str]]
) -> dict[str, float]:
    xs: dict[str, float] = {}
    for row in rows:
        edge = 0.0
        for key in row:
            xs[key] = edge + boxes[key].width / 2
            edge += boxes[key].width + GAP_X
        for key in row:
            xs[key] -= edge / 2
    for _ in range(_SWEEPS):
        for row in (*rows, *reversed(rows)):
            _settle(row, xs, boxes, neighbours)
    return xs


def _settle(
    row: Sequence[str], xs: dict[str, float], boxes: Mapping[str, Box], neighbours: Mapping[str, list[str]]
) -> None:
    """Move the boxes of a row towards the mean of their neighbours, keeping order and gaps: the mean of both passes."""
    wanted = {key: fmean([xs[o] for o in neighbours[key]]) if neighbours.get(key) else xs[key] for key in row}
    from_left, from_right = dict(wanted), dict(wanted)
    for before, key in pairwise(row):
        least = from_left[before] + (boxes[before].width + boxes[key].width) / 2 + GAP_X
        from_left[key] = max(from_left[key], least)
    for behind, key in pairwise(reversed(row)):
        most = from_right[behind] - (boxes[behind].width + boxes[key].width) / 2 - GAP_X
        from_right[key] = min(from_right[key], most)
    for key in row:
        xs[key] = (from_left[key] + from_right[key]) / 2


def _ordinates(rows: Sequence[Sequence[str]], boxes: Mapping[str, Box]) -> dict[int, tuple[float, float]]:
    """Top and bottom of each row."""
    ys: dict[int, tuple[float, float]] = {}
    edge = 0.0
    for row in rows:
        height = max(boxes[key].height for key in row)
        ys[boxes[row[0]].row] = (edge, edge + height)
        edge += height + _GAP_Y
    return ys
