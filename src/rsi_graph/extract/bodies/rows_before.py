"""Whom "ceux-ci" means behind a row of single bodies: "informent le maire et le préfet. | Ceux-ci …"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.demonstratives import last_sentence
from rsi_graph.extract.bodies.naming import Named, are_joined, pointed
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.words import COORDINATORS, DETERMINERS, PLURAL_DETERMINERS, A
from rsi_graph.model import Mention, Span

_SEVERAL: Final = PLURAL_DETERMINERS | COORDINATORS


def row_before(span: Span, context: Context, *, feminine: bool) -> tuple[Mention, ...]:
    """A plural pronoun that opens a sentence in, the single bodies that were joined in the one before out.

    None where anything behind them, or a body of that sentence, is several or joined: "… fixent les délais. | Ceux-ci".
    """
    text = context.text
    before = text[: span.start].rstrip()
    begin = last_sentence(text, span.start)
    if before[-1:] not in {".", ";"} or begin >= len(before):
        return ()
    named = [one for one in context.named_between(begin, span.start) if one.at < len(before)]
    row = _last_row(named, text)
    if (
        len(row) < 2
        or not _are_coordinated(row, text)
        or any(one.plural for one in named)
        or not _agree(row, feminine=feminine)
    ):
        return ()
    behind = words_of(text[row[-1].mention.span.end : len(before)].casefold())
    if not _SEVERAL.isdisjoint(behind) or _goes_before(text[begin : row[0].at]):
        return ()
    return tuple(pointed(one.mention, span) for one in row)


def _last_row(named: list[Named], text: str) -> list[Named]:
    """The last bodies of a sentence that are joined."""
    row = named[-1:]
    for one in reversed(named[:-1]):
        if not are_joined([replace(beside.mention, antecedent=None) for beside in (one, row[0])], text):
            break
        row.insert(0, one)
    return row


def _are_coordinated(row: list[Named], text: str) -> bool:
    """ "le maire | et le préfet", not "Pour chaque membre, | un suppléant est désigné"."""
    between = text[row[-2].mention.span.end : row[-1].at]
    return not COORDINATORS.isdisjoint(words_of(between.casefold()))


def _agree(row: list[Named], *, feminine: bool) -> bool:
    """ "celles-ci" are feminine each, among "ceux-ci" is one that is not."""
    return all(one.feminine is True for one in row) is feminine


def _goes_before(text: str) -> bool:
    """ "au salarié, | au maire et au préfet": one more that the lexicon does not know."""
    words = words_of(text.casefold())
    while words and words[-1] in DETERMINERS | A:
        words = words[:-1]
    return bool(words) and (words[-1] in COORDINATORS or words[-1] == ",")
