"""The subdivisions of an article, as texts name them: "a du 3° et au 6°", "deuxième et troisième alinéas du II"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rsi_graph.model import Span
from rsi_graph.references.ordinals import ordinal_value
from rsi_graph.references.patterns import (
    AND,
    CAPITAL,
    CARDINAL,
    DETERMINER,
    DIGIT,
    LETTER,
    LETTERED_POINT,
    OF,
    ORDINAL,
    POINT,
    ROMAN,
    TO,
    compiled,
)
from rsi_graph.references.syntax import Kind, Label, Level, Path

# What must stand behind a bare letter or number, lest "le a" of "il le a" or "au 3 du mois" be read as a subdivision.
_GOES_ON = r"""(?=[ ]?(?:,[ ])?(?:de[ ]l'[ ]?article|des[ ]articles|d(?:u|es)[ ](?:presente?s?|meme|[IVX\d]|[A-H][ ])
    |d(?:u|es)[ ](?:paragraphe|point)s?[ ]\d|du[ ][a-z][ ](?:(?:bis|ter|quater)[ ])?d(?:u[ ]|e[ ]l'[ ]?article)
    |dudit[ ]article
    |de[ ](?:cet|ce[ ]meme)[ ]article|de[ ]ce[ ][IVX\d]|du[ ](?:deux|trois|premi|derni|quatri|cinqui|sixi|second)"""
_AT = r"(?:aux?|du|les?)[ ]"
_ENDS = r"(?:[,;.)\n]|$|[ ](?:et|ou|ci-|susvis|susment|precit))"

_MARKERS: tuple[tuple[Kind, str], ...] = (
    (Kind.POINT, POINT),
    (Kind.PART, ROMAN),
    (Kind.PART, CAPITAL),
    (Kind.LETTER, LETTER),
    (Kind.DIGIT, DIGIT),
)
_NEEDS_CONTEXT = {
    CAPITAL: rf"{_GOES_ON}|et[ ]|ou[ ]|à[ ][A-Z]\b|ci-)|{_ENDS})",
    LETTER: rf"{_GOES_ON}|et[ ]|ou[ ]|à[ ][a-z]\b|ci-)|{_ENDS}|(?<=\)))",
    DIGIT: rf"{_GOES_ON}|(?:et|ou|à)[ ](?:{_AT})?\d{{1,2}}[ ](?:bis[ ]|ter[ ])?(?:de[ ]l'|des[ ]art|du[ ][IVX])"
    rf"|(?:et|ou)[ ]{_AT}(?:[a-z\dIVX]{{1,2}}°?|[a-z-]+[ ]alineas?)[ ](?:(?:bis|ter)[ ])?(?:du[ ]|de[ ]l'[ ]?art)))",
}
_NOUNS = {"alinea": Kind.ALINEA, "phrase": Kind.SENTENCE, "tiret": Kind.DASH}
_NOUN = r"(?P<noun>alinea|phrase|tiret)s?\b"
_BESIDE = r"(?:precedent|suivant|ci-dessus|ci-dessous|ci-apres|qui[ ]precede|qui[ ]suit)(?:es|s|e|nt)?\b"
_ONE = rf"(?:(?:(?P<rank>{ORDINAL})[ ])?{_NOUN}|(?P<marker>{POINT}|{ROMAN}|[a-z](?![\w'-])))"
_POINTER = r"(?P<pointer>presente?s?|memes?|(?:ce|cet|cette|ces)(?:[ ]memes?)?|ledit|ladite|lesdits)"
_POINTED = rf"{_POINTER}[ ]{_ONE}|precedents?[ ]alineas?\b|alineas?[ ]{_BESIDE}"
_JOINT = rf"{AND}(?:{DETERMINER})?"
_AND_OF = rf"{AND}(?:(?:aux?|du|des|les?|la|de[ ]la|à[ ]la)[ ]|(?:de[ ]|à[ ])?l')?"
_INSIDE = rf"[ ]?,?{OF}"
_NOUN_BEHIND = rf"[ ]{_NOUN}"
_COUNTED = rf"(?P<count>{CARDINAL})[ ](?P<side>premier|dernier)(?:es|s)[ ]{_NOUN}"


def parse_paths(text: str, at: int) -> tuple[Path, ...]:
    """Folded text and the offset of a first subdivision in, the coordinated paths from there on out; () if none.

    >>> [str(len(path.levels)) for path in parse_paths("a du 3° et au 6° de l'article L. 135-2", 0)]
    ['2', '1']
    """
    paths: list[Path] = []
    path = parse_path(text, at)
    while path:
        paths.append(path)
        joint = compiled(_JOINT).match(text, path.span.end)
        path = parse_path(text, joint.end()) if joint else None
    return tuple(paths)


def parse_path(text: str, at: int) -> Path | None:
    """Folded text and an offset in, the levels from the inside out that start there, or None."""
    levels: list[Level] = []
    level = parse_level(text, at)
    while level:
        levels.append(level)
        link = compiled(_INSIDE).match(text, level.span.end)
        level = parse_level(text, link.end()) if link else None
    return Path(tuple(levels), Span(at, levels[-1].span.end)) if levels else None


def parse_level(text: str, at: int) -> Level | None:
    """Folded text and an offset in, the subdivisions of one kind that start there, or None."""
    return (
        _relative(text, at)
        or _ordinals(text, at)
        or _counted(text, at)
        or _numbered(text, at)
        or _lettered(text, at)
        or _markers(text, at)
    )


def _relative(text: str, at: int) -> Level | None:
    """présent alinéa, même 3°, ce II, même deuxième alinéa, alinéa précédent."""
    match = compiled(_POINTED).match(text, at)
    if not match or text.startswith("n'", match.end()):
        return None
    span = Span(at, match.end())
    label = _marker_label(match["marker"]) if match["marker"] else ""
    if match["rank"]:
        label = _ordinal_label(match["rank"], _NOUNS[match["noun"]])
    own = not match["pointer"] or match["pointer"].startswith("present")
    several = _markers(text, match.start("marker")) if match["marker"] and match["pointer"].endswith("s") else None
    if several:  # "mêmes 1° et 2°"
        return replace(several, kind=Kind.ALINEA, span=Span(at, several.span.end), same=not own, own=own)
    return Level(Kind.ALINEA, (Label(label, span),), span, same=not own, own=own)


def _lettered(text: str, at: int) -> Level | None:
    """points a à d: the noun says nothing that the letters do not."""
    head = compiled(LETTERED_POINT).match(text, at)
    level = _markers(text, head.end()) if head else None
    return replace(level, span=Span(at, level.span.end)) if level else None


def _ordinals(text: str, at: int) -> Level | None:
    """premier et troisième alinéas, quatrième à sixième alinéas, deuxième ou du troisième alinéa, dernière phrase."""
    labels, end = _coordinated(text, at, ORDINAL, _AND_OF)
    noun = compiled(_NOUN_BEHIND).match(text, end) if labels else None
    if not noun:
        return None
    kind = _NOUNS[noun["noun"]]
    named = tuple(Label(_range(words, lambda word: _ordinal_label(word, kind)), span) for words, span in labels)
    return Level(kind, named, Span(at, noun.end()))


def _counted(text: str, at: int) -> Level | None:
    """deux premiers alinéas, trois dernières phrases."""
    match = compiled(_COUNTED).match(text, at)
    if not match:
        return None
    kind = _NOUNS[match["noun"]]
    span = Span(at, match.end())
    return Level(kind, (Label(_counted_label(match, kind), span),), span)


def _numbered(text: str, at: int) -> Level | None:
    """alinéa 2, paragraphes 1 à 3, § 2, tiret 1."""
    head = compiled(r"(?P<noun>alinea|paragraphe|§|tiret|point)s?[ ]").match(text, at)
    labels, end = _coordinated(text, head.end(), r"(?:\d{1,2}(?:er)?|premier)(?![\w°]|[-.]\d)") if head else ([], at)
    if not head or not labels:
        return None
    kind, sign = _NUMBERED[head["noun"]]
    named = tuple(Label(sign + _range(words, _plain), span) for words, span in labels)
    return Level(kind, named, Span(at, end))


_NUMBERED = {
    "alinea": (Kind.ALINEA, "al. "),
    "tiret": (Kind.DASH, "tiret "),
    "paragraphe": (Kind.PARAGRAPH, "§ "),
    "§": (Kind.PARAGRAPH, "§ "),
    "point": (Kind.PARAGRAPH, "point "),
}


def _plain(word: str) -> str:
    return str(ordinal_value(word))


def _markers(text: str, at: int) -> Level | None:
    """1° à 3° et 5°, I bis, A, a) et b, 5 bis."""
    for kind, marker in _MARKERS:
        labels, end = _coordinated(text, at, marker)
        while labels and marker in _NEEDS_CONTEXT and not compiled(_NEEDS_CONTEXT[marker]).match(text, end):
            labels.pop()
            end = labels[-1][1].end if labels else at
        if labels:
            named = tuple(Label(_range(words, _marker_label), span) for words, span in labels)
            return Level(kind, named, Span(at, end))
    return None


def _coordinated(text: str, at: int, item: str, and_: str = AND) -> tuple[list[tuple[tuple[str, ...], Span]], int]:
    """Offset and the pattern of one item in; words (two for a range) and span of each item, and the end, out."""
    one = compiled(item)
    found: list[tuple[tuple[str, ...], Span]] = []
    match, start, end = one.match(text, at), at, at
    while match:
        words: tuple[str, ...] = (match[0],)
        end = match.end()
        to = compiled(TO).match(text, end)
        last = one.match(text, to.end()) if to else None
        if last:
            words, end = (match[0], last[0]), last.end()
        found.append((words, Span(start, end)))
        joint = compiled(and_).match(text, end)
        start = joint.end() if joint else end
        match = one.match(text, start) if joint else None
    return found, end


def _range(words: tuple[str, ...], label: Callable[[str], str]) -> str:
    first = label(words[0])
    if len(words) == 1:
        return first
    last = label(words[1])
    return f"{first}..{last.removeprefix('al. ').removeprefix('tiret ')}" if last else ""


def _marker_label(word: str) -> str:
    plain = re.sub(r"[ )]+", " ", word.replace("°", "° ")).strip()
    return plain.replace(" °", "°").replace(" -", "-").replace("- ", "-")


def _ordinal_label(word: str, kind: Kind) -> str:
    if kind is Kind.SENTENCE:
        return ""
    short = {Kind.ALINEA: "al.", Kind.DASH: "tiret"}[kind]
    if "derni" in word:
        return f"{'avant-' if word.startswith('avant-') else ''}dernier {short}"
    return f"{short} {ordinal_value(word)}"


def _counted_label(match: re.Match[str], kind: Kind) -> str:
    if kind is Kind.SENTENCE:
        return ""
    short = {Kind.ALINEA: "al.", Kind.DASH: "tiret"}[kind]
    count = ordinal_value(match["count"])
    return f"{short} 1..{count}" if match["side"].startswith("premier") else f"{count} derniers {short}"
