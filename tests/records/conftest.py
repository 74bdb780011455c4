"""The reading of the shipped article, read once."""

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading
from rsi_graph.resources import resource_path
from rsi_graph.sources import read_article


@pytest.fixture(scope="session")
def reading() -> Reading:
    return extract(read_article(resource_path("data", "sources/L611-4.md")), load_lexicon())
