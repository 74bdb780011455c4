"""Texts that somebody signs, in front of the signatory: "par arrêté conjoint | du ministre"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DE, NUMERALS, PREPOSITIONS

# "par | un arrêté", "par | des arrêtés": what leaves open which text, so that who signs it must be told.
UNDETERMINED: Final = frozenset({"un", "une", "des", "plusieurs"}) | NUMERALS
# "par décision spécialement motivée de": how many words may stand before the signatory.
_LONGEST_ACT: Final = 5


def behind_act(line: Line, index: int, grammar: Grammar) -> int:
    """ "par | arrêté conjoint du | ministre": position behind what somebody signs; `index` where there is none."""
    act = act_at(line, index, grammar)
    if line.norm[act] not in grammar.lists.signed:
        return index
    behind = act + 1
    while line.is_word(behind) and line.norm[behind] not in PREPOSITIONS and behind < index + _LONGEST_ACT:
        behind += 1
    # "par ordonnance motivée rendue | par | le président": who gave it
    given = line.norm[behind] == "par" and grammar.is_past_participle(line.norm[behind - 1]) and behind > act + 1
    return behind + 1 if line.norm[behind] in DE or given else index


def act_at(line: Line, index: int, grammar: Grammar) -> int:
    """Position of the noun behind "par": "par un | arrêté", "par deux | arrêtés", "par une nouvelle | ordonnance"."""
    index += line.norm[index] in UNDETERMINED
    lists = grammar.lists
    while line.norm[index] in lists.before_noun or line.norm[index] in lists.kept_before_noun:
        index += 1
    return index
