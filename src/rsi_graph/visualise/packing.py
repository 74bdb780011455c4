"""Large networks on a page: wide ranks folded into several rows, parts that nothing joins set side by side.

A network whose ranks are few and wide would be a ribbon: a rank of more than so many nodes becomes several rows, and
each connected part is laid out for itself; the parts fill shelves, the largest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import ceil, sqrt
from typing import Final

import networkx as nx

from rsi_graph.network import Network
from rsi_graph.visualise.layout import Box, Layout, Place, lay_out

# A rank of more nodes than these is folded; with fewer a picture is read best as it is.
WIDEST: Final = 8
_BETWEEN: Final = 60.0
_SHAPE: Final = 1.5


def ranks_of(network: Network) -> dict[str, int]:
    """Network in, the row of each node out: its rank, wide ranks as several rows, each part for itself."""
    rows: dict[str, int] = {}
    for part in _parts(network):
        ranks = sorted({network.nodes[node]["rank"] for node in part})
        first = 0
        for rank in ranks:
            nodes = sorted((n for n in part if network.nodes[n]["rank"] == rank), key=lambda n: _reading(network, n))
            number = ceil(len(nodes) / WIDEST)
            long = ceil(len(nodes) / number)
            rows |= {node: first + place // long for place, node in enumerate(nodes)}
            first += number
    return rows


def _reading(network: Network, node: str) -> tuple[tuple[str, ...], str]:
    """Nodes of the same rank stand together where the same act upon them."""
    return tuple(sorted(set(network.predecessors(node)))), node


def _parts(network: Network) -> list[set[str]]:
    found: Iterable[set[str]] = nx.connected_components(nx.Graph(network.to_undirected(as_view=True)))
    return sorted(found, key=lambda part: (-len(part), min(part)))


def arrange(boxes: Sequence[Box], links: Sequence[tuple[str, str]]) -> Layout:
    """Boxes and links in, all places out; parts that no link joins stand side by side on shelves."""
    joined: nx.Graph[str] = nx.Graph(list(links))
    joined.add_nodes_from(box.key for box in boxes)
    part_of = {key: rank for rank, part in enumerate(nx.connected_components(joined)) for key in part}
    layouts = [
        lay_out(
            [box for box in boxes if part_of[box.key] == part], [pair for pair in links if part_of[pair[0]] == part]
        )
        for part in sorted(set(part_of.values()))
    ]
    return layouts[0] if len(layouts) == 1 else _shelves(layouts)


def _shelves(layouts: Iterable[Layout]) -> Layout:
    """Layouts in, one layout of them all out: rows of parts no wider than the whole should be."""
    parts = sorted(layouts, key=lambda one: (-one.height, -one.width, min(one.places, default="")))
    area = sum((one.width + _BETWEEN) * (one.height + _BETWEEN) for one in parts)
    widest = max([sqrt(area * _SHAPE), *(one.width for one in parts)], default=0.0)
    places: dict[str, Place] = {}
    x = y = shelf = right = 0.0
    for one in parts:
        if x and x + one.width > widest:
            x, y, shelf = 0.0, y + shelf + _BETWEEN, 0.0
        places |= _moved(one, x, y)
        x, shelf, right = x + one.width + _BETWEEN, max(shelf, one.height), max(right, x + one.width)
    return Layout(places, right, y + shelf)


def _moved(one: Layout, x: float, y: float) -> Mapping[str, Place]:
    return {
        key: replace(place, x=place.x + x, y=place.y + y, row_top=place.row_top + y, row_bottom=place.row_bottom + y)
        for key, place in one.places.items()
    }
