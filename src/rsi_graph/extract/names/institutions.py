"""Institutions named in a line: where each begins and ends, and whether it may count as a target there.

"les caisses de base communes aux groupes professionnels des artisans mentionnées à l'article L. 1, qui …" names the
"caisses de base communes aux groupes professionnels des artisans".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import (
    before_determiners,
    elliptical_at,
    institution_at,
    openings,
    skip_determiners,
)
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    ARTICLES,
    CONTRACTED,
    COORDINATORS,
    DE,
    DETERMINERS,
    DISTRIBUTIVES,
    MASCULINE,
    POSSESSIVES,
    PREPOSITIONS,
    SAID_TO,
    A,
)
from rsi_graph.extract.names.closing import shared_end
from rsi_graph.extract.names.ellipses import behind_each, says_whose
from rsi_graph.extract.names.ends import before_ellipsis
from rsi_graph.extract.names.exclusions import excluding, is_behind_clause, is_behind_task, is_compared, is_excluded
from rsi_graph.extract.names.inner_clauses import acting_from
from rsi_graph.extract.names.no_bodies import is_mere_function, is_place_or_kind, names_nobody
from rsi_graph.extract.names.offices import offices_of
from rsi_graph.extract.names.participles import before_task
from rsi_graph.extract.names.phrases import Found, InstitutionPhrase
from rsi_graph.extract.names.shared_complements import second_heads_end, shared_complement_end
from rsi_graph.extract.names.signs import without_open_end
from rsi_graph.extract.names.spans import name_end_behind
from rsi_graph.model import BodyKind

_BEFORE_NAME: Final = PREPOSITIONS | COORDINATORS | DETERMINERS | {",", "soit", "notamment"}
_BUT_DE: Final = (PREPOSITIONS | A) - DE
_WITH_ARTICLE: Final = CONTRACTED - {"dudit", SAID_TO}  # a preposition with the determiner inside


def institution_phrase(line: Line, index: int, end: int, grammar: Grammar) -> InstitutionPhrase | None:
    """A line and the position of a noun phrase (determiners allowed) in, the institution it names out.

    None where the head of the phrase is no institution of the lexicon.
    """
    if index >= end or index not in openings(line, grammar):
        return None
    key = ("institution", index, end)
    if key not in line.known:
        line.known[key] = _find(line, index, end, grammar)
    found: InstitutionPhrase | None = line.known[key]
    return found


def _find(line: Line, index: int, end: int, grammar: Grammar) -> InstitutionPhrase | None:
    start = head = skip_determiners(line, index, end, grammar)
    entry = institution_at(line, head, end, grammar)
    while entry is None and head < end and line.norm[head] in grammar.lists.kept_before_noun:
        head += 1
        entry = institution_at(line, head, end, grammar)
    if entry is None:
        return None
    determiner = line.norm[index - 1] if index == start else line.norm[index]
    if entry.slug in grammar.lists.goods and determiner not in MASCULINE and determiner != "chaque":
        return None
    after = second_heads_end(line, head + len(entry.words), end, entry, grammar)
    if entry.slug in grammar.lists.bare_names:  # "à la disposition du public | des informations"
        return InstitutionPhrase(start, after, entry, determiner)
    stop = before_task(line, after, name_end_behind(line, after, end, entry, grammar), entry, determiner, grammar)
    stop = before_ellipsis(line, start, stop, end, entry, grammar)
    named = InstitutionPhrase(start, without_open_end(line, after, stop, grammar), entry, determiner)
    behind = shared_complement_end(line, start + len(entry.words), named.end, end, grammar)
    behind = behind or _behind_second_complement(line, named, end, grammar)
    return named if behind == named.end else replace(named, end=behind)


def _behind_second_complement(line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar) -> int:
    """ "le représentant de la commune ou | de l'établissement public |": position behind what only its head can have.

    A name that "de" opens is no case of it: "du conseil d'administration ou d'une commission" are two.
    """
    joint = behind_each(line, phrase.start, phrase.end, end, grammar)
    after = joint + 1
    if line.norm[joint] not in COORDINATORS or line.norm[after] not in DE or after + 1 >= end:
        return phrase.end
    complement = phrase.start + (0 if says_whose(phrase.entry.words) else len(phrase.entry.words))
    if DE.isdisjoint(line.norms[complement : phrase.end]):
        return phrase.end  # "le conseil d'administration ou | d'une commission"
    if not grammar.lists.tasked.isdisjoint(line.norms[phrase.start : phrase.end]):
        return phrase.end  # "le ministre chargé du budget et | du préfet"
    second = institution_phrase(line, after + 1, end, grammar)
    if second is None or second.determiner in POSSESSIVES:
        return phrase.end
    # "les obligations de l'organisme gestionnaire de l'établissement ou | du service"
    beside = second.entry.slug in grammar.lists.generic_heads and any(nested_in(line, phrase, grammar))
    if not beside and _is_of(line, before_determiners(line, phrase.start), after):
        return phrase.end
    return shared_end(line, second.end, grammar) if phrase.entry.plural else second.end


def _is_of(line: Line, index: int, second: int) -> bool:
    """ "l'avis | des membres", but "par | des membres"; "avec | des offices de la région ou des communes" are two."""
    indefinite = line.norm[index] == "des" and (index == 0 or line.norm[index - 1] in _BUT_DE)
    return line.norm[index] in DE and not (indefinite and line.norm[second] != "des")


def nested_in(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> Iterator[InstitutionPhrase]:
    """Institutions inside a name: "conseil d'administration de chaque | caisse nationale"."""
    index = phrase.start + (0 if phrase.elided else len(phrase.entry.words))
    while index < phrase.end:
        inner = _phrase_at(line, index, phrase.end, grammar) or _headed_at(line, index, phrase, grammar)
        if inner and not is_mere_function(line, inner.start, inner.end, inner.entry, grammar):
            yield inner
        index = inner.start + len(inner.entry.words) if inner else index + 1


def _headed_at(line: Line, index: int, phrase: InstitutionPhrase, grammar: Grammar) -> InstitutionPhrase | None:
    """ "le président de la | Cité de l'architecture": a proper name behind its head, be it in no lexicon."""
    if phrase.entry.whole or line.norm[phrase.start] not in grammar.lists.heading or index + 1 >= phrase.end:
        return None
    named = line.norm[index] in ARTICLES or line.norm[index] == "du"
    if not named or not line.is_capital(index + 1):
        return None
    entry = Institution((line.norm[index + 1],), BodyKind.NAMED, holder=True, plural=False, slug="", whole=False)
    return InstitutionPhrase(index + 1, phrase.end, entry, line.norm[index])


def institutions_in(
    line: Line,
    begin: int,
    end: int,
    grammar: Grammar,
    *,
    sent: bool = False,
    own: bool = False,
    told: bool = False,
    counting: bool = True,
) -> list[Found]:
    """All institutions named in `[begin, end)`, in order; those in clauses that are not counted are marked.

    `sent`: the verb says to whom its object goes, so that "confie le soin d'assurer le service | à la caisse" counts;
    `own`: the words are the task of who acts; `told`: with whom they open is told, tasked or appointed; without
    `counting` it is only asked who is named.
    """
    near, signs = openings(line, grammar), excluding(grammar) if counting else frozenset()
    found, index, excluded, told_until = list[Found](), begin, False, begin
    last = max([opening for opening in near if opening < end], default=-1)
    while index <= last:
        norm, may_name = line.norms[index], index in near or index + 1 in near
        if norm in signs:
            named_until = found[-1].phrase.end if found else None
            excluded = is_excluded(line, index, grammar, begin, named_until, before=excluded, own=own)
        if excluded and sent and norm in A and not grammar.excludes(line, index):  # but ", | à l'exception de celui"
            excluded = not _resumes(line, begin, index, grammar)
        phrase = _phrase_at(line, index, end, grammar) if may_name else None
        if phrase is None:
            index += 1
            continue  # most words
        received = sent and _is_received(line, phrase, grammar)
        received = received or (told and before_determiners(line, phrase.start) < begin)
        if names_nobody(line, phrase.start, phrase.end, phrase.entry, grammar, received=received):
            index += 1
            continue
        if phrase.start < told_until and _are_people(phrase):
            index = phrase.end  # "personnels exerçant les missions | de conseillers techniques"
            continue
        offices = offices_of(line, phrase, grammar)  # all where a comma parts them: "chargés, respectivement, | de"
        if offices[-1].end > end:
            offices = [replace(o, end=min(o.end, end)) for o in offices if o.start < end] or offices
        counted = counting and not (excluded or _is_beside(line, phrase, found, grammar))
        found.extend([Found(office, counted) for office in offices])
        found.extend([Found(second, not excluded) for second in _elliptical(line, phrase, end, grammar)])
        told_until = max(told_until, phrase.end)
        # "organismes contribuant | aux missions de l'établissement": whose missions they are is a target as well
        index = max(acting_from(line, phrase.start, offices[-1].end, grammar), index + 1)
    return found


def _are_people(phrase: InstitutionPhrase) -> bool:
    """Persons, or those who hold an office, in the plural."""
    return phrase.entry.kind is BodyKind.PERSONS or (phrase.entry.kind is BodyKind.OFFICE and phrase.entry.plural)


def _resumes(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """True where who receives the whole object stands behind a task or a clause inside it."""
    return is_behind_task(line, begin, index, grammar) or is_behind_clause(line, begin, index, grammar)


def _is_received(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "transmet au | service", "met à disposition du | service"."""
    before = before_determiners(line, phrase.start)
    of_giving = line.norm[before] in DE and line.norm[before - 1] in grammar.lists.giving_nouns
    return of_giving or line.norm[before] in A


