"""Answers as what analysts work with: a data frame of pandas, a graph of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
from rdflib import Literal
from rdflib.namespace import XSD
from rdflib.term import Node

from rsi_graph.query.errors import QueryError
from rsi_graph.query.result import show

if TYPE_CHECKING:
    import pandas as pd

    from rsi_graph.query.result import QueryResult


class MissingPandasError(QueryError):
    """pandas is not installed."""

    def __init__(self) -> None:
        super().__init__("A data frame needs pandas, which is not installed: pip install 'rsi-graph[pandas]'.")


class NoEdgesError(QueryError):
    """An answer has no columns to make edges of."""

    def __init__(self, source: str, target: str, columns: tuple[str, ...]) -> None:
        has = ", ".join(columns) or "none"
        super().__init__(
            f"The answer has no columns “{source}” and “{target}” (it has: {has}): name two with source= and target=."
        )


def to_dataframe(answer: QueryResult) -> pd.DataFrame:
    """Answer in, a data frame out: all its columns, numbers as numbers, days as days, IRIs as text.

    Raises:
        MissingPandasError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingPandasError from None
    return pd.DataFrame([[_value(term) for term in row] for row in answer.rows], columns=list(answer.variables))


def to_networkx(answer: QueryResult, *, source: str = "from", target: str = "to") -> nx.MultiDiGraph[str]:
    """Answer in, a graph out: triples as edges named by their property, or rows as edges between two columns.

    Nodes are IRIs with a short `label`. An edge of a row carries the other cells.

    Raises:
        NoEdgesError: the answer has no such columns.
    """
    if answer.graph is not None:
        source, key, target = answer.variables
    else:
        key = ""
    if not {source, target} <= set(answer.variables):
        raise NoEdgesError(source, target, answer.variables)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in answer.rows:
        cells = dict(zip(answer.variables, row, strict=True))
        begin, end = cells.pop(source), cells.pop(target)
        if begin is None or end is None:
            continue
        for node in (begin, end):
            network.add_node(str(node), label=show(node))
        name = cells.pop(key, None)
        network.add_edge(str(begin), str(end), key=show(name) if name else None, **_given(cells))
    return network


def _given(cells: dict[str, Node | None]) -> dict[str, Any]:
    return {name: _value(term) for name, term in cells.items() if term is not None}


def _value(term: Node | None) -> Any:
    """What Python knows as such, else the words."""
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    known = term.datatype and str(term.datatype).startswith(str(XSD)) and term.datatype != XSD.string
    return term.toPython() if known and term.value is not None else str(term)
