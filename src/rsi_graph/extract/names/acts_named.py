"""Acts in the words of a body: "l'administration des écoles", "la commission d'un délit", "retire la délégation"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    ARTICLES,
    BE_PRESENT,
    CAN_FORMS,
    COORDINATORS,
    DE,
    NEGATION,
    PREPOSITIONS,
    RELATIVES,
    A,
)

# How many words "mise en œuvre" has.
_LONGEST_ACT: Final = 3
_SINGULAR: Final = frozenset({"la", "l'", "cette"})
_BARE: Final = frozenset({"des", "de", "les"})


def names_act(line: Line, start: int, end: int, entry: Institution, grammar: Grammar) -> bool:
    """True where the word of a body at `start` names what is done."""
    norm, lists = line.norm[start], grammar.lists
    if len(entry.words) > 1:
        return False
    if norm in lists.committing:
        return _is_committed(line, start, grammar)
    if norm in lists.managing:
        return _is_beside_act(line, start, grammar) or line.norm[start - 1] in lists.done_well
    if norm in lists.powers:
        return end == start + 1 and _is_power(line, start, grammar)
    return norm in lists.given_as_counsel and _is_given_as_counsel(line, start, grammar)


def _is_committed(line: Line, start: int, grammar: Grammar) -> bool:
    """ "la commission | de ces infractions", but "la commission | des infractions fiscales"."""
    noun = skip_determiners(line, start + 2, len(line), grammar)
    if line.norm[start + 1] not in DE or line.norm[noun] not in grammar.lists.committed:
        return False
    following = line.norm[noun + 1]
    called = line.is_word(noun + 1) and following not in PREPOSITIONS | COORDINATORS | RELATIVES
    return not called or grammar.is_past_participle(following)


def _is_beside_act(line: Line, start: int, grammar: Grammar) -> bool:
    """ "la gestion et l'| administration des agents": a bare act is told of the same, behind the same preposition.

    But "le service de l'action sociale et la | direction du personnel" are two bodies.
    """
    index = start - 2
    if line.norm[start - 1] not in ARTICLES or line.norm[start + 1] not in DE:
        return False
    preposition = line.norm[index] if line.norm[index] in DE | A else ""
    index -= bool(preposition)
    acts = (k for k in range(index - 1, index - 1 - _LONGEST_ACT, -1))
    act = next((k for k in acts if " ".join(line.norms[k:index]) in grammar.action_nouns), 0)
    if line.norm[index] not in COORDINATORS or not act or institution_at(line, act, len(line), grammar) is not None:
        return False
    before = line.norm[act - 1 - (line.norm[act - 1] in ARTICLES)]
    return any(before in of and preposition in of for of in (DE, A)) or (not preposition and before not in DE | A)


def _is_power(line: Line, start: int, grammar: Grammar) -> bool:
    """ "retire la | délégation", "la durée de la | délégation", "la | délégation est retirée", "| porte sur …"."""
    if line.norm[start - 1] not in _SINGULAR:
        return False
    lists, before = grammar.lists, line.norm[start - 2]
    if grammar.is_form_of(before, lists.of_powers):
        return True
    if before in DE and line.norm[start - 3] in lists.told_of_powers:
        return True
    may = line.norm[start + 1] in CAN_FORMS
    verb = line.norm[start + 1 + may + (line.norm[start + 1 + may] in NEGATION)]
    # "la délégation peut porter sur …", but "la délégation porte sur …" says no more than what it is about
    if grammar.is_form_of(verb, lists.powers_do) or (may and grammar.is_form_of(verb, lists.powers_may_do)):
        return True
    return line.norm[start + 1] in BE_PRESENT and grammar.is_form_of(line.norm[start + 2], lists.of_powers)


def _is_given_as_counsel(line: Line, start: int, grammar: Grammar) -> bool:
    """ "formule des | conseils", "donne des avis et | conseils"."""
    if line.norm[start - 1] in COORDINATORS:
        return line.norm[start - 2] in grammar.lists.beside_counsels
    bare = line.norm[start - 1] in _BARE
    return bare and grammar.is_form_of(line.norm[start - 2], grammar.lists.counselling)
