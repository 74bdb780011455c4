"""What a person writes for a parameter in, the RDF term it means out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from rsi_graph.graph import default_authority
from rsi_graph.iri import IriError, slug
from rsi_graph.namespaces import ACTION, ELI, PREFIXES, RSI
from rsi_graph.query.catalogue import CataloguedQuery, Parameter, ParameterType
from rsi_graph.query.errors import ParameterError, UnknownParameterError, closest

_IRI: Final = re.compile(r"<?(?P<iri>[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+)>?", re.IGNORECASE)


def bind_parameters(query: CataloguedQuery, params: Mapping[str, str], graph: Graph) -> dict[str, Node]:
    """Values as a person writes them in, terms to bind out; defaults stand where nothing is given.

    Raises:
        UnknownParameterError: the query has no such parameter.
        ParameterError: a value means nothing in the data.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in params:
        if name not in known:
            raise UnknownParameterError(query.name, name, known)
    values = {name: params.get(name, parameter.default) for name, parameter in known.items()}
    return {name: parse_value(known[name], value, graph) for name, value in values.items() if value is not None}


def parse_value(parameter: Parameter, value: str, graph: Graph) -> Node:
    """A value in, the term out.

    Raises:
        ParameterError: it means nothing, or more than one thing.
    """
    return _READERS[parameter.type](parameter, value.strip(), graph)


def _iri(parameter: Parameter, value: str, _graph: Graph) -> Node:
    found = _IRI.fullmatch(value)
    if not found:
        raise ParameterError(parameter.name, value, "is not an IRI: write it whole, https://…, or with a prefix.")
    prefix, _, local = found["iri"].partition(":")
    return URIRef(PREFIXES[prefix] + local if prefix in PREFIXES else found["iri"])


def _date(parameter: Parameter, value: str, _graph: Graph) -> Node:
    try:
        return Literal(date.fromisoformat(value).isoformat(), datatype=XSD.date)
    except ValueError:
        raise ParameterError(parameter.name, value, "is not a day: write it as 2015-12-23.") from None


def _integer(parameter: Parameter, value: str, _graph: Graph) -> Node:
    if not re.fullmatch(r"[+-]?\d+", value):
        raise ParameterError(parameter.name, value, "is not a whole number.")
    return Literal(int(value))


def _string(_parameter: Parameter, value: str, _graph: Graph) -> Node:
    return Literal(value)


def _action(parameter: Parameter, value: str, _graph: Graph) -> Node:
    """`control`, `contrôler` or the IRI."""
    actions = default_authority().actions
    concepts = {c for c in actions.subjects(SKOS.broader) if isinstance(c, URIRef)}  # families are no actions
    names = [(name, c) for c in concepts for name in (c.removeprefix(ACTION), *_labels(actions, c, SKOS.prefLabel))]
    return _one(parameter, value, names, "action")


def _body(parameter: Parameter, value: str, graph: Graph) -> Node:
    """`caisses de base`, `caisses-de-base`, `css/L611-4/caisses-de-base` or the IRI."""
    kinds = (RSI.Body, RSI.Scheme, RSI.PersonGroup)
    written = _IRI.fullmatch(value)
    if written and any((URIRef(written["iri"]), RDF.type, kind) in graph for kind in kinds):
        return URIRef(written["iri"])  # no need to know what all others are called
    bodies = {b for kind in kinds for b in graph.subjects(RDF.type, kind) if isinstance(b, URIRef)}
    names = []
    for body in bodies - set(_only_matched(graph, bodies)):
        labels = (*_labels(graph, body, RDFS.label), *_labels(graph, body, SKOS.altLabel))
        path = body.rpartition("/body/")[2]
        names += [(name, body) for name in (path, path.rpartition("/")[2], *labels)]
    return _one(parameter, value, names, "body")


def _only_matched(graph: Graph, bodies: Iterable[URIRef]) -> Iterator[URIRef]:
    """Entries of the authority file that are there only because a body of an article matches them."""
    for body in bodies:
        uses = set(graph.predicates(None, body))
        if SKOS.exactMatch in uses and not uses & {RSI.holder, RSI.actsOn, RSI.actsWith, RSI.mentions, RSI.jointHolder}:
            yield body


def _article(parameter: Parameter, value: str, graph: Graph) -> Node:
    """`CSS L611-4`, `L. 611-4`, `CSS L225-1-1 2° bis` or the IRI; of the undated article or point."""
    names = []
    for article, number in graph.subject_objects(ELI.number):
        undated = (article, ELI.is_member_of, None) not in graph
        if undated and isinstance(article, URIRef):
            names += [(name, article) for name in _labels(graph, article, RDFS.label)]
            if not re.search(r"°|al\.|^[a-zIVX-]{1,4}$", str(number)):
                names.append((str(number), article))
    printed = re.sub(r"\b([LRDA]O?\*{0,2})\.?\s+(?=\d)", r"\1", value)
    return _one(parameter, value, names, "article", wanted=printed)


_READERS: Final[dict[ParameterType, Callable[[Parameter, str, Graph], Node]]] = {
    ParameterType.IRI: _iri,
    ParameterType.DATE: _date,
    ParameterType.STRING: _string,
    ParameterType.INTEGER: _integer,
    ParameterType.ACTION: _action,
    ParameterType.BODY: _body,
    ParameterType.ARTICLE: _article,
}


def _labels(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    return [str(label) for label in graph.objects(subject, predicate)]


def _key(name: str) -> str:
    """Names are compared without case, accents and punctuation."""
    try:
        return slug(name)
    except IriError:
        return name


def _one(
    parameter: Parameter, value: str, names: Iterable[tuple[str, URIRef]], sort: str, *, wanted: str | None = None
) -> URIRef:
    named = sorted(names)
    found = {iri for _, iri in named if str(iri) == value.strip("<>")}
    found = found or {iri for name, iri in named if _key(name) == _key(wanted or value)}
    if not found:
        hint = closest(value, {name.casefold() for name, _ in named})
        raise ParameterError(parameter.name, value, f"names no {sort} of the data.{hint}")
    if len(found) > 1:
        paths = ", ".join(sorted(iri.rpartition("/id/")[2].removeprefix("body/") or iri for iri in found))
        raise ParameterError(parameter.name, value, f"names more than one {sort}: write one of {paths}.")
    return found.pop()
