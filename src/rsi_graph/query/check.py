"""SPARQL in, a query that only reads the given data out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, SPARQLError

from rsi_graph.namespaces import PREFIXES
from rsi_graph.query.errors import ForbiddenQueryError, QuerySyntaxError

_UPDATE: Final = re.compile(
    r"(?:\#[^\n]*\n | \s | PREFIX\s+\S*\s*<[^>]*> | BASE\s*<[^>]*>)*"
    r"(?P<verb>INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE | re.VERBOSE,
)
# Without these words, even written by escapes, nothing of a query chooses graphs or reaches elsewhere. As a name after
# `?`, `$` or `:` they are no keywords.
_REACHING: Final = re.compile(r"(?<![?$:])(?:SERVICE|FROM)|\\[uU]", re.IGNORECASE)


def prepare(sparql: str, *, name: str = "query") -> Query:
    """Text in, query ready to run out; the project's prefixes need no declaration.

    Raises:
        QuerySyntaxError: the text is not SPARQL; the sentence gives line and column.
        ForbiddenQueryError: it would change the data, or reach elsewhere (SERVICE, FROM).
    """
    _refuse_update(sparql, name)
    try:
        tree = parseQuery(sparql)
    except ParseBaseException as error:
        raise QuerySyntaxError(name, error.lineno, error.column, _problem(error)) from None
    _check_prefixes(tree, sparql, name)
    _refuse_reaching_out(tree, name)
    try:
        return translateQuery(tree, initNs=PREFIXES)
    except SPARQLError as error:
        raise QuerySyntaxError(name, 1, 1, " ".join(str(error).split())) from None


@lru_cache(maxsize=256)
def check_query(sparql: str, *, name: str = "query") -> bool:
    """Text in, out whether the query chooses among the graphs of its data (FROM); it only reads.

    A text without the words that could do more is not parsed here: the engine that runs it tells whether it is SPARQL.

    Raises:
        QuerySyntaxError: the text is an update or has such words, and is not SPARQL; with line and column.
        ForbiddenQueryError: it would change the data, or reach elsewhere (SERVICE).
    """
    _refuse_update(sparql, name)
    if not _REACHING.search(sparql):
        return False
    try:
        tree = parseQuery(sparql)
    except ParseBaseException as error:
        raise QuerySyntaxError(name, error.lineno, error.column, _problem(error)) from None
    _refuse_service(tree, name)
    return any(node.name == "DatasetClause" for node in _nodes(tree))


def _refuse_update(sparql: str, name: str) -> None:
    found = _UPDATE.match(sparql)
    if not found:
        return
    try:
        parseUpdate(sparql)
    except ParseBaseException as error:
        raise QuerySyntaxError(name, error.lineno, error.column, _problem(error)) from None
    raise ForbiddenQueryError(name, found["verb"].upper(), "Use SELECT, CONSTRUCT, ASK or DESCRIBE.")


def _problem(error: ParseBaseException) -> str:
    found = error.line[error.column - 1 :].strip()[:30]
    return f"“{found}” was not expected" if found else "the query ends too early"


def _nodes(tree: object) -> Iterator[CompValue]:
    """Everything of the parse tree."""
    if isinstance(tree, CompValue):
        yield tree
        for value in tree.values():
            yield from _nodes(value)
    elif isinstance(tree, list | tuple | ParseResults):
        for value in tree:
            yield from _nodes(value)


def _check_prefixes(tree: ParseResults, sparql: str, name: str) -> None:
    nodes = list(_nodes(tree))
    declared = {_prefix(node) for node in nodes if node.name == "PrefixDecl"} | PREFIXES.keys()
    for prefix in (_prefix(node) for node in nodes if node.name == "pname"):
        if prefix not in declared:
            line, column = _place(sparql, f"{prefix}:")
            raise QuerySyntaxError(name, line, column, f"the prefix “{prefix}:” is not declared")


def _prefix(node: CompValue) -> str:
    return str(node["prefix"]) if "prefix" in node else ""


def _place(sparql: str, words: str) -> tuple[int, int]:
    position = max(sparql.find(words), 0)
    before = sparql[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _refuse_service(tree: ParseResults, name: str) -> None:
    if any(node.name == "ServiceGraphPattern" for node in _nodes(tree)):
        raise ForbiddenQueryError(name, "SERVICE", "Put what is needed from elsewhere into the data.")


def _refuse_reaching_out(tree: ParseResults, name: str) -> None:
    _refuse_service(tree, name)
    for node in _nodes(tree):
        if node.name == "DatasetClause":
            raise ForbiddenQueryError(name, "FROM", "Give the data with the query instead.")
