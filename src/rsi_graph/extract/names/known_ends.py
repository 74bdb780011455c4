"""Where a name ends that has its own complement, and complements that only some words take."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import before_determiners, institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE, DE_INFINITIVE, DE_WITH_ARTICLE, A
from rsi_graph.extract.names.rows import names_field
from rsi_graph.extract.names.signs import NOT_A_NOUN
from rsi_graph.extract.names.told_matters import hears
from rsi_graph.model import BodyKind

# Articles of a plural behind a preposition that has told of one: "de la ou | des", "dans le ou | les".
_OF_SEVERAL: Final = frozenset({"des", "les"})
_BEFORE_ORGAN: Final = frozenset({"le", "du", "un", "ce"})
_DEFINITE: Final = frozenset({"la", "l'"})
# Articles, be they in a preposition, of whom a name tells.
_DETERMINED: Final = ARTICLES | DE_WITH_ARTICLE
# Prepositions before who acts, or who hears of something.
_ACTED: Final = frozenset({"par", "devant"})

# What joins a further place.
_JOINS: Final = COORDINATORS | {","}


def known_end(line: Line, after: int, end: int, entry: Institution, grammar: Grammar) -> int | None:
    """ "préfet de police | de Paris", "caisse d'allocations familiales | des conditions": None where it may go on."""
    has_complement = entry.whole or (len(entry.words) > 1 and not DE.isdisjoint(entry.words))
    if not has_complement or line.norm[after] not in DE or opens_seat(line, after, grammar):
        return None
    head = skip_determiners(line, behind_either(line, after, end, grammar), end, grammar)
    head += line.norm[head] in grammar.lists.kept_before_noun
    if head < end and line.is_capital(head) and not institution_at(line, head, end, grammar):
        return _places_end(line, head + 1, end, grammar)
    named = institution_at(line, head, end, grammar) or names_field(line, after, entry, grammar)
    return None if named or _steers(line, after, head, entry, grammar) else after


def _places_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "caisse d'allocations familiales de Guadeloupe|, de Guyane et de La Réunion": behind all places of a row."""
    while line.norm[index] in _JOINS and line.norm[index + 1] in DE:
        place = skip_determiners(line, index + 2, end, grammar)
        if place >= end or not line.is_capital(place) or institution_at(line, place, end, grammar):
            break
        index = place + 1
    return index


def _steers(line: Line, after: int, head: int, entry: Institution, grammar: Grammar) -> bool:
    """ "le comité d'orientation | des recherches propose", but "informe le comité d'orientation | des résultats"."""
    begin = after - len(entry.words)
    said = line.norm[head] in grammar.lists.told or is_infinitive(line, head, grammar)
    definite = line.norm[after] in DE_WITH_ARTICLE or line.norm[after + 1] in _DEFINITE
    if entry.whole or said or not definite or hears(line, begin, grammar):
        return False
    organ = entry.kind is BodyKind.ORGAN and entry.words[-1] in grammar.lists.steered
    if organ and line.norm[begin - 1] in _BEFORE_ORGAN:
        return True
    # "l'agent chargé du contrôle | de la réalité de …": what it is charged with, no name
    return DE_WITH_ARTICLE.isdisjoint(entry.words) and _is_of(line, begin, head, grammar)


def _is_of(line: Line, begin: int, head: int, grammar: Grammar) -> bool:
    """ "les membres des comités de surveillance | des plans d'épargne": whose it is, as nothing is done or given here.

    But "verse aux caisses d'allocations | des crédits", "le respect par le maître d'ouvrage | des règles".
    """
    noun, lists = line.norm[head], grammar.lists
    # "le juge | du ressort dans lequel elle réside": a clause tells the place
    done = noun in grammar.action_nouns or noun in lists.never_named or noun in lists.own_matters or noun in lists.seats
    if done or noun in lists.given or noun in lists.accounted or line.norm[begin - 1] not in _DETERMINED:
        return False
    before = line.norm[before_determiners(line, begin)]
    return line.norm[begin - 1] not in A and before not in A and before not in _ACTED


def opens_seat(line: Line, index: int, grammar: Grammar) -> bool:
    """ "préfet de région | du lieu d'exécution", "collectivité | de rattachement": which one, told by where.

    A place that a clause tells is none: "le procureur de la République | du lieu où la personne est retenue".
    """
    if line.norm[index] in DE_INFINITIVE:
        return line.norm[index + 1] in grammar.lists.kinds_of_place
    if line.norm[index] != "du" or line.norm[index + 1] not in grammar.lists.seats:
        return False
    # "du siège | de l'institution", "du siège social | de l'institution"
    qualified = line.norm[index + 3] in DE and line.is_word(index + 2) and line.norm[index + 2] not in NOT_A_NOUN
    return line.norm[index + 2] in DE or qualified


def behind_either(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "le maire | de la ou des | communes": position behind a preposition that is told in both numbers, before a body.

    Likewise "dans le ou les | départements"; behind any other preposition the next position.
    """
    if line.norm[index] == "auprès":  # "commissaire du Gouvernement | auprès du | grand port"
        return index + 1 + (line.norm[index + 1] in DE)
    joint = index + 1 + (line.norm[index + 1] in ARTICLES)
    if line.norm[joint] not in COORDINATORS or line.norm[joint + 1] not in _OF_SEVERAL:
        return index + 1
    head = skip_determiners(line, joint + 2, end, grammar)
    return joint + 2 if institution_at(line, head, end, grammar) else index + 1


def owns_one(line: Line, index: int, head: int, grammar: Grammar) -> bool:
    """ "l'organisme titulaire | d'un agrément", "d'un | autre Etat", not "l'exploitant | d'un fait"."""
    if line.norm[head] in grammar.lists.kept_before_noun and institution_at(line, head + 1, len(line), grammar):
        return True
    before, lists = line.norm[index - 1], grammar.lists
    # "les associations bénéficiant | d'un agrément national"
    said = line.norm[head] in lists.told and before not in lists.having and not looks_present_participle(before)
    # "les bénéficiaires de la prescription | d'un traitement", but "informe l'Autorité | d'un retard", "le comité
    # d'alerte | d'un retard"
    act = before in grammar.action_nouns and line.norm[index - 2] in ARTICLES
    act = act and institution_at(line, index - 1, index, grammar) is None
    return (act or before in lists.having_one) and line.norm[index + 1] in ARTICLES and not said
