"""Rows of an answer as terms with what a page needs of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from rsi_graph.namespaces import PREFIXES, ROOT
from rsi_graph.query import show

# Addresses below this one are ours: the server has a page for each.
_OURS: Final = str(ROOT)
_STRING: Final = str(XSD.string)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of an answer: its value, its language, and whether it is an IRI."""

    value: str
    iri: bool = False
    language: str = ""
    datatype: str = ""

    @property
    def shown(self) -> str:
        """How a person reads it: short names for IRIs, "oui" and "non" for truth values."""
        node = URIRef(self.value) if self.iri else Literal(self.value, datatype=self.datatype or None)
        return show(node)

    @property
    def href(self) -> str:
        """Where a link leads: to this server for our IRIs, else outside; empty for what is no IRI of the web.

        >>> Term("https://w3id.org/rsi-graph/id/body/etat", iri=True).href, Term("javascript:alert(1)", iri=True).href
        ('/id/body/etat', '')
        """
        if not self.iri:
            return ""
        if self.value.startswith(_OURS):
            return "/" + self.value.removeprefix(_OURS)
        return self.value if self.value.startswith(("https://", "http://")) else ""


Row = dict[str, Term]


def rows_of(body: bytes) -> tuple[tuple[str, ...], list[Row]]:
    """SPARQL results in JSON in, variables and rows out.

    Source: SPARQL 1.1 Query Results JSON Format, § 3.
    """
    answer = json.loads(body)
    if "boolean" in answer:
        return ("",), [{"": Term("oui" if answer["boolean"] else "non")}]
    rows = [{name: _term(cell) for name, cell in row.items()} for row in answer["results"]["bindings"]]
    return tuple(answer["head"]["vars"]), rows


def triples_as_rows(body: bytes) -> tuple[tuple[str, ...], list[Row]]:
    """A graph in N-Triples in, its triples as rows out.

    >>> columns, (row,) = triples_as_rows(b'<urn:a> <urn:b> "x"@fr .')
    >>> columns, row["object"].value, row["object"].language
    (('subject', 'predicate', 'object'), 'x', 'fr')
    """
    columns = ("subject", "predicate", "object")
    triples = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
    return columns, [{name: of_engine(getattr(one, name)) for name in columns} for one in triples]


def of_engine(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """A term of the engine in, the same as its results in JSON have it out.

    >>> of_engine(ox.Literal("CSS L611-4")) == _term({"type": "literal", "value": "CSS L611-4"})
    True
    """
    assert not isinstance(term, ox.Triple)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == _STRING
        return Term(term.value, language=term.language or "", datatype="" if plain else term.datatype.value)
    return Term(term.value, isinstance(term, ox.NamedNode))


def _term(cell: dict[str, str]) -> Term:
    return Term(cell["value"], cell["type"] == "uri", cell.get("xml:lang", ""), cell.get("datatype", ""))


@lru_cache(4096)
def short(iri: str) -> str:
    """An IRI in, its prefixed name out where it has one.

    >>> short("http://www.w3.org/2004/02/skos/core#broader")
    'skos:broader'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
