"""A body and those it has most to do with: what one can see of a large network."""

from __future__ import annotations

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


def _named(network: Network, name: str) -> str:
    if name in network:
        return name
    wanted = slug(name)
    found = [node for node, data in network.nodes(data=True) if slug(data["label"]) == wanted]
    if not found:
        raise UnknownBodyError(name)
    return max(sorted(found), key=network.degree)
