"""The boxes of a picture before they are placed: bodies, words on lines, passages; and whether words fit at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from rsi_graph.network import Network
from rsi_graph.visualise.bundles import Bundle, Strand, common_place, places_in_law
from rsi_graph.visualise.layout import GAP_X, Box
from rsi_graph.visualise.packing import WIDEST, ranks_of
from rsi_graph.visualise.text import tied, width_of, wrap

NODE_SIZE: Final = 14.0
LABEL_SIZE: Final = 12.5
LINE: Final = 1.25
PASSAGE: Final = 14.0
_BOLD: Final = 1.09  # semi-bold letters are wider
_SMALL_SIZE: Final = 10.5
_NODE_WIDTH: Final = 190.0
_LABEL_WIDTH: Final = 150.0
_MOST_PLACES: Final = 2
# More bodies or lines than these, or a row wider than this, are shown as an overview: with words on so many lines a
# picture as wide as a window cannot be read.
_MOST_BODIES: Final = 40
_MOST_LINES: Final = 40
_WIDEST_ROW: Final = 2400.0


def has_words(network: Network, bundles: tuple[Bundle, ...]) -> bool:
    """Whether the lines of its picture say what they mean; those of an overview do not."""
    if len(network) > _MOST_BODIES or len(bundles) > _MOST_LINES:
        return False
    boxes, _ = boxes_of(network, bundles, common_place(bundles), ranks_of(network))
    rows: Counter[int] = Counter()
    for box in boxes:
        rows[box.row] += round(box.width + GAP_X)
    return max(rows.values(), default=0) <= _WIDEST_ROW


def boxes_of(
    network: Network, bundles: Iterable[Bundle], common: str, ranks: Mapping[str, int]
) -> tuple[list[Box], list[tuple[str, str]]]:
    """Nodes in even rows, bundles in an odd row between them, passages in every other row between."""
    boxes = [_node_box(name, data, 2 * ranks[name]) for name, data in network.nodes(data=True)]
    links: list[tuple[str, str]] = []
    for bundle in bundles:
        source, target = (2 * ranks[end] for end in (bundle.source, bundle.target))
        label = _label_box(bundle, _label_row(network, bundle, source, target), common)
        boxes.append(label)
        before = bundle.source
        for row in rows_between(source, target):
            key = label.key if row == label.row else f"{label.key}|{row}"
            if row != label.row:
                boxes.append(Box(key, row, PASSAGE, 1))
            links.append((before, key))
            before = key
        links.append((before, bundle.target))
    return boxes, links


def _label_row(network: Network, bundle: Bundle, source: int, target: int) -> int:
    """Below the source, but where this acts upon more bodies than stand in a row, above the target."""
    many = len(set(network.successors(bundle.source))) > WIDEST
    rows = rows_between(source, target)
    return rows[-1] if many else rows[0]


def rows_between(source: int, target: int) -> range:
    """The rows through which a line goes, in its order: down, or up; between bodies of a row it goes below them."""
    if source == target:
        return range(source + 1, source + 2)
    return range(source + 1, target) if source < target else range(source - 1, target, -1)


def _node_box(name: str, data: dict[str, object], row: int) -> Box:
    lines = node_lines(data)
    width = max(110.0, max(width_of(line, NODE_SIZE) for line in lines) * _BOLD + 32)
    return Box(name, row, width, len(lines) * NODE_SIZE * LINE + 20)


def node_lines(data: Mapping[str, object]) -> tuple[str, ...]:
    """A body's name in lines."""
    return wrap(str(data["label"]), _NODE_WIDTH - 24, NODE_SIZE)


def key_of(bundle: Bundle) -> str:
    """What the box of a bundle's words is called."""
    return f"{bundle.source} → {bundle.target}"


def _label_box(bundle: Bundle, row: int, common: str) -> Box:
    lines = tuple(line for strand in bundle.strands for line, _ in strand_lines(strand, common))
    sizes = [size for strand in bundle.strands for _, size in strand_lines(strand, common)]
    width = max(width_of(line, size) for line, size in zip(lines, sizes, strict=True)) * _BOLD + 18
    return Box(key_of(bundle), row, width, sum(size * LINE for size in sizes) + 10)


def strand_lines(strand: Strand, common: str) -> list[tuple[str, float]]:
    """The lines of a relation with their font sizes: what is done, then where the law says so."""
    words = f"{strand.label} (conjointement)" if strand.joint else strand.label
    places = places_in_law(strand.articles, common=common, most=_MOST_PLACES)
    return [
        *((line, LABEL_SIZE) for line in wrap(words, _LABEL_WIDTH, LABEL_SIZE)),
        *((line, _SMALL_SIZE) for line in wrap(tied(places), _LABEL_WIDTH, _SMALL_SIZE) if line),
    ]
