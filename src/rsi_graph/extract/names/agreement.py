"""Agreement: an adjective or participle of another number or gender than the name is no part of it."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    FEMININE,
    MASCULINE,
    NUMERALS,
    PLURAL_DETERMINERS,
    PLURAL_ENDINGS,
    PREPOSITIONS,
    A,
)

# Determiners of a singular.
_SINGULAR: Final = MASCULINE | {"la", "l'", "cette", "une"}
# Endings that only adjectives in the plural have: "français", "requis" are singulars.
_PLURAL_ADJECTIVES: Final = (
    *("és", "ées", "ents", "entes", "antes", "ifs", "ives", "aires", "oires"),
    *("ables", "ibles", "iques", "elles", "ales", "ieux"),
)
# "comité interarmées", "service interentreprises": adjectives made of a noun in the plural.
_UNVARYING: Final = ("inter", "multi", "pluri")
_PARTICIPLES: Final = ("é", "ée", "u", "ue", "ie")
# "relatif" and "relative", whatever stands before.
_TELLING_GENDER: Final = ("atif", "ative", "atifs", "atives")
_MASCULINE_PLURAL: Final = ("eurs", "és", "aux", "ents", "ants", "els", "ifs")
_PLACED: Final = A | {"dans", "en", "sur"}
_BEFORE_PLURAL: Final = PLURAL_DETERMINERS | DE | NUMERALS


def is_of_another(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """True for a word that agrees with something else than the name whose first words end before `origin`."""
    return (
        _disagrees(line, index, grammar)
        or _is_of_others(line, index, origin, grammar)
        or _is_of_other_gender(line, index, origin, grammar)
        or _is_of_other_things(line, index, origin, grammar)
        or _is_of_one(line, index, origin, grammar)
        or _is_of_the_state(line, index, origin, grammar)
    )


def _disagrees(line: Line, index: int, grammar: Grammar) -> bool:
    """ "l'organisme habilité | déposée …": a second participle that is of another gender than the one before it."""
    before, norm = line.norm[index - 1], line.norm[index]
    if not (grammar.is_past_participle(before) and grammar.is_past_participle(norm)):
        return False
    return before.endswith(("é", "és")) and norm.endswith(("ée", "ées"))


def _is_of_others(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "les contestations du juge | portées sur l'état": a plural behind a name in the singular.

    "les actes d'administration | urgents"; "la commune et le groupement | concernés" are told from others together.
    """
    plural = line.norm[index].endswith(_PLURAL_ADJECTIVES) or _is_plural_participle(line.norm[index], grammar)
    if not plural or line.norm[index - 1] in PREPOSITIONS or line.norm[index].startswith(_UNVARYING):
        return False
    if line.norm[origin - 2] not in _SINGULAR and not _is_bare_singular(line, origin):
        return False
    before = line.norms[origin - 1 : index]
    # "Conseil de l'enseignement et de la recherche | artistiques", but "de contrôle et de résolution | nécessaires à"
    governs = line.norm[index] in grammar.lists.governing_to and line.norm[index + 1] in A
    alone = governs or COORDINATORS.isdisjoint(before)
    return alone and not any(word.endswith(PLURAL_ENDINGS) for word in before)


def _is_plural_participle(norm: str, grammar: Grammar) -> bool:
    """ "définies", "choisis", but "soumis" and "requis" are singulars as well."""
    return norm.endswith("s") and grammar.is_past_participle(norm) and grammar.is_past_participle(norm[:-1])


def _is_of_other_gender(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "le rapport de l'agence | annoté", "le règlement de la caisse nationale | relatif": only adjectives between."""
    norm = line.norm[index]
    told = norm.endswith(_TELLING_GENDER) or grammar.is_past_participle(norm)
    if not told or norm in grammar.action_nouns or norm in grammar.institutions:
        return False
    feminine = _is_feminine(line, origin, grammar)
    if feminine is None or not PREPOSITIONS.isdisjoint(line.norms[origin:index]):
        return False
    return COORDINATORS.isdisjoint(line.norms[origin:index]) and norm.endswith(("e", "es")) is not feminine


def _is_of_other_things(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "les instructions des services du ministère chargé de l'agriculture | relatives aux exploitations".

    Behind a singular or a masculine, what is told is another plural than the body; but behind a bare noun it may be of
    the name: "le comité national des appellations d'origine relatives aux vins".
    """
    of, noun = line.norm[index - 3], line.norm[index - 2]
    bare = noun in DE_INFINITIVE or (of in DE_INFINITIVE and noun not in _SINGULAR)
    if line.norm[index] not in grammar.lists.relating or line.norm[index + 1] not in A or index <= origin or bare:
        return False
    before = line.norm[index - 1]
    return not before.endswith(PLURAL_ENDINGS) or _is_masculine_plural(before, grammar)


def _is_masculine_plural(norm: str, grammar: Grammar) -> bool:
    return norm.endswith(_MASCULINE_PLURAL) or norm in grammar.lists.masculine_plurals


def _is_feminine(line: Line, origin: int, grammar: Grammar) -> bool | None:
    """Whether the head of a name is feminine, by its determiner or else by its noun; None where neither tells."""
    determiner, noun = line.norm[origin - 2], line.norm[origin - 1]
    if determiner != "son" and determiner in MASCULINE | FEMININE:  # "son autorité"
        return determiner in FEMININE
    if determiner != "l'":
        return None
    return True if noun in grammar.lists.feminine_nouns else False if noun in grammar.lists.masculine_nouns else None


def _is_of_one(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "l'évaluation des filiales | réalisée par …": a participle in the singular behind a name that is all plural."""
    if not line.norm[index].endswith(_PARTICIPLES) or line.norm[origin - 2] not in _BEFORE_PLURAL:
        return False
    plural = all(word.endswith(PLURAL_ENDINGS) for word in line.norms[origin - 1 : index])
    return plural and grammar.is_past_participle(line.norm[index])


def _is_of_the_state(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "l'engagement de l'Etat | lié à sa garantie", "l'agent de l'Etat | mis à disposition": there is one only.

    But "l'Etat requis", "l'Etat désigné par la convention" is one of several.
    """
    state = index == origin and line.norm[origin - 1] in grammar.lists.states and line.norm[origin - 2] == "l'"
    return state and line.norm[index + 1] in _PLACED and grammar.is_past_participle(line.norm[index])


def _is_bare_singular(line: Line, origin: int) -> bool:
    """ "actes d'administration | conservatoires": a head without determiner behind "de"."""
    return line.norm[origin - 2] in {"de", "d'"} and not line.norm[origin - 1].endswith(PLURAL_ENDINGS)
