"""What can go wrong with a query, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from rsi_graph.errors import RsiGraphError


def closest(word: str, known: Iterable[str]) -> str:
    """A wrong word and the right ones in, a sentence that suggests the nearest out; empty where none is near.

    >>> closest("who-control-whom", ["who-controls-whom", "finance"])
    ' Did you mean “who-controls-whom”?'
    """
    near = get_close_matches(word.casefold(), list(known), n=3, cutoff=0.5)
    return f" Did you mean {' or '.join(f'“{each}”' for each in near)}?" if near else ""


class QueryError(RsiGraphError):
    """A query cannot be run."""


class UnknownQueryError(QueryError):
    """No query of the catalogue has that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = list(known)
        super().__init__(
            f"There is no query called “{name}”.{closest(name, names)} The queries are: {', '.join(names)}."
        )


class QuerySyntaxError(QueryError):
    """A text is not SPARQL."""

    def __init__(self, name: str, line: int, column: int, problem: str) -> None:
        super().__init__(f"{name}, line {line}, column {column}: {problem}. Correct the query there.")
        self.line = line
        self.column = column


class ForbiddenQueryError(QueryError):
    """A query would change the data or reach elsewhere."""

    def __init__(self, name: str, what: str, advice: str) -> None:
        super().__init__(f"{name}: {what} is not allowed here: queries only read the data they are given. {advice}")


class HeaderError(QueryError):
    """The header of a query file cannot be read."""

    def __init__(self, name: str, line: str, problem: str) -> None:
        super().__init__(f"{name}: the header line “{line}” {problem}.")


class UnknownParameterError(QueryError):
    """A query has no such parameter."""

    def __init__(self, query: str, parameter: str, known: Iterable[str]) -> None:
        names = list(known)
        has = f"Its parameters are: {', '.join(names)}." if names else "It takes none."
        super().__init__(f"The query {query} has no parameter “{parameter}”.{closest(parameter, names)} {has}")


class MissingParameterError(QueryError):
    """A query cannot be asked without a value."""

    def __init__(self, query: str, parameter: str, label: str) -> None:
        super().__init__(
            f"The query {query} needs a value for the parameter {parameter} ({label}): give {parameter}=…."
        )


class ParameterError(QueryError):
    """The value of a parameter cannot be used."""

    def __init__(self, parameter: str, value: str, problem: str) -> None:
        super().__init__(f"The parameter {parameter}={value} {problem}")


class NotAGraphError(QueryError):
    """A table was asked to be written as a graph."""

    def __init__(self) -> None:
        super().__init__(
            "This query gives a table, not a graph: choose table, csv or json, or write a CONSTRUCT query."
        )


class RemoteQueryError(QueryError):
    """An endpoint did not answer a query."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(f"{address}: it did not answer the query ({problem}). Ask again, or ask for less.")
