"""Fixed turns by the words they begin with, so that a place in a line asks only for those that may stand there.

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
_KNOWN_WORDS: Final = 2
_SIGNS: Final = frozenset(r"[.\^$")
_OPENS_GROUP: Final = re.compile(r"^\((?:\?:|\?P<\w+>)?")


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
        for begun in (begun for choice in _split(source, "|") for begun in _beginnings(choice)):
            first, _, more = begun.partition(" ")
            if " " not in begun:
                raise ValueError(f"{source!r} does not spell out the word it begins with")
            second, _, _ = more.rpartition(" ")  # what no blank closes is no whole word
            table.setdefault(first, {"": set()}).setdefault(second, set()).add(rank)
    return {
        first: {word: tuple(ranked[rank][1] for rank in sorted(each | behind[""])) for word, each in behind.items()}
        for first, behind in table.items()
    }


def _beginnings(source: str, begun: str = "") -> Iterator[str]:
    """The ways in which an expression may begin, each up to its second word or as far as it is spelt out.

    >>> list(_beginnings("aux? (?:seules )?fins de")), list(_beginnings("sous [0-9]+ jours"))
    (['au fins ', 'au seules ', 'aux fins ', 'aux seules '], ['sous '])
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
        yield from _beginnings(rest, begun)
    for choice in choices:
        yield from _beginnings(rest, begun + choice) if choice == atom else _beginnings(choice + rest, begun)


def _first_atom(source: str) -> tuple[str, tuple[str, ...]]:
    """The letter or group that an expression begins with, and what it may read; nothing where that may be anything."""
    if not source.startswith("("):
        return source[0], () if source[0] in _SIGNS else (source[0],)
    ends = (end for end, sign in enumerate(source, 1) if sign == ")" and _is_closed(source[1 : end - 1]))
    group = source[: next(end for end in ends if source[:end].count("(") == source[:end].count(")"))]
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


def _is_closed(source: str) -> bool:
    """True where no group ends that did not begin."""
    return all(part.count(")") <= part.count("(") for part in (source[:end] for end in range(len(source) + 1)))
