"""The competency questions of `queries/`, read from their headers.

    # title-fr: Qui contrôle qui
    # title-en: Who controls whom
    # description-fr: …
    # description-en: …
    # param: name type =default label in French | label in English
    # day: reference

`=default` may be left out: without a value the question is put of all. `!` in its place: a value must be given.
`day: reference`: the answer is of the day that the dataset states.
Types: iri, date, string, integer, action, body, article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from rsi_graph.query.errors import HeaderError, UnknownQueryError
from rsi_graph.resources import resource_folder

_FIELDS: Final = ("title-fr", "title-en", "description-fr", "description-en")
_HEADER: Final = re.compile(r"#\s*(?P<field>[a-z]+(?:-[a-z]{2})?):\s*(?P<value>.*\S)\s*")
_PARAM: Final = re.compile(
    r"""
    (?P<name>\w+) \s+ (?P<type>\w+)        # the variable it binds, and what it is
    (?: \s+ (?P<needed>!) (?= \s ) )?      # a value must be given
    (?: \s+ = (?P<default>\S+) )?          # its value where none is given
    (?: \s+ (?P<fr>[^|]*[^|\s]) )?         # label in French
    (?: \s* \| \s* (?P<en>.*) )?           # label in English
    """,
    re.VERBOSE,
)


class ParameterType(StrEnum):
    """What the value of a parameter is, and so how it may be written."""

    IRI = "iri"
    DATE = "date"
    STRING = "string"
    INTEGER = "integer"
    ACTION = "action"
    BODY = "body"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that a person may bind."""

    name: str
    type: ParameterType
    default: str | None = None
    label_fr: str = ""
    label_en: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class CataloguedQuery:
    """A query with its header."""

    name: str
    sparql: str
    title_fr: str = ""
    title_en: str = ""
    description_fr: str = ""
    description_en: str = ""
    parameters: tuple[Parameter, ...] = ()
    of_reference_day: bool = False


def load_catalogue(folder: Path | None = None) -> tuple[CataloguedQuery, ...]:
    """Folder of `.rq` files in (the package's by default), the queries out, by name.

    Raises:
        HeaderError: a header lacks a title or a description, or has a line that cannot be read.

    >>> [query.title_en for query in load_catalogue() if query.name == "who-controls-whom"]
    ['Who controls whom']
    """
    paths = sorted((folder or resource_folder("queries")).glob("*.rq"))
    queries = tuple(parse_query(path.read_text(encoding="utf-8"), name=path.stem) for path in paths)
    for query in queries:
        for field in _FIELDS:
            if not getattr(query, field.replace("-", "_")):
                raise HeaderError(query.name, f"# {field}:", "is missing")
    return queries


def find_query(name: str, catalogue: Sequence[CataloguedQuery] | None = None) -> CataloguedQuery:
    """Name in, the query of the catalogue out.

    Raises:
        UnknownQueryError: there is none; the sentence suggests the nearest.
    """
    queries = {query.name: query for query in (load_catalogue() if catalogue is None else catalogue)}
    if name not in queries:
        raise UnknownQueryError(name, queries)
    return queries[name]


def parse_query(sparql: str, *, name: str = "query") -> CataloguedQuery:
    """Text of a query in, the query with what its header says out; a text without header is a query too.

    Raises:
        HeaderError: a parameter or a day cannot be read.
    """
    fields: dict[str, str] = {}
    parameters, of_reference_day = [], False
    for line in sparql.splitlines():
        found = _HEADER.fullmatch(line.strip())
        if found and found["field"] == "param":
            parameters.append(_parameter(name, line, found["value"]))
        elif found and found["field"] == "day":
            if found["value"] != "reference":
                raise HeaderError(name, line, "is not “# day: reference”")
            of_reference_day = True
        elif found and found["field"] in _FIELDS:
            fields[found["field"].replace("-", "_")] = found["value"]
    return CataloguedQuery(name, sparql, parameters=tuple(parameters), of_reference_day=of_reference_day, **fields)


def _parameter(query: str, line: str, value: str) -> Parameter:
    found = _PARAM.fullmatch(value)
    if not found:
        raise HeaderError(query, line, "is not “# param: name type =default label”")
    if found["type"] not in set(ParameterType):
        raise HeaderError(query, line, f"has no type known here: one of {', '.join(ParameterType)}")
    return Parameter(
        found["name"],
        ParameterType(found["type"]),
        found["default"],
        found["fr"] or "",
        (found["en"] or "").strip(),
        needed=found["needed"] is not None,
    )
