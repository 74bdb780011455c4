"""Words and numbers of the law in, segments of an IRI out.

Two rules, frozen in docs/decisions/0001-iris.md:

1. *Words* (codes, bodies, verbs, acts) lose case, accents and punctuation: `[a-z0-9-]`. Several words may give one
   slug; `claim_all` tells the difference.
2. *Numbers* of articles are written in `[A-Za-z0-9-]` and can be read back: two numbers never give one slug.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rsi_graph.iri.errors import IriError

_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "°": "", "º": "", "ª": ""})

# The signs found in the numbers of 156,499 articles of 79 codes, by name; any other is written by its code point.
_SIGNS: Final = {
    "*": "etoile",
    ".": "point",
    ",": "virgule",
    "'": "apostrophe",
    "°": "degre",
    ":": "deuxpoints",
    "(": "ouvre",
    ")": "ferme",
}
_NAMES: Final = {name: sign for sign, name in _SIGNS.items()}
_REMEMBERED: Final = 1 << 14  # names and numbers come again and again in a code
_MARKS: Final = re.compile("[\u0300-\u036f]+")  # those of French words
_TOKEN: Final = re.compile(r"--(?P<name>[a-z][a-z0-9]*)-|(?P<blank>-)|(?P<plain>[A-Za-z0-9])")


@lru_cache(maxsize=_REMEMBERED)
def slug(words: str) -> str:
    """French words in, their slug out.

    >>> slug("mettre en œuvre")
    'mettre-en-oeuvre'
    >>> slug("s'écarter")
    's-ecarter'
    >>> slug("Caisse nationale du régime social des indépendants")
    'caisse-nationale-du-regime-social-des-independants'

    Raises:
        IriError: no letter or digit is left.
    """
    plain = unicodedata.normalize("NFKD", words.translate(_LIGATURES)).casefold()
    ascii_words = _MARKS.sub("", plain)
    if not ascii_words.isascii():
        ascii_words = "".join(c for c in plain if not unicodedata.combining(c))
    result = re.sub(r"[^a-z0-9]+", "-", ascii_words).strip("-")
    if not result:
        raise IriError(words, "it has no letter or digit to make an address of")
    return result


@lru_cache(maxsize=_REMEMBERED)
def number_slug(number: str) -> str:
    """Number of an article in, its segment out; `parse_number_slug` is the inverse.

    A hyphen between two digits and a single blank elsewhere are written `-`; what is rarer is spelt out between
    `--` and `-`.

    >>> number_slug("L611-4"), number_slug("199 undecies B"), number_slug("Annexe I"), number_slug("1er")
    ('L611-4', '199-undecies-B', 'Annexe-I', '1er')
    >>> number_slug("R*123-1"), number_slug("R126-1-A")
    ('R--etoile-123-1', 'R126-1--tiret-A')

    Raises:
        IriError: the number is empty.
    """
    number = unicodedata.normalize("NFC", number)
    if not number:
        raise IriError(number, "an article needs a number")
    return "".join(_sign(number, index) for index in range(len(number)))


def _sign(number: str, index: int) -> str:
    sign = number[index]
    if sign.isascii() and sign.isalnum():
        return sign
    between = number[max(index - 1, 0) : index + 2]
    between_digits = (
        len(between) == 3
        and between[0].isascii()
        and between[2].isascii()
        and (between[0].isdigit() and between[2].isdigit())
    )
    if sign == "-":
        return "-" if between_digits else "--tiret-"
    if sign == " ":
        after_blank = number[max(index - 1, 0) : index] == " "  # two in a row would begin a name
        return "--espace-" if between_digits or after_blank else "-"
    return f"--{_SIGNS.get(sign) or f'u{ord(sign):x}'}-"


def parse_number_slug(segment: str) -> str:
    """Segment of an IRI in, the number of the article out.

    >>> parse_number_slug("R--etoile-123-1"), parse_number_slug("199-undecies-B")
    ('R*123-1', '199 undecies B')

    Raises:
        IriError: no number has that slug.
    """
    number, position = "", 0
    while position < len(segment):
        token = _TOKEN.match(segment, position)
        if not token:
            raise IriError(segment, "it is not the slug of an article's number")
        number += _read(token, segment, number)
        position = token.end()
    if not number or number_slug(number) != segment:
        raise IriError(segment, "it is not the slug of an article's number")
    return number


def _read(token: re.Match[str], segment: str, before: str) -> str:
    if token["plain"]:
        return token["plain"]
    if token["blank"]:
        after = segment[token.end() : token.end() + 1]
        return "-" if before[-1:].isdigit() and after.isdigit() else " "
    name = token["name"]
    rare = {"tiret": "-", "espace": " ", **_NAMES}
    if name in rare:
        return rare[name]
    if not re.fullmatch("u[0-9a-f]{1,6}", name) or int(name[1:], 16) > 0x10FFFF:
        raise IriError(segment, f"“{name}” names no sign of a number")
    return chr(int(name[1:], 16))
