"""Nouns that are spelt like verbs, behind "l'" or "la": what follows tells them from a verb and its pronoun."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    ADVERBS,
    CLITICS,
    CONTRACTED,
    COORDINATORS,
    DE,
    DETERMINERS,
    DISTRIBUTIVES,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATORS,
    A,
)

# What a verb may have behind it, be it a pronoun's.
_BEHIND_VERB: Final = (
    frozenset({"", ",", ":"}) | DETERMINERS | CONTRACTED | ADVERBS | CLITICS | COORDINATORS | DE | QUE | SUBORDINATORS
)
# What stands before one noun, and before several.
_OF_ONE: Final = frozenset({"un", "une"})
_OF_SEVERAL: Final = frozenset({"des", "les", "ses", "leurs"})


def names_matter(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les date | et lieu de naissance", "et l'adresse | pour les personnes morales": nouns of an enumeration."""
    following = line.norm[index + 1]
    if following in COORDINATORS:
        return not grammar.is_finite(line.norm[index + 2])
    sent = line.norm[index + 2] in grammar.lists.sent_for  # "et l'adresse | pour avis | au préfet"
    return line.norm[index] in grammar.lists.homographs and following == "pour" and not sent


def is_qualified(line: Line, index: int, grammar: Grammar) -> bool:
    """ "et l'aide | sociale", "ou l'analyse | ainsi que", "la date | à laquelle": nouns, by what follows."""
    norm, following = line.norm[index + 1], line.norm[index + 2]
    if line.norm[index] not in grammar.lists.homographs:
        return False
    if norm == "ainsi":
        return following in QUE
    if norm in PREPOSITIONS or norm in A:
        return following in RELATIVES
    may_be_governed = norm in _BEHIND_VERB or norm.endswith("ment") or norm in grammar.infinitives
    return not may_be_governed and norm not in grammar.lists.attributed


def is_second_of_pair(line: Line, index: int, grammar: Grammar) -> bool:
    """ "en ses lieu et | place": nouns that no article parts; "la formation | continue": an adjective of this noun.

    Likewise "pour chaque projet, plan ou | programme": the last of a row that shares its determiner.
    """
    begin = index - 3 - 2 * (line.norm[index - 3] == ",")
    if line.norm[index - 1] == "ou" and begin >= 0 and line.norm[begin] in DISTRIBUTIVES:
        return not grammar.is_finite(line.norm[index - 2])
    pairs = grammar.lists.noun_pairs
    return any(" ".join(line.norms[max(0, index - back) : index + 1]) in pairs for back in (1, 2))


def shares_no_determiner(line: Line, index: int, grammar: Grammar) -> bool:
    """ "émet des avis et | formule des propositions": a noun in the singular shares no determiner with "des avis"."""
    norm, noun, determiner = line.norm[index], line.norm[index - 2], line.norm[index - 3]
    if line.norm[index + 1] != "des" or norm in grammar.institutions or norm.endswith(("s", "x")):
        return False
    return determiner in _OF_ONE or (determiner in _OF_SEVERAL and noun.endswith(("s", "x")))


def is_in_row(line: Line, index: int, grammar: Grammar) -> bool:
    """ "recueille, | analyse, actualise et diffuse": a verb, since nothing but verbs stand before and behind it."""
    begin = last = index
    while line.norm[begin - 1] == "," and grammar.is_finite(line.norm[begin - 2]):
        begin -= 2
    while line.norm[last + 1] == "," and grammar.is_finite(line.norm[last + 2]):
        last += 2
    closed = line.norm[last + 1] in COORDINATORS and grammar.is_finite(line.norm[last + 2])
    nouns = grammar.lists.homographs | grammar.lists.adjectives
    return closed and any(line.norm[k] not in nouns for k in range(begin, last, 2))
