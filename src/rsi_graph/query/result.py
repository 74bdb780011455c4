"""Answers, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from rsi_graph.namespaces import BASE, PREFIXES
from rsi_graph.query.errors import NotAGraphError

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_NUMBERS: Final = frozenset({XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.nonNegativeInteger})
_BOOLEANS: Final = {"true": "oui", "false": "non"}
_WIDTH: Final = 60

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The answer to a query.

    Attributes:
        variables: the columns.
        rows: a term or None for each column.
        graph: the triples of a CONSTRUCT or DESCRIBE, else None.
        boolean: the answer of an ASK, else None.
        columns: those a person is shown in a table; all where empty.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Node | None, ...], ...]
    graph: Graph | None = None
    boolean: bool | None = None
    columns: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def to_table(self, *, width: int = _WIDTH) -> str:
        """A table for the terminal; long cells are cut at `width`."""
        if self.boolean is not None:
            return "oui\n" if self.boolean else "non\n"
        if not self.rows:
            return "Aucune réponse.\n"
        lines = [list(self._shown(self.variables))]
        lines += [[_cut(show(term), width) for term in self._shown(row)] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        lines.insert(1, ["─" * each for each in widths])
        return "".join(
            "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
        )

    def _shown(self, row: Sequence[T]) -> tuple[T, ...]:
        columns = self.columns or self.variables
        return tuple(cell for cell, name in zip(row, self.variables, strict=True) if name in columns)

    def to_csv(self) -> str:
        """Comma-separated values; cells that a spreadsheet would run as a formula are disarmed."""
        return self._separated(",")

    def to_spreadsheet(self) -> str:
        """The same as a French Excel and LibreOffice open it right: byte order mark, semicolons."""
        return "\ufeff" + self._separated(";")

    def _separated(self, separator: str) -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
        writer.writerow(self.variables)
        writer.writerows([_cell(term) for term in row] for row in self.rows)
        return buffer.getvalue()

    def to_json(self) -> str:
        """The SPARQL 1.1 Query Results JSON Format."""
        if self.boolean is not None:
            return _json({"head": {}, "boolean": self.boolean})
        bindings = [
            {name: _term(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
            for row in self.rows
        ]
        return _json({"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}})

    def to_turtle(self) -> str:
        """The graph as Turtle.

        Raises:
            NotAGraphError: the query gave a table.
        """
        if self.graph is None:
            raise NotAGraphError
        return self.graph.serialize(format="turtle")

    def to_dataframe(self) -> pd.DataFrame:
        """A data frame of pandas with all columns: numbers as numbers, days as days, IRIs as text.

        Raises:
            MissingPandasError: pandas is not installed.
        """
        from rsi_graph.query.frames import to_dataframe

        return to_dataframe(self)

    def to_networkx(self, *, source: str = "from", target: str = "to") -> nx.MultiDiGraph[str]:
        """A graph of networkx: an edge for each triple, or for each row from one column to another.

        Raises:
            NoEdgesError: the answer has no such columns.
        """
        from rsi_graph.query.frames import to_networkx

        return to_networkx(self, source=source, target=target)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self._shown(self.variables))
        rows = ("".join(f"<td>{escape(show(term))}</td>" for term in self._shown(row)) for row in self.rows)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def show(term: Node | None) -> str:
    """A term in, how a person reads it out: values as they are, IRIs without what they all share.

    >>> show(URIRef("https://w3id.org/rsi-graph/id/article/css/L611-4")), show(Literal(True))
    ('article/css/L611-4', 'oui')
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        return _BOOLEANS.get(str(term), str(term)) if term.datatype == XSD.boolean else str(term)
    iri = str(term)
    if iri.startswith(str(BASE)):
        return iri.removeprefix(str(BASE))
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _cut(words: str, width: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _cell(term: Node | None) -> str:
    words = "" if term is None else str(term)
    number = isinstance(term, Literal) and term.datatype in _NUMBERS
    return f"'{words}" if words[:1] in tuple("=+-@\t\r") and words and not number else words


def _term(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if isinstance(term, Literal) and term.language:
        found["xml:lang"] = term.language
    elif isinstance(term, Literal) and term.datatype and term.datatype != XSD.string:
        found["datatype"] = str(term.datatype)
    return found


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
