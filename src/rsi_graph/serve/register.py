"""All bodies of a store by what they are called: what the search reads, without a question to the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import SKOS

from rsi_graph.query.names import ONLY_MATCHED, key_of
from rsi_graph.serve.tally import asking, pairs

_NAMES: Final = """
SELECT ?body ?name { ?body a rsi:Body ; rdfs:label ?name FILTER (LANG(?name) = "fr") }"""
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
    ask = asking(store)
    also: dict[str, list[str]] = {}
    for body, name in pairs(store, SKOS.altLabel):
        also.setdefault(body, []).append(name)
    left_out = {row["thing"] for row in ask(ONLY_MATCHED)}
    names: dict[str, list[str]] = {}
    for row in ask(_NAMES):
        if row["body"] not in left_out:
            names.setdefault(row["body"], []).append(row["name"])
    found = []
    for body, own in names.items():
        keys = dict.fromkeys(key_of(one) for one in (*sorted(own), *also.get(body, ()), body.rpartition("/body/")[2]))
        found.append(Entry(body, min(own), numbers.get(body, 0), _BETWEEN.join(keys)))
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
