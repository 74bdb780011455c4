"""Who holds: the subject of a clause, or the agent of a passive, as mentions of institutions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.context import Context, Named
from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.lines import Line
from rsi_graph.extract.noun_phrases import InstitutionPhrase, institution_phrase
from rsi_graph.extract.words import COORDINATORS, DEMONSTRATIVES, DETERMINERS, PRONOUN_FEATURES, RELATIVES, A
from rsi_graph.model import BodyKind, Mention, UnreadReason

_LAST: Final = {
    ("ce", "dernier"): (False, False),
    ("cette", "dernière"): (True, False),
    ("ces", "derniers"): (False, True),
    ("ces", "dernières"): (True, True),
}


@dataclass(frozen=True, slots=True)
class Holders:
    """Holders found, or the reason why there are none. `named` are new institutions for the context."""

    mentions: tuple[Mention, ...] = ()
    reason: UnreadReason | None = None
    detail: str = ""


def holders_in(line: Line, begin: int, end: int, context: Context, paragraph: int) -> Holders:
    """Token positions of a subject or agent in, the holders it names out."""
    while begin < end and line.norm(begin) in {"soit", "ni", "et", "ou", ",", "des", "du", "notamment"}:
        begin += 1
    if begin >= end:
        return Holders(reason=UnreadReason.NO_HOLDER)
    pronoun = _pronoun(line, begin, end, context)
    if pronoun is not None:
        return pronoun
    phrases = subject_phrases(line, begin, end, context.grammar)
    if not phrases:
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=line.span(begin, end).of(context.text))
    mentions: dict[str, Mention] = {}
    for phrase in (p for p in phrases if p.entry.holder):
        for mention in _resolved(line, phrase, context, paragraph):
            mentions.setdefault(mention.name.casefold(), mention)
    if not mentions:
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=line.span(begin, end).of(context.text))
    return Holders(tuple(mentions.values()))


def _pronoun(line: Line, begin: int, end: int, context: Context) -> Holders | None:
    norm = line.norm(begin)
    pair = (norm, line.norm(begin + 1))
    if pair in _LAST:
        feminine, plural = _LAST[pair]
        found = context.last(feminine=feminine, plural=plural, span=line.span(begin, begin + 2))
    elif norm in PRONOUN_FEATURES:
        found = context.pronoun(norm, line.span(begin, begin + 1))
    else:
        return None
    if not found:
        return Holders(reason=UnreadReason.UNRESOLVED_PRONOUN, detail=line.span(begin, end).of(context.text))
    if any(mention.kind is BodyKind.PERSONS for mention in found):
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=found[0].name)
    return Holders(found)


def _resolved(line: Line, phrase: InstitutionPhrase, context: Context, paragraph: int) -> tuple[Mention, ...]:
    several = context.demonstrative(line, phrase)
    if several:
        return several
    named: Named = context.describe(line, phrase, paragraph)
    return (named.mention,)


def subject_phrases(line: Line, begin: int, end: int, grammar: Grammar) -> list[InstitutionPhrase]:
    """The coordinated institutions of a subject; empty where its first noun is no institution.

    Behind each name, pointers to articles and relative clauses are passed over up to the next coordinated name.
    """
    phrases: list[InstitutionPhrase] = []
    index = begin
    while index < end:
        phrase = institution_phrase(line, index, end, grammar)
        if phrase is None:
            break
        phrases.append(phrase)
        following = _next_conjunct(line, phrase.end, end, grammar)
        if following is None:
            break
        index = following
    return phrases


def _next_conjunct(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of the next institution coordinated with the one that ended at `index`."""
    relative = False
    for position in range(index, end):
        norm = line.norm(position)
        relative = relative or (norm in RELATIVES and norm not in {"que", "qu'"})
        if norm not in COORDINATORS | {",", "soit"} and not (
            norm in {"que", "qu'"} and line.norm(position - 1) == "ainsi"
        ):
            continue
        after = position + 1
        while line.norm(after) in COORDINATORS | {"soit", ",", "le", "cas", "échéant"} and line.norm(after) not in {
            "le"
        }:
            after += 1
        if line.norm(after) == "le" and line.norm(after + 1) == "cas":
            after += 4 if line.norm(after + 3) == "," else 3
        if line.norm(after) in A | {"par"}:
            after += 1
        if after < end and _may_open(line, after) and institution_phrase(line, after, end, grammar):
            return after
        if norm == ",":
            relative = False
    return None


def _may_open(line: Line, index: int) -> bool:
    return line.norm(index) in DETERMINERS | DEMONSTRATIVES or line.norm(index - 1) in COORDINATORS | A | {",", "par"}
