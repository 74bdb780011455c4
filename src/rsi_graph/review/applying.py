"""A reading and what reviewers decided in; the reading as they state it, and what became of each decision, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from rsi_graph.iri import article_address
from rsi_graph.model import (
    Article,
    Competence,
    Lexicon,
    Paragraph,
    Reading,
    Review,
    Reviewer,
    ReviewStatus,
    Span,
)
from rsi_graph.records import to_records
from rsi_graph.review.decisions import Decision, Status, read_overlay
from rsi_graph.review.fields import fields_of
from rsi_graph.review.stating import added, corrected


class State(StrEnum):
    """What became of a decision."""

    APPLIED = "applied"
    REREAD = "reread"  # it holds, but the program now reads the record otherwise
    NOT_READ = "not-read"  # it holds, but the program no longer reads the record
    TEXT_CHANGED = "text-changed"  # the words of the law are others now: not applied
    CONFLICT = "conflict"  # reviewers contradict one another: not applied


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision, and what became of it in one version of its article."""

    decision: Decision
    state: State
    version: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A reading as reviewers state it, and what became of each decision about its article."""

    reading: Reading
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Reviews:
    """Decisions by the path of their article's address."""

    by_article: Mapping[str, tuple[Decision, ...]]


def read_reviews(places: Iterable[str | Path]) -> Reviews:
    """Files and folders of decisions in, the same by article out.

    Raises:
        OverlayError: one of them cannot be read.
    """
    every = sorted((one for place in places for one in read_overlay(place)), key=lambda one: one.key)
    return Reviews({article: tuple(group) for article, group in groupby(every, key=lambda one: one.article)})


def context_of(article: Article, paragraph: Paragraph) -> str:
    """An article and a paragraph in, the hash of the words it is read from out: its own, and the lead-ins above it.

    Blind to case, blanks, hyphens, apostrophes and œ, as the comparison of versions is.
    """
    words = [paragraph.body.of(article.text)]
    while paragraph.parent is not None:
        paragraph = article.paragraphs[paragraph.parent - 1]
        words.insert(0, paragraph.body.of(article.text))
    folded = re.sub(r"[\s\-‐’']+", " ", "\n".join(words).casefold().replace("œ", "oe")).strip()
    return sha256(folded.encode()).hexdigest()[:12]


def apply_reviews(reading: Reading, reviews: Reviews, lexicon: Lexicon) -> Applied:
    """A reading and all decisions in, the reading as reviewers state it out.

    Guarantees: what was rejected is gone, what was corrected says so; a decision is applied only where the words of
    the law are those it was made upon; where reviewers contradict one another the record stands as it was read, and is
    marked `disputed`; without decisions the reading is the same.
    """
    given = reviews.by_article.get(article_address(reading.article).path, ())
    if not given:
        return Applied(reading, ())
    desk = _Desk(reading, lexicon)
    about = sorted(given, key=lambda one: (one.point, one.verb, one.quote, one.by))
    for _, group in groupby(about, key=lambda one: (one.point, one.verb, one.quote)):
        desk.decide(list(group))
    return Applied(desk.result(), tuple(desk.outcomes))


class _Desk:
    """The records of a reading, as decisions are applied one after another."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading, self.lexicon = reading, lexicon
        self.outcomes: list[Outcome] = []
        self.competences: list[Competence | None] = list(reading.competences)
        self.records = to_records(reading)
        self.points = {paragraph.point: paragraph for paragraph in reading.article.paragraphs}

    def decide(self, group: Sequence[Decision]) -> None:
        """Apply what all reviewers say of one record."""
        paragraph = self.points.get(group[0].point)
        context = context_of(self.reading.article, paragraph) if paragraph else ""
        fitting = [one for one in group if one.context == context]
        self._tell((one for one in group if one.context != context), State.TEXT_CHANGED)
        if not fitting or paragraph is None:
            return
        index = self._index(fitting[0])
        if _contradict(fitting):
            self._dispute(fitting, index)
        elif index is None:
            self._restore(fitting, paragraph)
        else:
            self._apply(fitting, index)

    def result(self) -> Reading:
        """The reading as it now is, in the order of the text."""
        kept = sorted(filter(None, self.competences), key=lambda one: (one.span.start, one.word))
        cited = dict.fromkeys((*self.reading.citations, *(c for one in kept for c in one.citations)))
        citations = tuple(sorted(cited, key=lambda one: (one.span, str(one.reference))))
        return replace(self.reading, competences=tuple(kept), citations=citations)

    def _index(self, decision: Decision) -> int | None:
        for index, (one, record) in enumerate(zip(self.reading.competences, self.records, strict=True)):
            if (one.point, one.verb, record["quote"]) == (decision.point, decision.verb, decision.quote):
                return index
        return None

    def _apply(self, group: Sequence[Decision], index: int) -> None:
        first = group[0]
        read = self.reading.competences[index]
        if first.status is Status.REJECTED:
            self.competences[index] = None
            self._tell(group, State.APPLIED)
            return
        now = fields_of(self.records[index])
        changed = [field for field in first.fields if first.fields[field] != now[field]]
        stated = corrected(self.reading, read, first.fields, changed, self.lexicon)
        self.competences[index] = replace(stated, review=_review(group, changed))
        self._tell(group, State.REREAD if changed and first.status is Status.ACCEPTED else State.APPLIED)

    def _restore(self, group: Sequence[Decision], paragraph: Paragraph) -> None:
        """What people saw and the program does not read (any more)."""
        first = group[0]
        text = self.reading.article.text
        start = text.find(first.quote, paragraph.span.start, paragraph.span.end)
        if first.status is not Status.REJECTED and start >= 0:
            span = Span(start, start + len(first.quote))
            stated = added(self.reading, paragraph, span, first.fields, self.lexicon)
            self.competences.append(replace(stated, review=_review(group, [])))
        self._tell(group, State.APPLIED if first.status is Status.ADDED else State.NOT_READ)

    def _dispute(self, group: Sequence[Decision], index: int | None) -> None:
        if index is not None:
            by = tuple(sorted(Reviewer(one.by, one.on) for one in group))
            self.competences[index] = replace(self.reading.competences[index], review=Review(ReviewStatus.DISPUTED, by))
        self._tell(group, State.CONFLICT)

    def _tell(self, group: Iterable[Decision], state: State) -> None:
        self.outcomes += [Outcome(one, state, self.reading.article.version.key) for one in group]


def _contradict(group: Sequence[Decision]) -> bool:
    """True where not all say the same; to accept and to correct to the same fields is the same."""
    said = [None if one.status is Status.REJECTED else one.fields for one in group]
    return any(one != said[0] for one in said)


def _review(group: Sequence[Decision], changed: Sequence[str]) -> Review:
    stated = {one.status for one in group}
    by = tuple(sorted({Reviewer(one.by, one.on) for one in group}))
    if Status.ADDED in stated:
        return Review(ReviewStatus.ADDED, by)
    return Review(ReviewStatus.CORRECTED if Status.CORRECTED in stated else ReviewStatus.ACCEPTED, by, tuple(changed))
