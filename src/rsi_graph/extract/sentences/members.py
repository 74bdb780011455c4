"""What a clause only says of who belongs to a body: no competence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rsi_graph.extract.language.heads import skip_determiners
from rsi_graph.extract.language.words import DE, DETERMINERS, QUE
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.complements import Complement
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.model import BodyKind, Mention

_ANY: Final = frozenset({"un", "une"})
_ONE: Final = frozenset({"le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa"})


def gathers_members(clause: Clause, verb: str, parts: Complement, holders: Iterable[Mention]) -> bool:
    """ "L'assemblée réunit les titulaires d'actions", but "Le président réunit les membres", "réunit un jury"."""
    lists, line = clause.grammar.lists, clause.line
    offices = any(holder.kind is BodyKind.OFFICE for holder in holders)
    if verb not in lists.gathering or parts.object is None or offices:
        return False
    begin, end = parts.object
    if parts.before or not lists.durations.isdisjoint(line.norms[begin:]):  # "réunit, une fois par an, | les membres"
        return False
    whole = line.norm[begin] == "l'" and line.norm[begin + 1] in lists.whole_of
    noun = skip_determiners(line, begin + 3 * whole, end, clause.grammar)
    if line.norm[begin] in _ONE and not whole:
        return False
    return institution_phrase(line, noun, end, clause.grammar) is not None


def is_of_seats(clause: Clause, verb: str, parts: Complement) -> bool:
    """ "Deux assesseurs | représentent l'ordre", "Le membre | perçoit, pour sa présence, une indemnité": who sits.

    But "Le président représente la caisse" acts.
    """
    lists, line = clause.grammar.lists, clause.line
    begin, end = parts.object or (0, 0)
    begin += line.norm[begin] in QUE  # "ne perçoit | qu'une indemnité"
    if " ".join((verb, *line.norms[begin : min(begin + 2, end)])) in lists.stative:
        return True
    counted = clause.subject is not None and line.norm[clause.subject[0]] in lists.numbers | _ANY
    return counted and verb in lists.standing_for


def tells_members(
    clause: Clause, verb: str, subject: tuple[int, int], agent: tuple[int, int], holders: Iterable[Mention]
) -> bool:
    """Whether a passive only says who sits in a body, or of what it is made."""
    return _is_completed(clause, verb, subject, agent) or _is_made_up(clause, verb, subject, agent, holders)


def _is_completed(clause: Clause, verb: str, subject: tuple[int, int], agent: tuple[int, int]) -> bool:
    """ "La chambre est complétée par un membre suppléant": who sits in it; but "par arrêté du ministre" is an act."""
    line, grammar = clause.line, clause.grammar
    if verb not in grammar.lists.completing or line.norm[agent[0] - 1] in DE:
        return False
    noun = subject[0] + (line.norm[subject[0]] in DETERMINERS)
    phrase = institution_phrase(line, subject[0], subject[1], grammar)
    return line.norm[noun] in grammar.lists.composition or (phrase is not None and phrase.start <= noun)


def _is_made_up(
    clause: Clause, verb: str, subject: tuple[int, int], agent: tuple[int, int], holders: Iterable[Mention]
) -> bool:
    """ "La juridiction est constituée par une chambre"; but "Les jurys sont constitués par le recteur"."""
    line, lists = clause.line, clause.grammar.lists
    if verb not in lists.making_up or line.norm[agent[0] - 1] in DE:
        return False
    office = any(holder.kind is BodyKind.OFFICE for holder in holders)
    phrase = institution_phrase(line, *subject, clause.grammar)
    body = phrase is not None and phrase.start <= subject[0] + (line.norm[subject[0]] in DETERMINERS)
    return (body and line.norm[agent[0]] in _ANY) or ((body or line.norm[agent[0]] == "des") and not office)
