"""What a body is said to be: "Le musée est un établissement public. | Cet établissement …" means the museum."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.naming import Named
from rsi_graph.extract.bodies.short_names import ShortNames
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind

_IS_ONE: Final = (("est", "un"), ("est", "une"))


def is_said_to_be(line: Line, subject: InstitutionPhrase, phrase: InstitutionPhrase) -> bool:
    """ "L'Institut national | est un | établissement public": of what kind the subject of a sentence is."""
    if subject.start > 1 or subject.end + 2 != phrase.start or line.norms[subject.end : phrase.start] not in _IS_ONE:
        return False
    return phrase.entry.kind not in {BodyKind.PERSONS, BodyKind.OFFICE} and phrase.entry.words != subject.entry.words


def call_so(short_names: ShortNames, subject: Named, phrase: InstitutionPhrase) -> None:
    """The noun that says what a body is becomes a short name of it, of either gender."""
    noun = phrase.entry.words[0]
    if not subject.plural:
        short_names.add(replace(subject, words=(noun, *subject.words), feminine=None), nested=False, opens=True)
