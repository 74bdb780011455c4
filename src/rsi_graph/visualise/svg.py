"""The network as a layered picture: the State above, then what it acts upon, and so on down.

Between two institutions stands what the one does to the other, with the places in the law. The picture names its
source, carries a legend, follows light and dark surroundings, and is read aloud by its title and description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from rsi_graph.network import Network
from rsi_graph.visualise.boxes import (
    LABEL_SIZE,
    LINE,
    NODE_SIZE,
    PASSAGE,
    boxes_of,
    has_words,
    key_of,
    node_lines,
    rows_between,
    strand_lines,
)
from rsi_graph.visualise.bundles import Bundle, bundles_of, common_place, short_keys
from rsi_graph.visualise.layout import Layout, Place
from rsi_graph.visualise.legend import legend_height, legend_marks, legend_of, shape
from rsi_graph.visualise.overview import overview_marks, overview_of
from rsi_graph.visualise.packing import arrange, ranks_of
from rsi_graph.visualise.palette import KINDS
from rsi_graph.visualise.style import STYLE_SHEET

_FONT: Final = "'Source Sans 3', 'Source Sans Pro', 'DejaVu Sans', Verdana, Arial, sans-serif"
_MARGIN: Final = 28.0
_TITLE_HEIGHT: Final = 62.0


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Everything the pieces of the picture look up."""

    network: Network
    bundles: tuple[Bundle, ...]
    common: str
    layout: Layout
    short: Mapping[str, str]
    ranks: Mapping[str, int]

    def relations(self, bundle: Bundle) -> str:
        """The short names of a bundle's relations, by which a page finds them."""
        return " ".join(self.short[strand.key] for strand in bundle.strands)


def to_svg(network: Network) -> str:
    """Network in, SVG out; the same network gives the same bytes. Of many bodies or lines it is an overview."""
    bundles = bundles_of(network)
    if not has_words(network, bundles):
        overview = overview_of(network)
        marks = "".join(overview_marks(network, bundles, overview, short_keys(bundles)))
        many = f"{len(network)} institutions, {network.number_of_edges()} relations."
        return _document(network, bundles, (overview.width, overview.height), marks, many)
    common = common_place(bundles)
    ranks = ranks_of(network)
    layout = arrange(*boxes_of(network, bundles, common, ranks))
    drawing = _Drawing(network, bundles, common, layout, short_keys(bundles), ranks)
    marks = "".join((*_links(drawing), *_labels(drawing), *_nodes(drawing)))
    said = " ".join(_words(network, bundle) for bundle in bundles) or "Aucune relation."
    return _document(network, bundles, (layout.width, layout.height), marks, said)


def _document(
    network: Network, bundles: tuple[Bundle, ...], size: tuple[float, float], marks: str, description: str
) -> str:
    """A drawing of that size and what it says in words in, the picture with heading and legend out."""
    wide, high = size
    legend = legend_of(network, bundles)
    width = max(wide + 2 * _MARGIN, 560.0)
    height = _TITLE_HEIGHT + high + legend_height(legend) + 2 * _MARGIN
    body = "".join(
        (
            f'<g class="drawing" transform="translate({(width - wide) / 2:.1f} {_TITLE_HEIGHT + _MARGIN:.1f})">',
            marks,
            "</g>\n",
            '<g class="legend">\n',
            *legend_marks(legend, _MARGIN, width, _TITLE_HEIGHT + high + 2 * _MARGIN),
            "</g>\n",
        )
    )
    return f"{_head(network, width, height, description)}{body}</svg>\n"


# --- pieces -----------------------------------------------------------------------------------------------


def _head(network: Network, width: float, height: float, description: str) -> str:
    graph = network.graph
    title, source = str(graph.get("title", "")), str(graph.get("source", ""))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-labelledby="title description" xml:lang="fr" '
        f"font-family={quoteattr(_FONT)}>\n"
        f'<title id="title">{escape(title)}</title>\n'
        f'<desc id="description">{escape(description)}</desc>\n'
        f"<style>{STYLE_SHEET}</style>\n"
        f'<rect class="paper" width="100%" height="100%"/>\n'
        f'<g class="heading">'
        f'<text class="ink" x="{_MARGIN:.0f}" y="36" font-size="20" font-weight="600">{escape(title)}</text>\n'
        f'<text class="muted" x="{_MARGIN:.0f}" y="56" font-size="12.5">{escape(source)}</text></g>\n'
    )


def _words(network: Network, bundle: Bundle) -> str:
    """A bundle in words, one sentence a relation."""
    source, target = (network.nodes[end]["label"] for end in (bundle.source, bundle.target))
    return " ".join(
        f"{source} {strand.label} {target}{' conjointement' if strand.joint else ''} ({', '.join(strand.articles)})."
        for strand in bundle.strands
    )


