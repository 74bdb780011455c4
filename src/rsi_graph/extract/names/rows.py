"""Bare nouns that a name goes on with: "bureau d'enquêtes et d'analyses", "centre de ressources, d'expertise et …"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at, is_definite, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import opens_task
from rsi_graph.extract.language.words import COORDINATORS, DE_INFINITIVE, DETERMINERS, A
from rsi_graph.extract.names.signs import NOT_A_NOUN, is_new_body
from rsi_graph.model import BodyKind

JOINING: Final = COORDINATORS | {","}


def extend_bare_row(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "centre de ressources, | d'expertise et de performance sportive": bare nouns, the last behind "et" or "ou"."""
    position = index
    while line.norm[position] == "," and extend_bare_de(line, position, end, grammar) > position:
        position = extend_bare_de(line, position, end, grammar)
    definite = line.norm[position] == "et" and is_definite(line.norm[position + 1], line.norm[position + 2])
    if position > index and definite:
        return position  # "comité d'hygiène, de sécurité | et des conditions de travail"
    closes = position > index and line.norm[position] in COORDINATORS and line.norm[position + 1] in DE_INFINITIVE
    behind = extend_bare_de(line, position, end, grammar) if closes else position
    return behind if behind > position else index


def extend_bare_de(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "bureau d'enquêtes | et d'analyses": a further bare noun, no institution and no verb."""
    # "du conseil de famille | ou d'office", "des organismes de sécurité sociale | et de s'assurer"
    if opener_at(line, index + 1, grammar) or opens_task(line, index + 1, grammar):
        return index
    noun = index + 2
    bare = noun < end and line.is_word(noun) and line.norm[noun] not in DETERMINERS | NOT_A_NOUN
    if not bare or (is_new_body(line, noun, end, grammar) and not _is_matter(line, noun, end, grammar)):
        return index
    return noun + 1


def row_of_fields_end(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """ "délégué à la jeunesse|, à l'engagement et aux sports": position behind the last field, else `index`.

    The name has an "à" before; no field is an institution, and each is but a noun.
    """
    if line.norm[index + 1] not in A or A.isdisjoint(line.norms[origin:index]):
        return index
    position = index
    while line.norm[position] in JOINING and line.norm[position + 1] in A:
        noun = skip_determiners(line, position + 2, end, grammar)
        if noun >= end or not line.is_word(noun) or institution_at(line, noun, end, grammar) is not None:
            return index
        closes = line.norm[position] in COORDINATORS
        position = noun + 1
        if closes:
            return position
    return index


def names_field(line: Line, index: int, entry: Institution, grammar: Grammar) -> bool:
    """ "unités de formation et de recherche | de médecine, de pharmacie et d'odontologie": bare nouns say of what.

    But "saisit le conseil d'administration | de propositions" says what it is to hear.
    """
    noun = line.norm[index + 1]
    said = noun in grammar.action_nouns or noun in grammar.lists.told or noun in grammar.lists.kept_before_noun
    behind = index + 2 + 2 * line.reads(index + 2, ("et", "un"))
    # "conseil d'administration | de vingt membres", "| de vingt et un membres"
    counted = institution_at(line, behind, len(line), grammar) is not None
    return line.norm[index] in DE_INFINITIVE and not (entry.whole or said or counted or noun in DETERMINERS)


def _is_matter(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "société d'aménagement foncier et | d'établissement rural": a head in the singular without determiner."""
    entry = institution_at(line, index, end, grammar)
    if entry is None or entry.whole or entry.plural:
        return False
    if entry.slug in grammar.lists.territories:  # "préfet de département et | de région"
        return False
    return line.tokens.words[index].text[0].islower() and entry.kind not in {BodyKind.OFFICE, BodyKind.PERSONS}


def row_of_letters_end(line: Line, index: int, end: int) -> int:
    """ "les sections D |, G et H de l'ordre": position behind the last of several letters, `index` where none is."""
    while (
        index + 1 < end and line.norm[index] in JOINING and _is_letter(line, index - 1) and _is_letter(line, index + 1)
    ):
        index += 2
    return index


def _is_letter(line: Line, index: int) -> bool:
    word = line.tokens.words[index].text
    return len(word) == 1 and word.isupper()
