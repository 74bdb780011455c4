"""Relations of a whole corpus, by the same CONSTRUCT as for one article, in an engine that bears the size.

Whether an edge is joint is asked of all competences with the same two bodies and action, which no engine answers in
linear time for all edges at once. So the question is put for some bodies acted upon at a time: all that bears on an
edge is then there, and nothing of other edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

from rsi_graph.export import turtle_head, turtle_writer
from rsi_graph.graph import relations_query

AT_A_TIME: Final = 300  # competences
_ACTS_ON: Final = b" rsi:actsOn "


@dataclass(slots=True)
class _Basis:
    """What relations rest on: competences by the body they act on, and what stands around them in their article."""

    competences: dict[bytes, list[tuple[bytes, bytes]]] = field(default_factory=dict)
    around: dict[bytes, bytes] = field(default_factory=dict)


def relation_lines(basis: Iterable[bytes], shared: Iterable[bytes], base: str) -> list[bytes]:
    """Turtle lines of competences and bodies by article, and of what articles share in, sorted relations out."""
    head, common = turtle_head(base).encode(), b"".join(shared)
    line, query = turtle_writer(base), relations_query()
    found: set[bytes] = set()
    for piece in _pieces(_read(basis)):
        store = ox.Store()
        store.bulk_load(head + common + piece, ox.RdfFormat.TURTLE)
        triples = store.query(query)
        assert isinstance(triples, ox.QueryTriples)
        found.update(line((_node(s), _node(p), _node(o))).encode() for s, p, o in triples)
    return sorted(found)


def _read(basis: Iterable[bytes]) -> _Basis:
    """Lines grouped by what they speak of."""
    read = _Basis()
    for article in basis:
        by_subject: dict[bytes, list[bytes]] = {}
        for line in article.splitlines(keepends=True):
            by_subject.setdefault(line.split(b" ", 1)[0], []).append(line)
        acting = {subject for subject, lines in by_subject.items() if any(_ACTS_ON in line for line in lines)}
        around = b"".join(line for subject, lines in by_subject.items() if subject not in acting for line in lines)
        for competence in acting:
            read.around[competence] = around
            rest = b"".join(line for line in by_subject[competence] if _ACTS_ON not in line)
            for line in by_subject[competence]:
                if _ACTS_ON in line:
                    read.competences.setdefault(line.rsplit(b" ", 2)[1], []).append((competence, line + rest))
    return read


def _pieces(basis: _Basis) -> Iterator[bytes]:
    """Turtle of all competences that act upon some bodies, each with no other body it acts upon."""
    lines: set[bytes] = set()
    number = 0
    for _, competences in sorted(basis.competences.items()):
        lines.update(words for _, words in competences)
        lines.update(basis.around[competence] for competence, _ in competences)
        number += len(competences)
        if number >= AT_A_TIME:
            yield b"".join(sorted(lines))
            lines, number = set(), 0
    if lines:
        yield b"".join(sorted(lines))


def _node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))
