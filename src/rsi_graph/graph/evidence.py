"""Evidence: the words a competence was read from, as Web Annotations. Source: MODEL, section 5.

One target per span; a span is a resource of the expression, shared by all the competences that rest on it (the
holder's words of a lead-in). One selector tells both its words and its position, and the words around it only where
the words alone would not tell the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from rsi_graph.graph.place import Place
from rsi_graph.graph.terms import LABEL, TYPE, Triple, french
from rsi_graph.iri import EvidenceAddress
from rsi_graph.model import Competence, Span
from rsi_graph.namespaces import OA, RSI

CONTEXT: Final = 32  # characters of prefix and suffix


def evidence_triples(place: Place, competence_node: URIRef, competence: Competence) -> Iterator[Triple]:
    """A competence in, the annotation of its words out."""
    node = place.iri(EvidenceAddress(place.competence(competence)))
    item = competence.item.replace("/", " ")
    yield competence_node, RSI.evidence, node
    yield node, TYPE, OA.Annotation
    yield node, LABEL, french(f"Preuve : {place.name} {item}, « {competence.verb} »")
    yield node, OA.hasBody, competence_node
    yield node, OA.motivatedBy, OA.identifying
    for span in spans(competence):
        yield node, OA.hasTarget, place.iri(place.extract(span))
        yield from _extract(place, span)


def spans(competence: Competence) -> list[Span]:
    """A competence in, the quote and the words of the holders that stand outside it out.

    A pronoun or a short name proves nothing: its antecedent does.
    """
    found = [competence.span]
    for holder in competence.holders:
        words = holder.antecedent or holder.span
        if not competence.span.contains(words) and words not in found:
            found.append(words)
    return found


def _extract(place: Place, span: Span) -> Iterator[Triple]:
    text = place.reading.article.text
    node = place.iri(place.extract(span))
    selector = place.iri(place.extract(span, "selector"))
    yield node, TYPE, OA.SpecificResource
    yield node, OA.hasSource, place.iri(place.expression)
    yield node, OA.hasSelector, selector
    yield selector, TYPE, OA.TextQuoteSelector
    yield selector, TYPE, OA.TextPositionSelector
    yield selector, OA.exact, french(span.of(text))
    yield selector, OA.start, Literal(span.start, datatype=XSD.nonNegativeInteger)
    yield selector, OA.end, Literal(span.end, datatype=XSD.nonNegativeInteger)
    if stands_elsewhere(text, span):
        yield selector, OA.prefix, french(text[max(0, span.start - CONTEXT) : span.start])
        yield selector, OA.suffix, french(text[span.end : span.end + CONTEXT])


def stands_elsewhere(text: str, span: Span) -> bool:
    """True where the words of the span stand in the text a second time, so that they alone do not tell the place.

    >>> stands_elsewhere("la caisse et la caisse", Span(13, 22)), stands_elsewhere("la caisse", Span(0, 9))
    (True, False)
    """
    words = span.of(text)
    return text.find(words) != span.start or text.find(words, span.start + 1) >= 0
