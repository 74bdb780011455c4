"""The text as ELI: code, article, dated version, points, French expression. Source: MODEL, section 1."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

from rsi_graph.graph.force import DEFERRED, OPEN
from rsi_graph.graph.place import Place
from rsi_graph.graph.terms import LABEL, TYPE, Triple, day, french
from rsi_graph.iri import reference_addresses
from rsi_graph.model import Paragraph, Version
from rsi_graph.namespaces import ELI, RSI
from rsi_graph.references import amending_references, default_codes

FRENCH: Final = URIRef("http://publications.europa.eu/resource/authority/language/FRA")
LEGIFRANCE: Final = "https://www.legifrance.gouv.fr/codes/article_lc/"


def text_triples(place: Place) -> Iterator[Triple]:
    """A reading in, the triples of its text out."""
    yield from article_triples(place)
    yield from version_triples(place)
    yield from expression_triples(place)
    for paragraph in place.reading.article.paragraphs:
        yield from point_triples(place, paragraph)


def code_triples(code: URIRef, slug: str) -> Iterator[Triple]:
    """A code in, its type, title and identifier out."""
    entry = default_codes().by_slug.get(slug)
    title = entry.title if entry else slug.replace("-", " ").capitalize()
    yield code, TYPE, ELI.LegalResource
    yield code, LABEL, french(title)
    if entry and entry.legitext:
        yield code, ELI.id_local, Literal(entry.legitext)


def article_triples(place: Place) -> Iterator[Triple]:
    """The abstract article, whatever its versions."""
    article = place.iri(place.version.article)
    yield article, TYPE, ELI.LegalResourceSubdivision
    yield article, LABEL, french(place.name)
    yield article, ELI.number, Literal(place.reading.article.number)
    yield article, ELI.is_part_of, place.iri(place.code)


def version_triples(place: Place) -> Iterator[Triple]:
    """The dated version: its dates, its place under the article, the page on Légifrance."""
    version, dates = place.iri(place.version), place.reading.article.version
    yield version, TYPE, ELI.LegalResourceSubdivision
    yield version, LABEL, french(f"{place.name} ({_version_words(dates)})")
    yield version, ELI.number, Literal(place.reading.article.number)
    yield version, ELI.is_member_of, place.iri(place.version.article)
    yield version, ELI.version, Literal(dates.key)
    yield from date_triples(version, dates)
    yield from _amending_triples(place, version)
    if place.reading.article.legiarti:
        yield version, RDFS.seeAlso, URIRef(LEGIFRANCE + place.reading.article.legiarti)


def _amending_triples(place: Place, version: URIRef) -> Iterator[Triple]:
    """The texts that brought and ended this state: their names as the source has them, and what these name."""
    dates = place.reading.article.version
    for texts, said, known in (
        (dates.amended_by, RSI.amendingWords, ELI.amended_by),
        (dates.ended_by, RSI.repealingWords, ELI.repealed_by),
    ):
        yield from ((version, said, french(words)) for words in texts)
        for reference in amending_references(texts):
            yield from ((version, known, place.iri(address)) for address in reference_addresses(reference))


def _version_words(dates: Version) -> str:
    if dates.start:
        return f"version du {dates.start.isoformat()}" + (f", {dates.rank}e du jour" if dates.rank > 1 else "")
    if dates.observed_on:
        return f"version vue le {dates.observed_on.isoformat()}"
    return f"version {dates.text_key}"


def date_triples(version: URIRef, dates: Version) -> Iterator[Triple]:
    """Half-open dates in, first and last day in force out; nothing for what is open or deferred."""
    if dates.start and dates.start != DEFERRED:
        yield version, ELI.first_date_entry_in_force, day(dates.start)
        yield version, ELI.version_date, day(dates.start)
    if dates.end and dates.end not in {OPEN, DEFERRED} and (dates.start is None or dates.end > dates.start):
        yield version, ELI.date_no_longer_in_force, day(dates.end - timedelta(days=1))
    if dates.observed_on:
        yield version, RSI.observedOn, day(dates.observed_on)


def expression_triples(place: Place) -> Iterator[Triple]:
    """The French text, canonical, with its hash."""
    expression, article = place.iri(place.expression), place.reading.article
    label = f"{place.name} ({_version_words(article.version)}), texte français"
    yield expression, TYPE, ELI.LegalExpression
    yield expression, LABEL, french(label)
    yield expression, ELI.realizes, place.iri(place.version)
    yield place.iri(place.version), ELI.is_realized_by, expression
    yield expression, ELI.language, FRENCH
    yield expression, ELI.title, french(f"Article {article.number}")
    yield expression, RSI.text, french(article.text)
    yield expression, RSI.sha256, Literal(sha256(article.text.encode()).hexdigest())


def point_triples(place: Place, paragraph: Paragraph) -> Iterator[Triple]:
    """A paragraph in, its dated point and the undated point it is a state of out."""
    dated = place.iri(place.dated_point(paragraph.point))
    undated = place.iri(place.undated_point(paragraph.point))
    *_, number = paragraph.item.split("/")
    label = f"{place.name} {paragraph.item.replace('/', ' ')}"
    for point, name in ((dated, f"{label} ({place.version.key})"), (undated, label)):
        yield point, TYPE, ELI.LegalResourceSubdivision
        yield point, LABEL, french(name)
        yield point, ELI.number, Literal(number)
    if paragraph.inferred:
        yield dated, RSI.inferred, Literal(lexical_or_value=True)
    yield dated, ELI.is_part_of, place.iri(place.version)
    yield dated, ELI.is_member_of, undated
    yield undated, ELI.is_part_of, place.iri(place.version.article)
