"""Whom "lui" and "leur" stand for: who receives what the verb gives, tells or asks.

Three places are looked at, the nearest first: whom the sentence has just done something to ("informe le demandeur et |
lui communique …"), whom it has named before its verb ("Lorsque l'assuré refuse, la caisse | lui adresse …"), and the
sentence before. In each only the one that agrees is taken: no guess is made between two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import pointed
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.statements.spoken_of import is_subject, named_in_front
from rsi_graph.extract.statements.statement import apart_from
from rsi_graph.model import BodyKind, Competence, Mention, MentionSource, Target, TargetRole

_DATIVES: Final = frozenset({"lui", "leur"})


def with_recipient(record: Competence, head: Head, line: Line, context: Context) -> Competence:
    """A record in, with the one that a dative pronoun before its verb means as first target out."""
    lists = context.grammar.lists
    # "lui fixe | un délai", "lui retire | l'agrément": whoever does something to somebody's thing
    gives = record.action in lists.giving_actions or head.lemma in lists.ditransitive or record.object is not None
    mention = recipient_of(head, line, context, record.holders) if gives else None
    if mention is None:
        return record
    informed = record.action in lists.informing_actions
    recipient = Target(mention, TargetRole.ACTS_ON if informed else TargetRole.ACTS_WITH)
    further = (target for target in record.targets if target.name.casefold() != recipient.name.casefold())
    return replace(record, targets=(recipient, *further))


def with_complier(record: Competence, head: Head, context: Context) -> Competence:
    """ "peut lui adresser un ordre. | Il s'y conforme": he to whom it was given, not he who gave it."""
    by_pronoun = all(holder.source is MentionSource.PRONOUN for holder in record.holders)
    if "y" not in head.clitics or head.lemma not in context.grammar.lists.complying or not by_pronoun:
        return record
    given = [target.mention for target in context.last_targets if target.role is not TargetRole.MENTIONS]
    bodies = [mention for mention in given if mention.kind is not BodyKind.PERSONS]
    if len(bodies) != 1:
        return record
    return replace(record, holders=(pointed(bodies[0], record.holders[0].span),))


def recipient_of(head: Head, line: Line, context: Context, holders: Collection[Mention]) -> Mention | None:
    """Whom the dative pronoun before a verb means: the one in the nearest place that agrees; None where two do."""
    clitic = next((norm for norm in head.clitics if norm in _DATIVES), "")
    if not clitic:
        return None
    plural = clitic == "leur"
    before = [target.mention for target in context.last_targets]
    clause = line.span(0, head.start + 1)
    done_to = [target for target in context.last_targets if clause.contains(target.mention.span)]
    # "rend compte au ministre des missions confiées à l'organisme et | lui adresse": him to whom it was said
    partners = [target.mention for target in done_to if target.role is not TargetRole.MENTIONS]
    named = named_in_front(line, head.start, context)
    subjects = [one for one in named if is_subject(line, one)]
    others = apart_from(holders, context.subjects)
    spoken_of = others if len(others) == len(context.subjects) else ()
    pronoun = line.span(head.start, head.start + 1)
    places: tuple[Iterable[Mention], ...] = (
        partners,
        (target.mention for target in done_to),
        (pointed(one.mention, pronoun) for one in subjects),
        (pointed(one.mention, pronoun) for one in named),
        spoken_of or [target.mention for target in context.last_targets if target.role is not TargetRole.MENTIONS],
        spoken_of or before,
    )
    for mentions in places:
        known = {mention.name.casefold(): mention for mention in apart_from(holders, mentions)}
        agreeing = [mention for mention in known.values() if context.is_plural(mention) == plural]
        if agreeing:
            return agreeing[0] if len(agreeing) == 1 else None
    return None
