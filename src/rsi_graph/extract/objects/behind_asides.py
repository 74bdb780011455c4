"""Objects behind asides that commas cut off: "crée, pour l'exercice de missions, de fonctions, | des services"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.noun_phrases import opens_several
from rsi_graph.extract.language.words import COORDINATORS, DE, DE_INFINITIVE, DETERMINERS, RELATIVES, THOSE
from rsi_graph.extract.names.ends import opens_object
from rsi_graph.extract.objects.pieces import Chunk, is_aside_of_two
from rsi_graph.extract.objects.roles import OUTSIDE, Role

# What an aside is made of.
OUTSIDE_OR_MORE: Final = OUTSIDE | {Role.CONTINUATION}


def with_object_apart(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar, *, decides: bool) -> tuple[Chunk, ...]:
    """ "peut créer, pour l'exercice de missions, de fonctions, | des services": no "et" says that "des" is one more.

    Likewise "fixe, par la même ordonnance, | de nouvelles dates", "reçoit, à sa demande, | copie du rapport",
    "prélève en leur présence, si nécessaire, | des échantillons", "décide, dans ces conditions, | de la prorogation".
    """
    places = range(len(chunks) - 1, 0, -1)
    rank = next((k for k in places if _opens_apart(line, chunks[k].start, grammar, decides=decides)), 0)
    if not rank or not chunks[rank].comma or chunks[rank].role is not Role.CONTINUATION:
        return chunks
    asides = all(one.role in OUTSIDE_OR_MORE | {Role.TO} or _is_where(one, line) for one in chunks[:rank])
    words = takewhile(lambda norm: norm not in RELATIVES, line.norms[chunks[rank].start : chunks[rank].end])
    # "à l'Etat, pour l'ensemble des régimes, | des états provisoires et des états définitifs"
    before = chunks[rank - 1]
    bare = DE.isdisjoint(line.norms[before.start : before.end])  # ", contre rémunération, | des prêts et avances"
    closed = (before.comma and (before.role in OUTSIDE or bare)) or is_aside_of_two(chunks[:rank], line)
    if not asides or not (closed or COORDINATORS.isdisjoint(words)):
        return chunks
    return (*chunks[:rank], replace(chunks[rank], role=Role.OBJECT), *chunks[rank + 1 :])


def _is_where(piece: Chunk, line: Line) -> bool:
    """ "crée, sur le territoire, | …", "prélève en leur présence, | …"."""
    return piece.role is Role.OTHER and (piece.comma or line.norm[piece.start] == "en")


def _opens_apart(line: Line, index: int, grammar: Grammar, *, decides: bool) -> bool:
    """ "des services", "de nouvelles dates", "d'autres critères", "copie du rapport", "celles qui siègent"."""
    if decides and line.norm[index] in DE_INFINITIVE and line.norm[index + 1] in DETERMINERS:
        return True
    some = line.norm[index] == "des" or opens_several(line, index, index, grammar)
    return some or line.norm[index] in THOSE or opens_object(line, index, grammar)
