"""Second names that leave out words of the first: "directeur départemental ou, le cas échéant, | régional des …"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, is_definite, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import behind_aside, opener_at
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE_INFINITIVE, DE_WITH_ARTICLE
from rsi_graph.extract.names.spans import complement_end, name_end

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


def behind_each(line: Line, start: int, index: int, end: int, grammar: Grammar) -> int:
    """ "un agent d'un service, d'une unité | ou d'un organisme": where the last complement of a row is joined."""
    pairs = pairwise(line.norms[start:index])
    if line.norm[index] != "," or not any(of == "d'" and one in _ONE for of, one in pairs):
        return _behind_row(line, index, end, grammar)
    behind = index
    while line.norm[behind] == "," and line.norm[behind + 1] == "d'" and line.norm[behind + 2] in _ONE:
        behind += 4
    return behind if behind > index and line.norm[behind] in COORDINATORS else index


def _behind_row(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "le directeur de l'établissement | , du service | ou du lieu": behind complements that commas add to the first.

    Each is an institution, and a coordinator closes the row; else `index`.
    """
    behind = index
    while line.norm[behind] == "," and line.norm[behind + 1] in DE_WITH_ARTICLE | DE_INFINITIVE:
        head = skip_determiners(line, behind + 2, end, grammar)
        bare = line.norm[behind + 1] in DE_INFINITIVE and line.norm[head - 1] not in ARTICLES
        if bare or institution_at(line, head, end, grammar) is None:
            return index
        behind = complement_end(line, behind + 1, end, grammar)
    return behind if line.norm[behind] in COORDINATORS else index


def says_whose(words: tuple[str, ...]) -> bool:
    """ "services de l'Etat", but "conseil d'administration"."""
    return any(is_definite(of, following) for of, following in pairwise((*words, "")))


def words_at(line: Line, start: int, end: int) -> str:
    """Token positions in, their words as they are printed out.

    "l'agence" has no blank behind its article.
    """
    said, last = "", 0
    tokens = line.tokens
    for index in range(start, end):
        said += " " * (bool(said) and tokens.starts[index] > last) + tokens.words[index].text
        last = tokens.end(index)
    return said
