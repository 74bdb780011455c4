"""What the graph borrows from the ontology: entries of the authority file, and the actions in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, RDFS, SKOS
from rdflib.term import Node

from rsi_graph.graph.terms import Triple
from rsi_graph.iri import DEFAULT_BASE
from rsi_graph.namespaces import ACTION, RSI
from rsi_graph.resources import resource_path

# How an entry leads to others that must come with it.
_TO_ENTRIES: Final = (ORG.unitOf, ORG.postIn, RSI.inClass, RSI.succeededBy, DCTERMS.isReplacedBy)
# The words of the lexicon (verbs, nouns, frames) stay in the ontology.
_OF_ACTION: Final = (SKOS.prefLabel, SKOS.broader, SKOS.inScheme, SKOS.topConceptOf, RSI.edgeProperty)


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """The authority file and the scheme of actions, as graphs."""

    bodies: Graph
    actions: Graph

    def entry(self, body: str | None) -> URIRef | None:
        """Slug of an entry in, the entry out; None where there is none."""
        if body is None:
            return None
        entry = URIRef(f"{DEFAULT_BASE}body/{body}")
        return entry if (entry, RDF.type, None) in self.bodies else None

    def binds(self, action: str) -> bool:
        """True where the action binds two bodies, so that relations rest on it."""
        return (ACTION[action], RSI.edgeProperty, None) in self.actions

    def is_scoped(self, entry: URIRef) -> bool:
        """True where the name means the entry only in some codes or articles."""
        return (entry, RSI.scopeCode, None) in self.bodies or (entry, RSI.scopeArticles, None) in self.bodies

    def rebase(self, node: Node, base: str) -> URIRef:
        """The same thing under another base."""
        iri = str(node)
        return URIRef(base + iri.removeprefix(DEFAULT_BASE) if iri.startswith(DEFAULT_BASE) else iri)

    def entries(self, used: Iterable[URIRef], base: str) -> Iterator[Triple]:
        """Entries in, their triples and those of the bodies they belong to out."""
        waiting, seen = sorted(used), set(used)
        while waiting:
            entry = waiting.pop()
            for predicate, value in self.bodies.predicate_objects(entry):
                yield self.rebase(entry, base), predicate, self._rebased(value, base)
                if predicate in _TO_ENTRIES and value not in seen and isinstance(value, URIRef):
                    seen.add(value)
                    waiting.append(value)

    def _rebased(self, value: Node, base: str) -> Node:
        return value if isinstance(value, Literal) else self.rebase(value, base)

    def concepts(self, actions: Iterable[str]) -> Iterator[Triple]:
        """Slugs of actions in, what the graph says of them and of their families out."""
        used = {ACTION[action] for action in actions}
        families = {family for action in used for family in self.actions.objects(action, SKOS.broader)}
        for concept in sorted(used | families, key=str):
            yield concept, RDF.type, SKOS.Concept
            for predicate in _OF_ACTION:
                yield from ((concept, predicate, value) for value in self.actions.objects(concept, predicate))
            for label in self.actions.objects(concept, SKOS.prefLabel):
                yield concept, RDFS.label, label


@cache
def default_authority() -> Authority:
    """The authority file and the actions of the package, read once."""
    return Authority(
        bodies=Graph(bind_namespaces="none").parse(resource_path("ontology", "bodies.ttl"), format="turtle"),
        actions=Graph(bind_namespaces="none").parse(resource_path("ontology", "actions.ttl"), format="turtle"),
    )
