"""The markers printed at the head of lines: I.-, II bis.-, A.-, 1°, 3° quinquies, 1), 1., a), b bis), aa), i), dashes.

A marker is read in every way it can be ("I." is one by Roman count, or the ninth capital letter); which reading is
right, and whether a weak one ("L. 611-2", "M. X") is a marker at all, is told by the list it would continue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rsi_graph.model import Marker, MarkerKind


class Style(Enum):
    """How the items of a list are printed; items of one list share one style."""

    ROMAN = "I.-"
    CAPITAL = "A.-"
    DEGREE = "1°"
    DOT = "1."
    PAREN = "1)"
    DECIMAL = "1.1"
    LETTER = "a)"
    SMALL_ROMAN = "i)"
    DASH = "-"
    BULLET = "•"


_KINDS = {
    Style.ROMAN: MarkerKind.PART,
    Style.CAPITAL: MarkerKind.PART,
    Style.DEGREE: MarkerKind.POINT,
    Style.DOT: MarkerKind.POINT,
    Style.PAREN: MarkerKind.POINT,
    Style.DECIMAL: MarkerKind.POINT,
    Style.LETTER: MarkerKind.LETTER,
    Style.SMALL_ROMAN: MarkerKind.LETTER,
    Style.DASH: MarkerKind.DASH,
    Style.BULLET: MarkerKind.DASH,
}

Rank = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the marker at a place of a line.

    Attributes:
        rank: its place in a list of its style: the count, then what was put in between (`3° bis` after `3°`).
        sure: False where the print alone does not make it a marker ("V. Dupont").
        end: offset in the line behind the marker, its punctuation and the blanks.
    """

    style: Style
    marker: Marker
    rank: Rank
    sure: bool
    end: int

    @property
    def first(self) -> bool:
        """True where it can open a list."""
        return self.rank[0] == 1


_SUFFIXES = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "octodecies",
    "novodecies",
    "vicies",
    "unvicies",
    "duovicies",
    "tervicies",
    "quatervicies",
    "quinvicies",
]

# Words that can begin an item; "1° A Pour chaque numéro" has the marker "1° A", "1° A Paris" has "1°".
_OPENERS = (
    r"(?:Les?|La|L'|Une?|Des?|Du|D'|Pour|Dans|Aux?|A|Sur|En|Par|Sous|Sauf|Si|Ces?|Cette|Tou[ts]|Toutes?|Il|Elle)\b"
)
# What is put in between: "3° bis" after 3°, "IV. bis.-" after IV; "1° A" before 1°; "2°-0 ter" before 2° ter;
# "11° bis 0 A" before 11° bis A.
_INSERTED = rf"""
    (?:(?:\.\s)?\s*(?:-(?P<ahead>0+)\s*)?(?P<suffix>{"|".join(_SUFFIXES)})\b)?
    (?:\s+(?:(?P<more>0)\s+)?(?P<before>[A-Z])(?=\s*[.)\-–—―]|\s+{_OPENERS}|\s*\(Abrog)(?!\s*[.]\s*[A-Z][.]))?
"""
_DASHES = "-‐‑–—―−"
_BULLETS = "•●▪◦·"
_TAIL = rf"\s*[.]?\s*[{_DASHES}]?\s*"  # what may stand between a marker and its words: ".-", " - ", "."
# "2°, 3° et 14° du I de l'article …" goes on with a citation; "5° à 7° (Abrogés)" is an item.
_REPEALED = r"(?:[\d°,.()\s:–—-]|(?:et|ou|à|bis|ter|alinéas?)\b){0,40}[Aa]brog"
_ALONE = rf"(?!\s*(?:,|et\b|ou\b|à\b)\s*(?:\d+\s*°|[a-z]\))(?!{_REPEALED}))"

_SURE_PART = rf"(?P<sure>\.\s*[{_DASHES}]|[{_DASHES}](?=\s|[A-ZÀ-Þ])|\.?\))"  # "I.-", "I - Le", "I)"; not "A-t-il"

