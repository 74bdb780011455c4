"""How sure a reading is, and what people made of it: who, on which day, which fields. Source: PROV-O."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS

from rsi_graph.confidence import confidence_of
from rsi_graph.graph.place import Place
from rsi_graph.graph.terms import Triple, day, french
from rsi_graph.iri import ActivityAddress, AgentAddress, mint_iri, slug
from rsi_graph.model import Competence, Reviewer, ReviewStatus
from rsi_graph.namespaces import RSI

UNREVIEWED: Final = Literal("unreviewed")


def review_triples(place: Place, node: URIRef, competence: Competence) -> Iterator[Triple]:
    """A competence in, its confidence and its review out; who vouches for it is whom it is attributed to."""
    review = competence.review
    yield node, RSI.reviewStatus, Literal(review.status.value) if review else UNREVIEWED
    if review is None or review.status is not ReviewStatus.ADDED:
        yield node, RSI.confidence, Literal(Decimal(str(confidence_of(place.reading, competence))))
    if review is None:
        return
    for field in review.fields:
        yield node, RSI.correctedField, Literal(field)
    for reviewer in review.by:
        yield node, PROV.wasInfluencedBy, _activity(reviewer, place.base)
        if review.status is not ReviewStatus.DISPUTED:
            yield node, PROV.wasAttributedTo, _agent(reviewer, place.base)


def reviewer_triples(reviewers: Iterable[Reviewer], base: str) -> Iterator[Triple]:
    """Reviewers in, who they are and what they did on which day out."""
    for reviewer in sorted(reviewers):
        agent, activity = _agent(reviewer, base), _activity(reviewer, base)
        yield agent, RDF.type, PROV.Agent
        yield agent, RDFS.label, french(reviewer.name)
        yield agent, FOAF.name, Literal(reviewer.name)
        yield activity, RDF.type, PROV.Activity
        yield activity, RDFS.label, french(f"Relecture par {reviewer}")
        yield activity, PROV.wasAssociatedWith, agent
        if reviewer.day:
            yield activity, DCTERMS.date, day(date.fromisoformat(reviewer.day))


def _agent(reviewer: Reviewer, base: str) -> URIRef:
    return URIRef(mint_iri(AgentAddress(slug(reviewer.name)), base=base))


def _activity(reviewer: Reviewer, base: str) -> URIRef:
    return URIRef(mint_iri(ActivityAddress(slug(f"relecture {reviewer.name} {reviewer.day}")), base=base))
