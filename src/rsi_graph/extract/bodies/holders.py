"""Who holds: the subject of a clause, or the agent of a passive, as mentions of institutions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.private import is_private, without_undertakings
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.words import (
    ARTICLES,
    COORDINATORS,
    DE,
    DE_WITH_ARTICLE,
    DEMONSTRATIVES,
    DETERMINERS,
    LAST_NAMED,
    PRONOUN_FEATURES,
    QUE,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.institutions import InstitutionPhrase, institution_phrase, may_hold, offices_of
from rsi_graph.model import BodyKind, Mention, MentionSource, UnreadReason

_BEFORE_SUBJECT: Final = COORDINATORS | {"soit", ",", "des", "du", "d'", "notamment", "chacun", "chacune"}
_PARTITIVES: Final = (
    *((one, "ou", "plusieurs") for one in ("un", "une", "deux")),
    *((one, "ou", "les") for one in ("le", "la", "l'")),
    *(
        (*one, of)
        for one in (("l'", "un"), ("l'", "une"), ("un",), ("une",), ("chacun",), ("chacune",))
        for of in ("des", "de")
    ),
    *(("l'", one, "au", "moins", "des") for one in ("un", "une")),
    *((*all_of, of) for all_of in (("l'", "ensemble"), ("la", "totalité")) for of in ("des", "de")),
)
# "par décision conjointe du": how many words may stand between "par" and the first agent.
_LONGEST_ACT: Final = 6
_OF_ONE: Final = frozenset({"le", "la", "l'"})
_OPENS_NAME: Final = DETERMINERS | DEMONSTRATIVES
_BEFORE_NAME: Final = COORDINATORS | A | {",", "par"}


@dataclass(frozen=True, slots=True)
class Holders:
    """Holders found, or the reason why there are none."""

    mentions: tuple[Mention, ...] = ()
    reason: UnreadReason | None = None
    detail: str = ""


def holders_in(line: Line, begin: int, end: int, context: Context, paragraph: int) -> Holders:
    """Token positions of a subject or agent in, the holders it names out."""
    while begin < end and line.norm[begin] in _BEFORE_SUBJECT:
        begin += 1
    begin = behind_partitive(line, begin)
    if begin >= end:
        return Holders(reason=UnreadReason.NO_HOLDER)
    pronoun = _pronoun(line, begin, end, context)
    if pronoun is not None:
        return pronoun
    mentions: dict[str, Mention] = {}
    phrases = subject_phrases(line, begin, end, context.grammar)
    if phrases and not _may_hold(line, phrases[0], context):
        # "Les sociétés, entreprises et établissements": what shares their determiner is of their kind
        phrases = [p for p in phrases[1:] if line.norm[p.start - 1] in DETERMINERS]
    first = phrases[0] if phrases else None
    for phrase in without_undertakings(phrases):
        holds = _may_hold(line, phrase, context) if phrase is first else may_hold(line, phrase, context.grammar)
        for mention in _resolved(line, phrase, context, paragraph) if holds else ():
            mentions.setdefault(mention.name.casefold(), mention)
    if not mentions:
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=line.span(begin, end).of(context.text))
    return Holders(tuple(mentions.values()))


def _may_hold(line: Line, phrase: InstitutionPhrase, context: Context) -> bool:
    """True for an institution and its persons; "les membres" are those of the organ that the article is about."""
    if may_hold(line, phrase, context.grammar):
        return True
    bare = DE.isdisjoint(line.norms[phrase.start : phrase.end])
    return bare and phrase.entry.slug in context.grammar.lists.of_an_organ and context.names_organ()


def behind_partitive(line: Line, index: int) -> int:
    """Position behind a choice: "un ou | plusieurs médecins", "le ou | les ministres", "l'un | des vice-présidents"."""
    for words in _PARTITIVES:
        if line.reads(index, words):
            return index + len(words) - (words[-1] in DETERMINERS)
    return index


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
    feminine, plural = told
    return LastNamed(told, context.last(feminine=feminine, plural=plural, span=line.span(begin, end)))


def _pronoun(line: Line, begin: int, end: int, context: Context) -> Holders | None:
    """What a pronoun stands for; None where the subject is none."""
    last = last_named(line, begin, context)
    if last is not None:
        found = last.mentions
    elif line.norm[begin] in PRONOUN_FEATURES:
        found = context.pronoun(line.norm[begin], line.span(begin, begin + 1))
    else:
        return None
    if not found:
        return Holders(reason=UnreadReason.UNRESOLVED_PRONOUN, detail=line.span(begin, end).of(context.text))
    if any(mention.kind is BodyKind.PERSONS or is_private(mention, context.grammar) for mention in found):
        return Holders(reason=UnreadReason.NOT_A_HOLDER, detail=found[0].name)
    return Holders(found)


def _resolved(line: Line, phrase: InstitutionPhrase, context: Context, paragraph: int) -> tuple[Mention, ...]:
    several = context.demonstrative(line, phrase)
    if several:
        return several
    mention = context.describe(line, phrase, paragraph).mention
    # "l'établissement" in an article on the "établissement de crédit"
    private = mention.source is MentionSource.SHORT_NAME and is_private(mention, context.grammar)
    return () if private or mention.kind is BodyKind.PERSONS else (mention,)


def subject_phrases(line: Line, begin: int, end: int, grammar: Grammar) -> list[InstitutionPhrase]:
    """The coordinated institutions of a subject; empty where its first noun is no institution.

    Behind each name, pointers to articles and relative clauses are passed over up to the next coordinated name.
    """
    phrases: list[InstitutionPhrase] = []
    following: int | None = begin
    while following is not None and following < end:
        phrase = institution_phrase(line, following, end, grammar)
        if phrase is None:
            break
        phrase = _with_second_complement(line, phrase, end, grammar, signed=line.norm[begin - 1] in DE)
        phrases.extend(offices_of(line, phrase, grammar))
        before = line.norm[begin - 1]
        made = before in DE or before == "par" or "par" in line.norms[max(0, begin - _LONGEST_ACT) : begin]
        conjuncts = _Conjuncts(before in DE, made, before in A)
        following = _next_conjunct(line, phrases[-1].end, end, grammar, conjuncts)
    return phrases


def _with_second_complement(
    line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar, *, signed: bool
) -> InstitutionPhrase:
    """ "le président de l'institution ou | de l'union": in a subject "de" can only go on with the name before it."""
    after = phrase.end + 1
    if line.norm[phrase.end] not in COORDINATORS or line.norm[after] not in DE or after + 1 >= end:
        return phrase
    fixed = len(phrase.entry.words) if DE_WITH_ARTICLE.isdisjoint(phrase.entry.words) else 0
    if DE.isdisjoint(line.norms[phrase.start + fixed : phrase.end]):
        return phrase  # "du conseil d'administration ou | d'une commission" are two
    if not grammar.lists.tasked.isdisjoint(line.norms[phrase.start : phrase.end]):
        return phrase  # "du ministre chargé du budget et | du préfet" are two
    second = institution_phrase(line, after + 1, end, grammar)
    if second is None or _are_alike(phrase, second, signed=signed):
        return phrase
    return replace(phrase, end=second.end)


def _are_alike(first: InstitutionPhrase, second: InstitutionPhrase, *, signed: bool) -> bool:
    """ "du premier président A et | du président B" are two, and so are offices that sign."""
    shared = set(first.entry.words) & set(second.entry.words)
    offices = first.entry.kind is second.entry.kind is BodyKind.OFFICE
    return not shared <= DE | DETERMINERS or (signed and offices)


@dataclass(frozen=True, slots=True)
class _Conjuncts:
    """What may open a further one of several names.

    `signed`: "de", as in "par arrêté du ministre A, | du ministre B et | de la ministre C"; `made`: they are the agents
    of a passive, so that "par" may; `received`: it is entrusted "à A et | à B".
    """

    signed: bool
    made: bool
    received: bool


def _next_conjunct(line: Line, index: int, end: int, grammar: Grammar, conjuncts: _Conjuncts) -> int | None:
    """Position of the next institution coordinated with the one that ended at `index`."""
    # "par le juge | aux mesures prises pour …", "est consulté par le Gouvernement | sur l'impact des projets pour …"
    matter = line.norm[index] == "sur" and line.norm[index + 1] in ARTICLES
    if conjuncts.made and (matter or line.norm[index] in A):
        return None
    closed = index  # behind ", présidée par le ministre ou son représentant," of the name before it
    for position in range(index, end):
        if position < closed:
            continue
        if not conjuncts.made and line.norm[position] == "," and grammar.is_past_participle(line.norm[position + 1]):
            closed = next((k for k in range(position + 2, end) if line.norm[k] == ","), end)
            continue
        if line.norm[position] == "parmi":  # "par le président parmi les magistrats, | les administrateurs …"
            return None
        # "un directeur choisi parmi ceux qui enseignent dans l'institut ou | l'école"
        within = line.norm[position] == "ou" and _within_relative(line, index, position)
        after = None if within else _behind_coordination(line, position, grammar)
        if after is None:
            continue
        if line.norm[after - 1] == "par" and not conjuncts.made:
            return None  # "L'agent sollicité par le maire ou | par le préfet": these do not act
        before = line.norm[after - 1]
        if conjuncts.signed and line.norm[after] in DE:
            after += 1
        after = behind_partitive(line, after)
        phrase = institution_phrase(line, after, end, grammar) if after < end else None
        # "ceux qui demandent une notification à la Commission et | aux Etats membres"
        received = before in A and not conjuncts.received
        if phrase and not received and _may_open(line, after) and not _is_apposed(line, index, position, phrase, end):
            return None if _is_of_participle(line, index, after, end, grammar) else after
    return None


def _is_of_participle(line: Line, index: int, after: int, end: int, grammar: Grammar) -> bool:
    """ "par un magistrat désigné, avec son accord, | par le premier président": who does what the participle says."""
    if line.norm[after - 1] != "par" or line.norm[index - 2] in DETERMINERS:
        return False  # "par le détenu, | par son avocat"
    more = any(line.norm[k] in COORDINATORS and line.norm[k + 1] == "par" for k in range(index, end))
    joined = more or not (COORDINATORS | {"soit"}).isdisjoint(line.norms[index:after])
    return not joined and grammar.is_past_participle(line.norm[index - 1])


def _within_relative(line: Line, begin: int, index: int) -> bool:
    """True where a relative clause opens behind `begin`, and no comma closes it before `index`."""
    last = max((k for k in range(begin, index) if line.norm[k] in RELATIVES), default=None)
    return last is not None and "," not in line.norms[last:index]


def _is_apposed(line: Line, begin: int, comma: int, phrase: InstitutionPhrase, end: int) -> bool:
    """ "L'Agence, | établissement public, est …", "La chambre, qui constitue, à Paris, | l'organe de la profession, …".

    It is bare, or the end of a relative clause that opens behind `begin`; and no enumeration goes on behind it.
    """
    if line.norm[comma] != ",":
        return False
    ends = COORDINATORS.isdisjoint(line.norms[phrase.end : end])
    bare = phrase.start == comma + 1 and line.norm[comma + 1] not in _OPENS_NAME and line.norm[phrase.end] == ","
    if bare:  # "le recteur, | chancelier des universités, ou le ministre": what shares no determiner is the same
        return ends or (line.norm[phrase.end + 1] in COORDINATORS and line.norm[phrase.end + 2] in _OF_ONE | {","})
    joined = any(before == "," and norm in COORDINATORS for before, norm in pairwise(line.norms[begin : phrase.start]))
    return ends and not joined and not RELATIVES.isdisjoint(line.norms[begin:comma])


def _behind_coordination(line: Line, index: int, grammar: Grammar) -> int | None:
    """Position behind "et", "ainsi que", "et, le cas échéant, par" at `index`; None where nothing coordinates."""
    norm = line.norm[index]
    if norm not in COORDINATORS and norm not in {",", "soit"} and not (norm in QUE and line.norm[index - 1] == "ainsi"):
        return None
    after = _behind_coordinators(line, index + 1)
    if line.norm[after] == "parmi":  # "par les membres titulaires et | parmi les maires"
        return None
    opened = opener_at(line, after, grammar) if after < len(line) else None
    if opened and (
        opened.whole or line.norm[opened.end] in ARTICLES
    ):  # "et, le cas échéant, | le préfet", "ou par délégation | le sous-préfet"
        after = opened.end + (line.norm[opened.end] == ",")
    if line.norm[after] == "par" and line.norm[after + 2] in grammar.lists.means:
        return after + 4  # "et, en cas d'empêchement, par les soins du | conseil national"
    return after + 1 if line.norm[after] in A or line.norm[after] == "par" else after


def _behind_coordinators(line: Line, index: int) -> int:
    while line.norm[index] in COORDINATORS or line.norm[index] in {"soit", ","}:
        index += 1
    return index


def _may_open(line: Line, index: int) -> bool:
    return line.norm[index] in _OPENS_NAME or line.norm[index - 1] in _BEFORE_NAME | DE
