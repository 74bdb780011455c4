"""Objects behind asides that commas cut off: "crée, pour l'exercice de missions, de fonctions, | des services"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.noun_phrases import opens_several
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import opens_task
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    EACH_ONE,
    QUE,
    RELATIVES,
    THOSE,
    A,
)
from rsi_graph.extract.names.ends import opens_object
from rsi_graph.extract.objects.negations import restricts
from rsi_graph.extract.objects.pieces import Chunk, is_aside_of_two
from rsi_graph.extract.objects.roles import BESIDE, OUTSIDE, Role

# What an aside is made of.
OUTSIDE_OR_MORE: Final = OUTSIDE | {Role.CONTINUATION}
_WHERE: Final = BESIDE | {"en"}


def with_object_apart(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "peut créer, pour l'exercice de missions, de fonctions, | des services": no "et" says that "des" is one more.

    Likewise "fixe, par la même ordonnance, | de nouvelles dates", "reçoit, à sa demande, | copie du rapport",
    "prélève en leur présence, si nécessaire, | des échantillons", "décide, dans ces conditions, | de la prorogation".
    """
    places = range(len(chunks) - 1, 0, -1)
    rank = _said_apart(chunks, line, start, grammar)
    decides = has_lemma(line, start, grammar.lists.deciding, grammar)
    rank = rank or next((k for k in places if _opens_apart(line, chunks[k].start, grammar, decides=decides)), 0)
    if not rank or not chunks[rank].comma or chunks[rank].role is not Role.CONTINUATION:
        return chunks
    asides = all(one.role in OUTSIDE_OR_MORE | {Role.TO} or _is_where(one, line) for one in chunks[:rank])
    words = takewhile(lambda norm: norm not in RELATIVES, line.norms[chunks[rank].start : chunks[rank].end])
    # "à l'Etat, pour l'ensemble des régimes, | des états provisoires et des états définitifs"
    before = chunks[rank - 1]
    # ", contre rémunération, | des prêts et avances", ", par l'intermédiaire du préfet, | des vœux ou propositions"
    bare = DE.isdisjoint(line.norms[before.start : before.end]) or not _enumerates(line, chunks[rank])
    closed = (before.comma and (before.role in OUTSIDE or bare)) or is_aside_of_two(chunks[:rank], line)
    if not asides or not (closed or COORDINATORS.isdisjoint(words)):
        return chunks
    role = Role.CONTENT if line.norm[chunks[rank].start] in QUE else Role.OBJECT
    return (*chunks[:rank], replace(chunks[rank], role=role), *chunks[rank + 1 :])


def _said_apart(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> int:
    """ "ordonne, par décision, rendue d'office, | que le prévenu sera entendu", "décide, …, | soit de retirer"."""
    lists = grammar.lists
    if not has_lemma(line, start, lists.deciding | lists.asking | lists.whether, grammar):
        return 0
    places = range(1, len(chunks))
    return next((k for k in places if chunks[k].comma and _is_said(line, chunks[k].start, grammar)), 0)


def _is_said(line: Line, index: int, grammar: Grammar) -> bool:
    if line.norm[index] == "soit":
        return opens_task(line, index + 1, grammar)
    return line.norm[index] in QUE and not restricts(line, index)


def _enumerates(line: Line, piece: Chunk) -> bool:
    """ "des communes et des départements", "des collectivités ou leurs groupements": the last of a row has its own."""
    pairs = pairwise(line.norms[piece.start : piece.end])
    return any(joint in COORDINATORS and following in DE | DETERMINERS for joint, following in pairs)


def _is_where(piece: Chunk, line: Line) -> bool:
    """ "crée, sur le territoire, | …", "prélève en leur présence, | …", "collecte auprès des communes, ici, | …"."""
    return piece.role is Role.OTHER and (piece.comma or line.norm[piece.start] in _WHERE)


def _opens_apart(line: Line, index: int, grammar: Grammar, *, decides: bool) -> bool:
    """ "des services", "de nouvelles dates", "d'autres critères", "copie du rapport", "celles qui siègent"."""
    if decides and line.norm[index] in DE_INFINITIVE and line.norm[index + 1] in DETERMINERS:
        return True
    some = line.norm[index] == "des" or opens_several(line, index, index, grammar)
    each = line.norm[index] in EACH_ONE and line.norm[index + 1] in DE  # "convoque, par courrier, | chacun des jurés"
    bare = line.norm[index] in grammar.lists.bare_apart and line.norm[index + 1] in DE | A
    return some or each or bare or line.norm[index] in THOSE or opens_object(line, index, grammar)


def behind_joint(chunks: list[Chunk], line: Line, index: int, grammar: Grammar) -> int:
    """ "dans l'intérêt public, ou | lorsque le maire le demande": where one more condition of the verb begins.

    Only behind what is outside the object; else `index`.
    """
    outside = bool(chunks) and chunks[-1].role in OUTSIDE - {Role.PURPOSE}
    joined = outside and line.norm[index] in COORDINATORS and index + 1 < len(line)
    opened = opener_at(line, index + 1, grammar) if joined else None
    return index + 1 if opened is not None and opened.kind == Role.CONDITION and not opened.whole else index
