"""What a store of this process says of a thing, looked up and not asked in SPARQL: for a site of many pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import nsmallest
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import RDFS, SKOS

from rsi_graph.namespaces import OA, RSI
from rsi_graph.serve.describe import CONTEXT, MOST_INCOMING, Quote, Way
from rsi_graph.serve.terms import Row, of_engine

Node = ox.NamedNode | ox.BlankNode
_KEPT: Final = 20_000  # things whose labels are met again soon
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_NAMES: Final = (_LABEL, ox.NamedNode(str(SKOS.prefLabel)))
_EVIDENCE, _TEXT = ox.NamedNode(str(RSI.evidence)), ox.NamedNode(str(RSI.text))
_TARGET, _SOURCE, _SELECTOR = (ox.NamedNode(str(one)) for one in (OA.hasTarget, OA.hasSource, OA.hasSelector))
_EXACT, _START, _END = (ox.NamedNode(str(one)) for one in (OA.exact, OA.start, OA.end))


class Facts:
    """The triples of a store's default graph about one thing."""

    def __init__(self, store: ox.Store) -> None:
        """A store that nobody writes."""
        self._store = store
        self._label = lru_cache(_KEPT)(self._label_of)
        self._labels = lru_cache(_KEPT)(self._labels_of)

    def outgoing(self, iri: str) -> list[Row]:
        """What is said of a thing."""
        return [self._row(one.predicate, one.object) for one in self._quads(ox.NamedNode(iri))]

    def incoming(self, iri: str) -> list[Row]:
        """The first that lead to it, one more than a page shows."""
        return [self._row(one.predicate, one.subject) for one in self._first(iri, MOST_INCOMING + 1)]

    def triples(self, iri: str) -> list[ox.Triple]:
        """What is said of it, what leads to it, and the labels of what stands at the other ends, in order."""
        own, leading = list(self._quads(ox.NamedNode(iri))), self._first(iri, MOST_INCOMING)
        if not own:
            return []
        found = {one.triple for one in (*own, *leading)}
        for end in {*(one.object for one in own), *(one.subject for one in leading)}:
            if isinstance(end, ox.NamedNode | ox.BlankNode):
                found.update(self._labels(end))
        return sorted(found, key=str)

    def quotes(self, iri: str) -> Iterator[Quote]:
        """The words of the law that it rests on, each once."""
        thing: list[Node] = [ox.NamedNode(iri)]
        found: dict[Quote, None] = {}
        for target in sorted(self._ends(self._ends(thing, _EVIDENCE), _TARGET), key=str):
            texts = self._values(self._ends([target], _SOURCE), _TEXT)
            for selector in self._ends([target], _SELECTOR):
                start, end = (self._values([selector], one) for one in (_START, _END))
                for words in self._values([selector], _EXACT):
                    found[_quote(words, "".join(texts[:1]), "".join(start[:1]), "".join(end[:1]))] = None
        yield from found

    def leads(self, iri: str, way: Way) -> bool:
        """True where something leads to a thing by that way, gone back."""
        here: set[Node] = {ox.NamedNode(iri)}
        for prop in way[:-1]:
            leading = (one.subject for node in here for one in self._to(node, prop))
            here = {one for one in leading if isinstance(one, ox.NamedNode | ox.BlankNode)}
        return any(True for node in here for _ in self._to(node, way[-1]))

    def _to(self, node: Node, prop: URIRef) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, ox.NamedNode(str(prop)), node, ox.DefaultGraph())

    def _quads(self, subject: Node, predicate: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())

    def _first(self, iri: str, most: int) -> list[ox.Quad]:
        leading = self._store.quads_for_pattern(None, None, ox.NamedNode(iri), ox.DefaultGraph())
        return nsmallest(most, leading, key=lambda one: (one.predicate.value, str(one.subject).strip("<>")))

    def _row(self, predicate: ox.NamedNode, end: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Row:
        row = {"p": of_engine(predicate), "o": of_engine(end)}
        label = self._label(end) if isinstance(end, ox.NamedNode | ox.BlankNode) else None
        return row if label is None else {**row, "label": of_engine(label)}

    def _label_of(self, node: Node) -> ox.Literal | None:
        """What a French page calls it."""
        named = (one.object for name in _NAMES for one in self._quads(node, name))
        french = (one for one in named if isinstance(one, ox.Literal) and (one.language or "") in ("fr", ""))
        return min(french, key=lambda one: one.value, default=None)

    def _labels_of(self, node: Node) -> tuple[ox.Triple, ...]:
        return tuple(one.triple for one in self._quads(node, _LABEL))

    def _ends(self, nodes: Iterable[Node], predicate: ox.NamedNode) -> list[Node]:
        found = (one.object for node in nodes for one in self._quads(node, predicate))
        return sorted((one for one in found if isinstance(one, ox.NamedNode | ox.BlankNode)), key=str)

    def _values(self, nodes: Iterable[Node], predicate: ox.NamedNode) -> list[str]:
        found = (one.object for node in nodes for one in self._quads(node, predicate))
        return sorted(one.value for one in found if isinstance(one, ox.Literal))


def _quote(words: str, text: str, start: str, end: str) -> Quote:
    before = text[max(0, int(start) - CONTEXT) : int(start)] if start else ""
    return Quote(before, words, text[int(end) : int(end) + CONTEXT] if end else "")
