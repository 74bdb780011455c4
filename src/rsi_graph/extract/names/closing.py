"""Behind which words of a name "de" opens no further complement, but what somebody is told or what is done."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.words import (
    CLITICS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    DETERMINERS,
    LAST_NAMED,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    QUE,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.known_ends import opens_seat
from rsi_graph.extract.names.told_matters import hears, is_told
from rsi_graph.model import BodyKind

# Prepositions with which a participle's complement opens before a possessive: "habilités par leur chef".
_GOVERNING: Final = frozenset({"par", "dans", "sous"})

# What a noun does not begin with: "de ce dernier | pour".
_BEHIND_PRONOUN: Final = PREPOSITIONS | COORDINATORS | RELATIVES | CLITICS | DETERMINERS | QUE | A | {"ainsi", "ne"}
_AND_ONE: Final = ("et", "un")
_THE_SAME: Final = ("la", "même")


def closed(line: Line, index: int, grammar: Grammar, origin: int) -> bool:
    """ "leurs assurés | des informations", "l'organisation concernée | des motifs": no further complement."""
    if line.norm[index] not in DE:
        return False
    if tells_how_many(line, index, grammar) or _tells_how(line, index, grammar):
        return True
    if points_back(line, index + 1, grammar):
        # but "un magistrat affecté au sein | de celle-ci", "un organisme agréé à l'initiative | de celle-ci"
        return A.isdisjoint(line.norms[origin:index])
    if _is_seated(line, index, origin, grammar):
        return False
    if line.norm[index - 1] in grammar.lists.closing and _is_owner(line, index, grammar):
        return False
    noun = skip_determiners(line, index + 1, len(line.norms), grammar)
    definite = line.norm[index] in DE_WITH_ARTICLE or noun > index + 1
    own = line.norm[index - 1] in grammar.lists.tasked and line.norm[noun - 1] in POSSESSIVES
    # "informe la caisse de l'assuré | de la mise en œuvre de la procédure"
    bare = index == origin or _is_whole_head(line, index, origin, grammar) or hears(line, origin, grammar)
    if definite and bare and line.norm[noun] in grammar.lists.never_named and not own:
        return True  # "informé par le directeur | de la mise en œuvre du plan", not "chargé | de sa mise en œuvre"
    if line.norm[index - 2] in POSSESSIVES and not _is_titled(line, index, origin, grammar):
        return True
    if line.norm[index - 1] in grammar.lists.closing:
        return True
    return is_told(line, index, origin, grammar)


def points_back(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le président de | celle-ci", "les représentants de | ces derniers": a pronoun is no part of a name.

    But "le représentant de | ce dernier territoire".
    """
    norm, behind = line.norm[index], line.norm[index + 2]
    if norm.endswith("-ci") and norm in PRONOUN_FEATURES:
        return True
    alone = not line.is_word(index + 2) or behind in _BEHIND_PRONOUN or behind in grammar.verbal
    return alone and line.norms[index : index + 2] in LAST_NAMED


def tells_how_many(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la commission | de dix membres", "un conseil | de vingt et un membres", not "d'un chef | de deux corps"."""
    if line.norm[index] not in DE_INFINITIVE or line.norm[index + 1] not in grammar.lists.numbers:
        return False
    noun = index + 2 + 2 * (line.norms[index + 2 : index + 4] == _AND_ONE)
    counted = institution_at(line, noun, len(line), grammar)
    return counted is not None and counted.kind is BodyKind.PERSONS


def _tells_how(line: Line, index: int, grammar: Grammar) -> bool:
    """ "mises en œuvre par le collège | de manière séparée", "traitées par l'organisme | de la même manière"."""
    same = line.norms[index + 1 : index + 3] == _THE_SAME
    return line.norm[index] == "de" and line.norm[index + 1 + 2 * same] in grammar.lists.ways


def _is_whole_head(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "l'application par l'agent comptable | des dispositions": a head of several words, and no word more."""
    head = institution_at(line, origin - 1, index, grammar)
    return head is not None and origin - 1 + len(head.words) == index


def shared_end(line: Line, index: int, grammar: Grammar) -> int:
    """ "aux services de la police ou de la gendarmerie | territorialement compétents": behind what closes a plural."""
    closer = index + (line.norm[index] in grammar.lists.qualifying_adverbs)
    shared = line.norm[closer] in grammar.lists.closing and line.norm[closer].endswith("s")
    return closer + 1 if shared else index


def _is_owner(line: Line, index: int, grammar: Grammar) -> bool:
    """ "l'autorité compétente | de l'organisme partenaire", "les services compétents | de l'Etat": whose they are.

    Or where: "les autorités compétentes | de Wallis-et-Futuna", "le préfet compétent | du lieu d'établissement". What
    is known by its letters is a body: "les comités nationaux compétents | de l'INAO".
    """
    if line.norm[index - 1] in grammar.lists.competent and opens_seat(line, index, grammar):
        return True
    if line.norm[index] in DE_INFINITIVE and index + 1 < len(line) and line.is_capital(index + 1):
        return line.norm[index - 2] in grammar.lists.owned
    head = skip_determiners(line, index + 1, len(line), grammar)
    if head == index + 1 and line.norm[index] in DE_INFINITIVE:
        return False
    head += line.norm[head] in grammar.lists.kept_before_noun
    if head < len(line) and len(line.norm[head]) > 1 and line.tokens.words[head].text.isupper():
        return True
    owner = institution_at(line, head, len(line), grammar)
    return owner is not None and owner.kind is not BodyKind.PERSONS


def _is_seated(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "le préfet du département | du lieu d'implantation": which one, but "informe les parties | du lieu de …"."""
    if line.norm[index] != "du" or not opens_seat(line, index, grammar):
        return False
    bare = line.norm[index + 2] in DE_INFINITIVE and line.norm[index + 3] not in DETERMINERS
    head = institution_at(line, origin - 1, len(line), grammar)
    return head is not None and head.kind is not BodyKind.PERSONS and (bare or not hears(line, origin, grammar))


def _is_titled(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "habilités par leur chef | de circonscription", "leur société | de gestion": a bare noun says of what.

    Nothing is told by it, unless a verb of telling or depriving stands before: "dispense ses agents | de formation".
    """
    noun, governed = line.norm[index + 1], line.norm[index - 3] in _GOVERNING
    said = noun in DETERMINERS or noun in grammar.lists.told or noun in grammar.lists.numbers
    # "n'exerce pas sur ses membres | d'influence dominante"
    if line.norm[index] not in DE_INFINITIVE or said or line.norm[index - 3] == "sur":
        return False
    return governed or not (hears(line, origin, grammar) or opener_at(line, index, grammar))