_ROMAN = re.compile(rf"(?P<count>[IVX]+){_INSERTED}\s*(?:{_SURE_PART}{_TAIL}|\.\s*)", re.VERBOSE)
_CAPITAL = re.compile(
    rf"(?P<count>[A-Z]){_INSERTED}\s*(?:{_SURE_PART}{_TAIL}(?![A-Z]\.)|\.\s+(?=[A-ZÀ-Þ(«\"]))", re.VERBOSE
)
_DEGREE = re.compile(
    rf"(?P<count>\d{{1,3}})\s*[°º](?:\s*\))?{_INSERTED}(?P<sure>)\s*[).:/]?{_ALONE}{_TAIL}", re.VERBOSE
)
# "(1)" is the mark of a footnote, never of an item.
_PAREN = re.compile(rf"(?P<count>\d{{1,3}}){_INSERTED}\s*(?P<sure>\)){_TAIL}", re.VERBOSE)
_DOT = re.compile(
    rf"(?P<count>\d{{1,2}}){_INSERTED}(?:(?P<sure>)\s*\.\s*[{_DASHES}]\s*(?=\D)|\.\s*(?=[A-ZÀ-Þ(«\"a-zà-ÿ])"
    rf"|\s*[{_DASHES}]\s*(?=[A-ZÀ-Þ]))",
    re.VERBOSE,
)
_DECIMAL = re.compile(r"(?P<count>\d{1,2}(?:\.\d{1,2}){1,4})(?P<sure>)\s*[.)]?\s*[-–—]?\s+(?=[A-ZÀ-Þ])", re.VERBOSE)
_LETTER = re.compile(
    rf"(?P<count>[a-z]|(?P<twin>[a-z])(?P=twin)){_INSERTED}\s*(?:(?P<sure>\)){_ALONE}{_TAIL}|[./]\s*[{_DASHES}]\s*|/\s*"
    rf"|\.\s*(?=[^\W\d]))",
    re.VERBOSE,
)
_SMALL_ROMAN = re.compile(rf"(?P<count>[ivx]+)(?P<sure>\)){_TAIL}", re.VERBOSE)
_DASH = re.compile(rf"(?P<sure>)[{_DASHES}]+[.\s]*(?=[^\W\d]|[(«\"\d])", re.VERBOSE)
_BULLET = re.compile(rf"(?P<sure>)[{_BULLETS}]\s*(?=\w|[(«\"])", re.VERBOSE)
# What every marker begins with. Most lines begin with a word: they are told by this look alone.
_HEAD = re.compile(
    rf"""(?P<letters>(?:[IVX]+|[A-Z]|[a-z]{{1,2}}|[ivx]+)(?:{"|".join(_SUFFIXES)})?(?!\w))
    |(?P<digits>\d)|(?P<sign>[{_DASHES}{_BULLETS}])""",
    re.VERBOSE,
)


def readings(line: str, start: int = 0) -> tuple[Reading, ...]:
    """A line and a place in it in, the ways to read a marker there out; none where there is no marker.

    >>> [(it.style.name, it.marker.label, it.rank) for it in readings("I.-Le conseil a pour rôle :")]
    [('ROMAN', 'I', (1, 0, 990)), ('CAPITAL', 'I', (9, 0, 990))]
    >>> [it.marker.label for it in readings("3° quinquies D'initier et de coordonner")]
    ['3° quinquies']
    >>> readings("L. 611-2 et suivants"), readings("A défaut"), readings("1er alinéa")
    ((), (), ())

    Source: Code de la sécurité sociale, art. R135-20, L225-1-1.
    """
    head = _HEAD.match(line, start)
    return tuple(_readings(line, start, _GRAMMAR[head.lastgroup])) if head else ()


def _readings(line: str, start: int, grammar: Sequence[tuple[Style, re.Pattern[str]]]) -> Iterator[Reading]:
    for style, pattern in grammar:
        found = pattern.match(line, start)
        if not found:
            continue
        rank, label = _rank(style, found)
        if rank:
            words = line[start : found.end()].rstrip()
            yield Reading(style, Marker(_KINDS[style], label, words), rank, found["sure"] is not None, found.end())


# By the part of `_HEAD` that a marker begins with: the ways to read it.
_GRAMMAR: dict[str | None, tuple[tuple[Style, re.Pattern[str]], ...]] = {
    "letters": (
        (Style.ROMAN, _ROMAN),
        (Style.CAPITAL, _CAPITAL),
        (Style.SMALL_ROMAN, _SMALL_ROMAN),
        (Style.LETTER, _LETTER),
    ),
    "digits": ((Style.DEGREE, _DEGREE), (Style.DECIMAL, _DECIMAL), (Style.PAREN, _PAREN), (Style.DOT, _DOT)),
    "sign": ((Style.DASH, _DASH), (Style.BULLET, _BULLET)),
}


def _rank(style: Style, found: re.Match[str]) -> tuple[Rank, str]:
    if style in (Style.DASH, Style.BULLET):
        return (1,), "1"
    count = found["count"]
    if style is Style.DECIMAL:
        return tuple(int(part) for part in count.split(".")), count
    number = _count(style, count)
    if style is Style.SMALL_ROMAN:
        return ((number, 0, 990), count) if number else ((), "")
    suffix, before, ahead = found["suffix"], found["before"], found["ahead"] or ""
    head = count + ("°" if style is Style.DEGREE else "") + (f"-{ahead}" if ahead else "")
    late = 10 * (_SUFFIXES.index(suffix) + 2) - len(ahead) if suffix else 0
    early = 10 * (ord(before) - 64) - bool(found["more"]) if before else 990
    return (
        ((number, late, early), " ".join(filter(None, (head, suffix, found["more"], before)))) if number else ((), "")
    )


def _count(style: Style, count: str) -> int:
    if style in (Style.ROMAN, Style.SMALL_ROMAN):
        return roman_value(count)
    if style in (Style.CAPITAL, Style.LETTER):
        return ord(count[0].lower()) - 96 + 26 * (len(count) - 1)
    return int(count)


@lru_cache(maxsize=1 << 8)  # few parts have a higher number than XXX
def roman_value(numeral: str) -> int:
    """Roman numeral in, its value out; 0 where it is badly formed.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, 0)
    """
    if not re.fullmatch(r"X{0,3}(IX|IV|V?I{0,3})", numeral.upper()):
        return 0
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral.upper()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def follows(rank: Rank, last: Rank) -> bool:
    """Two ranks in, True where the first is the very next after the second.

    >>> follows((3, 20, 990), (3, 0, 990)), follows((4, 0, 990), (3, 50, 990)), follows((5, 0, 990), (3, 0, 990))
    (True, True, False)
    """
    if len(rank) != len(last):
        return rank > last
    return rank > last and rank[0] - last[0] <= 1
