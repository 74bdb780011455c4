"""Lists of conditions: the first clause of each of their items says when, not who is to do what."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ADVERBS, RELATIVES, SUBORDINATORS

# How far it is to the noun: "l'une des | conditions cumulatives suivantes", "les | conditions sont toutes remplies".
_TO_ANNOUNCED: Final = 3
_TO_FULFILLED: Final = 8


def opens_clauses(line: Line) -> bool:
    """ "le maire de la commune dans laquelle :", "peut suspendre l'agrément lorsque :": the items end the clause."""
    if not line.colon:
        return False
    norm = line.norm[_last(line)]
    return norm in RELATIVES or norm in SUBORDINATORS


def announces_conditions(line: Line, grammar: Grammar) -> bool:
    """ "si elle satisfait aux conditions suivantes :", "dans les cas suivants :", "si les conditions sont remplies :".

    But "est délivrée dans les conditions suivantes :" goes on to say who does what.
    """
    if not line.colon:
        return False
    lists, last = grammar.lists, _last(line)
    fulfilled = line.norm[last] in lists.fulfilled
    if not fulfilled and line.norm[last] not in lists.announcing:
        return False
    reach = range(last - 1, last - 1 - (_TO_FULFILLED if fulfilled else _TO_ANNOUNCED), -1)
    noun = next((index for index in reach if line.norm[index] in lists.cases | lists.criteria), None)
    if noun is None:
        return False
    return fulfilled or line.norm[noun] in lists.cases or "dans" not in line.norms[max(0, noun - 2) : noun]


def _last(line: Line) -> int:
    """Position of the last word before the colon: "lorsque | notamment :"."""
    last = len(line) - 1
    while line.norm[last] in ADVERBS:
        last -= 1
    return last
