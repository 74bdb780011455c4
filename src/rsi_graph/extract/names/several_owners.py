"""Names whose plural head belongs to several bodies: "les agents de la direction A ou | de la direction B"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at, is_definite, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import COORDINATORS, DE, PREPOSITIONS
from rsi_graph.model import BodyKind

_JOINING: Final = COORDINATORS | {","}
_NOT_BETWEEN: Final = _JOINING | (PREPOSITIONS - DE)
# Endings of adjectives of rank in the plural: "nationales", "régionaux".
_OF_SEVERAL: Final = ("ales", "aux")


def owner_bounds(line: Line, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """A name in, the bounds of each complement that says whose it is; empty where fewer than two bodies own it.

    Each complement is a body of its own with its article, so that none of them can be a part of the one before it:
    "les membres du conseil d'administration des offices et des régies" is left as it is.
    """
    first = next((k for k in range(start + 1, end) if _opens(line, k, end)), end)
    if first == end or not _is_plain(line, start, first, grammar):
        return []
    joints = [k for k in range(first + 1, end) if line.norm[k] in _JOINING and _opens(line, k + 1, end)]
    said = [line.norm[k] for k in joints]
    if not said or said[-1] == "," or any(norm != "," for norm in said[:-1]):
        return []
    bounds = list(zip([first, *(k + 1 for k in joints)], [*joints, end], strict=True))
    owners = [_owner(line, *bound, grammar, last=bound[1] == end) for bound in bounds]
    # "de la direction ou de l'inspection | nationales": said of both
    shared = any(norm.endswith(_OF_SEVERAL) for norm in line.norms[joints[-1] : end]) and not _all_plural(owners)
    return bounds if _own_apart(owners, grammar) and not shared else []


def _opens(line: Line, index: int, end: int) -> bool:
    return index + 1 < end and is_definite(line.norm[index], line.norm[index + 1])


def _is_plain(line: Line, start: int, first: int, grammar: Grammar) -> bool:
    """ "agents habilités | de la direction", but not "agents relevant | de la direction", "chargés | du contrôle"."""
    words = line.norms[start:first]
    acting = any(looks_present_participle(norm) for norm in words[1:])
    return not acting and _NOT_BETWEEN.isdisjoint(words) and grammar.lists.tasked.isdisjoint(words)


def _owner(line: Line, begin: int, end: int, grammar: Grammar, *, last: bool) -> Institution | None:
    """The body of a complement with "de"; None where it is none, or where another body is nested in it."""
    head = skip_determiners(line, begin + 1, end, grammar)
    entry = institution_at(line, head, end, grammar)
    if entry is None or last:
        return entry
    nests = any(_nests(line, index, end, grammar) for index in range(head + len(entry.words), end))
    return None if nests else entry


def _nests(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "du conseil d'administration | des offices", "des services de sécurité | de la SNCF"."""
    if line.norm[index] not in DE:
        return False
    inner = skip_determiners(line, index + 1, end, grammar)
    proper = inner < end and _opens(line, index, end) and line.is_capital(inner)
    return proper or institution_at(line, inner, end, grammar) is not None


def _all_plural(owners: list[Institution | None]) -> bool:
    return all(owner is not None and owner.plural for owner in owners)


def _own_apart(owners: list[Institution | None], grammar: Grammar) -> bool:
    """True for bodies, all or none of them offices; "des Etats membres et des Etats parties" are told as one."""
    known = [owner for owner in owners if owner is not None and owner.kind is not BodyKind.PERSONS]
    offices = [owner for owner in known if owner.kind is BodyKind.OFFICE]
    states = [owner for owner in known if owner.words[0] in grammar.lists.states]
    return len(known) == len(owners) and len(offices) in {0, len(known)} and len(states) < len(known)
