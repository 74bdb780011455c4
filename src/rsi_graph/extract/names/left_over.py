"""What an act has left over behind a name that is whole: "la délivrance par le laboratoire agréé | des certificats".

An act that somebody does, or that somebody is told or given something by, has an object; where none stands before the
name, the first definite complement that the name does not need is that object.
"""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners, institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import ARTICLES, DE, DETERMINERS, POSSESSIVES, PREPOSITIONS, RELATIVES, A
from rsi_graph.model import BodyKind

# How far before a name the verb may stand that says who is told: "sont également avisés, par tout moyen, par le".
_TELLING: Final = 12
# How far before a complement the preposition may stand that says who acts.
_ACTING: Final = 10
_BEFORE_ACT: Final = ARTICLES | POSSESSIVES | DE | A
# What does not stand between a verb of telling and who is told: "est informé par, sans délai".
_NOT_BETWEEN: Final = PREPOSITIONS - {"par", "sans"} | RELATIVES
_SETTING: Final = frozenset({"en", "à"})  # "la mise | en œuvre", "la mise | à disposition"


def telling_at(line: Line, index: int, grammar: Grammar) -> int | None:
    """ "avise le greffier | de la date": the last verb of telling before a position, which says of what."""
    for position in range(index - 1, max(0, index - _TELLING) - 1, -1):
        if any(a.lemma in grammar.lists.telling for a in grammar.verbs.get(line.norm[position], ())):
            return position
    return None


def is_left_over(line: Line, index: int, noun: int, grammar: Grammar) -> bool:
    """ "informe l'assuré | du retard constaté", "la délivrance par le centre de tests | des certificats"."""
    start = _acting_at(line, index, grammar)
    verb = telling_at(line, index, grammar) if start is None else start
    if verb is None or _belongs(line, index, noun, grammar):
        return False
    head = _head_of(line, verb, index, grammar)
    entry = None if head is None else institution_at(line, head, index, grammar)
    if head is None or entry is None or not grammar.lists.tasked.isdisjoint(line.norms[head:index]):
        return False
    if not _NOT_BETWEEN.isdisjoint(line.norms[verb + 1 : head]):
        return False  # "relève du ministre les membres du conseil"
    if start is None and (entry.kind is BodyKind.PERSONS or _is_told_of(line, noun, grammar)):
        return True
    return _is_whole(line, head + len(entry.words), index, grammar, acts=start is not None) and (
        _is_matter(line.norm[noun], grammar) or (start is not None and line.norm[noun] in grammar.action_nouns)
    )


def _head_of(line: Line, verb: int, index: int, grammar: Grammar) -> int | None:
    """Where the name begins that a complement stands behind: the last institution with a determiner."""
    for position in range(index - 1, verb, -1):
        opens = line.norm[position - 1] in DETERMINERS or line.norm[position - 1] in A
        if opens and institution_at(line, position, index, grammar):
            return None if line.norm[before_determiners(line, position)] in DE else position
    return None


def _is_whole(line: Line, after: int, index: int, grammar: Grammar, *, acts: bool) -> bool:
    """A name with its complement or a participle: "l'organisme agréé |", but not "le président de la commission |"."""
    if (DE | {"en"}).isdisjoint(line.norms[after:index]):
        return acts and index > after and grammar.is_past_participle(line.norm[index - 1])
    last = institution_at(line, index - 1, index, grammar)
    return last is None or last.kind is BodyKind.PERSONS


def _belongs(line: Line, index: int, noun: int, grammar: Grammar) -> bool:
    """What a name may have: a body, a place, what an act or a right in it is of."""
    if noun >= len(line) or line.is_capital(noun):
        return True
    if institution_at(line, noun, len(line), grammar) is not None:
        return True
    before, lists = line.norm[index - 1], grammar.lists
    has_one = before in lists.having_one and line.norm[index - 2] not in lists.states  # "les Etats membres | des"
    if has_one or before in grammar.action_nouns or before in lists.having | lists.tasked:
        return True
    return looks_present_participle(before) or line.norm[noun] in lists.places | lists.seats


def _is_matter(noun: str, grammar: Grammar) -> bool:
    """What somebody is told, given or has to do: "des conditions", "des informations", "de la mise en œuvre"."""
    lists = grammar.lists
    return noun in lists.told | lists.given | lists.accounted | lists.own_matters | lists.never_named


def _acting_at(line: Line, index: int, grammar: Grammar) -> int | None:
    """ "la mise en œuvre | par le centre", "la transmission | à la maternité": the preposition behind a bare act."""
    for position in range(index - 1, max(2, index - _ACTING) - 1, -1):
        norm = line.norm[position]
        if norm == "," or norm in RELATIVES:
            return None
        if norm == "par" or norm in A:
            return position if _is_bare_act(line, position, grammar) else None
    return None


def _is_bare_act(line: Line, preposition: int, grammar: Grammar) -> bool:
    """An act without complement right before the preposition; before "à", one by which something is given."""
    act = preposition - 1
    if line.norm[act - 1] in _SETTING:
        act -= 2
    if line.norm[act - 1] not in _BEFORE_ACT:
        return False
    if line.norm[preposition] == "par":
        return line.norm[act] in grammar.action_nouns
    return grammar.action_nouns.get(line.norm[act], "") in grammar.lists.giving_actions


def _is_told_of(line: Line, noun: int, grammar: Grammar) -> bool:
    """ "des écarts | constatés": what is told more of by a participle; "compétent" tells a body from others."""
    following = line.norm[noun + 1]
    if following in RELATIVES:
        return True
    return grammar.is_past_participle(following) and following not in grammar.lists.closing | grammar.lists.adjectives
