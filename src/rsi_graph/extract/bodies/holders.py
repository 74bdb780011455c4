"""Who holds: the subject of a clause, or the agent of a passive, as mentions of institutions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import Final

from rsi_graph.extract.bodies.complements import completed
from rsi_graph.extract.bodies.conjuncts import Conjuncts, next_conjunct
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import are_joined_by_or, pointed
from rsi_graph.extract.bodies.owner_rows import with_whole_row
from rsi_graph.extract.bodies.partitives import behind_partitive
from rsi_graph.extract.bodies.possessed_offices import of_its_body
from rsi_graph.extract.bodies.private import is_private, without_undertakings
from rsi_graph.extract.bodies.rows_before import row_before
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    LAST_NAMED,
    POSSESSIVES,
    PRONOUN_FEATURES,
    A,
)
from rsi_graph.extract.names.holding import may_hold
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.offices import offices_of
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.resumptions import resumed, resumes
from rsi_graph.model import BodyKind, Mention, MentionSource, UnreadReason
from rsi_graph.model.quick import quicken

_BEFORE_SUBJECT: Final = COORDINATORS | {"soit", ",", "des", "du", "d'", "notamment", "chacun", "chacune"}
# "par décision conjointe du": how many words may stand between "par" and the first agent.
_LONGEST_ACT: Final = 6


@dataclass(frozen=True, slots=True)
class Holders:
    """Holders found, or the reason why there are none."""

    mentions: tuple[Mention, ...] = ()
    reason: UnreadReason | None = None
    detail: str = ""


quicken(Holders)


def holders_in(line: Line, begin: int, end: int, context: Context, paragraph: int) -> Holders:
    """Token positions of a subject or agent in, the holders it names out."""
    begin = _first_word(line, begin, end)
    if begin >= end:
        return Holders(reason=UnreadReason.NO_HOLDER)
    pronoun = _pronoun(line, begin, end, context)
    if pronoun is not None:
        return pronoun
    mentions: dict[str, Mention] = {}
    phrases: Sequence[InstitutionPhrase] = subject_phrases(line, begin, end, context.grammar)
    if phrases and not _may_hold(line, phrases[0], context):
        # "Les sociétés, entreprises et établissements", "l'employeur ou son représentant": these are of their kind
        phrases = [p for p in phrases[1:] if p.elided or line.norm[p.start - 1] in DETERMINERS]
        phrases = list(dropwhile(lambda p: line.norm[p.start - 1] in POSSESSIVES, phrases))
        phrases = [p for p in phrases if not _is_agent_within(line, begin, p.start, context.grammar)]
    elif phrases and _is_of_another(line, begin):
        phrases = [p for p in phrases[1:] if line.norm[p.start - 1] not in POSSESSIVES]
    first = phrases[0] if phrases else None
    before: InstitutionPhrase | None = None
    held = True
    for phrase in without_undertakings(phrases):
        holds = _may_hold(line, phrase, context) if phrase is first else _may_follow(line, phrase, context, held=held)
        found = _resolved(line, phrase, context, paragraph) if holds else ()
        if before is not None and _is_delegate(line, phrase, before, context.grammar):
            found = (replace(context.describe(line, phrase, paragraph).mention, kind=BodyKind.OFFICE),)
        for mention in (of_its_body(line, phrase, one, context, paragraph, before) for one in found):
            other = _another(line, phrase, mention, mentions, context)
            mentions.setdefault(other.name.casefold(), other)
        held = bool(found)
        before = phrase if found else before
    if not mentions:
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=line.span(begin, end).of(context.text))
    return Holders(tuple(mentions.values()))


def _is_agent_within(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "Les experts désignés par le préfet et | le maire": who stands behind a participle's "par" is no subject."""
    between = range(begin + 1, index)
    return any(line.norm[k] == "par" and grammar.is_past_participle(line.norm[k - 1]) for k in between)


def _first_word(line: Line, begin: int, end: int) -> int:
    """ "et | la caisse", "l'un des | vice-présidents": position behind what only opens a subject or agent."""
    while begin < end and line.norm[begin] in _BEFORE_SUBJECT:
        begin += 1
    return behind_partitive(line, begin)


def is_pronoun(line: Line, begin: int, end: int) -> bool:
    """ "Il", "Ce dernier", "Celle-ci": a subject that means somebody and names nobody."""
    first = _first_word(line, begin, end)
    norm = line.norm[first]
    return first < end and (norm in PRONOUN_FEATURES or (norm, line.norm[first + 1]) in LAST_NAMED)


def _another(
    line: Line, phrase: InstitutionPhrase, mention: Mention, known: Mapping[str, Mention], context: Context
) -> Mention:
    """ "le ministre chargé du budget et | le ministre sous l'autorité duquel …": nobody is joined with himself."""
    same = mention.source is MentionSource.SHORT_NAME and mention.name.casefold() in known
    several = phrase.entry.plural or phrase.determiner in DEMONSTRATIVES
    if not same or several or line.norm[phrase.end] in DE:  # of "le président | d'une compagnie" less is known
        return mention
    return replace(mention, name=mention.span.of(context.text), source=MentionSource.EXPLICIT, antecedent=None)


