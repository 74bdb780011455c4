"""Aims: those that hang on a noun of the object ("accorde un délai | pour régulariser"), and those that enumerate."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE_INFINITIVE, PLURAL_DETERMINERS, POSSESSIVES
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import OUTSIDE, Role

_INDEFINITE: Final = frozenset({"un", "une", "des", "de", "d'", "tout", "toute", "tous", "toutes"})
# Determiners of one act: "pour la recherche des infractions", but "pour les litiges".
ONE: Final = (ARTICLES | POSSESSIVES) - PLURAL_DETERMINERS
# Endings of nouns of acts: "pour la commercialisation des droits".
_ACTS: Final = ("isation", "ification")
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


def with_whole_aim(chunks: tuple[Chunk, ...], line: Line, end: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "Afin d'assurer le fonctionnement, | la sécurité et la sûreté des réseaux, le préfet": an aim that enumerates.

    It goes on to the last piece before `end`, where the subject begins, that "et" or "ou" closes.
    """
    if not chunks or chunks[0].role is not Role.PURPOSE:
        return chunks
    last = 0
    for rank, piece in enumerate(chunks[1:], start=1):
        if piece.role in OUTSIDE or piece.end > end or _joins_adjunct(piece, line, grammar):
            break
        if not COORDINATORS.isdisjoint(line.norms[piece.start : piece.end]):
            last = rank
    return (replace(chunks[0], end=chunks[last].end), *chunks[last + 1 :])


def _joins_adjunct(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "En vue du vote de la loi, | et sans préjudice de l'article 5, le maire": no further part of the aim."""
    joined = line.norm[piece.start] in COORDINATORS
    opened = opener_at(line, piece.start + 1, grammar) if joined else None
    return opened is not None and Role(opened.kind) is not Role.PURPOSE


def aim_or_scope(line: Line, index: int, grammar: Grammar) -> Role:
    """ "pour la gestion des actions" is an aim, "pour les litiges" a scope."""
    lists = grammar.lists
    position = index + 2 + (line.norm[index + 2] in lists.before_noun | lists.kept_before_noun)
    noun = line.norm[position]
    act = noun in lists.never_named or (noun in grammar.action_nouns and noun not in grammar.institutions)
    act = act or noun.endswith(_ACTS)
    return Role.PURPOSE if act and line.norm[index + 1] in ONE else Role.ADJUNCT
