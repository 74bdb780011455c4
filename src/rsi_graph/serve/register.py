"""All bodies of a store by what they are called: what the search reads, without a question to the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SKOS

from rsi_graph.namespaces import RSI
from rsi_graph.query.names import key_of
from rsi_graph.serve.tally import pairs, value_of

_USES: Final = (RSI.holder, RSI.actsOn, RSI.actsWith, RSI.mentions, RSI.jointHolder)
_BETWEEN: Final = "|"  # stands in no key


@dataclass(frozen=True, slots=True)
class Entry:
    """A body: its name, its competences in number, and the keys of all its names, by which it is found."""

    body: str
    name: str
    number: int
    keys: str


def register_of(store: ox.Store, numbers: Mapping[str, int]) -> tuple[Entry, ...]:
    """Store and competences in number by body in, its bodies out, those with most competences first.

    Entries of the authority file that are there only because a body of an article matches them are left out.
    """
    also: dict[str, list[str]] = {}
    for body, name in pairs(store, SKOS.altLabel):
        also.setdefault(body, []).append(name)
    matched = {body for _, body in pairs(store, SKOS.exactMatch)}
    found = []
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(RSI.Body)), None):
        body = value_of(quad.subject)
        names = list(_french(store, body))
        if names and not (body in matched and _unused(store, body)):
            keys = dict.fromkeys(key_of(one) for one in (*names, *also.get(body, ()), body.rpartition("/body/")[2]))
            found.append(Entry(body, names[0], numbers.get(body, 0), _BETWEEN.join(keys)))
    return tuple(sorted(found, key=lambda entry: (-entry.number, entry.name, entry.body)))


def found_in(register: Sequence[Entry], words: str) -> Iterator[Entry]:
    """Words in, the bodies one of whose names has them all out.

    >>> entry = Entry("urn:b", "Caisse nationale", 3, "caisse-nationale|cn")
    >>> list(found_in([entry], "natio caisse")) == [entry], list(found_in([entry], "natio cn"))
    (True, [])
    """
    wanted = [key_of(word) for word in words.split()]
    for entry in register:
        if wanted and any(all(word in key for word in wanted) for key in entry.keys.split(_BETWEEN)):
            yield entry


def _french(store: ox.Store, body: str) -> Iterator[str]:
    labels = store.quads_for_pattern(ox.NamedNode(body), ox.NamedNode(str(RDFS.label)), None, None)
    terms = (quad.object for quad in labels)
    yield from sorted(term.value for term in terms if isinstance(term, ox.Literal) and term.language == "fr")


def _unused(store: ox.Store, body: str) -> bool:
    uses = (store.quads_for_pattern(None, ox.NamedNode(str(use)), ox.NamedNode(body), None) for use in _USES)
    return not any(any(True for _ in found) for found in uses)
