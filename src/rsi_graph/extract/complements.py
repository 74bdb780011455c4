"""What follows a verb: its object, and the adjuncts that are no part of it.

The first noun phrase is the object; it reaches to the last chunk that belongs to it. What stands inside the object
stays, so that the object is contiguous; adjuncts of the verb at the end are left out (gold guidelines, "Object").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.chunks import Chunk, chunk
from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.institutions import institution_phrase
from rsi_graph.extract.lines import Line
from rsi_graph.extract.roles import ASIDES, OUTSIDE, Role
from rsi_graph.extract.words import COORDINATORS, DE, A

# Stands for a "soit" whose words are an adjunct: "soit | selon les modalités prévues".
_EMPTY: Final = Chunk(0, 0, Role.ADVERB, 0, comma=False)


@dataclass(frozen=True, slots=True)
class Complement:
    """Everything behind a verb: token positions of the object, and the chunks around it."""

    object: tuple[int, int] | None
    before: tuple[Chunk, ...] = ()
    inside: tuple[Chunk, ...] = ()
    after: tuple[Chunk, ...] = ()

    def chunks(self, *roles: Role) -> tuple[Chunk, ...]:
        """All chunks of these roles, wherever they stand."""
        return of_role((*self.before, *self.inside, *self.after), roles)


def of_role(chunks: tuple[Chunk, ...], roles: Collection[Role]) -> tuple[Chunk, ...]:
    """Chunks in, those of these roles out."""
    return tuple(piece for piece in chunks if piece.role in roles)


def complement(line: Line, start: int, end: int, grammar: Grammar) -> Complement:
    """Token positions behind a verb in, its object and adjuncts out."""
    chunks = chunk(line, start, end, grammar)
    first = _object_chunk(chunks, line, grammar)
    if first is None:
        return Complement(None, before=chunks)
    last = _last_of_object(chunks, first, line, grammar)
    bounds = (chunks[first].start, _without_coordinator(line, chunks[first].start, chunks[last].end))
    return Complement(bounds, chunks[:first], chunks[first : last + 1], chunks[last + 1 :])


def _without_coordinator(line: Line, start: int, end: int) -> int:
    """ "copie au directeur | ou, en son absence, …": an object does not end in "ou"."""
    while end > start + 1 and (line.norm(end - 1) in COORDINATORS or line.norm(end - 1) == "soit"):
        end -= 1
    return end


def _object_chunk(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar) -> int | None:
    """The first noun phrase; else the first chunk with "à", then with another preposition."""
    chunks = tuple(piece if line.norms[piece.start : piece.end] != ("soit",) else _EMPTY for piece in chunks)
    for wanted in ((Role.OBJECT, Role.CONTENT), (Role.TO,), (Role.OTHER,)):
        for index, piece in enumerate(chunks):
            if piece.role in wanted and not (piece.role is Role.OTHER and line.norm(piece.start) == "par"):
                return 0 if _belongs_to_first(chunks, index, line, grammar) else index
    return None


def _belongs_to_first(chunks: tuple[Chunk, ...], index: int, line: Line, grammar: Grammar) -> bool:
    """ "procède à l'émission de timbres comportant, en outre, | la perception …": a noun of a clause on the first.

    But "verse à la caisse, dans ce délai, | le montant": who receives is an institution.
    """
    first = chunks[0]
    if first.role is not Role.TO or not chunks[index].comma:
        return False
    return institution_phrase(line, first.start + 1, first.end, grammar) is None


def _last_of_object(chunks: tuple[Chunk, ...], first: int, line: Line, grammar: Grammar) -> int:
    """The last chunk that belongs to the object: what is outside at the end is left out."""
    last = len(chunks) - 1
    while last > first and not _completes_participle(chunks, first, last, line, grammar):
        if chunks[last].role not in OUTSIDE and not _follows_outside(chunks, first, last, line):
            break
        last -= 1
    return last


def _completes_participle(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "celles définies, au titre de leurs salariés, par l'Agence": the agent of a participle that a comma cut off."""
    if line.norm(chunks[index].start) != "par" or chunks[index].role is not Role.OTHER:
        return False
    own = (piece for piece in chunks[first:index] if piece.role not in OUTSIDE)
    return any(grammar.is_past_participle(line.norm(piece.end - 1)) for piece in own)


def _resumes(chunks: tuple[Chunk, ...], index: int, line: Line) -> bool:
    """ "le remboursement, dans la limite du plafond, de la rémunération": the object goes on behind an aside."""
    gerund = line.norm(chunks[index - 1].start) == "en"
    aside = chunks[index - 1].role in ASIDES and chunks[index - 1].comma and not gerund
    return aside and chunks[index].comma and line.norm(chunks[index].start) in DE | A


def _follows_outside(chunks: tuple[Chunk, ...], first: int, index: int, line: Line) -> bool:
    """True for a continuation of an adjunct: ", dans le cadre des programmes définis par X, déclinés par Y"."""
    position = index
    while position > first and chunks[position].role in (Role.CONTINUATION, Role.OTHER, Role.TO):
        if _resumes(chunks, position, line):
            return False
        position -= 1
    return first < position < index and chunks[position].role in OUTSIDE - {Role.ADVERB}
