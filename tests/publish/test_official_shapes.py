"""Bodies and schemes conform to the official shapes of their vocabularies."""

import os
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from rsi_graph.resources import resource_folder

VOCABULARIES = Path(os.environ.get("RSI_GRAPH_VOCAB") or Path(__file__).parents[3] / "shared" / "vocab")
CPOV = "cpov/core-public-organisation-ap-SHACL.ttl"
SKOS = "skos-shacl/skohub_skos.shacl.ttl"


def shapes(name: str) -> Graph:
    if not (VOCABULARIES / name).is_file():
        pytest.skip(f"{name} is not beside the project")
    return Graph().parse(VOCABULARIES / name)


def test_bodies_conform_to_the_core_public_organisation_vocabulary(graph: Graph) -> None:
    """CPOV: no violation in the shipped graph with the scheme of the types of bodies that it refers to."""
    data = graph + Graph().parse(resource_folder("ontology") / "body-types.ttl")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes(CPOV), inference="none", allow_warnings=True)
    assert conforms, text[:3000]


@pytest.mark.parametrize("scheme", ["actions.ttl", "body-types.ttl"])
def test_schemes_conform_to_skos(scheme: str) -> None:
    """SKOS: no violation in the schemes of actions and of types of bodies."""
    data = Graph().parse(resource_folder("ontology") / scheme)
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes(SKOS), inference="none", allow_warnings=True)
    assert conforms, text[:3000]
