"""Counted coverage: how many of the words that may govern a competence the lexicon knows, and which it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rsi_graph.evaluation.candidates import Standing, candidates_in, clauses_of, head_of, heads_in
from rsi_graph.extract.language.compiling import compile_grammar
from rsi_graph.model import Lexicon, Reading, Span, UnreadReason

_EXAMPLE = 160  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Lacking:
    """A word that the lexicon lacks: how often it stands there, its first sentence, and the article of that."""

    word: str
    count: int
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was counted.

    Attributes:
        sentences: that hold a candidate verb: an institution does something, in the form of words at least.
        known, unknown: candidate verbs that the scheme of actions knows, or lacks; `aside` those known to state no act.
        known_nouns, unknown_nouns: action nouns under a support verb ("procède à la vérification").
        verbs, nouns: the words that the lexicon lacks, the most frequent first.
        bodies: heads of subjects that are no institution of the lexicon, before a verb of action.
        unread: passages that were not read, by reason.
    """

    articles: int
    sentences: int
    competences: int
    known: int
    unknown: int
    aside: int
    known_nouns: int
    unknown_nouns: int
    verbs: tuple[Lacking, ...]
    nouns: tuple[Lacking, ...]
    bodies: tuple[Lacking, ...]
    unread: Mapping[str, int]

    @property
    def verb_share(self) -> float:
        """Share of the candidate verbs that the scheme knows; 1 where there is none."""
        return _share(self.known, self.unknown)

    @property
    def noun_share(self) -> float:
        """Share of the nouns under support verbs that the scheme knows; 1 where there is none."""
        return _share(self.known_nouns, self.unknown_nouns)


def _share(known: int, unknown: int) -> float:
    return known / (known + unknown) if known + unknown else 1.0


@dataclass(slots=True)
class _Words:
    """Words counted, each with the first sentence it stood in."""

    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, word: str, reading: Reading, sentence: Span) -> None:
        self.counts[word] += 1
        if word not in self.first:
            text = " ".join(sentence.of(reading.article.text).split())
            shown = text if len(text) <= _EXAMPLE else text[:_EXAMPLE].rsplit(" ", 1)[0] + " …"
            self.first[word] = (shown, f"{reading.article.number} ({reading.article.code})")

    def most(self, top: int) -> tuple[Lacking, ...]:
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))[:top]
        return tuple(Lacking(word, count, *self.first[word]) for word, count in ranked)


@dataclass(slots=True)
class _Tally:
    """What was counted so far."""

    lexicon: Lexicon
    totals: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    verbs: _Words = field(default_factory=_Words)
    nouns: _Words = field(default_factory=_Words)
    bodies: _Words = field(default_factory=_Words)

    def add(self, reading: Reading) -> None:
        """Count an article."""
        grammar = compile_grammar(self.lexicon)
        lines = clauses_of(reading, grammar)
        found = list(candidates_in(reading, lines, grammar))
        self.totals.update(articles=1, competences=len(reading.competences))
        self.totals["sentences"] += len({one.sentence for one in found})
        self.totals.update(one.standing.value for one in found)
        self.unread.update(one.reason.value for one in reading.unread)
        for one in found:
            if one.standing is Standing.UNKNOWN:
                self.verbs.add(one.word, reading, one.sentence)
        for noun, span in _carried_nouns(reading, self.lexicon):
            self.totals["unknown_nouns" if noun else "known_nouns"] += 1
            if noun:
                self.nouns.add(noun, reading, span)
        for head, span in heads_in(reading, lines, grammar):
            self.bodies.add(head, reading, span)


def measure_coverage(readings: Iterable[Reading], lexicon: Lexicon, *, top: int = 30) -> Coverage:
    """Readings one by one in, what was counted out; `top` words of each sort are kept."""
    tally = _Tally(lexicon)
    for reading in readings:
        tally.add(reading)
    totals = tally.totals
    return Coverage(
        articles=totals["articles"],
        sentences=totals["sentences"],
        competences=totals["competences"],
        known=totals[Standing.KNOWN.value],
        unknown=totals[Standing.UNKNOWN.value],
        aside=totals[Standing.ASIDE.value],
        known_nouns=totals["known_nouns"],
        unknown_nouns=totals["unknown_nouns"],
        verbs=tally.verbs.most(top),
        nouns=tally.nouns.most(top),
        bodies=tally.bodies.most(top),
        unread={reason.value: tally.unread[reason.value] for reason in UnreadReason},
    )


def _carried_nouns(reading: Reading, lexicon: Lexicon) -> Iterator[tuple[str, Span]]:
    """For each support verb with an object, the noun that the lexicon lacks, or empty where it knows it.

    A support verb that is an act by itself ("met en œuvre les mesures") lacks no noun.
    """
    for competence in reading.competences:
        verb, plus, _ = competence.entry.partition(" + ")
        if verb in lexicon.support_verbs and competence.object and (plus or verb not in lexicon.verbs):
            yield "" if plus else head_of(competence.object.text), competence.span
