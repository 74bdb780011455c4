"""Files for other programs, read back by their own readers."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from rdflib.namespace import SKOS

from rsi_graph.graph import default_authority
from rsi_graph.namespaces import RSI
from rsi_graph.network import Network
from rsi_graph.visualise import to_dot, to_gexf, to_graphml, to_mermaid
from rsi_graph.visualise.palette import FAMILIES


@pytest.mark.parametrize(("write", "read"), [(to_graphml, nx.read_graphml), (to_gexf, nx.read_gexf)])
def test_network_comes_back_from_its_file(network: Network, write: object, read: object) -> None:
    """Nodes, labels, edges and places are those that went in."""
    back = read(io.BytesIO(write(network).encode()))
    assert set(back.nodes) == set(network.nodes)
    assert {name: data["label"] for name, data in back.nodes(data=True)} == nx.get_node_attributes(network, "label")
    wanted = sorted((s, t, d["action"], " | ".join(d["articles"])) for s, t, d in network.edges(data=True))
    assert sorted((s, t, d["action"], d["articles"]) for s, t, d in back.edges(data=True)) == wanted


@pytest.mark.parametrize(("write", "read"), [(to_graphml, nx.read_graphml), (to_gexf, nx.read_gexf)])
def test_hostile_labels_break_no_xml(hostile: Network, write: object, read: object) -> None:
    """What wants to be markup comes back as words."""
    back = read(io.BytesIO(write(hostile).encode()))
    assert back.number_of_edges() == hostile.number_of_edges()
    assert "</script><script>alert(1)</script>" in {data["label"] for _, data in back.nodes(data=True)}


def test_dot_names_all_and_quotes_well(hostile: Network) -> None:
    """Quotes inside a label are escaped, so that each line has an even number of bare quotes."""
    lines = to_dot(hostile).splitlines()
    assert lines[0].startswith("digraph")
    assert lines[-1] == "}"
    assert sum(" -> " in line for line in lines) == hostile.number_of_edges()
    assert all(line.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 0 for line in lines)


def test_mermaid_has_a_line_for_each_node_and_edge(hostile: Network) -> None:
    """Labels cannot end their own quotes, nor begin a link or markup."""
    lines = to_mermaid(hostile).splitlines()
    assert len(lines) == 1 + hostile.number_of_nodes() + hostile.number_of_edges()
    assert all(line.count('"') == 2 for line in lines[1:])
    assert not any("<script" in line or "<img" in line for line in lines)


def test_colours_are_there_for_every_family_of_the_ontology(network: Network) -> None:
    """The palette's families are those of the actions that bind bodies, and no action has a family without colour."""
    actions = default_authority().actions
    binding = {actions.value(action, SKOS.broader) for action in actions.subjects(RSI.edgeProperty)}
    assert {str(family).rpartition("family-")[2] for family in binding} <= set(FAMILIES)
    assert {data["family"] for *_, data in network.edges(data=True)} <= set(FAMILIES)
