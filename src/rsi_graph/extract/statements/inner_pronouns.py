"""Whom a pronoun inside an object stands for: "convoque le conseil et organise les travaux | de celui-ci".

Likewise one that receives: "saisit la commission et transmet | à celle-ci les documents".

Right or silent: nothing is told where a noun that agrees as well stands between the name and the pronoun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import features, pointed
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
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.statements.parts import Part
from rsi_graph.extract.statements.spoken_of import body_in_office
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.model import BodyKind, Competence, Mention, Span, Target, TargetRole

_BEFORE_PRONOUN: Final = DE_INFINITIVE | {"à", "par", "avec"}
_OPENS_NOUN: Final = DETERMINERS | CONTRACTED
_FARTHEST: Final = 300  # characters between a name and the pronoun
_COMPLETES: Final = re.compile(
    r"\b(?:du|des|d['’]|de(?:\s+la|\s+l['’]|\s+l[ae]s?|\s+ces?|\s+cette)?)\s*\Z", re.IGNORECASE
)
_DE_LENGTH: Final = 10


def with_inner_pronoun(
    record: Competence, head: Head, statement: Statement, part: Part | None, context: Context
) -> Competence:
    """A record in, with those that pronouns inside its object and before it stand for among its targets out."""
    received = [piece for piece in statement.complement.before if piece.role is Role.TO]
    gives = head.lemma in context.grammar.lists.ditransitive or record.action in context.grammar.lists.giving_actions
    places = [(piece.start, piece.end, gives) for piece in received]
    if part:
        places.append((part.begin, part.end, False))
    for begin, end, given in places:
        found = _pronoun(statement.line, begin, end)
        mention = _meant(record, found, context, given=given) if found else None
        if mention is not None:
            role = TargetRole.MENTIONS if part and begin == part.begin else _role(record, context)
            record = replace(record, targets=(*record.targets, Target(mention, role)))
    return record


def _meant(record: Competence, found: tuple[Span, bool, bool], context: Context, *, given: bool) -> Mention | None:
    """Whom a pronoun means, where it is neither who acts nor a target already; None where it is not told.

    `given`: the verb says to whom, so that no thing can be meant: "reçoit la demande du maire et notifie | à celui-ci".
    """
    span, feminine, plural = found
    holders = {holder.name.casefold() for holder in record.holders}
    last = context.last(feminine=feminine, plural=plural, span=span, but=holders)
    within = _within_holder(record, last, found, context)
    named = within or last
    if not named or any(is_same(named[0].name, target.name) for target in record.targets):
        return None
    received = fold(context.text[: span.start].rstrip()[-1:]) in A
    if named[0].kind is BodyKind.PERSONS and not received:
        return None
    if given and (origin := named[0].antecedent) and span.start - origin.end <= _FARTHEST:
        # "le juge qui connaît la situation du mineur …, il transmet | à ce dernier": one of two
        others = holders | {named[0].name.casefold()}
        inside = named[0].kind is BodyKind.PERSONS and completes(origin.start, context.text)
        told = not (inside and context.last(feminine=feminine, plural=plural, span=span, but=others))
    else:
        inside = (received or not within) and completes((named[0].antecedent or named[0].span).start, context.text)
        told = not inside and _is_alone(named[0], span, context, feminine=feminine, plural=plural)
    return named[0] if told else None


def _within_holder(
    record: Competence, named: tuple[Mention, ...], found: tuple[Span, bool, bool], context: Context
) -> tuple[Mention, ...]:
    """ "Le directeur de | l'agence transmet à celle-ci un rapport": the one that the holder's name names, if last."""
    span, feminine, plural = found
    holder = record.holders[0].span
    last = max(((mention.antecedent or mention.span).start for mention in named), default=0)
    if len(record.holders) > 1 or last > holder.start or holder.end > span.start:
        return ()
    inside = [one for one in context.all_named() if holder.start < one.at < holder.end]
    if not (inside or feminine or plural):
        return tuple(pointed(one, span) for one in body_in_office(record.holders[0], holder, context))
    agree = [one for one in inside if one.plural == plural and one.feminine in (feminine, None)]
    return (pointed(agree[0].mention, span),) if len(agree) == len(inside) == 1 else ()


def _role(record: Competence, context: Context) -> TargetRole:
    """ "communique à | celui-ci": who is told is acted on."""
    return TargetRole.ACTS_ON if record.action in context.grammar.lists.informing_actions else TargetRole.ACTS_WITH


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
    """True where no other noun that agrees stands between the name and the pronoun.

    The noun that the pronoun completes is none: "le travail | de celui-ci".
    """
    named = mention.antecedent or mention.span
    start = named.end
    if span.start - start > _FARTHEST:
        return False
    norms = [fold(word.text) for word in tokenise(context.text, Span(start, span.start)).words]
    told = [features(norm) for norm in norms if norm in _OPENS_NOUN]
    return all(many != plural or gender is (not feminine) for gender, many in told[:-1])
