"""What of a name lasts beyond one clause: "les établissements du réseau | concernés" are those of this time only."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.naming import Named
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.tokens import tokenise
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE, DE_WITH_ARTICLE, DETERMINERS
from rsi_graph.model import Span

_COMPLETE: Final = 4  # words of a name that needs no more to be one: "officier de l'état civil"
_CUT_SHORT: Final = 3  # words of a purpose that tells no matter: "pour se prononcer"
_NAMED_ALREADY: Final = 2  # words of a name behind which a clause tells no more than what was said


def lasting(named: Named, grammar: Grammar) -> Named:
    """A name in, the same without what tells which ones are meant this time out.

    "établissements du réseau | concernés", "procureur de la République | territorialement compétent",
    "président du conseil départemental | du département concerné".
    """
    end = _end(named.words, grammar)
    if end == len(named.words):
        return named
    name = named.mention.name
    last = tokenise(name, Span(0, len(name))).end(end - 1)
    return replace(named, mention=replace(named.mention, name=name[:last]), words=named.words[:end])


def _end(words: tuple[str, ...], grammar: Grammar) -> int:
    """How many words last."""
    words = words[: _before_clause(words, grammar)]
    lists, whole = grammar.lists, len(words)
    if whole > _COMPLETE and words[-1] in lists.of_this_time and words[-2] in ARTICLES:
        return _before_seat(words, whole - 2 - (words[-3] in DE), grammar)
    if whole > 1 and words[-1] in lists.of_this_time:
        # "commission de sélection des candidats": what a name says of whom it is about stays
        return whole if words[-2] in DE else _before_complement(words, whole - 1)
    if words[-1] in lists.of_this_place and COORDINATORS.isdisjoint(words):
        own = whole - 1 - (words[-2] in lists.of_territory)
        return own if own >= _COMPLETE else whole
    return whole


def _before_clause(words: tuple[str, ...], grammar: Grammar) -> int:
    """ "conseiller auditeur | possédant la qualité de magistrat", "comité de surveillance | chargé de veiller à …".

    What one has or does is said once, behind a name of two words or more; "le préfet | ayant délivré l'autorisation" is
    told by it.
    """
    whole = len(words)
    begin = max(_NAMED_ALREADY, whole - _CUT_SHORT)
    if words[-1] in grammar.infinitives and "pour" in words[begin:]:  # "l'autorité compétente | pour se prononcer"
        return words.index("pour", begin)
    return next((k for k in range(_NAMED_ALREADY, whole - 2) if _opens_clause(words, k, grammar)), whole)


def _opens_clause(words: tuple[str, ...], index: int, grammar: Grammar) -> bool:
    word, behind = words[index], words[index + 1]
    if word in grammar.institutions or words[index - 1] in DE:
        return False
    has = looks_present_participle(word) and (behind in DETERMINERS or grammar.is_past_participle(behind))
    return has or (word in grammar.lists.tasked and behind in DE and words[index + 2] in grammar.infinitives)


def _before_seat(words: tuple[str, ...], end: int, grammar: Grammar) -> int:
    """ "recteur de la région académique | du lieu de résidence (de l'intéressé)": which one is told by who is meant."""
    seats = grammar.lists.seats
    return next((k for k in range(1, end - 1) if words[k] == "du" and words[k + 1] in seats), end)


def _before_complement(words: tuple[str, ...], end: int) -> int:
    """ "président du conseil départemental | du département (concerné)": where what it belongs to begins."""
    if end <= _COMPLETE:
        return end
    article = words[end - 2] in ARTICLES
    begin = end - 2 - article
    opens = words[begin] in DE if article else words[begin] in DE_WITH_ARTICLE
    return begin if opens and begin >= _COMPLETE else end
