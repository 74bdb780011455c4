"""Matters that an adjunct hides: what "à" or "sur" opens behind it, and no comma tells where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import COORDINATORS, DE, DE_WITH_ARTICLE, DETERMINERS, PREPOSITIONS, RELATIVES, A
from rsi_graph.extract.objects.behind_asides import OUTSIDE_OR_MORE
from rsi_graph.extract.objects.loose_ends import ends_in_time
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import OUTSIDE, PARTNERS, Role, is_adverb

NOUN_OBJECTS: Final = frozenset({Role.OBJECT, Role.CONTENT})
MAY_HIDE: Final = frozenset({Role.ADJUNCT, Role.MATTER, Role.CONDITION, Role.OTHER, Role.TO, Role.JOINT})
# Pieces behind whose last word the object may open.
MAY_END: Final = frozenset({Role.TO, Role.OTHER, Role.ADJUNCT, Role.MATTER, Role.JOINT, Role.BENEFIT})
NOT_NOUNS: Final = PREPOSITIONS | DETERMINERS | COORDINATORS | RELATIVES


def with_joined(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar) -> Iterator[Chunk]:
    """ "opère d'office | et sans formalité des retenues": what "et" joins to an adjunct is one more.

    Likewise "procède directement | ou indirectement aux visites".
    """
    for rank, piece in enumerate(chunks):
        joins = rank > 0 and chunks[rank - 1].role in OUTSIDE_OR_MORE and line.norm[piece.start] in COORDINATORS
        behind = piece.start + 1
        further = line.norm[behind] in PREPOSITIONS | A or is_adverb(line, behind, grammar)
        joins = joins and piece.role is Role.CONTINUATION and further
        yield replace(piece, role=Role.ADJUNCT, inner=min(behind + 1, piece.end)) if joins else piece


def with_end_of_means(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "participe selon l'ordre du jour | aux travaux": what "à" opens behind an adjunct, in no clause of its own."""
    if any(piece.role is Role.TO for piece in chunks) or (chunks and chunks[0].role in NOUN_OBJECTS):
        return chunks
    for rank, piece in enumerate(with_joined(chunks, line, grammar)):
        means = piece.role in MAY_END and line.norm[piece.start] != "avec"
        begin = _end_of_means(piece, line, grammar) if means else None
        if begin is not None:
            hidden = Chunk(begin, piece.end, Role.TO, begin, comma=False)
            return (*chunks[:rank], replace(piece, end=begin), hidden, *chunks[rank + 1 :])
    return chunks


def _end_of_means(piece: Chunk, line: Line, grammar: Grammar) -> int | None:
    """Where "à" stands behind a noun, and no relative before it; but "les règles relatives | au budget"."""
    places = range(max(piece.inner, piece.start + 2), piece.end - 1)
    begin = next((k for k in places if line.norm[k] in A and _ends_noun(line, k, grammar)), None)
    return None if begin is None or not RELATIVES.isdisjoint(line.norms[piece.start : begin]) else begin


def _ends_noun(line: Line, index: int, grammar: Grammar) -> bool:
    """Nothing before `index` that "à" goes on with."""
    before = line.norm[index - 1]
    governs = grammar.is_past_participle(before) and line.norm[index - 2] != "l'"  # "aux frais de l'intéressé | aux"
    governs = governs or before in grammar.lists.governing_to | NOT_NOUNS
    return not governs and not looks_present_participle(before)


def with_matter(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "délibère par an sur convocation du président | sur les points suivants": a second "sur", in no clause.

    Likewise "statue en référé | sur la demande", "après avis de la commission | sur les dons": the first, behind how it
    is done.
    """
    may_hide = MAY_HIDE | {Role.CONSULTED}
    if not chunks or any(piece.role not in may_hide or _is_matter(line, piece) for piece in chunks):
        return chunks
    last = chunks[-1]
    places = (k for k in range(last.start + 1, last.end - 1) if line.norm[k] == "sur")
    begin = next((k for k in places if line.norm[k + 1] in DETERMINERS), None)
    if begin is None or not RELATIVES.isdisjoint(line.norms[last.start : begin]):
        return chunks
    # but "au vu d'un rapport | sur l'activité"
    bare = (DETERMINERS | DE).isdisjoint(line.norms[last.start + 1 : begin]) or ends_in_time(line, begin, grammar)
    bare = bare or line.norm[begin - 1] in grammar.lists.manners  # "se prononce dans les mêmes conditions | sur"
    if line.norm[last.start] != "sur" and last.role is not Role.CONSULTED and not bare:
        return chunks
    return (*chunks[:-1], replace(last, end=begin), Chunk(begin, last.end, Role.OTHER, begin, comma=False))


def _is_matter(line: Line, piece: Chunk) -> bool:
    return piece.role is Role.OTHER and line.norm[piece.start] == "sur"


def with_decided(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "décide conjointement avec le directeur de l'établissement | de la nomination des responsables": an act."""
    last = chunks[-1] if chunks else None
    if last is None or last.role not in PARTNERS or any(piece.role not in OUTSIDE for piece in chunks):
        return chunks
    places = range(last.inner + 2, last.end - 1)
    begin = next((k for k in places if _opens_act(line, k, grammar)), None)
    if begin is None or not RELATIVES.isdisjoint(line.norms[last.start : begin]):
        return chunks
    hidden = Chunk(begin, last.end, Role.OBJECT, begin, comma=False)
    return (*chunks[:-1], replace(last, end=begin), hidden)


def _opens_act(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le directeur | de la nomination", "le maire | des nominations"; but "la direction de la gestion" is a body."""
    noun = index + 1 + (line.norm[index + 1] in DETERMINERS)
    determined = line.norm[index] in DE_WITH_ARTICLE or noun > index + 1
    act = line.norm[index] in DE and determined and line.norm[noun] in grammar.lists.done_to
    return act and line.norm[index - 1] not in NOT_NOUNS
