"""Lists of conditions and of what is asked: the first clause of an item says when or whether, not who does what."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ADVERBS, ARTICLES, RELATIVES, SUBORDINATORS
from rsi_graph.extract.objects.questions import asks_whether
from rsi_graph.extract.sentences.clauses import LeadIn, LeadKind

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


def tells_whether(line: Line, lead: LeadIn, grammar: Grammar) -> bool:
    """ "vérifie : | 1° Si le dossier est complet", but "décide : | 1° Si l'avis est favorable, le retrait"."""
    asks = lead.kind is LeadKind.VERB and asks_whether(line, 0, lead.verb, grammar)
    return asks and all(pair[0] != "," or pair[1] not in ARTICLES for pair in pairwise(line.norms))
