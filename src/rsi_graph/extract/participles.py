"""Participles that are coordinated: whether a second one is of the same passive."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.lines import Line

# "pris", "inclus": one and several alike.
_EITHER_NUMBER: Final = ("is", "us", "os")


def agree(first: str, second: str) -> bool:
    """ "sont fixés … après consultation d'une commission composée de … et | présidée par": not of the same passive."""
    if first.rstrip("s").endswith("e") != second.rstrip("s").endswith("e"):
        return False
    either = first.endswith(_EITHER_NUMBER) or second.endswith(_EITHER_NUMBER)
    return either or first.endswith("s") == second.endswith("s")


def enumerated(line: Line, index: int, grammar: Grammar) -> bool:
    """ "par A, approuvé par B et publié par C", but "par un directeur, nommé par arrêté": a clause on the director."""
    return any(
        line.norm(k - 1) == "et" and line.norm(k + 1) == "par" and grammar.is_past_participle(line.norm(k))
        for k in range(index + 1, len(line) - 1)
    )
