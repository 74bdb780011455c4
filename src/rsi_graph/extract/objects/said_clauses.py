"""Clauses that are an object: "s'assure | que les contrôles sont faits", "apprécie | si le risque est élevé"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind
from rsi_graph.extract.language.words import DE_INFINITIVE, QUE, RELATIVES, SUBORDINATE_FORMS
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.questions import opens_said_clause
from rsi_graph.extract.objects.roles import OUTSIDE, Role

_SUBJUNCTIVES: Final = SUBORDINATE_FORMS | {"soit"}
_BEFORE_TASK: Final = DE_INFINITIVE | {"à"}
_OF_CLAUSE: Final = frozenset({Role.ADJUNCT, Role.BENEFIT, Role.PURPOSE})
_OF_TASK: Final = frozenset({Role.ADJUNCT, Role.MATTER, Role.PURPOSE})


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
    return index > first and piece.role in _OF_CLAUSE and not parted


def is_of_task(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "invite le maire à produire les pièces | dans un délai d'un mois": when another is to do what he is told.

    But "autorise le président à déléguer sa signature | dans les conditions fixées": how he is told.
    """
    while index > first and (
        chunks[index].role not in OUTSIDE or (not chunks[index].comma and chunks[index - 1].role in OUTSIDE)
    ):
        index -= 1  # ", dans un délai d'un mois | à compter de ce jour": one aside
    piece = chunks[index]
    if index == first or piece.comma or piece.role not in _OF_TASK:
        return False
    aim = piece.role is Role.PURPOSE and line.norm[piece.inner] not in grammar.lists.sent_for
    turns = {" ".join(line.norms[piece.start : piece.start + words]) for words in (1, 2, 3)}
    if not aim and turns.isdisjoint(grammar.lists.task_turns):
        return False
    verb = chunks[0].start - (line.norm[chunks[0].start - 1] == ",")
    if not has_lemma(line, verb, grammar.lists.tasking, grammar):
        return False
    begin = chunks[first].start
    # "demande une étude sur les travaux à réaliser | avant de se prononcer"
    asks = has_lemma(line, verb, grammar.lists.asking, grammar)
    return _has_task(line, begin, begin + 2 if asks else piece.start, grammar)


def _has_task(line: Line, begin: int, end: int, grammar: Grammar) -> bool:
    """ "le maire | à produire les pièces": an infinitive, in no relative clause."""
    for index in range(begin, end - 1):
        if line.norm[index] in RELATIVES:
            return False
        if line.norm[index] in _BEFORE_TASK and infinitive_behind(line, index + 1, grammar):
            return True
    return False


def _has_verb(line: Line, begin: int, end: int, grammar: Grammar) -> bool:
    return any(line.norm[k] in _SUBJUNCTIVES or finite_at(line, k, grammar) for k in range(begin, end))
