"""What the dataset as a whole needs to know of each version, and what versions share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from rsi_graph.graph.bodies import mentions
from rsi_graph.graph.place import Place
from rsi_graph.graph.terms import Triple
from rsi_graph.model import Reading, Reference, Reviewer, Version
from rsi_graph.references import amending_references


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A version in a dataset.

    Attributes:
        article, version, expression: IRIs.
        dates: when it is in force.
        text_sha256: of its canonical text; `input_sha256` of the bytes it was read from.
    """

    article: str
    version: str
    expression: str
    dates: Version
    text_sha256: str
    input_sha256: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a reading names that others may name as well: by slug, references by themselves."""

    codes: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    references: frozenset[Reference] = frozenset()
    reviewers: frozenset[Reviewer] = frozenset()


def _cited(reading: Reading) -> Iterator[Reference]:
    return (citation.reference for citation in reading.citations if citation.reference)


def _amending(dates: Version) -> tuple[Reference, ...]:
    return amending_references((*dates.amended_by, *dates.ended_by))


def facts_of(place: Place) -> VersionFacts:
    """A reading in, its facts out."""
    article = place.reading.article
    text = sha256(article.text.encode()).hexdigest()
    return VersionFacts(
        article=str(place.iri(place.version.article)),
        version=str(place.iri(place.version)),
        expression=str(place.iri(place.expression)),
        dates=article.version,
        text_sha256=text,
        input_sha256=article.source_sha256 or text,
    )


def usage_of(reading: Reading) -> Usage:
    """A reading in, what it names out."""
    competences = reading.competences
    return Usage(
        codes=frozenset({reading.article.code}),
        bodies=frozenset(m.body for competence in competences for m in mentions(competence) if m.body),
        actions=frozenset(action for c in competences for action in (c.action, *c.alternatives)),
        reviewers=frozenset(by for competence in competences if competence.review for by in competence.review.by),
        references=frozenset((*_cited(reading), *_amending(reading.article.version))),
    )


def union(usages: Iterable[Usage]) -> Usage:
    """Usages in, one with all they name out."""
    given = tuple(usages)
    return Usage(
        codes=frozenset().union(*(usage.codes for usage in given)),
        bodies=frozenset().union(*(usage.bodies for usage in given)),
        actions=frozenset().union(*(usage.actions for usage in given)),
        references=frozenset().union(*(usage.references for usage in given)),
        reviewers=frozenset().union(*(usage.reviewers for usage in given)),
    )


def reference_date(versions: Iterable[Version]) -> date | None:
    """Versions in, the default reference date out: the latest day on which one of them begins or was observed."""
    return max((known for version in versions if (known := version.start or version.observed_on)), default=None)


def twin_triples(facts: Iterable[VersionFacts]) -> Iterator[Triple]:
    """A version known by a snapshot or by its text alone is replaced by the earliest dated version of the same text."""
    given = tuple(facts)
    dated: dict[tuple[str, str], VersionFacts] = {}
    for one in given:
        if one.dates.start:
            dated.setdefault((one.article, one.text_sha256), one)
    for one in given:
        twin = dated.get((one.article, one.text_sha256))
        if twin is not None and one.dates.start is None:
            yield URIRef(one.version), DCTERMS.isReplacedBy, URIRef(twin.version)