def _phrase_at(line: Line, index: int, end: int, grammar: Grammar) -> InstitutionPhrase | None:
    """An institution whose noun phrase begins here: at a determiner, or bare behind a preposition or coordinator."""
    norm = line.norm[index]
    if norm in DETERMINERS:
        return institution_phrase(line, index, end, grammar)
    if norm in _WITH_ARTICLE:
        return institution_phrase(line, index + 1, end, grammar) if index + 1 < end else None
    if index == 0 or line.norm[index - 1] in _BEFORE_NAME:
        return institution_phrase(line, index, end, grammar)
    # "représente | Ile-de-France Mobilités": a full name without article
    named = line.is_capital(index) and institution_at(line, index, end, grammar)
    return institution_phrase(line, index, end, grammar) if named and named.whole else None


def _elliptical(line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar) -> Iterator[InstitutionPhrase]:
    """ "les caisses de retraite et primaires d'assurance maladie": a second name that shares the head noun."""
    if line.norm[phrase.end] not in COORDINATORS:
        return
    begin = phrase.end + 1
    entry = elliptical_at(line, begin, end, phrase.entry, grammar)
    if entry:
        yield InstitutionPhrase(begin, begin + len(entry.words) - 1, entry, phrase.determiner, elided=entry.words[0])


def _is_beside(line: Line, phrase: InstitutionPhrase, found: Sequence[Found], grammar: Grammar) -> bool:
    """True for what an institution is besides, what it is compared with, and a mere place or kind."""
    compared = is_compared(line, before_determiners(line, phrase.start) + 1)
    return compared or is_place_or_kind(line, phrase.start, phrase.entry, grammar) or _is_apposed(line, phrase, found)


def _is_apposed(line: Line, phrase: InstitutionPhrase, found: Sequence[Found]) -> bool:
    """ "le recteur de région académique, | directeur de la chancellerie": what an office is besides."""
    before = found[-1].phrase if found else phrase
    offices = before.entry.kind is phrase.entry.kind is BodyKind.OFFICE
    bare = before.end == phrase.start - 1 and line.norm[before.end] == "," and not phrase.determiner.strip(",")
    single = not (before.entry.plural or phrase.entry.plural)
    closes = line.norm[phrase.end] in {",", ""} and line.norm[phrase.end + 1] not in COORDINATORS
    enumerated = before.determiner in DISTRIBUTIVES  # "chaque membre adhérent, | membre participant"
    return (offices or closes) and bare and single and not enumerated and line.norm[phrase.end] not in COORDINATORS
