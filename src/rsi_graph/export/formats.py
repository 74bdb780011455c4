"""Graph and name of a format in, bytes out: the same graph gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from rdflib import Dataset, Graph
from rdflib.term import Node

from rsi_graph.errors import RsiGraphError
from rsi_graph.export.json_ld import to_json_ld
from rsi_graph.export.rdf_xml import to_rdf_xml
from rsi_graph.namespaces import bind_prefixes


class UnknownFormatError(RsiGraphError):
    """No format has that name."""

    def __init__(self, name: str) -> None:
        known = ", ".join((*FORMATS, *ALIASES))
        super().__init__(f"There is no format called “{name}”. The formats are: {known}.")


def export_graph(graph: Graph, format: str) -> bytes:  # noqa: A002 - rdflib's own word for it
    """Graph and format in, bytes out.

    Guarantees: every format holds the same triples; the bytes depend on the triples alone, not on the order of adding
    or on the run; names of bodies and words of the law stand as they are, in UTF-8.

    Raises:
        UnknownFormatError: no format has that name.

    >>> from rdflib import RDFS, Literal, URIRef
    >>> graph = Graph().add((URIRef("https://example.org/L611-4"), RDFS.label, Literal("contrôle médical", lang="fr")))
    >>> print(export_graph(graph, "nt").decode(), end="")
    <https://example.org/L611-4> <http://www.w3.org/2000/01/rdf-schema#label> "contrôle médical"@fr .
    """
    return _WRITERS[normal_format(format)](_sorted(graph))


def normal_format(name: str) -> str:
    """A format's name or alias, in any case, in, its name out.

    >>> normal_format("ttl"), normal_format("JSON-LD"), normal_format("xml")
    ('turtle', 'json-ld', 'rdfxml')

    Raises:
        UnknownFormatError: no format has that name.
    """
    lower = name.casefold()
    found = ALIASES.get(lower, lower)
    if found not in _WRITERS:
        raise UnknownFormatError(name)
    return found


def _sorted(graph: Graph) -> Graph:
    """rdflib writes in the order of its indexes, which is that of adding."""
    ordered = bind_prefixes(Graph(bind_namespaces="none"))
    for triple in sorted(graph, key=_order):
        ordered.add(triple)
    return ordered


def _order(triple: tuple[Node, Node, Node]) -> tuple[str, str, str]:
    subject, predicate, value = triple
    return subject.n3(), predicate.n3(), value.n3()


def _turtle(graph: Graph) -> bytes:
    return graph.serialize(format="turtle", encoding="utf-8")


def _trig(graph: Graph) -> bytes:
    dataset = Dataset()
    bind_prefixes(dataset)
    for triple in graph:
        dataset.add(triple)
    return dataset.serialize(format="trig", encoding="utf-8")


def _n_triples(graph: Graph) -> bytes:
    """Sorted lines; N-Quads of a default graph are the same lines."""
    lines = graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True)
    return b"".join(sorted(line for line in lines if line.strip()))


_WRITERS: Final[Mapping[str, Callable[[Graph], bytes]]] = MappingProxyType(
    {
        "turtle": _turtle,
        "json-ld": to_json_ld,
        "nt": _n_triples,
        "rdfxml": to_rdf_xml,
        "trig": _trig,
        "nquads": _n_triples,
    }
)
FORMATS: Final = tuple(_WRITERS)
ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {"ttl": "turtle", "jsonld": "json-ld", "xml": "rdfxml", "nq": "nquads"}
)
