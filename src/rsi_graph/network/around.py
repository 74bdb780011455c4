"""What one can see of a large network: a body and those it has most to do with, or the busiest bodies of all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rsi_graph.errors import RsiGraphError
from rsi_graph.iri import slug
from rsi_graph.network.ranks import Network

MOST: Final = 20


class UnknownBodyError(RsiGraphError):
    """No body of the network has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No body of the network is called “{name}”. Give its whole name, or its IRI.")


def around(network: Network, name: str = "", *, most: int = MOST) -> Network:
    """Network and a body (label or IRI; the one with most edges by default) in, the part around it out.

    The body, and at most `most` of its neighbours: those with most edges between them and it, by name where they are
    equal; all edges among these stay.

    Raises:
        UnknownBodyError: no body is called so.
    """
    if not network:
        return network
    middle = _named(network, name) if name else max(sorted(network), key=network.degree)
    shared = {
        node: network.number_of_edges(middle, node) + network.number_of_edges(node, middle)
        for node in {*network.successors(middle), *network.predecessors(middle)} - {middle}
    }
    nearest = sorted(shared, key=lambda node: (-shared[node], network.nodes[node]["label"], node))[:most]
    kept = {middle, *nearest}
    part = network.copy()
    part.remove_nodes_from([node for node in network if node not in kept])
    return part


def busiest(network: Network, *, most: int) -> Network:
    """Network in, the part between its busiest bodies and those they have most to do with out."""
    if len(network) <= most:
        return network
    weight = dict(network.degree())
    ordered = sorted(network, key=lambda node: (-weight[node], network.nodes[node]["label"], node))
    ties = sorted(set(network.edges()), key=lambda tie: (-min(weight[end] for end in tie), tie))
    kept = set(joined(ordered[: most // 4], ties, most=most))
    part = network.copy()
    part.remove_nodes_from([node for node in network if node not in kept])
    part.remove_nodes_from([node for node in list(part) if not part.degree(node)])
    return part


def joined(first: Iterable[str], ties: Iterable[tuple[str, str]], *, most: int) -> list[str]:
    """Bodies to begin with and ties in their order in, these bodies and those tied to them out: few stand alone.

    >>> joined(["a"], [("b", "c"), ("a", "b"), ("d", "e")], most=4)
    ['a', 'b', 'c']
    """
    kept, ties, size = dict.fromkeys(first), list(ties), 0
    while size < len(kept) < most - 1:
        size = len(kept)
        for source, target in ties:
            if len(kept) < most - 1 and (source in kept or target in kept):
                kept |= dict.fromkeys((source, target))
    return list(kept)


def _named(network: Network, name: str) -> str:
    if name in network:
        return name
    wanted = slug(name)
    found = [node for node, data in network.nodes(data=True) if slug(data["label"]) == wanted]
    if not found:
        raise UnknownBodyError(name)
    return max(sorted(found), key=network.degree)
