"""Agreement: an adjective or participle of another number or gender than the name is no part of it."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    MASCULINE,
    NUMERALS,
    PLURAL_DETERMINERS,
    PLURAL_ENDINGS,
    PREPOSITIONS,
)

# Determiners of a singular.
_SINGULAR: Final = MASCULINE | {"la", "l'", "cette", "une"}
# Endings that only adjectives in the plural have: "français", "requis" are singulars.
_PLURAL_ADJECTIVES: Final = (
    *("és", "ées", "ents", "antes", "ifs", "ives", "aires", "oires"),
    *("ables", "ibles", "iques", "elles", "ales", "ieux"),
)
_PARTICIPLES: Final = ("é", "ée", "u", "ue", "ie")
_BEFORE_PLURAL: Final = PLURAL_DETERMINERS | DE | NUMERALS


def disagrees(line: Line, index: int, grammar: Grammar) -> bool:
    """ "l'organisme habilité | déposée …": a second participle that is of another gender than the one before it."""
    before, norm = line.norm[index - 1], line.norm[index]
    if not (grammar.is_past_participle(before) and grammar.is_past_participle(norm)):
        return False
    return before.endswith(("é", "és")) and norm.endswith(("ée", "ées"))


def is_of_others(line: Line, index: int, origin: int) -> bool:
    """ "les contestations du juge | portées sur l'état": a plural behind a name in the singular.

    "les actes d'administration | urgents"; "la commune et le groupement | concernés" are told from others together.
    """
    if not line.norm[index].endswith(_PLURAL_ADJECTIVES) or line.norm[index - 1] in PREPOSITIONS:
        return False
    if line.norm[origin - 2] not in _SINGULAR and not _is_bare_singular(line, origin):
        return False
    before = line.norms[origin - 1 : index]  # "Conseil de l'enseignement et de la recherche | artistiques"
    return COORDINATORS.isdisjoint(before) and not any(word.endswith(PLURAL_ENDINGS) for word in before)


def is_of_one(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "l'évaluation des filiales | réalisée par …": a participle in the singular behind a name that is all plural."""
    if not line.norm[index].endswith(_PARTICIPLES) or line.norm[origin - 2] not in _BEFORE_PLURAL:
        return False
    plural = all(word.endswith(PLURAL_ENDINGS) for word in line.norms[origin - 1 : index])
    return plural and grammar.is_past_participle(line.norm[index])


def _is_bare_singular(line: Line, origin: int) -> bool:
    """ "actes d'administration | conservatoires": a head without determiner behind "de"."""
    return line.norm[origin - 2] in {"de", "d'"} and not line.norm[origin - 1].endswith(PLURAL_ENDINGS)
