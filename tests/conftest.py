"""The reading of L611-4 and its graph, made once."""

from __future__ import annotations

import pytest
from hypothesis import settings
from rdflib import Graph

from rsi_graph.extract import extract
from rsi_graph.graph import to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading
from rsi_graph.resources import resource_path
from rsi_graph.sources import read_article

# No test is timed: a busy machine makes no property false.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def reading() -> Reading:
    """L611-4, read."""
    return extract(read_article(resource_path("data", "sources/L611-4.md")), load_lexicon())


@pytest.fixture(scope="session")
def graph(reading: Reading) -> Graph:
    """L611-4 as a graph; tests must not change it."""
    return to_graph([reading])
