"""What each IRI of a reading stands for, so that a collision is found before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from rsi_graph.graph.bodies import mentions
from rsi_graph.graph.place import Place
from rsi_graph.iri import Claim, slug
from rsi_graph.model import Competence


def claims(place: Place) -> Iterator[Claim]:
    """A reading in, its claims out: version by text, point by paragraph, competence by its words, body by its name."""
    article = place.reading.article
    yield Claim(place.iri(place.code), article.code)
    yield Claim(place.iri(place.version.article), f"{article.code}, {article.number}")
    yield Claim(place.iri(place.version), f"the text {article.text[:60]!r}… ({hash_of(article.text)})")
    for paragraph in article.paragraphs:
        yield Claim(place.iri(place.dated_point(paragraph.point)), f"paragraph {paragraph.number} of {place.name}")
    for citation in place.reading.citations:
        where = f"{citation.span.start}-{citation.span.end}"
        words = f"the citation of {citation.reference} at {where} of {place.name}"
        yield Claim(place.iri(place.citation(citation)), words)
    for competence in place.reading.competences:
        yield Claim(place.iri(place.competence(competence)), _competence(place, competence))
        yield from _bodies(place, competence)


def hash_of(text: str) -> str:
    """Text in, the first 12 hex digits of its SHA-256 out."""
    return sha256(text.encode()).hexdigest()[:12]


def _competence(place: Place, competence: Competence) -> str:
    words = competence.span.of(place.reading.article.text)
    return f"“{competence.verb}” in “{words}” at {competence.span.start} of {place.name} {competence.item}"


def _bodies(place: Place, competence: Competence) -> Iterator[Claim]:
    """Names that differ only in case, accents or punctuation are one body; the slug is the name here."""
    for mention in mentions(competence):
        yield Claim(place.scoped(mention), f"{slug(mention.name)}, named in {place.name}")
