"""Whom "lui" and "leur" stand for: who receives what the verb gives, tells or asks.

Three places are looked at, the nearest first: whom the sentence has just done something to ("informe le demandeur et |
lui communique …"), whom it has named before its verb ("Lorsque l'assuré refuse, la caisse | lui adresse …"), and the
sentence before. In each only the one that agrees is taken, or those that "et" or "ou" joins: no guess is made between
two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import are_joined, are_joined_by_or, pointed
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import DE, RELATIVES
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.statements.inner_pronouns import completes
from rsi_graph.extract.statements.spoken_of import is_subject, named_in_front
from rsi_graph.extract.statements.statement import apart_from
from rsi_graph.model import BodyKind, Competence, Mention, MentionSource, Span, Target, TargetRole

DATIVES: Final = frozenset({"lui", "leur"})
# Where a sentence ends: not behind the capital of "L. 611-4".
_SENTENCE_ENDS: Final = re.compile(r"(?<![A-ZÀ-Ý])[.;:](?=\s)|\n")
# How many characters before a name and behind it tell how it stands.
_GIVING: Final = 8
_FURTHER: Final = 48
_CLAUSE_ENDS: Final = re.compile(r"[,;.\n]")
_LONGEST: Final = 600  # characters of the sentence before that are looked at


def with_recipient(record: Competence, head: Head, line: Line, context: Context) -> Competence:
    """A record in, with the one that a dative pronoun before its verb means as first target out."""
    lists = context.grammar.lists
    # "lui fixe | un délai", "lui retire | l'agrément": whoever does something to somebody's thing
    gives = record.action in lists.giving_actions or head.lemma in lists.ditransitive or record.object is not None
    meant = recipients_of(head, line, context, record.holders) if gives else ()
    if not meant:
        return record
    role = TargetRole.ACTS_ON if record.action in lists.informing_actions else TargetRole.ACTS_WITH
    names = {mention.name.casefold() for mention in meant}
    further = (target for target in record.targets if target.name.casefold() not in names)
    return replace(record, targets=(*(Target(mention, role) for mention in meant), *further))


def gives_to_himself(record: Competence, context: Context) -> bool:
    """ "Si la différence est négative, il rembourse | au fonds l'excédent": whomever "il" means, it is not the fund.

    But "il transmet la demande | à l'organisme compétent": another of the kind.
    """
    pronouns = {h.name.casefold() for h in record.holders if h.source is MentionSource.PRONOUN}
    named = (target.mention for target in record.targets if target.name.casefold() in pronouns)
    received = (one.span for one in named if one.antecedent is None and one.span.start > record.span.start)
    return any(_is_given_alone(span, context) for span in received)


def _is_given_alone(name: Span, context: Context) -> bool:
    """ "au | fonds l'excédent", but not "à l'| organisme mentionné à l'article L. 3", "au conseil dont il relève"."""
    before = words_of(context.text[: name.start][-_GIVING:])
    behind = words_of(_CLAUSE_ENDS.split(context.text[name.end :][:_FURTHER])[0])
    told = bool(behind) and (
        behind[0] in DE
        or context.grammar.is_past_participle(behind[0])
        or looks_present_participle(behind[0])
        or not RELATIVES.isdisjoint(behind)
    )
    return not told and (before[-1:] == ("au",) or before[-2:] in {("à", "la"), ("à", "l'")})


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


def recipients_of(head: Head, line: Line, context: Context, holders: Collection[Mention]) -> tuple[Mention, ...]:
    """Whom the dative pronoun before a verb means: the one in the nearest place that agrees; nobody where two do."""
    clitic = next((norm for norm in head.clitics if norm in DATIVES), "")
    if not clitic:
        return ()
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
        (pointed(one, pronoun) for one in _named_before(line, context)),
        spoken_of or [target.mention for target in context.last_targets if target.role is not TargetRole.MENTIONS],
        spoken_of or before,
        () if spoken_of else _who_acted_on(holders, context),
    )
    for rank, mentions in enumerate(places):
        known = {mention.name.casefold(): mention for mention in apart_from(holders, mentions)}
        agreeing = [mention for mention in known.values() if context.is_plural(mention) == plural]
        if _are_together(tuple(known.values()), agreeing, context, plural=plural):
            return tuple(known.values())  # "informe le maire et le président et | leur transmet"
        if agreeing:
            active = head.participle is None or rank < len(places) - 3
            told = len(agreeing) == 1 and (active or _is_alone(agreeing[0], pronoun, context, holders))
            return tuple(agreeing) if told else ()
    return ()


def _who_acted_on(holders: Collection[Mention], context: Context) -> tuple[Mention, ...]:
    """ "L'office est soumis au contrôle du ministre. Il | lui adresse": who did something to whoever acts."""
    last, own = context.last_object, {holder.name for holder in holders}
    upon = () if last is None else tuple(target.name for target in last.targets)
    return last.holders if last is not None and upon and own.issuperset(upon) else ()


def _named_before(line: Line, context: Context) -> list[Mention]:
    """ "Les candidats admis reçoivent un certificat. | Il leur est remis …": whom the sentence before names.

    Only where nothing was read in it: else what was read tells.
    """
    text = context.text[: line.tokens.starts[0]].rstrip()
    if not text.endswith("."):
        return []
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(text, max(0, len(text) - _LONGEST), len(text) - 1)]
    begin = ends[-1] if ends else max(0, len(text) - _LONGEST)
    read = (*context.subjects, *(target.mention for target in context.last_targets))
    if any(mention.span.start >= begin for mention in read):
        return []
    named = context.named_between(begin, len(text))
    return [one.mention for one in named if not completes(one.at, context.text)]


def _are_together(
    mentions: tuple[Mention, ...], agreeing: Sequence[Mention], context: Context, *, plural: bool
) -> bool:
    """True for several that one coordination joins, but "le préfet ou son représentant" is one, for "lui"."""
    if len(mentions) < 2 or not are_joined(mentions, context.text):
        return False
    one = are_joined_by_or(mentions, context.text)
    return bool(agreeing) or not one if plural else one and len(agreeing) == len(mentions)


def _is_alone(mention: Mention, pronoun: Span, context: Context, holders: Collection[Mention]) -> bool:
    """ "Le juge entend le condamné. Un avis | lui est notifié par le greffier": nobody told, behind one of two."""
    begin = (mention.antecedent or mention.span).start
    since = apart_from((*holders, mention), (one.mention for one in context.named_between(begin, pronoun.start)))
    return all(context.is_plural(other) != context.is_plural(mention) for other in since)
