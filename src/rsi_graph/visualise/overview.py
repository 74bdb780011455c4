"""Many bodies in one picture: bands by level, the busiest first, lines thin and without words.

Words on every line would hide the picture; a page says them where the pointer rests, and draws the lines of a body
strongly when it is looked at. Names are broken into lines, never cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from rsi_graph.network import LEVELS, Network
from rsi_graph.visualise.bundles import Bundle
from rsi_graph.visualise.legend import shape
from rsi_graph.visualise.palette import KINDS, LEVEL_WORDS, LEVEL_WORDS_EN
from rsi_graph.visualise.text import width_of, wrap

_CELL: Final = 132.0
_GAP_X: Final = 14.0
_GAP_Y: Final = 30.0
_SIZE: Final = 10.5
_LINE: Final = 13.0
_BAND: Final = 72.0
_HEADING: Final = 20.0
_SHAPE: Final = 1.5  # of a screen: cells are wider than high


@dataclass(frozen=True, slots=True)
class Cell:
    """A body in the picture: where it stands, and the lines of its name."""

    left: float
    top: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Of its width."""
        return self.left + _CELL / 2

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Overview:
    """All cells, the headings of the bands by their tops, and the size of the whole."""

    cells: Mapping[str, Cell]
    bands: Mapping[str, float]
    width: float
    height: float


def overview_of(network: Network) -> Overview:
    """Network in, the place of each body out: a band for each level, in it those with most relations first."""
    columns = max(6, ceil(sqrt(len(network) * _SHAPE)) + 1)
    cells: dict[str, Cell] = {}
    bands: dict[str, float] = {}
    y = 0.0
    for level in LEVELS:
        own = [node for node, data in network.nodes(data=True) if data["level"] == level]
        if not own:
            continue
        bands[level] = y
        y += _BAND
        own.sort(key=lambda node: (-network.degree(node), network.nodes[node]["label"], node))
        for first in range(0, len(own), columns):
            y = _fill(cells, own[first : first + columns], network, y)
    return Overview(cells, bands, columns * (_CELL + _GAP_X) - _GAP_X, y - _GAP_Y)


def _fill(cells: dict[str, Cell], row: list[str], network: Network, top: float) -> float:
    """Place a row of bodies, all as high as the one with the longest name; the top of the next row out."""
    names = {node: wrap(str(network.nodes[node]["label"]), _CELL - 14, _SIZE) for node in row}
    height = max(len(lines) for lines in names.values()) * _LINE + 12
    for column, node in enumerate(row):
        cells[node] = Cell(column * (_CELL + _GAP_X), top, height, names[node])
    return top + height + _GAP_Y


def overview_marks(
    network: Network, bundles: tuple[Bundle, ...], overview: Overview, short: Mapping[str, str]
) -> Iterator[str]:
    """SVG of the lines, the headings of the bands over them, and the bodies, in this order."""
    for bundle in bundles:
        yield from _line(bundle, overview.cells[bundle.source], overview.cells[bundle.target], short)
    for level, top in overview.bands.items():
        yield from _heading(level, top + 36)
    for node, data in network.nodes(data=True):
        yield from _body(node, data, overview.cells[node])


def _heading(level: str, base: float) -> Iterator[str]:
    """A heading on a strip of paper, wide enough for both languages, so that no line runs through its letters."""
    wide = max(width_of(words[level], _HEADING) for words in (LEVEL_WORDS, LEVEL_WORDS_EN))
    yield f'<rect class="paper" x="-6" y="{base - 21:.1f}" width="{wide + 12:.1f}" height="29" rx="6"/>\n'
    words = escape(LEVEL_WORDS[level])
    yield f'<text class="muted" x="0" y="{base:.1f}" font-size="{_HEADING:.0f}" font-weight="600">{words}</text>\n'


def _line(bundle: Bundle, source: Cell, target: Cell, short: Mapping[str, str]) -> Iterator[str]:
    family = bundle.strands[0].family
    shorts = " ".join(short[strand.key] for strand in bundle.strands)
    down = target.top >= source.bottom
    start, end, tip = (source.bottom, target.top, -6) if down else (source.top, target.bottom, 6)
    bend = max(18.0, abs(end - start) / 3) * (1 if down else -1)
    x, to = source.middle, target.middle + (0 if down else _CELL / 5)
    yield (
        f'<g class="thin" data-relations="{shorts}"><path class="line l-{family}" '
        f'd="M{x:.0f} {start:.0f}C{x:.0f} {start + bend:.0f} {to:.0f} {end - bend:.0f} {to:.0f} {end:.0f}"/>'
        f'<path class="f-{family}" d="M{to:.0f} {end:.0f}l-3.5 {tip}h7z"/></g>\n'
    )


def _body(node: str, data: Mapping[str, object], cell: Cell) -> Iterator[str]:
    kind = str(data["kind"])
    yield f"<g data-node={quoteattr(node)}><title>{escape(str(data['label']))} – {escape(KINDS[kind].label_fr)}</title>"
    yield from shape(kind, cell.left, cell.top, _CELL, cell.height)
    first = cell.top + (cell.height - len(cell.lines) * _LINE) / 2 + _LINE * 0.76
    for rank, line in enumerate(cell.lines):
        yield (
            f'<text class="ink" x="{cell.middle:.1f}" y="{first + rank * _LINE:.1f}" font-size="{_SIZE}" '
            f'text-anchor="middle">{escape(line)}</text>'
        )
    yield "</g>\n"
