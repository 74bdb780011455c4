"""Aims that hang on a noun of the object, not on the verb: "accorde un délai | pour régulariser la situation"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DE_INFINITIVE
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role

_INDEFINITE: Final = frozenset({"un", "une", "des", "de", "d'", "tout", "toute", "tous", "toutes"})
# How many words "un délai de quinze jours ouvrables" has behind its noun.
_LONGEST_TERM: Final = 6


def is_aim_of_noun(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "accorde un délai | pour régulariser la situation", "des recommandations | en vue de leur amélioration"."""
    piece, begin = chunks[index], chunks[first].start
    if index == first or piece.comma or piece.role is not Role.PURPOSE:
        return False
    if _ends_in_term(line, chunks[index - 1], grammar):
        return True
    if index != first + 1 or line.norm[begin] not in _INDEFINITE:
        return False  # "suspend le délai | pour lui permettre d'analyser les pièces"
    noun = skip_determiners(line, begin, chunks[first].end, grammar)
    return line.norm[noun] in grammar.lists.given_for or line.norm[noun + 1] in grammar.lists.given_for


def _ends_in_term(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "informe les parties qu'elles disposent d'un délai de huit jours | pour récuser": of the term they have."""
    places = range(piece.end - 1, max(piece.start + 1, piece.end - 1 - _LONGEST_TERM), -1)
    noun = next((k for k in places if line.norm[k] in grammar.lists.given_for), None)
    return noun is not None and line.norm[noun - 1] == "un" and line.norm[noun - 2] in DE_INFINITIVE
