"""Names that share a head: who is meant where one of them is taken up in the plural."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.naming import Named, pointed
from rsi_graph.model import Mention

_JOINTS: Final = frozenset({",", "et", "ou"})


def with_whole_row(mention: Mention, named: Iterable[Named], text: str) -> tuple[Mention, ...]:
    """ "Les agents de la direction A ou de la direction B … | ces agents": all of the row, of which one was found."""
    if mention.antecedent is None:
        return (mention,)
    places = _outermost(replace(one.mention, span=one.mention.antecedent or one.mention.span) for one in named)
    row: list[Mention] = []
    for before, behind in pairwise(places):
        if not _share_head(before, behind, text):
            if any(one.span == mention.antecedent for one in row):
                break
            row = []
            continue
        row = [*(row or [before]), behind]
    if not any(one.span == mention.antecedent for one in row):
        return (mention,)
    return tuple(pointed(one, mention.span, mention.source) for one in row)


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """In the order of the text, but for those inside another: "agents de la | direction A"."""
    found: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if not found or one.span.start >= found[-1].span.end:
            found.append(one)
    return found


def _share_head(before: Mention, behind: Mention, text: str) -> bool:
    """ "les agents de la direction A ou | de la direction B": the second leaves out the head of the first."""
    elided = behind.name != behind.span.of(text) and behind.name.endswith(behind.span.of(text))
    joined = text[before.span.end : behind.span.start].strip() in _JOINTS
    return elided and joined and before.name.split(" ", 1)[0] == behind.name.split(" ", 1)[0]
