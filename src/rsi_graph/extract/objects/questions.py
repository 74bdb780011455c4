"""Clauses that a verb has as its object: what it says, whether something is so, which one is."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import PREPOSITIONS, QUE

WHETHER: Final = frozenset({"si", "s'"})
ASKING: Final = frozenset({"quel", "quelle", "quels", "quelles"})


def asks_whether(line: Line, index: int, verb: str, grammar: Grammar) -> bool:
    """ "vérifie dans ce délai | si les nominations sont faites": what is asked, behind a verb that asks it."""
    if line.norm[index] not in WHETHER:
        return False
    return grammar.is_form_of(verb, grammar.lists.whether)


def asks_which(line: Line, index: int) -> bool:
    """ "indique | dans quelle proportion chacun paie", "détermine | quels actes …"; but "quel que soit l'acte"."""
    index += line.norm[index] in PREPOSITIONS
    return line.norm[index] in ASKING and line.norm[index + 1] not in QUE


def opens_said_clause(line: Line, index: int) -> bool:
    """ "que les contrôles sont faits", "à ce que le port soit entretenu", "si le risque est élevé", "quel acte"."""
    stated = line.norm[index] in QUE or (line.reads(index, ("à", "ce")) and line.norm[index + 2] in QUE)
    return stated or line.norm[index] in WHETHER or asks_which(line, index)