def _is_delegate(line: Line, phrase: InstitutionPhrase, before: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "Le directeur ou | son délégataire": he acts for an office; a commune's is an undertaking."""
    theirs = phrase.determiner in POSSESSIVES and line.norm[phrase.start] in grammar.lists.delegates
    return theirs and before.entry.kind is BodyKind.OFFICE


def _is_of_another(line: Line, begin: int) -> bool:
    """ "par le donateur ou par | son représentant": of whom the lexicon does not know."""
    before = begin - 1 - (line.norm[begin - 1] == "par")
    return line.norm[begin] in POSSESSIVES and line.norm[before] in COORDINATORS


def _may_follow(line: Line, phrase: InstitutionPhrase, context: Context, *, held: bool) -> bool:
    """ "le préfet ou | son représentant", but "tout candidat ou | son représentant": a private person's."""
    return may_hold(line, phrase, context.grammar) and (held or phrase.determiner not in POSSESSIVES)


def _may_hold(line: Line, phrase: InstitutionPhrase, context: Context) -> bool:
    """True for an institution and its persons; "les membres" are those of the organ that the article is about."""
    if may_hold(line, phrase, context.grammar):
        return True
    bare = DE.isdisjoint(line.norms[phrase.start : phrase.end])
    return bare and phrase.entry.slug in context.grammar.lists.of_an_organ and context.names_organ()


@dataclass(frozen=True, slots=True)
class LastNamed:
    """Whom "ce dernier" or "celui-ci" means, with its gender and its number."""

    features: tuple[bool, bool]
    mentions: tuple[Mention, ...]


def last_named(line: Line, begin: int, context: Context) -> LastNamed | None:
    """What "ce dernier", "celle-ci" at `begin` stands for; None where no such pronoun stands there."""
    norm, behind = line.norm[begin], line.norm[begin + 1]
    if (norm, behind) in LAST_NAMED:
        told, end = LAST_NAMED[norm, behind], begin + 2
    elif norm.endswith("-ci") and norm in PRONOUN_FEATURES:
        told, end = PRONOUN_FEATURES[norm], begin + 1
    else:
        return None
    (feminine, plural), span = told, line.span(begin, end)
    row = row_before(span, context, feminine=feminine) if plural else ()
    return LastNamed(told, row or context.last(feminine=feminine, plural=plural, span=span))


def _pronoun(line: Line, begin: int, end: int, context: Context) -> Holders | None:
    """What a pronoun stands for; None where the subject is none."""
    last = last_named(line, begin, context)
    if last is not None:
        several = last.features[1] and len(last.mentions) == 1
        found = with_whole_row(last.mentions[0], context.all_named(), context.text) if several else last.mentions
    elif _is_either(line, begin):
        found = _either(line, begin, context)
    elif line.norm[begin] in PRONOUN_FEATURES:
        found = context.pronoun(line.norm[begin], line.span(begin, begin + 1))
    else:
        return None
    if not found:
        return Holders(reason=UnreadReason.UNRESOLVED_PRONOUN, detail=line.span(begin, end).of(context.text))
    if any(mention.kind is BodyKind.PERSONS or is_private(mention, context.grammar) for mention in found):
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=found[0].name)
    return Holders(found)


def _is_either(line: Line, begin: int) -> bool:
    """ "il ou elle"."""
    joined = line.norm[begin + 1] == "ou"
    return joined and {line.norm[begin], line.norm[begin + 2]} in ({"il", "elle"}, {"ils", "elles"})


def _either(line: Line, begin: int, context: Context) -> tuple[Mention, ...]:
    """ "Le commissaire ou la commission publie un rapport. | Il ou elle …": whom the clause before was about."""
    context.settle()
    subjects, span = context.subjects, line.span(begin, begin + 3)
    told = context.other_subject is None and (len(subjects) == 1 or are_joined_by_or(subjects, context.text))
    return tuple(pointed(mention, span) for mention in subjects) if told else ()


def _resolved(line: Line, phrase: InstitutionPhrase, context: Context, paragraph: int) -> tuple[Mention, ...]:
    several = context.demonstrative(line, phrase)
    if several:
        return several
    mention = context.describe(line, phrase, paragraph).mention
    # "l'établissement" in an article on the "établissement de crédit"
    private = mention.source is MentionSource.SHORT_NAME and is_private(mention, context.grammar)
    if private or mention.kind is BodyKind.PERSONS:
        return ()
    return with_whole_row(mention, context.all_named(), context.text) if phrase.entry.plural else (mention,)


def subject_phrases(line: Line, begin: int, end: int, grammar: Grammar) -> tuple[InstitutionPhrase, ...]:
    """The coordinated institutions of a subject; empty where its first noun is no institution.

    Behind each name, pointers to articles and relative clauses are passed over up to the next coordinated name.
    """
    key = ("subjects", begin, end)
    if key not in line.known:
        line.known[key] = _subject_phrases(line, begin, end, grammar)
    found: tuple[InstitutionPhrase, ...] = line.known[key]
    return found


def _is_of_act(line: Line, begin: int) -> bool:
    """ "par décision conjointe des | ministres", but "en cas d'appel formé par la commission, | le juge statue"."""
    act = line.norms[max(0, begin - _LONGEST_ACT) : begin]
    return "par" in act and not (act[-1] == "," and line.norm[begin] in DETERMINERS)


def _subject_phrases(line: Line, begin: int, end: int, grammar: Grammar) -> tuple[InstitutionPhrase, ...]:
    before = line.norm[begin - 1]
    made = before in DE or before == "par" or _is_of_act(line, begin)
    conjuncts = Conjuncts(before in DE, made, before in A)
    phrases: list[InstitutionPhrase] = []
    following: int | None = begin
    while following is not None and following < end:
        phrase = resumed(line, following, end, phrases[-1], grammar) if phrases else None
        phrase = phrase or institution_phrase(line, following, end, grammar)
        if phrase is not None:
            phrase = completed(line, phrase, end, grammar, made=made, signed=before in DE)
            phrases.extend(offices_of(line, phrase, grammar))
        elif not phrases or not resumes(line, following, grammar):
            break
        behind = phrases[-1].end if phrase else following + 1  # "chaque établissement et | ceux de l'enseignement"
        following = next_conjunct(line, behind, end, grammar, conjuncts)
    return tuple(phrases)
