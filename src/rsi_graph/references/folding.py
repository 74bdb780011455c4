"""Accents and typographic signs laid flat, one character for one, so that patterns need only plain letters.

"à" keeps its accent: "aux a à c" names letters of a list, "a c" would not.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_SIGNS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "º": "°",
    "\u00a0": " ",
    "\u202f": " ",
}
_FOLDED_UP_TO = 0x250  # Latin-1 and Latin Extended: every letter of French is among them


@cache
def _table() -> dict[int, str]:
    letters = {
        code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, _FOLDED_UP_TO) if chr(code) not in "àÀ"
    }
    return {code: plain for code, plain in letters.items() if plain.isascii()} | {
        ord(sign): plain for sign, plain in _SIGNS.items()
    }


def fold(text: str) -> str:
    """Text in, the same text without accents out; every offset stays what it was. "à" and "°" stay.

    >>> fold("2º du troisième alinéa de l’article L. 111‑1")
    "2° du troisieme alinea de l'article L. 111-1"
    """
    return text.translate(_table())
