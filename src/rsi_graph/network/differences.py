"""Two texts of an article in, the words that differ out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

_WORDS: Final = re.compile(r"\n|[^\S\n]*[^\s]+")
# Of the words that stay, so many are shown beside those that change.
_NEAR: Final = 8


def differences(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Texts before and after in, runs of words out: ("=", kept), ("-", gone), ("+", new), ("…", left out).

    Long runs that stay are shortened to the words beside a change; equal texts differ in nothing.

    >>> differences("Elle gère les fonds.", "Elle gère et contrôle les fonds.")
    (('=', 'Elle gère'), ('+', ' et contrôle'), ('=', ' les fonds.'))
    >>> differences("Même texte.", "Même texte.")
    ()

    Source: Python's difflib (Ratcliff and Obershelp, 1988).
    """
    if before == after:
        return ()
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    runs: list[tuple[str, str]] = []
    for rank, (tag, i, j, k, m) in enumerate(codes):
        if tag == "equal":
            runs += _shortened(new[k:m], first=rank == 0, last=rank == len(codes) - 1)
            continue
        runs += [(sign, "".join(words)) for sign, words in (("-", old[i:j]), ("+", new[k:m])) if words]
    return tuple(runs)


def _shortened(words: list[str], *, first: bool, last: bool) -> Iterator[tuple[str, str]]:
    head, tail = (0 if first else _NEAR), (0 if last else _NEAR)
    if len(words) <= head + tail + 1:
        yield "=", "".join(words)
        return
    if head:
        yield "=", "".join(words[:head])
    yield "…", " … "
    if tail:
        yield "=", "".join(words[-tail:]).lstrip()
