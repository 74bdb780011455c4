"""How wide text is, and how it is broken into lines.

Widths are those of DejaVu Sans, the widest of the usual sans-serif fonts, so that text fits whatever font is there.
"""

from __future__ import annotations

import re
from typing import Final

_NARROW: Final = frozenset("ijl.,:;'’|!()[]tf")
_BLANKS: Final = re.compile(r"[ \t\n]+")  # those at which a line may break
_BEFORE: Final = re.compile(r" (?=[:;?!»])")
_OPENING: Final = re.compile(
    r"""^(?:L(?:es?|a|(?=['’])) | D(?:es?|u|(?=['’])) | [AÀ](?:ux?|(?=[ ])) | Une? | Tou(?:te)?s? | Tout
         | Ce(?:t|tte|s)? | S(?:on|a|es) | Leurs?) (?![\w-])""",
    re.VERBOSE,
)
_BEHIND: Final = re.compile(r"(\b(?:art|al|[LRDA])\.|«) ")
_WIDE: Final = frozenset("mwMW—œŒ→")


def width_of(words: str, size: float) -> float:
    """Words and font size in, width in the same unit out.

    >>> round(width_of("caisses de base", 10))
    84
    """
    return sum(_advance(character) for character in words) * size


def _advance(character: str) -> float:
    """Width of a character, as a share of the font size."""
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    if character == " ":
        return 0.32
    return 0.72 if character.isupper() else 0.62


def tied(words: str) -> str:
    r"""Words in, the same without places where a line must not break: in "al. 15", "L. 611-4", before ":" and "»".

    >>> tied("art. L611-4, al. 15 : « contrôler »").replace("\u00a0", "~")
    'art.~L611-4, al.~15~: «~contrôler~»'
    """
    return _BEHIND.sub("\\1\u00a0", _BEFORE.sub("\u00a0", words))


def within(words: str) -> str:
    """Words that open a sentence in, the same as they stand within one out: an article or the like has no capital.

    >>> within("Le montant des cotisations"), within("L'Etat"), within("Caisse nationale")
    ('le montant des cotisations', "l'Etat", 'Caisse nationale')
    """
    return _OPENING.sub(lambda found: found.group().lower(), words)


def wrap(words: str, width: float, size: float) -> tuple[str, ...]:
    """Words broken into lines no wider than `width`; a single longer word is cut with a hyphen.

    >>> wrap("Caisse nationale du régime social des indépendants", 130, 10)
    ('Caisse nationale du', 'régime social des', 'indépendants')
    """
    lines: list[str] = []
    for word in (piece for given in _BLANKS.split(words.strip()) for piece in _pieces(given, width, size)):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces = []
    while width_of(word, size) > width and len(word) > 1:
        cut = max(1, next(n for n in range(len(word), 0, -1) if n == 1 or width_of(word[:n] + "-", size) <= width))
        pieces.append(word[:cut] + "-")
        word = word[cut:]
    return [*pieces, word]
