"""Clauses that are an object: "s'assure | que les contrôles sont faits", "apprécie | si le risque est élevé"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at
from rsi_graph.extract.language.words import QUE, SUBORDINATE_FORMS
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import OUTSIDE, Role, opens_said_clause

_SUBJUNCTIVES: Final = SUBORDINATE_FORMS | {"soit"}


def is_of_clause(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "s'assure que les contrôles sont effectués | selon ce programme": an adjunct of the verb of what is said.

    So is all until that verb is said: "vérifie que les actes passés | au nom de la commune sont signés".
    """
    begin = chunks[first].start
    if not opens_said_clause(line, begin) or index <= first:
        return False
    if not _has_verb(line, begin + 1, chunks[index].start, grammar):
        return _has_verb(line, chunks[index].start, chunks[index].end, grammar)
    if line.norm[begin] not in QUE and line.norm[begin] != "à":
        return False
    while index > first and chunks[index].role not in OUTSIDE:
        index -= 1
    piece = chunks[index]
    parted = piece.comma and " ".join(line.norms[piece.start : piece.start + 2]) not in grammar.lists.parted
    return index > first and piece.role in {Role.ADJUNCT, Role.BENEFIT} and not parted


def _has_verb(line: Line, begin: int, end: int, grammar: Grammar) -> bool:
    return any(line.norm[k] in _SUBJUNCTIVES or finite_at(line, k, grammar) for k in range(begin, end))
