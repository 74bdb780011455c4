"""Data that is a graph already, or law of which one is made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from rsi_graph.extract import extract
from rsi_graph.graph import to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.pipeline.data import SYNTAXES, read_graph
from rsi_graph.pipeline.endpoint import is_endpoint
from rsi_graph.pipeline.reading import NothingRead, read_law
from rsi_graph.sources import article_number


def graph_of(data: Iterable[str | Path], *, about: str = "") -> Graph:
    """Files of RDF, endpoints or sources of law in, one graph out; by default the shipped one.

    Where `about` names an article that the sources of law hold ("L611-4", "CSS L. 611-4"), only that one is read.

    Raises:
        DataError: a file of RDF cannot be used.
        SourceError: a source of law is missing or cannot be read.
        NothingRead: the sources of law hold no article that can be read.
    """
    given = tuple(map(str, data))
    rdf = [one for one in given if is_endpoint(one) or Path(one).suffix.lower() in SYNTAXES]
    law = [one for one in given if one not in rdf]
    if not law:
        return read_graph(rdf)
    articles = [article for article in read_law(law) if isinstance(article, Article)]
    if not articles:
        raise NothingRead(law, 1)
    numbers = {article_number(about), article_number(about.partition(" ")[2])}
    wanted = [article for article in articles if article.number in numbers] or articles
    lexicon = load_lexicon()
    graph = to_graph(extract(article, lexicon) for article in wanted)
    for triple in read_graph(rdf) if rdf else ():
        graph.add(triple)
    return graph
