"""A body and those around it; the busiest bodies."""

import pytest
from rdflib import Graph

from rsi_graph.network import UnknownBodyError, around, busiest, to_network


def test_only_neighbours_stay(graph: Graph) -> None:
    """Everything that is left is the body or has an edge with it."""
    network = to_network(graph)
    part = around(network, "caisses de base")
    middle = next(node for node, data in part.nodes(data=True) if data["label"] == "caisses de base")
    assert all(node == middle or part.has_edge(node, middle) or part.has_edge(middle, node) for node in part)
    assert part.graph == network.graph


def test_at_most_so_many(graph: Graph) -> None:
    """The body with most edges, and no more neighbours than are wanted."""
    network = to_network(graph)
    assert len(around(network, most=3)) == 4


def test_unknown_name(graph: Graph) -> None:
    """A name of nobody is told."""
    with pytest.raises(UnknownBodyError, match="nobody"):
        around(to_network(graph), "nobody")


def test_the_busiest_and_those_tied_to_them(graph: Graph) -> None:
    """The body with most edges stays, nobody stands alone, and what is small stays whole."""
    network = to_network(graph)
    part = busiest(network, most=5)
    assert 1 < len(part) <= 5
    assert max(network, key=network.degree) in part
    assert all(part.degree(node) for node in part)
    assert busiest(network, most=len(network)) is network
