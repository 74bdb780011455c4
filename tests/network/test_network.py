"""Nodes, edges, and the words of the law on them."""

from __future__ import annotations

import networkx as nx
import pytest
from rdflib import Graph

from rsi_graph.network import Network, UnknownActionError, to_network

CAISSE = "Caisse nationale du régime social des indépendants"
STATE = "autorité compétente de l'Etat"


@pytest.fixture(scope="module")
def network(graph: Graph) -> Network:
    return to_network(graph)


def arrows(network: Network) -> set[tuple[str, str, str, bool]]:
    """Each edge as (from, property, to, joint), by labels."""
    label = nx.get_node_attributes(network, "label")
    return {
        (label[source], data["property"], label[target], data["joint"])
        for source, target, data in network.edges(data=True)
    }


def test_edges_are_the_relations_of_the_law_and_no_other(network: Network) -> None:
    """What L611-4 says of who acts upon whom; schemes are shown, and marked."""
    assert arrows(network) == {
        (STATE, "oversees", CAISSE, False),
        (CAISSE, "controls", "caisses de base", False),
        (CAISSE, "coordinates", "caisses de base", False),
        (CAISSE, "requires", "caisses de base", False),
        (CAISSE, "controls", "contrôle médical", False),
        (CAISSE, "coordinates", "contrôle médical", False),
        (CAISSE, "controls", "organismes conventionnés", True),
        ("caisses de base", "controls", "organismes conventionnés", True),
        (CAISSE, "finances", "branches", False),
        (CAISSE, "finances", "régimes", False),
    }
    schemes = {data["property"] for *_, data in network.edges(data=True) if data["scheme"]}
    assert schemes == {"finances"}


def test_every_edge_carries_the_words_of_the_law(network: Network, graph: Graph) -> None:
    """Each edge names its places, in the order of the law, and quotes the text word for word."""
    text = "".join(str(text) for text in graph.objects(None, None) if "a pour rôle" in str(text))
    for *_, data in network.edges(data=True):
        assert data["evidence"]
        assert data["since"] == "2015-12-23"
        starts = [evidence.start for evidence in data["evidence"]]
        assert starts == sorted(starts)
        for evidence in data["evidence"]:
            assert evidence.article in data["articles"]
            assert evidence.quote in text


def test_ranks_go_down_from_the_state(network: Network) -> None:
    """Who acts upon another stands above it."""
    rank = {data["label"]: data["rank"] for _, data in network.nodes(data=True)}
    assert rank[STATE] == 0
    assert rank[CAISSE] == 1
    assert rank["caisses de base"] < rank["organismes conventionnés"]


def test_kinds_follow_the_ontology(network: Network) -> None:
    """An authority, a named body, a class and an organ are told apart."""
    kind = {data["label"]: data["kind"] for _, data in network.nodes(data=True)}
    assert kind[STATE] == "Office"
    assert kind[CAISSE] == "NamedBody"
    assert kind["caisses de base"] == "BodyClass"
    assert kind["branches"] == "Scheme"


def test_filter_keeps_the_edges_of_its_actions_and_their_ends(graph: Graph) -> None:
    """Nodes that have no edge left are gone."""
    network = to_network(graph, actions=("oversee",))
    assert arrows(network) == {(STATE, "oversees", CAISSE, False)}
    assert network.number_of_nodes() == 2


def test_schemes_can_be_left_out(graph: Graph) -> None:
    """Without schemes only bodies are shown."""
    kinds = {data["kind"] for _, data in to_network(graph, include_schemes=False).nodes(data=True)}
    assert "Scheme" not in kinds


def test_unknown_action_names_those_there_are(graph: Graph) -> None:
    """A slip of the pen is answered by the choice there is."""
    with pytest.raises(UnknownActionError, match=r"controle.*control, coordinate"):
        to_network(graph, actions=("controle",))


def test_empty_graph_gives_an_empty_network() -> None:
    """No relation, no node, no error."""
    network = to_network(Graph())
    assert network.number_of_nodes() == 0


def test_institutions_in_a_circle_share_a_rank() -> None:
    """Two that act upon each other have no above and below."""
    turtle = """
    @prefix rsi: <https://w3id.org/rsi-graph/ontology#> . @prefix x: <urn:x:> .
    x:r1 a rsi:Relation ; rsi:from x:a ; rsi:to x:b ; rsi:relationProperty rsi:controls .
    x:r2 a rsi:Relation ; rsi:from x:b ; rsi:to x:a ; rsi:relationProperty rsi:controls .
    x:r3 a rsi:Relation ; rsi:from x:b ; rsi:to x:c ; rsi:relationProperty rsi:controls .
    """
    network = to_network(Graph().parse(data=turtle))
    assert {name: data["rank"] for name, data in network.nodes(data=True)} == {"urn:x:a": 0, "urn:x:b": 0, "urn:x:c": 1}