def _links(drawing: _Drawing) -> Iterator[str]:
    for bundle in drawing.bundles:
        family = bundle.strands[0].family  # a line has the colour of its first relation
        dashed = ' stroke-dasharray="5 4"' if all(strand.scheme for strand in bundle.strands) else ""
        route = _route(drawing, bundle)
        yield f'<g data-relations="{drawing.relations(bundle)}">'
        for before, after in pairwise(route):
            yield f'<path class="line l-{family}"{dashed} d="{_curve(before, after)}"/>'
        yield f"{_arrow_head(route[-2], route[-1], family)}</g>\n"


def _route(drawing: _Drawing, bundle: Bundle) -> list[Place]:
    """The places through which a bundle goes, from its source to its target."""
    label = key_of(bundle)
    source, target = (2 * drawing.ranks[end] for end in (bundle.source, bundle.target))
    places = drawing.layout.places
    passages = [places.get(f"{label}|{row}", places[label]) for row in rows_between(source, target)]
    return [places[bundle.source], *passages, places[bundle.target]]


def _curve(before: Place, after: Place) -> str:
    """Straight to the end of the row, bent only between the rows, so that no line crosses a box."""
    if _goes_up(before, after):
        start, end = _up_from(before), _up_to(after)
        edges = (before.top, before.row_top, after.row_bottom, after.top if _is_passage(after) else after.bottom)
    else:
        start, end = before.x, after.x
        first = before.top if _is_passage(before) else before.bottom
        edges = (first, before.row_bottom, after.row_top, after.bottom if _is_passage(after) else after.top)
    leaves, bends, straightens, arrives = edges
    middle = (bends + straightens) / 2
    return (
        f"M{start:.1f} {leaves:.1f}V{bends:.1f}"
        f"C{start:.1f} {middle:.1f} {end:.1f} {middle:.1f} {end:.1f} {straightens:.1f}V{arrives:.1f}"
    )


def _is_passage(place: Place) -> bool:
    return place.box.width == PASSAGE


def _goes_up(before: Place, after: Place) -> bool:
    """What acts upon somebody above it, or beside it, leads back up."""
    return after.y < before.y


def _up_from(place: Place) -> float:
    """Where a line up leaves: beside those that arrive."""
    return place.x + (0 if _is_passage(place) else place.box.width / 4)


def _up_to(place: Place) -> float:
    """Where a line from below arrives: beside those that leave."""
    return place.x + (0 if _is_passage(place) else place.box.width / 5)


def _arrow_head(before: Place, place: Place, family: str) -> str:
    if _goes_up(before, place):
        return f'<path class="f-{family}" d="M{_up_to(place):.1f} {place.bottom:.1f}l-5 9h10z"/>'
    return f'<path class="f-{family}" d="M{place.x:.1f} {place.top:.1f}l-5 -9h10z"/>'


def _labels(drawing: _Drawing) -> Iterator[str]:
    for bundle in drawing.bundles:
        place = drawing.layout.places[key_of(bundle)]
        yield (
            f'<g class="label" data-relations="{drawing.relations(bundle)}">'
            f"<title>{escape(_words(drawing.network, bundle))}</title>"
            f'<rect class="paper" x="{place.left:.1f}" y="{place.top:.1f}" width="{place.box.width:.1f}" '
            f'height="{place.box.height:.1f}" rx="6"/>\n'
        )
        y = place.top + 5
        for strand in bundle.strands:
            lines = strand_lines(strand, drawing.common)
            yield f'<g data-relation="{drawing.short[strand.key]}">'
            yield from _strand(lines, strand.family, place.x, y)
            yield "</g>\n"
            y += sum(size * LINE for _, size in lines)
        yield "</g>\n"


def _strand(lines: Iterable[tuple[str, float]], family: str, x: float, y: float) -> Iterator[str]:
    for line, size in lines:
        y += size * LINE
        look = f'class="f-{family}" font-weight="600"' if size == LABEL_SIZE else 'class="muted"'
        yield _text(line, x, y - size * 0.3, size, look)


def _nodes(drawing: _Drawing) -> Iterator[str]:
    for name, data in drawing.network.nodes(data=True):
        place = drawing.layout.places[name]
        yield f"<g data-node={quoteattr(name)}>"
        yield f"<title>{escape(str(data['label']))} – {escape(KINDS[data['kind']].label_fr)}</title>"
        yield from shape(str(data["kind"]), place.left, place.top, place.box.width, place.box.height)
        lines = node_lines(data)
        top = place.y - len(lines) * NODE_SIZE * LINE / 2
        for rank, line in enumerate(lines, 1):
            y = top + rank * NODE_SIZE * LINE - NODE_SIZE * 0.3
            yield _text(line, place.x, y, NODE_SIZE, 'class="ink" font-weight="600"')
        yield "</g>\n"


def _text(words: str, x: float, y: float, size: float, look: str) -> str:
    return f'<text {look} x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle">{escape(words)}</text>\n'
