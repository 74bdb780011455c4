"""Bodies: named bodies, organs, classes, offices; and schemes and groups of persons, which are no bodies.

Source: MODEL, section 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, SKOS

from rsi_graph.graph.authority import Authority
from rsi_graph.graph.place import Place
from rsi_graph.graph.terms import LABEL, TYPE, Triple, french
from rsi_graph.model import BodyKind, Competence, Mention
from rsi_graph.namespaces import CV, RSI

# What each kind is besides, so that a query without inference finds it.
SUPERCLASSES: Final[dict[URIRef, tuple[URIRef, ...]]] = {
    RSI.NamedBody: (RSI.Body, ORG.FormalOrganization, CV.PublicOrganisation),
    RSI.Organ: (RSI.Body, ORG.OrganizationalUnit),
    RSI.BodyClass: (RSI.Body, SKOS.Concept),
    RSI.Office: (RSI.Body, ORG.Post),
    RSI.Scheme: (SKOS.Concept,),
    RSI.PersonGroup: (SKOS.Concept,),
}


def mentions(competence: Competence) -> Iterator[Mention]:
    """Competence in, every body it names out."""
    yield from competence.holders
    yield from competence.joint
    yield from competence.assistance
    yield from competence.consulted
    yield from (target.mention for target in competence.targets)


def body_triples(place: Place) -> Iterator[Triple]:
    """A reading in, the bodies it names out."""
    for competence in place.reading.competences:
        for mention in mentions(competence):
            if place.body(mention) == place.scoped(mention):
                yield from _scoped(place, mention)


def _scoped(place: Place, mention: Mention) -> Iterator[Triple]:
    body, kind = place.scoped(mention), RSI[mention.kind.value]
    yield from kind_triples(body, kind)
    yield body, LABEL, french(mention.name)
    if SKOS.Concept in SUPERCLASSES[kind]:
        yield body, SKOS.prefLabel, french(mention.name)
    if mention.kind is BodyKind.NAMED:
        yield body, DCTERMS.identifier, Literal(str(body).removeprefix(f"{place.base}body/"))
    entry = place.authority.entry(mention.body)
    if entry is not None:
        yield body, SKOS.exactMatch, place.authority.rebase(entry, place.base)


def kind_triples(body: URIRef, kind: URIRef) -> Iterator[Triple]:
    """A body and its kind in, all its types out."""
    for each in (kind, *SUPERCLASSES.get(kind, ())):
        yield body, TYPE, each


def authority_triples(bodies: Iterable[str], authority: Authority, base: str) -> Iterator[Triple]:
    """Slugs of bodies in, their entries of the authority file out."""
    used = {entry for body in bodies if (entry := authority.entry(body)) is not None}
    for subject, predicate, value in authority.entries(used, base):
        yield subject, predicate, value
        if predicate == TYPE and isinstance(subject, URIRef) and isinstance(value, URIRef):
            yield from kind_triples(subject, value)
