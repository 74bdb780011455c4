"""Lines of an article in, its alinéas out: numbered, in a tree of items, each with its address.

Which list nests in which is told by the order in which their styles open in the article (letters stand above numbers
in some); an unmarked line closes every list but the parts, and a later "3°" takes up the list it closed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from rsi_graph.model import Marker, MarkerKind, Paragraph, Span
from rsi_graph.sources.markers import Rank, Reading, Style, follows, readings

_DASHED = (Style.DASH, Style.BULLET)
_REMEMBERED = 20  # closed lists that a later marker may take up again


@dataclass(slots=True, eq=False)
class _List:
    """A list while the article is read. `lead_in` introduces it; `anchor` is the alinéa it is named by."""

    style: Style
    parent: _Item | None
    lead_in: int | None
    anchor: int
    items: list[_Item] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Item:
    marker: Marker
    rank: Rank
    inside: _List
    number: int

    @property
    def path(self) -> tuple[Marker, ...]:
        return (*(self.inside.parent.path if self.inside.parent else ()), self.marker)


@dataclass(slots=True, eq=False)
class _Line:
    """A line read: its own markers, the item or part it stands in, where its words begin."""

    number: int
    span: Span
    body: int
    opened: tuple[_Item, ...]
    item: _Item | None


def read_paragraphs(text: str, inferred: frozenset[int] = frozenset()) -> tuple[Paragraph, ...]:
    """Canonical text in, its paragraphs out; `inferred` are the offsets of lines that their marker opened.

    After this call: 1. numbers run from 1 without a gap; 2. spans, with the line feeds between them, tile the text;
    3. no two paragraphs have the same point.

    >>> text = "I.-Le conseil :\\n1° Fixe le taux ;\\n2° Désigne un membre.\\nII.-Il délibère.\\nIl rend un avis."
    >>> [(it.item, it.point, it.parent) for it in read_paragraphs(text)]  # doctest: +NORMALIZE_WHITESPACE
    [('I', 'partie-i', None), ('I/1°', 'partie-i/point-1', 1), ('I/2°', 'partie-i/point-2', 1),
     ('II', 'partie-ii', None), ('II', 'partie-ii/al-5', None)]

    Source: after the Code de la sécurité sociale, art. R135-20.
    """
    tree = _Tree()
    lines = [tree.add(number, span, text) for number, span in enumerate(_lines(text), 1)]
    printed = tuple(accumulate((0 if line.span.start in inferred else line.number for line in lines), max))
    return tuple(_paragraphs(lines, _items(tree.lists, printed), _points(tree.lists), printed))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n") if text else ():
        yield Span(start, start + len(line))
        start += len(line) + 1


class _Tree:
    """The lists open at a line (`live`), and those that unmarked lines closed (`dormant`, the last one first)."""

    def __init__(self) -> None:
        self.lists: list[_List] = []
        self.live: list[_Item] = []
        self.dormant: list[list[_Item]] = []
        self.before = ""

    def add(self, number: int, span: Span, text: str) -> _Line:
        line = span.of(text)
        opened: list[_Item] = []
        body = 0
        while reading := self._choose(readings(line, body), opened):
            opened.append(self._place(reading, number, opened))
            body = reading.end
        if not opened:
            self._close()
        self.before = line
        return _Line(number, span, span.start + body, tuple(opened), self.live[-1] if self.live else None)

    def _choose(self, found: Sequence[Reading], opened: Sequence[_Item]) -> Reading | None:
        """The reading that continues a list, else one that opens a list, else one whose print is sure."""
        if not found:
            return None
        if opened and (found[0].style in _DASHED or opened[-1].inside.style in _DASHED):
            return None  # a dash behind a marker is punctuation; behind a dash stand words or the cells of a table
        if not opened:
            for chain in (self.live, *self.dormant):
                for reading in found:
                    if any(_continues(reading, item) and follows(reading.rank, item.rank) for item in chain):
                        return reading
        opening = next((reading for reading in found if reading.first), None)
        return opening or (None if opened else next((reading for reading in found if reading.sure), None))

    def _place(self, reading: Reading, number: int, opened: Sequence[_Item]) -> _Item:
        inside = None if opened else self._resume(reading)
        if inside is None:
            inside = self._open(reading, number, opened)
        marker, rank = reading.marker, reading.rank
        if reading.style in _DASHED:
            rank = (len(inside.items) + 1,)
            marker = Marker(marker.kind, str(rank[0]), marker.words)
        item = _Item(marker, rank, inside, number)
        if marker.kind is MarkerKind.PART:
            self.dormant = []
        inside.items.append(item)
        self.live.append(item)
        return item

    def _resume(self, reading: Reading) -> _List | None:
        """The list this marker continues, made live again; None where it opens one."""
        for depth in range(len(self.live) - 1, -1, -1):
            if _continues(reading, self.live[depth]):
                inside = self.live[depth].inside
                self.live = self.live[:depth]
                return inside
        if reading.style in _DASHED:  # behind an unmarked line dashes begin anew
            return None
        for gaps in (False, True):
            for rank, chain in enumerate(self.dormant):
                for depth, item in enumerate(chain):
                    if _continues(reading, item) and (gaps or follows(reading.rank, item.rank)):
                        self.live = [*_parts(self.live), *chain[:depth]]
                        self.dormant = self.dormant[rank + 1 :]
                        return item.inside
        return None

    def _open(self, reading: Reading, number: int, opened: Sequence[_Item]) -> _List:
        introduced = self.before.endswith(":")
        part = reading.marker.kind is MarkerKind.PART
        kept = self.live
        same = [depth for depth, item in enumerate(self.live) if item.inside.style is reading.style]
        if same:
            kept = self.live[: same[0]]
        elif not opened and not introduced:
            kept = _parts(self.live) if part else self._above_dashes(reading)
        left = self.live[len(kept) :]
        self.live = kept
        lead_in = number - 1 if number > 1 and (introduced or not part) else None
        if opened:
            lead_in = opened[-1].inside.lead_in
        elif left and not introduced:  # the line before is an item of the list just left: it introduces nothing
            lead_in = left[0].inside.lead_in
        anchor = number if opened or number == 1 else number - 1
        new = _List(reading.style, kept[-1] if kept else None, lead_in, anchor)
        self.lists.append(new)
        return new

    def _above_dashes(self, reading: Reading) -> list[_Item]:
        """The chain without the dashes at its end: nothing but what a dash introduces nests under it."""
        chain = list(self.live)
        while chain and chain[-1].inside.style in _DASHED and reading.style not in _DASHED:
            chain.pop()
        return chain

    def _close(self) -> None:
        parts = _parts(self.live)
        if len(parts) < len(self.live):
            self.dormant = [self.live[len(parts) :], *self.dormant[:_REMEMBERED]]
        self.live = parts


def _continues(reading: Reading, item: _Item) -> bool:
    if item.inside.style is not reading.style:
        return False
    # The law sometimes prints a number twice in one list ("12°" in L122-5 of the intellectual property code).
    twice = reading.rank == item.rank and not reading.first
    return reading.style in _DASHED or reading.rank > item.rank or twice


def _parts(chain: Sequence[_Item]) -> list[_Item]:
    """The outermost run of parts (I, A) of a chain."""
    parts = []
    for item in chain:
        if item.marker.kind is not MarkerKind.PART:
            break
        parts.append(item)
    return parts


# --- addresses --------------------------------------------------------------------------------------------


def _points(lists: Sequence[_List]) -> dict[int, str]:
    """Lists in, the point of each of their items out, by the item's identity.

    Where a marker recurs under one parent, the second and later lists are prefixed by the alinéa of their lead-in; a
    number printed twice in one list, by its own.
    """
    points: dict[int, str] = {}
    taken: set[str] = set()
    for each in lists:
        parent = f"{points[id(each.parent)]}/" if each.parent else ""
        segments = [f"{item.marker.kind.value}-{_slug(item.marker.label)}" for item in each.items]
        if any(parent + segment in taken for segment in segments):
            parent += f"al-{each.anchor}/"
        for item, segment in zip(each.items, segments, strict=True):
            point = parent + segment
            while point in taken:
                point = f"{point.removesuffix(segment)}al-{item.number}/{segment}"
            points[id(item)] = point
            taken.add(point)
    return points


def _items(lists: Sequence[_List], printed: Sequence[int]) -> dict[int, str]:
    """Lists in, each item as a jurist writes it out, by the item's identity.

    `printed` is for each line the number of the printed line that it stands in: by that a dash is named.
    A marker that recurs under its parent is written with the alinéa of its lead-in: of two lists 1° to 4° and 1° to
    9°, the first four items of each, but not 5°. A dash names nothing: under a marker it is written by its rank
    (`1°/tiret 2`), else by its alinéa.
    """
    counts = Counter(_name(item) for each in lists for item in each.items)
    items: dict[int, str] = {}
    for each in lists:
        parent = f"{items[id(each.parent)]}/" if each.parent else ""
        for item in each.items:
            dash = item.marker.kind is MarkerKind.DASH
            alinea = f"al. {each.anchor}/" if counts[_name(item)] > 1 else ""
            label = f"{alinea}tiret {item.marker.label}" if dash else alinea + item.marker.label
            items[id(item)] = parent + label if parent or not dash else f"al. {printed[item.number - 1]}"
    return items


def _name(item: _Item) -> tuple[int, MarkerKind, str]:
    return (id(item.inside.parent), item.marker.kind, item.marker.label)


@lru_cache(maxsize=1 << 10)  # the law counts with few labels
def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFD", label.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("°", "")).strip("-")


def _paragraphs(
    lines: Sequence[_Line], items: dict[int, str], points: dict[int, str], printed: Sequence[int]
) -> Iterator[Paragraph]:
    for line, alinea in zip(lines, printed, strict=True):
        where = line.item
        parent = line.opened[0].inside.lead_in if line.opened else None
        item = items[id(where)] if where else f"al. {alinea}"
        point = points[id(where)] if where else f"al-{line.number}"
        if where and not line.opened:
            point += f"/al-{line.number}"
        yield Paragraph(
            number=line.number,
            span=line.span,
            body=Span(line.body, line.span.end) if line.opened else line.span,
            markers=tuple(each.marker for each in line.opened),
            path=where.path if where else (),
            parent=parent,
            item=item,
            point=point,
            inferred=alinea != line.number,
        )
