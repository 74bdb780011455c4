"""What an act is for: the aims that hang on its verb, and not on another in the same clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DE
from rsi_graph.extract.objects.complements import of_role
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.statements.statement import Statement, content_of
from rsi_graph.model import Phrase

_HAVING_DONE: Final = (("après", "avoir"), ("après", "s'être"))


def aim_of(statement: Statement, text: str, grammar: Grammar) -> Phrase | None:
    """The predicate's own purpose, else the clause's, else the lead-in's; one that ends the object is of its words."""
    complement = statement.complement
    own = of_role((*complement.before, *complement.inside[:-1], *complement.after), (Role.PURPOSE,))
    aims = (piece for piece in statement.chunks(Role.ADJUNCT) if _tells_aim(statement.line, piece))
    applied = tuple(replace(piece, inner=piece.start + 1) for piece in aims)
    return content_of(statement.line, (*own, *_in_front(statement, grammar), *applied), text) or statement.purpose


def _in_front(statement: Statement, grammar: Grammar) -> Iterator[Chunk]:
    """The aims before the verb; one that no comma parts from an act before it is that act's.

    "Après avoir réuni la commission | pour examiner la demande", "saisie par le greffier | pour notifier l'acte".
    """
    act = -1  # where the running act has ended
    for piece in statement.front_chunks:
        goes_on = piece.start == act and not piece.comma
        if piece.role is Role.PURPOSE and not goes_on:
            yield piece
        act = piece.end if goes_on or _is_act(statement.line, piece, grammar) else -1


def _is_act(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "après avoir réuni", "saisie par le greffier", "en cas de transit": what may have an aim itself."""
    done = line.norms[piece.start : piece.start + 2] in _HAVING_DONE
    return done or piece.role is Role.CONDITION or grammar.is_past_participle(line.norm[piece.start])


def _tells_aim(line: Line, piece: Chunk) -> bool:
    """ "pour | l'application de l'article 12", but "pour l'exercice 2020"."""
    return line.reads(piece.start, ("pour", "l'")) and piece.inner < piece.end and line.norm[piece.inner] in DE
