"""Fixed turns by the words they begin with, so that a place in a line asks only for those that may stand there.

The turns of `ontology/constructions.toml` are many, and asked for at every word of the law; nearly all of them begin
with a word that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

_KNOWN_WORDS: Final = 2
_SIGNS: Final = frozenset(r"[.\^$")
_OPENS_GROUP: Final = re.compile(r"^\((?:\?:|\?P<\w+>)?")


def by_needed_word(turns: Iterable[tuple[str, T]]) -> dict[str, dict[str, tuple[tuple[int, T], ...]]]:
    """Regular expressions and what each stands for in; out, by first word and by one needed behind it, with its rank.

    The word needed is the first that no choice leaves out, wherever it stands; the empty string has what needs none.

    >>> table = by_needed_word([("(?:est|sera) (?:pas )?tenue?", 1), ("est (?:chargé|[a-z]+) de", 2)])
    >>> table["sera"], table["est"]["tenue"], table["est"][""]
    ({'': (), 'tenu': ((0, 1),), 'tenue': ((0, 1),)}, ((0, 1),), ((1, 2),))

    Raises:
        ValueError: an expression does not spell out the word it begins with.
    """
    table: dict[str, dict[str, list[tuple[int, T]]]] = {}
    for rank, (source, turn) in enumerate(turns):
        for first, needed in dict.fromkeys(_first_two(source, passing=True)):
            table.setdefault(first, {"": []}).setdefault(needed, []).append((rank, turn))
    return {first: {word: tuple(found) for word, found in behind.items()} for first, behind in table.items()}


def by_two_words(turns: Iterable[tuple[str, T]]) -> dict[str, dict[str, tuple[T, ...]]]:
    """Regular expressions and what each stands for in; out, what may begin with two words, in order.

    Behind the first word, the empty string gives what may begin there whatever the second is.

    >>> table = by_two_words([("dans (?:le|la) cadre", 1), ("(?:après|dans l')", 2), ("dans [a-z]+ jours", 3)])
    >>> table["dans"]["la"], table["dans"]["l'"], table["dans"][""], table["après"]
    ((1, 3), (2, 3), (3,), {'': (2,)})

    Raises:
        ValueError: an expression does not spell out the word it begins with.
    """
    ranked = tuple(turns)
    table: dict[str, dict[str, set[int]]] = {}
    for rank, (source, _) in enumerate(ranked):
        for first, second in _first_two(source):
            table.setdefault(first, {"": set()}).setdefault(second, set()).add(rank)
    return {
        first: {word: tuple(ranked[rank][1] for rank in sorted(each | behind[""])) for word, each in behind.items()}
        for first, behind in table.items()
    }


def first_of(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def _first_two(source: str, *, passing: bool = False) -> Iterator[tuple[str, str]]:
    """The two words an expression may begin with, the second empty where it is not spelt out."""
    for begun in (begun for choice in _split(source, "|") for begun in _beginnings(choice, passing=passing)):
        first, blank, more = begun.partition(" ")
        if not blank:
            raise ValueError(f"{source!r} does not spell out the word it begins with")
        yield first, more.rpartition(" ")[0]  # what no blank closes is no whole word


def _beginnings(source: str, begun: str = "", *, passing: bool = False) -> Iterator[str]:
    """The ways in which an expression may begin, each up to its second word or as far as it is spelt out.

    `passing` over words that may be missing.

    >>> list(_beginnings("aux? (?:seules )?fins de")), list(_beginnings("sous [0-9]+ jours"))
    (['au fins ', 'au seules ', 'aux fins ', 'aux seules '], ['sous '])
    >>> list(_beginnings("aux? (?:seules )?fins de", passing=True))
    ['au fins ', 'aux fins ']
    """
    if begun.count(" ") == _KNOWN_WORDS or not source:
        yield begun if begun.endswith(" ") else f"{begun} "
        return
    atom, choices = _first_atom(source)
    rest = source[len(atom) :]
    if not choices or rest.startswith(("*", "+", "{")):
        yield begun
        return
    if rest.startswith("?"):
        rest = rest[1:]
        yield from _beginnings(rest, begun, passing=passing)
        if passing and " " in atom:
            return
    for choice in choices:
        further = (rest, begun + choice) if choice == atom else (choice + rest, begun)
        yield from _beginnings(*further, passing=passing)


def _first_atom(source: str) -> tuple[str, tuple[str, ...]]:
    """The letter or group that an expression begins with, and what it may read; nothing where that may be anything."""
    if not source.startswith("("):
        return source[0], () if source[0] in _SIGNS else (source[0],)
    ends = (end for end, sign in enumerate(source, 1) if sign == ")")
    group = next(source[:end] for end in ends if source.count("(", 0, end) == source.count(")", 0, end))
    if group.startswith(("(?=", "(?!", "(?<")):
        return group, ("",)  # what stands around a turn is none of its words
    return group, tuple(_split(_OPENS_GROUP.sub("", group)[:-1], "|"))


def _split(source: str, mark: str) -> Iterator[str]:
    """Cut at a mark that stands in no group."""
    depth = begin = 0
    for place, sign in enumerate(source):
        depth += (sign == "(") - (sign == ")")
        if sign == mark and depth == 0:
            yield source[begin:place]
            begin = place + 1
    yield source[begin:]
