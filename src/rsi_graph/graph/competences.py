"""Missions and competences: holder(s) × verb × object, with role of each target. Source: MODEL, section 3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef

from rsi_graph.graph.evidence import evidence_triples
from rsi_graph.graph.place import Place
from rsi_graph.graph.reviews import review_triples
from rsi_graph.graph.terms import LABEL, TYPE, Triple, french, shorten
from rsi_graph.model import Competence, Modality
from rsi_graph.namespaces import ACTION, RSI

MODALITIES: Final = {
    Modality.DUTY: RSI.Duty,
    Modality.POWER: RSI.Power,
    Modality.PROHIBITION: RSI.Prohibition,
}


def competence_triples(place: Place) -> Iterator[Triple]:
    """A reading in, its competences and missions with their evidence out."""
    for competence in place.reading.competences:
        node = place.iri(place.competence(competence))
        yield from _what(place, node, competence)
        yield from _who(place, node, competence)
        yield from _words(node, competence)
        yield from evidence_triples(place, node, competence)
        yield from _missions(place, node, competence)


def _what(place: Place, node: URIRef, competence: Competence) -> Iterator[Triple]:
    yield node, TYPE, RSI.Competence
    yield node, TYPE, MODALITIES[competence.modality]
    yield node, LABEL, french(_label(place, competence))
    yield node, RSI.action, ACTION[competence.action]
    for action in competence.alternatives:
        yield node, RSI.alternativeAction, ACTION[action]
    yield node, RSI.legalBasis, place.iri(place.dated_point(competence.point))
    yield from review_triples(place, node, competence)
    yield node, RSI.start, Literal(competence.span.start)
    for predicate, words in ((RSI.rule, competence.rule), (RSI.entry, competence.entry)):
        if words:
            yield node, predicate, Literal(words)
    for citation in competence.citations:
        yield node, RSI.citation, place.iri(place.citation(citation))


def _label(place: Place, competence: Competence) -> str:
    object_words = competence.object.text if competence.object else ""
    return f"{shorten(f'{competence.verb} {object_words}'.strip())} ({_where(place, competence)})"


def _where(place: Place, competence: Competence) -> str:
    return f"{place.name} {competence.item.replace('/', ' ')}"


def _who(place: Place, node: URIRef, competence: Competence) -> Iterator[Triple]:
    for predicate, bodies in (
        (RSI.holder, competence.holders),
        (RSI.jointHolder, competence.joint),
        (RSI.withAssistanceOf, competence.assistance),
        (RSI.afterConsulting, competence.consulted),
    ):
        yield from ((node, predicate, place.body(body)) for body in bodies)
    for target in competence.targets:
        yield node, RSI[target.role.value], place.body(target.mention)


def _words(node: URIRef, competence: Competence) -> Iterator[Triple]:
    yield node, RSI.verb, french(competence.verb)
    for predicate, phrase in (
        (RSI.object, competence.object),
        (RSI.purpose, competence.purpose),
        (RSI.condition, competence.condition),
        (RSI.scope, competence.scope),
    ):
        if phrase:
            yield node, predicate, french(phrase.text)


def _missions(place: Place, node: URIRef, competence: Competence) -> Iterator[Triple]:
    for holder in competence.holders:
        mission = place.iri(place.mission(competence, holder))
        yield mission, TYPE, RSI.Mission
        yield mission, LABEL, french(f"{holder.name} ({_where(place, competence)})")
        yield mission, RSI.missionOf, place.body(holder)
        yield mission, RSI.hasCompetence, node
