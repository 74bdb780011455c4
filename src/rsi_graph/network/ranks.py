"""Rows of the network: the State above, then national bodies, then local ones, schemes below."""

from __future__ import annotations

from typing import Final, TypeAlias

import networkx as nx

from rsi_graph.network.levels import LEVELS, is_whole_state

Network: TypeAlias = "nx.MultiDiGraph[str]"
"""Nodes by IRI, edges by the IRI of their relation; what they carry is told by `to_network`."""

# A network of no more bodies than these, in which nobody acts back upward, shows its chains of action as they are.
_SMALL: Final = 16


def ranks_of(network: Network) -> dict[str, int]:
    """Network in, the row of each node out.

    In a small network without circles, the longest path from those upon whom nobody acts; else the State itself above,
    then by level, and within a level by the longest path among its own.
    """
    state = [node for node, data in network.nodes(data=True) if is_whole_state(data["label"])]
    acted_upon = any(network.in_degree(node) for node in state)
    if len(network) <= _SMALL and not acted_upon and nx.is_directed_acyclic_graph(nx.DiGraph(network)):
        return _depths(network)
    ranks = dict.fromkeys(state, 0)
    for level in LEVELS:
        own = [node for node, data in network.nodes(data=True) if data["level"] == level and node not in ranks]
        first = 1 + max(ranks.values(), default=-1)
        ranks |= {node: first + depth for node, depth in _depths(network.subgraph(own)).items()}
    return ranks


def _depths(network: Network) -> dict[str, int]:
    """Longest path from those upon whom nobody acts; a circle shares one row."""
    condensed = nx.condensation(nx.DiGraph(network))
    rank: dict[int, int] = {}
    for component in nx.topological_sort(condensed):
        above = [rank[before] for before in condensed.predecessors(component)]
        rank[component] = 1 + max(above, default=-1)
    return {member: rank[c] for c, data in condensed.nodes(data=True) for member in sorted(data["members"])}
