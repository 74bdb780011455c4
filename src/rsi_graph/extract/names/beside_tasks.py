"""A body that stands beside a name which ends in a task: "agents habilités à rechercher l'infraction et | le maire"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE, A

_DEFINITE: Final = ARTICLES - {"un", "une"}


def joins_beside_task(line: Line, index: int, begin: int, end: int, grammar: Grammar) -> bool:
    """True for a coordinator at `index` behind which stands no further object of the task that opens at `begin`.

    Only where the task names nobody to whom the second could be joined: not "chargés de contrôler l'office et | la
    caisse", "chargés d'appliquer les décisions prises par le maire ou | par le préfet".
    """
    second = line.norm[index + 1]
    if line.norm[index] not in COORDINATORS or index + 2 >= end:
        return False
    preposition = second == "par" or second in A
    if not preposition and second not in _DEFINITE:
        return False
    if preposition and not ({"par"} if second == "par" else A).isdisjoint(line.norms[begin:index]):
        return False
    head = skip_determiners(line, index + 1 + preposition, end, grammar)
    other = institution_at(line, head, end, grammar)
    if other is None or not other.holder or other.slug in grammar.lists.generic_heads:
        return False
    return preposition or not any(_may_be_joined(line, k, index, grammar) for k in range(begin, index))


def _may_be_joined(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "contrôler | l'office", "prises par | le maire": a body with its article; "de l'office", "au comité" are not."""
    if line.norm[index] not in _DEFINITE or line.norm[index - 1] in DE | A:
        return False
    entry = institution_at(line, skip_determiners(line, index, end, grammar), end, grammar)
    return entry is not None
