"""How many competences each body holds, by action: counted once from the index, the busiest bodies kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import RDFS
from rdflib.term import Node

from rsi_graph.namespaces import PREFIXES

# So many bodies are kept, with what they are called.
_MOST: Final = 60
_COUNTED: Final = """
SELECT ?body ?action (COUNT(DISTINCT ?competence) AS ?number) {
  ?competence rsi:holder ?body ; rsi:action ?action } GROUP BY ?body ?action"""


@dataclass(frozen=True, slots=True)
class Busy:
    """A body with most competences: what it is called, action → how many of them."""

    body: str
    name: str
    actions: Mapping[str, int]

    @property
    def number(self) -> int:
        """Of all its competences."""
        return sum(self.actions.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """The bodies with most competences, those with more first; how many competences each body has that holds any."""

    busiest: tuple[Busy, ...]
    numbers: Mapping[str, int]

    @property
    def holders(self) -> int:
        """How many bodies hold any."""
        return len(self.numbers)


def tally_of(store: ox.Store) -> Tally:
    """Store in, its tally out."""
    found: dict[str, dict[str, int]] = {}
    for row in asking(store)(_COUNTED):
        found.setdefault(row["body"], {})[row["action"]] = int(row["number"])
    numbers = {body: sum(actions.values()) for body, actions in found.items()}
    busiest = sorted(found, key=lambda body: (-numbers[body], body))[:_MOST]
    return Tally(tuple(Busy(body, name_of(store, body), found[body]) for body in busiest), numbers)


Ask = Callable[[str], Iterator[Mapping[str, str]]]


def asking(store: ox.Store) -> Ask:
    """Store in; what gives the values of the rows of a SELECT out, those of all graphs as one."""
    prefixes = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}

    def ask(sparql: str) -> Iterator[Mapping[str, str]]:
        found = store.query(sparql, prefixes=prefixes, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: value_of(row[name]) for name in names}

    return ask


def pairs(store: ox.Store, predicate: Node) -> Iterator[tuple[str, str]]:
    """All subjects and objects of a predicate, from the index."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(predicate)), None, None):
        yield value_of(quad.subject), value_of(quad.object)


def value_of(term: object) -> str:
    """An IRI or the words of a literal."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def name_of(store: ox.Store, body: str) -> str:
    """Its French label; the last part of its IRI where it has none."""
    quads = store.quads_for_pattern(ox.NamedNode(body), ox.NamedNode(str(RDFS.label)), None, None)
    labels = [quad.object for quad in quads if isinstance(quad.object, ox.Literal)]
    return min((label.value for label in labels if label.language == "fr"), default=body.rpartition("/")[2])
