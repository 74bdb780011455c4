"""Fixed turns by the word they begin with, so that a place in a line asks only for those that may stand there.

The turns of `ontology/constructions.toml` are many, and asked for at every word of the law; nearly all of them begin
with a word that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeVar

T = TypeVar("T")

_ANY_WORD: Final = ".*"
_PLAIN: Final = re.compile(r"[\w']+")  # no sign of a regular expression in it
_VOCABULARY: Final = 1 << 14  # words remembered; the law uses them again and again


def by_first_word(turns: Iterable[tuple[str, T]]) -> Callable[[str], tuple[T, ...]]:
    """Regular expressions and what each stands for in; out, a function from a word to what may begin with it, in order.

    >>> begun_by = by_first_word([("dans (?:le|la) cadre", 1), ("(?:après|pris après) avis", 2), ("s'", 3)])
    >>> begun_by("dans"), begun_by("pris"), begun_by("s'"), begun_by("caisse")
    ((1,), (2,), (3,), ())
    """
    plain: dict[str, list[int]] = {}  # most turns begin with a word as it is; only the others are matched
    matched: list[tuple[re.Pattern[str], int]] = []
    ranked = tuple(turns)
    for rank, (source, _) in enumerate(ranked):
        for head in first_words(source):
            if _PLAIN.fullmatch(head):
                plain.setdefault(head, []).append(rank)
            else:
                matched.append((re.compile(head), rank))

    @lru_cache(maxsize=_VOCABULARY)
    def begun_by(word: str) -> tuple[T, ...]:
        ranks = {*plain.get(word, ()), *(rank for head, rank in matched if head.fullmatch(word))}
        return tuple(ranked[rank][1] for rank in sorted(ranks))

    return begun_by


def first_words(source: str) -> Iterator[str]:
    """A regular expression over words parted by blanks in, those of the words it may begin with out.

    >>> list(first_words("(?:peut|peuvent|ne peut) (?:pas )?être")), list(first_words("(?:pas )?être"))
    (['peut', 'peuvent', 'ne'], ['.*'])
    """
    for choice in _split(source, "|"):
        head = next(_split(choice, " "))
        inside = head.removeprefix("(?:").removesuffix(")")
        if " " not in head:
            yield head
        elif head == f"(?:{inside})" and _is_closed(inside):
            yield from first_words(inside)
        else:
            yield _ANY_WORD


def _split(source: str, mark: str) -> Iterator[str]:
    """Cut at a mark that stands in no group."""
    depth = begin = 0
    for place, sign in enumerate(source):
        depth += (sign == "(") - (sign == ")")
        if sign == mark and depth == 0:
            yield source[begin:place]
            begin = place + 1
    yield source[begin:]


def _is_closed(source: str) -> bool:
    """True where no group ends that did not begin."""
    return all(part.count(")") <= part.count("(") for part in (source[:end] for end in range(len(source) + 1)))
