"""Networks to draw: that of L611-4, and those nobody hopes for."""

from __future__ import annotations

import networkx as nx
import pytest
from rdflib import Graph

from rsi_graph.network import Evidence, Network, to_network
from rsi_graph.visualise.palette import FAMILIES, KINDS

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]> & < > ' \" `",
    "{{ 7 * 7 }} {% raw %}",
    "ligne\u2028suivante\u2029et\nfin",
    "anticonstitutionnellement" * 8,
    "العربية 汉字 🏛️",
    "-->|x| end; click n0",
)


@pytest.fixture(scope="session")
def network(graph: Graph) -> Network:
    """L611-4."""
    return to_network(graph)


@pytest.fixture(scope="session")
def hostile() -> Network:
    """Labels and quotes that want to be code, all kinds of nodes and families, edges back up and to itself."""
    network: Network = nx.MultiDiGraph()
    network.graph.update(title=HOSTILE[0], source=HOSTILE[1], licence=HOSTILE[2])
    nodes = [f"https://example.org/{rank}?a=1&b='\"<>" for rank in range(len(HOSTILE))]
    for rank, (iri, words) in enumerate(zip(nodes, HOSTILE, strict=True)):
        kind = list(KINDS)[rank % len(KINDS)]
        network.add_node(iri, label=words, label_en="", kind=kind, rank=rank // 3)
    pairs = [(a, b) for a in range(len(nodes)) for b in range(len(nodes)) if (a * 3 + b) % 4 == 0]
    for number, (a, b) in enumerate(pairs):
        words = HOSTILE[number % len(HOSTILE)]
        evidence = (Evidence(article="CSS L1 1°", start=0, quote=words, verb=words, competence=nodes[a]),)
        network.add_edge(
            nodes[a], nodes[b], key=f"key {number} <&>", property="controls", action=f"action-{number % 5}",
            family=list(FAMILIES)[number % len(FAMILIES)], label=words, label_en=words, joint=number % 2 == 0,
            scheme=number % 3 == 0, articles=("CSS L1 1°", "CGI 5 2°"), evidence=evidence, since="",
        )  # fmt: skip
    return network


@pytest.fixture(scope="session")
def empty() -> Network:
    """No relation was read."""
    return to_network(Graph())


@pytest.fixture(params=["network", "hostile", "empty"])
def any_network(request: pytest.FixtureRequest) -> Network:
    """Each of them."""
    found: Network = request.getfixturevalue(request.param)
    return found
