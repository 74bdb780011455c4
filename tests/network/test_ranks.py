"""Who stands above whom on the map."""

from __future__ import annotations

import networkx as nx
import pytest

from rsi_graph.network.ranks import Network, ranks_of

STATE, MINISTER, FUND = "Etat", "ministre chargé du budget", "Caisse nationale"


def network(*edges: tuple[str, str]) -> Network:
    found: Network = nx.MultiDiGraph()
    for name, level in ((STATE, "state"), (MINISTER, "state"), (FUND, "national")):
        found.add_node(name, label=name, level=level)
    found.add_edges_from(edges)
    return found


@pytest.mark.parametrize(
    "edges",
    [
        [(MINISTER, STATE), (STATE, FUND)],
        [(MINISTER, STATE), (STATE, MINISTER), (FUND, MINISTER)],
        [(FUND, STATE)],
    ],
)
def test_the_state_is_above_whoever_acts_upon_it(edges: list[tuple[str, str]]) -> None:
    """A minister who controls the State is a part of it; no fund stands above either."""
    ranks = ranks_of(network(*edges))
    assert ranks[STATE] < ranks[MINISTER] < ranks[FUND]


def test_a_small_chain_stays_as_it_is() -> None:
    """Where nobody acts upon the State, who acts stands above whom it acts upon."""
    ranks = ranks_of(network((STATE, MINISTER), (FUND, MINISTER)))
    assert (ranks[STATE], ranks[FUND], ranks[MINISTER]) == (0, 0, 1)
