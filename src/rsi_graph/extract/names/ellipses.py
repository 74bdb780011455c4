"""Second names that leave out words of the first: "directeur départemental ou, le cas échéant, | régional des …"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, is_definite
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import behind_aside, opener_at
from rsi_graph.extract.language.words import COORDINATORS, DE_INFINITIVE
from rsi_graph.extract.names.spans import name_end

_ONE: Final = frozenset({"un", "une"})
# Endings of adjectives of rank, by gender and number: "départemental", "régional".
_RANKS: Final = ("al", "ale", "aux", "ales")
# How many words "ou, le cas échéant," has at most between its commas.
_ASIDE: Final = 8


def second_rank(line: Line, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """ "directeur départemental ou, le cas échéant, | régional des finances publiques |": where its words stand.

    Both adjectives are of the same form; nothing but an aside parts them ("comité départemental ou régional" is one).
    """
    if line.norm[end] not in COORDINATORS or end - start < 2:
        return None
    opened = opener_at(line, end + 1, grammar) if end + 1 < len(line) else None
    second = behind_aside(line, end + 1, longest=_ASIDE)
    second = opened.end if second == end + 1 and opened and opened.whole else second
    ranks = [rank for rank in _RANKS if line.norm[end - 1].endswith(rank) and line.norm[second].endswith(rank)]
    if second == end + 1 or not ranks or institution_at(line, second, len(line), grammar):
        return None
    return second, name_end(line, second + 1, len(line), grammar)


def second_territory(line: Line, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """ "préfets de région et | de département |": where the second complement stands; None where there is none."""
    if line.norm[end] not in COORDINATORS or line.norm[end + 1] not in DE_INFINITIVE or end - start < 3:
        return None
    if line.norm[end - 2] not in DE_INFINITIVE:
        return None
    both = [institution_at(line, noun, noun + 1, grammar) for noun in (end - 1, end + 2)]
    alike = all(one is not None and one.slug in grammar.lists.territories for one in both)
    return (end + 1, end + 3) if alike else None


def behind_each(line: Line, start: int, end: int) -> int:
    """ "un agent d'un service, d'une unité | ou d'un organisme": where the last complement of a row is joined."""
    pairs = pairwise(line.norms[start:end])
    if line.norm[end] != "," or not any(of == "d'" and one in _ONE for of, one in pairs):
        return end
    index = end
    while line.norm[index] == "," and line.norm[index + 1] == "d'" and line.norm[index + 2] in _ONE:
        index += 4
    return index if index > end and line.norm[index] in COORDINATORS else end


def says_whose(words: tuple[str, ...]) -> bool:
    """ "services de l'Etat", but "conseil d'administration"."""
    return any(is_definite(of, following) for of, following in pairwise((*words, "")))


def words_at(line: Line, start: int, end: int) -> str:
    """Token positions in, their words as they are printed out.

    "l'agence" has no blank behind its article.
    """
    said, last = "", 0
    for token in line.tokens[start:end]:
        said += " " * (bool(said) and token.start > last) + token.text
        last = token.end
    return said
