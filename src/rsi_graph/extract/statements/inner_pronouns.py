"""Whom a pronoun inside an object stands for: "convoque le conseil et organise les travaux | de celui-ci".

Right or silent: nothing is told where a noun that agrees as well stands between the name and the pronoun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import features
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.tokens import fold, tokenise
from rsi_graph.extract.language.words import (
    CONTRACTED,
    DE_INFINITIVE,
    DETERMINERS,
    LAST_NAMED,
    PRONOUN_FEATURES,
    RELATIVES,
    A,
)
from rsi_graph.extract.statements.parts import Part
from rsi_graph.model import BodyKind, Competence, Mention, Span, Target, TargetRole

_BEFORE_PRONOUN: Final = DE_INFINITIVE | {"à", "par", "avec"}
_OPENS_NOUN: Final = DETERMINERS | CONTRACTED
_FARTHEST: Final = 300  # characters between a name and the pronoun
_COMPLETES: Final = re.compile(
    r"\b(?:du|des|d['’]|de(?:\s+la|\s+l['’]|\s+l[ae]s?|\s+ces?|\s+cette)?)\s*\Z", re.IGNORECASE
)
_DE_LENGTH: Final = 10


def with_inner_pronoun(record: Competence, line: Line, part: Part | None, context: Context) -> Competence:
    """A record in, with the one that a pronoun inside its object stands for among its targets out."""
    found = _pronoun(line, part.begin, part.end) if part else None
    if found is None:
        return record
    span, feminine, plural = found
    holders = {holder.name.casefold() for holder in record.holders}
    named = context.last(feminine=feminine, plural=plural, span=span, but=holders)
    if not named or any(is_same(named[0].name, target.name) for target in record.targets):
        return record
    received = fold(context.text[: span.start].rstrip()[-1:]) in A
    if named[0].kind is BodyKind.PERSONS and not received:
        return record
    if not _is_alone(named[0], span, context, feminine=feminine, plural=plural):
        return record
    return replace(record, targets=(*record.targets, Target(named[0], TargetRole.MENTIONS)))


def is_same(name: str, other: str) -> bool:
    """ "l'auteur", "l'auteur des faits"."""
    shorter, longer = sorted((name.casefold(), other.casefold()), key=len)
    return longer == shorter or longer.startswith(f"{shorter} ")


def _pronoun(line: Line, begin: int, end: int) -> tuple[Span, bool, bool] | None:
    """ "les travaux de | celui-ci", "une réponse à | ces derniers": where it stands, its gender and its number."""
    for index in range(begin + 1, end):
        if line.norm[index] in RELATIVES:
            return None
        if line.norm[index - 1] not in _BEFORE_PRONOUN:
            continue
        words = line.norms[index : index + 2]
        told = LAST_NAMED.get((words[0], words[-1]))
        told = PRONOUN_FEATURES[words[0]] if words[0].endswith("-ci") and words[0] in PRONOUN_FEATURES else told
        if told:
            return line.span(index, index + 1), *told
    return None


def completes(start: int, text: str) -> bool:
    """ "le budget de | l'office": a name at `start` that completes a noun."""
    return _COMPLETES.search(text, max(0, start - _DE_LENGTH), start) is not None


def _is_alone(mention: Mention, span: Span, context: Context, *, feminine: bool, plural: bool) -> bool:
    """True where no other noun agrees, be it between or completed by the name: "le budget de l'office".

    The noun that the pronoun completes is none: "le travail | de celui-ci".
    """
    named = mention.antecedent or mention.span
    start = named.end
    if span.start - start > _FARTHEST or completes(named.start, context.text):
        return False
    norms = [fold(token.text) for token in tokenise(context.text, Span(start, span.start))]
    told = [features(norm) for norm in norms if norm in _OPENS_NOUN]
    return all(many != plural or gender is (not feminine) for gender, many in told[:-1])
