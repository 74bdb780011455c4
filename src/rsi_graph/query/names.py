"""What people call the bodies, articles and actions of a graph: read from it once, by one query for each sort."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import RLock
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS
from rdflib.query import ResultRow

from rsi_graph.graph import default_authority
from rsi_graph.iri import IriError, slug
from rsi_graph.namespaces import ACTION, ELI, PREFIXES, RSI
from rsi_graph.query.errors import closest

_KINDS: Final = (RSI.Body, RSI.Scheme, RSI.PersonGroup)
_BODIES: Final = """
SELECT ?thing ?name WHERE {
  VALUES ?kind { rsi:Body rsi:Scheme rsi:PersonGroup }
  ?thing a ?kind OPTIONAL { ?thing rdfs:label|skos:altLabel ?name } }"""
# Entries of the authority file that are there only because a body of an article matches them.
ONLY_MATCHED: Final = """
SELECT DISTINCT ?thing WHERE { ?other skos:exactMatch ?thing
  FILTER NOT EXISTS { ?use rsi:holder|rsi:actsOn|rsi:actsWith|rsi:mentions|rsi:jointHolder ?thing } }"""
_ARTICLES: Final = """
SELECT ?thing ?name ?number WHERE {
  ?thing eli:number ?number ; rdfs:label ?name FILTER NOT EXISTS { ?thing eli:is_member_of ?undated } }"""
# The number of a point, not of an article.
_POINT: Final = re.compile(r"°|al\.|^[a-zIVX-]{1,4}$")
_BLANK_IN_NUMBER: Final = re.compile(r"\b([LRDA]O?\*{0,2})\.?\s+(?=\d)")
_LETTERS_ALIKE: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """The names of all things of one sort: what has a name, by its key; the names with their keys, for hints."""

    things: dict[str, set[URIRef]]
    shown: dict[str, str]

    def called(self, name: str) -> set[URIRef]:
        """A name in, the things that have it out; case, accents and punctuation make no difference."""
        return self.things.get(key_of(name), set())

    def hint(self, name: str) -> str:
        """A name that nothing has in, a sentence that suggests the nearest out; those that begin alike are compared."""
        start = key_of(name)[:_LETTERS_ALIKE]
        return closest(name, sorted(shown for shown, key in self.shown.items() if key.startswith(start)))


@dataclass(frozen=True, eq=False)
class Names:
    """The names of a graph, each sort read when it is asked for; may be used from many threads.

    To be kept where the graph does not change and is asked often.

    >>> sorted(map(str, Names(Graph()).actions.called("Contrôler")))
    ['https://w3id.org/rsi-graph/action/control']
    """

    graph: Graph
    _sorts: dict[str, Sort] = field(default_factory=dict)
    _reading: RLock = field(default_factory=RLock)

    @property
    def bodies(self) -> Sort:
        """`caisses de base`, `caisses-de-base`, `css/L611-4/caisses-de-base`."""
        return self._read("body")

    @property
    def articles(self) -> Sort:
        """`CSS L611-4`, `L611-4`, `CSS L225-1-1 2° bis`; undated articles and points."""
        return self._read("article")

    @property
    def actions(self) -> Sort:
        """`control`, `contrôler`; families are no actions."""
        return self._read("action")

    def is_body(self, iri: URIRef) -> bool:
        """Whether the graph has a body of that address; no need to know what all others are called."""
        return any((iri, RDF.type, kind) in self.graph for kind in _KINDS)

    def is_action(self, iri: URIRef) -> bool:
        """Whether it is an action of the ontology."""
        return any(iri in things for things in self.actions.things.values())

    def is_article(self, iri: URIRef) -> bool:
        """Whether the graph has an undated article or point of that address."""
        return (iri, ELI.number, None) in self.graph and (iri, ELI.is_member_of, None) not in self.graph

    def articles_called(self, name: str) -> set[URIRef]:
        """A name in, the articles and points that have it out. As the graph writes it, it is found without the others.

        >>> graph = Graph().add((URIRef("urn:x"), ELI.number, Literal("L611-4")))
        >>> Names(graph).articles_called("L. 611-4")
        {rdflib.term.URIRef('urn:x')}
        """
        written = _BLANK_IN_NUMBER.sub(r"\1", name)
        numbered = () if _POINT.search(written) else self.graph.subjects(ELI.number, Literal(written))
        found = {*self.graph.subjects(RDFS.label, Literal(written, lang="fr")), *numbered}
        articles = {thing for thing in found if isinstance(thing, URIRef) and self.is_article(thing)}
        return articles or self.articles.called(written)

    def hint(self, sort: str, name: str) -> str:
        """A sort (body, article, action) and a name that nothing has in, a sentence that suggests the nearest out."""
        return self._read(sort).hint(name)

    def _read(self, sort: str) -> Sort:
        readers: dict[str, Callable[[], Sort]] = {"body": self._bodies, "article": self._articles, "action": _actions}
        with self._reading:
            if sort not in self._sorts:
                self._sorts[sort] = readers[sort]()
            return self._sorts[sort]

    def _bodies(self) -> Sort:
        found = _asked(self.graph, _BODIES)
        left_out = {thing for (thing,) in _asked(self.graph, ONLY_MATCHED)}
        names = [(name, thing) for thing, name in found if name and thing not in left_out]
        for thing in {thing for thing, _ in found} - left_out:
            path = thing.rpartition("/body/")[2]
            names += [(path, thing), (path.rpartition("/")[2], thing)]
        return _sort(names)

    def _articles(self) -> Sort:
        names = []
        for thing, name, number in _asked(self.graph, _ARTICLES):
            names += [(name, thing)] if _POINT.search(number) else [(name, thing), (number, thing)]
        return _sort(names)


def _actions() -> Sort:
    actions = default_authority().actions
    concepts = {c for c in actions.subjects(SKOS.broader) if isinstance(c, URIRef)}
    labels = [(str(label), str(c)) for c in concepts for label in actions.objects(c, SKOS.prefLabel)]
    return _sort([*labels, *((c.removeprefix(ACTION), str(c)) for c in concepts)])


def _asked(graph: Graph, sparql: str) -> list[tuple[str, ...]]:
    """Rows of things and their words."""
    found = graph.query(sparql, initNs=PREFIXES)
    return [tuple(str(cell or "") for cell in row) for row in found if isinstance(row, ResultRow)]


def _sort(names: Iterable[tuple[str, str]]) -> Sort:
    things: dict[str, set[URIRef]] = {}
    shown: dict[str, str] = {}
    for name, thing in names:
        key = key_of(name)
        things.setdefault(key, set()).add(URIRef(thing))
        shown[name.casefold()] = key
    return Sort(things, shown)


def key_of(name: str) -> str:
    """Names are compared without case, accents and punctuation."""
    try:
        return slug(name)
    except IriError:
        return name
