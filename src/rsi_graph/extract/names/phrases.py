"""What a name in a line is: where it stands, and what the lexicon knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from rsi_graph.extract.language.grammar import Institution
from rsi_graph.model.quick import quicken


@dataclass(frozen=True, slots=True)
class InstitutionPhrase:
    """An institution found in a line: token positions of its name, and what the lexicon knows of it.

    `start` includes a kept adjective; `determiner` is the word before the name, empty where there is none; `elided` the
    head noun that was said before ("primaires" after "caisses de retraite et"), `shared` what the next name says for
    both.
    """

    start: int
    end: int
    entry: Institution
    determiner: str
    elided: str = ""
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An institution inside a range, and whether it counts as a target there."""

    phrase: InstitutionPhrase
    counted: bool


quicken(InstitutionPhrase, Found)
