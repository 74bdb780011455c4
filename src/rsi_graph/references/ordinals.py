"""French ordinals and cardinals as numbers: what "dix-neuvième alinéa" counts."""

from __future__ import annotations

import re
from functools import lru_cache

_STEMS = {
    "premi": 1, "un": 1, "second": 2, "deux": 2, "trois": 3, "quatr": 4, "quatre": 4, "cinq": 5, "cinqu": 5, "six": 6,
    "sept": 7, "huit": 8, "neuv": 9, "neuf": 9, "dix": 10, "onz": 11, "onze": 11, "douz": 12, "douze": 12, "treiz": 13,
    "quatorz": 14, "quinz": 15, "seiz": 16, "vingt": 20, "trent": 30, "trente": 30, "quarant": 40, "quarante": 40,
    "cinquant": 50, "cinquante": 50, "soixante": 60,
}  # fmt: skip


@lru_cache(maxsize=1 << 8)  # the law counts with few words
def ordinal_value(word: str) -> int:
    """Folded ordinal or cardinal in, its number out.

    >>> [ordinal_value(word) for word in ("premier", "2e", "seconde", "dix-neuvieme", "vingt et unieme", "trois")]
    [1, 2, 2, 19, 21, 3]
    """
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    stem = re.sub(r"(?:iemes?|ers?|eres?|es?|s)$", "", word) if word not in _STEMS else word
    return sum(_STEMS[part] for part in re.split(r"[ -]", stem) if part != "et")
