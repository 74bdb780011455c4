"""Whom a row of paragraphs is about: "Le directeur …", "Il …", "Il …", whoever else the one before ended with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.lines import Line
from rsi_graph.model import Mention, Paragraph

# How many paragraphs in a row a pronoun opens before it is taken to go on with the same.
_ROW: Final = 2
_PRONOUNS: Final = {"il": "le", "elle": "la"}


@dataclass(slots=True)
class Topic:
    """Whom the first clause of the paragraph before was about, and how many paragraphs a pronoun has opened."""

    subjects: tuple[Mention, ...] = ()
    row: int = 0

    def open(self, paragraph: Paragraph, lines: Sequence[Line], context: Context) -> None:
        """Let a pronoun that opens a paragraph mean whom the one before began with, where that is told.

        "Le directeur désigne un agent. Le directeur adjoint le supplée. | Il conclut les contrats": of two of the same
        head the one whom the paragraph was about; likewise in a row of paragraphs that a pronoun opens.
        """
        clitic = _PRONOUNS.get(lines[0].norm[0], "") if lines and not paragraph.markers else ""
        if clitic and len(self.subjects) == len(context.subjects) == 1:
            (first,), (last,) = self.subjects, context.subjects
            same_head = words_of(first.name)[:1] == words_of(last.name)[:1]
            if first.name != last.name and (same_head or self.row >= _ROW) and self._agree(clitic, context):
                context.subjects = self.subjects
            self.subjects = context.subjects
        self.row = self.row + 1 if clitic else 0

    def begin(self, context: Context) -> None:
        """Keep whom the first clause of a paragraph is about; one that a pronoun opens is about the same as before."""
        self.subjects = self.subjects if self.row and self.subjects else context.subjects

    def _agree(self, clitic: str, context: Context) -> bool:
        """Both may be meant: else the pronoun itself tells."""
        return all(context.stands_for(clitic, one) for one in (*self.subjects, *context.subjects))
