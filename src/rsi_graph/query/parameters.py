"""What a person writes for a parameter in, the RDF term it means out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from rsi_graph.namespaces import PREFIXES
from rsi_graph.query.catalogue import CataloguedQuery, Parameter, ParameterType
from rsi_graph.query.errors import MissingParameterError, ParameterError, UnknownParameterError
from rsi_graph.query.names import Names

_IRI: Final = re.compile(r"<?(?P<iri>[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+)>?", re.IGNORECASE)


def bind_parameters(query: CataloguedQuery, params: Mapping[str, str], names: Names) -> dict[str, Node]:
    """Values as a person writes them in, terms to bind out; defaults stand where nothing is given.

    Raises:
        UnknownParameterError: the query has no such parameter.
        MissingParameterError: one that must be given is not.
        ParameterError: a value means nothing in the data.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in params:
        if name not in known:
            raise UnknownParameterError(query.name, name, known)
    for name, parameter in known.items():
        if parameter.needed and not params.get(name, "").strip():
            raise MissingParameterError(query.name, name, parameter.label_en)
    values = {name: params.get(name, parameter.default) for name, parameter in known.items()}
    return {name: parse_value(known[name], value, names) for name, value in values.items() if value is not None}


def parse_value(parameter: Parameter, value: str, names: Names) -> Node:
    """A value in, the term out.

    Raises:
        ParameterError: it means nothing, or more than one thing.
    """
    return _READERS[parameter.type](parameter, value.strip(), names)


def _iri(parameter: Parameter, value: str, _names: Names) -> Node:
    found = _IRI.fullmatch(value)
    if not found:
        raise ParameterError(parameter.name, value, "is not an IRI: write it whole, https://…, or with a prefix.")
    prefix, _, local = found["iri"].partition(":")
    return URIRef(PREFIXES[prefix] + local if prefix in PREFIXES else found["iri"])


def _date(parameter: Parameter, value: str, _names: Names) -> Node:
    try:
        return Literal(date.fromisoformat(value).isoformat(), datatype=XSD.date)
    except ValueError:
        raise ParameterError(parameter.name, value, "is not a day: write it as 2015-12-23.") from None


def _integer(parameter: Parameter, value: str, _names: Names) -> Node:
    if not re.fullmatch(r"[+-]?\d{1,18}", value):
        raise ParameterError(parameter.name, value, "is not a whole number.")
    return Literal(int(value))


def _string(_parameter: Parameter, value: str, _names: Names) -> Node:
    return Literal(value)


def _action(parameter: Parameter, value: str, names: Names) -> Node:
    iri = _written(value)
    if iri and names.is_action(iri):
        return iri
    return _one(parameter, value, names.actions.called(value), "action", names)


def _body(parameter: Parameter, value: str, names: Names) -> Node:
    iri = _written(value)
    if iri and names.is_body(iri):
        return iri
    return _one(parameter, value, names.bodies.called(value), "body", names)


def _article(parameter: Parameter, value: str, names: Names) -> Node:
    iri = _written(value)
    if iri and names.is_article(iri):
        return iri
    return _one(parameter, value, names.articles_called(value), "article", names)


_READERS: Final[dict[ParameterType, Callable[[Parameter, str, Names], Node]]] = {
    ParameterType.IRI: _iri,
    ParameterType.DATE: _date,
    ParameterType.STRING: _string,
    ParameterType.INTEGER: _integer,
    ParameterType.ACTION: _action,
    ParameterType.BODY: _body,
    ParameterType.ARTICLE: _article,
}


def _written(value: str) -> URIRef | None:
    """The IRI that is written, with or without its brackets; None for a name."""
    found = _IRI.fullmatch(value)
    return URIRef(found["iri"]) if found else None


def _one(parameter: Parameter, value: str, found: set[URIRef], sort: str, names: Names) -> URIRef:
    if not found:
        raise ParameterError(parameter.name, value, f"names no {sort} of the data.{names.hint(sort, value)}")
    if len(found) > 1:
        paths = ", ".join(sorted(iri.rpartition("/id/")[2].removeprefix("body/") or iri for iri in found))
        raise ParameterError(parameter.name, value, f"names more than one {sort}: write one of {paths}.")
    return next(iter(found))
