"""Adjectives inside a name: "conseil économique, social et environnemental", "personnel civil et militaire"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ADVERBS, COORDINATORS, DE, DETERMINERS
from rsi_graph.model import BodyKind

_OPENS_NOUN: Final = DE | DETERMINERS
_DEFINITE: Final = frozenset({"la", "l'"})
_ADJECTIVE_ENDS: Final = (
    *("al", "ale", "aux", "ales", "el", "elle", "els", "elles", "ial", "ique", "iques", "aire", "aires"),
    *("if", "ive", "ifs", "ives", "ier", "iers", "ière", "ières", "ole", "oles"),
)


def extend_adjectives(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "conseil économique, | social, culturel et environnemental": single words between commas, and a last one."""
    position = index
    while line.norm[position] == "," and is_adjective(line, position + 1, end, grammar):
        position += 2
    closes = position > index and line.norm[position] in COORDINATORS
    if position > index and line.norm[position] == ",":
        return _matters_end(line, position + 1, end, grammar) or index
    return position + 2 if closes and is_adjective(line, position + 1, end, grammar) else index


def _matters_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "conseil économique, social, environnemental, | de la culture et de l'éducation": matters close it; else 0."""
    second = index + 4
    if second + 2 >= end or line.norm[second - 1] not in COORDINATORS:
        return 0
    matters = all(
        line.norm[k] == "de" and line.norm[k + 1] in _DEFINITE and institution_at(line, k + 2, end, grammar) is None
        for k in (index, second)
    )
    return second + 3 if matters else 0


def is_adjective(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """A single word that may qualify the name: it ends as adjectives do, and opens nothing."""
    norm = line.norm[index]
    if index >= end or not norm.endswith(_ADJECTIVE_ENDS) or norm in ADVERBS:
        return False
    entry = institution_at(line, index, end, grammar)
    return entry is None or entry.kind is BodyKind.PERSONS  # "culturel et | professionnel"


def is_second_adjective(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "personnel civil | et militaire", "comité olympique | et sportif français": persons' word that qualifies.

    "les membres titulaires | et suppléants": a rank behind a rank.
    """
    before, second = line.norm[index - 1], line.norm[index + 1]
    qualified = index > origin and line.norm[index - 2] not in _OPENS_NOUN
    if second in grammar.lists.deputies and before in grammar.lists.ranked:
        return qualified and before.endswith("s") == second.endswith("s")
    entry = institution_at(line, index + 1, end, grammar)
    if entry is None or entry.kind is not BodyKind.PERSONS or not is_adjective(line, index + 1, end, grammar):
        return False
    return qualified and before not in grammar.institutions and before.endswith("s") == second.endswith("s")


def is_quality(line: Line, start: int, entry: Institution, grammar: Grammar) -> bool:
    """ "le monde social, économique et | professionnel": a word of persons that qualifies, behind an adjective."""
    if entry.kind is not BodyKind.PERSONS or line.norm[start - 1] not in COORDINATORS:
        return False
    return all(is_adjective(line, index, len(line), grammar) for index in (start - 2, start))
