"""Where a noun phrase opens that neither a preposition nor a coordinator announces."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.tokens import Kind
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    AT_LEAST,
    AUXILIARIES,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    HAVE,
    OBJECT_CLITICS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    A,
)

# "porte jusqu'à 5 000 € | la valeur": signs that end an amount.
UNITS: Final = frozenset({"€", "%"})
_HAVING: Final = frozenset({HAVE, "ayant"})
_BEFORE_BODY: Final = DETERMINERS | DE | A | COORDINATORS
_BEFORE_NOUN: Final = frozenset({"l'", "au", "aux", "du", "un", "une"})


def opens_noun_phrase(line: Line, index: int, grammar: Grammar) -> bool:
    """A determiner that neither a preposition nor a coordinator announces opens a new noun phrase."""
    previous = line.norm[index - 1]
    if line.norm[index] not in DETERMINERS:
        return False
    if line.tokens.words[index - 1].kind is Kind.PUNCTUATION and previous not in UNITS:
        return False
    if line.norm[index] in OBJECT_CLITICS and previous in SUBJECT_PRONOUNS and line.norm[index - 2] not in PREPOSITIONS:
        return False  # "à sa demande ou si elle | le juge utile"
    if line.norm[index] in OBJECT_CLITICS and line.norm[index + 1] in AUXILIARIES:
        return False  # "y compris lorsqu'elles | le sont dans des locaux d'habitation"
    if line.norm[index - 2] == "y":
        return False  # "à toute action, y compris | le contrôle"
    if line.norms[max(0, index - 2) : index] in AT_LEAST and line.norm[index - 3] in PREPOSITIONS | DE:
        return False  # "composée d'au moins | quatre membres"
    second = line.norm[index - 2] in COORDINATORS and grammar.is_past_participle(line.norm[index - 3])
    having = max(0, index - 3 - 2 * second)  # "après avoir recueilli et instruit | les éléments"
    if not _HAVING.isdisjoint(line.norms[having : index - 1]) and grammar.is_past_participle(previous):
        return False  # "après avoir invité | les parties à …", "l'autorité ayant délivré | l'agrément"
    participle = line.norm[index + 1]
    acting = looks_present_participle(participle) and participle in grammar.verbs
    clitic = line.norm[index] in OBJECT_CLITICS or line.norm[index] == "leur"
    if clitic and acting and participle not in grammar.lists.nouns_like_acting:
        return participle == "ayant"  # "sur les sujets | le concernant", "des pièces | leur permettant de statuer"
    behind = _is_acting(line, index, grammar)
    if behind or is_infinitive(line, index - 1, grammar) or _is_date(line, index):
        return False
    return line.norm[index + 1] not in grammar.lists.not_nouns


def opens_several(line: Line, begin: int, index: int, grammar: Grammar) -> bool:
    """ "fixe, par la même ordonnance, | de nouvelles dates": "de" before an adjective in the plural, then the noun.

    "crée, par adhésion volontaire, | des associations": nothing from `begin` on that "des" could go on with.
    """
    if line.norm[index] == "des":
        return index > begin and DE.isdisjoint(line.norms[begin:index])
    adjective = line.norm[index + 1]
    several = line.norm[index] in DE_INFINITIVE and adjective.endswith(("s", "x"))
    return several and adjective in grammar.lists.kept_before_noun


def _is_acting(line: Line, index: int, grammar: Grammar) -> bool:
    """ "en précisant notamment | les conditions", but "au requérant | un avis"."""
    before = index - 1
    # "une durée n'excédant pas | trois mois", "les agents cessant définitivement | leurs fonctions"
    while line.norm[before] in ADVERBS or line.norm[before] == "pas" or line.norm[before].endswith("ement"):
        before -= 1
    noun = line.norm[before - 1] in _BEFORE_NOUN and line.norm[before - 2] != "en"  # "à l'appelant | un récépissé"
    noun = noun or line.norm[before - 1] in grammar.lists.kept_before_noun  # "au nouvel exploitant | copie"
    # "des maires représentant | la moitié", but "au magistrat mandant | un rapport"
    noun_of_body = line.norm[before - 1] in _BEFORE_BODY or line.norm[before] not in grammar.verbs
    known = line.norm[before] in grammar.institutions and noun_of_body
    named = (line.norm[before - 1], line.norm[before]) in grammar.by_two_words  # "à l'organe délibérant | un rapport"
    return looks_present_participle(line.norm[before]) and not noun and not known and not named


def _is_date(line: Line, index: int) -> bool:
    """ "signée à Bruxelles le 11 avril"."""
    return line.norm[index] == "le" and line.norm[index + 1][:1].isdigit()


def is_elided(line: Line, index: int) -> bool:
    """ "l'audit | en", not "de l'Etat et | en": the word before `index` is a noun behind its elided article."""
    before = line.norm[index - 1]
    return line.norm[index - 2] in ARTICLES and before not in COORDINATORS and before not in DE
