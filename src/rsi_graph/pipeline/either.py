"""Data that is a graph already, or law of which one is made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph

from rsi_graph.graph import to_graph
from rsi_graph.model import Reading
from rsi_graph.pipeline.data import SYNTAXES, read_graph
from rsi_graph.pipeline.endpoint import is_endpoint
from rsi_graph.pipeline.reading import NothingRead, read_competences


def graph_of(data: Iterable[str | Path]) -> Graph:
    """Files of RDF, endpoints or sources of law in, one graph out; by default the shipped one.

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
    readings = [reading for reading in read_competences(law) if isinstance(reading, Reading)]
    if not readings:
        raise NothingRead(law, 1)
    graph = to_graph(readings)
    for triple in read_graph(rdf) if rdf else ():
        graph.add(triple)
    return graph
