"""Words of a paragraph, with citations as single tokens.

The canonical text and its citations in, tokens out. A citation ("2° bis de l'article L. 225-1-1") is one token, so
that no dot, number or noun inside it is mistaken for grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from rsi_graph.model import Citation, Span

_TOKEN: Final = re.compile(
    r"""(\s*+)(                                                 # between tokens there are only blanks
    (?!\d)\w++(?!['’°‐-])                                      # most words: nothing hangs on them
  | (?:lorsqu|puisqu|quoiqu|jusqu|presqu|qu|[ldnscjmt])['’]   # elided words: l', d', qu' …
  | aujourd['’]hui | prud['’]ho\w+
  | \d+(?:[.,\s]\d+)*(?:\s?[°%])?                              # numbers, ranks
  | n°
  | [^\W\d]\w*(?:[-‐](?:[dl]['’])?\w+)*                       # words, hyphens inside: "main-d'oeuvre"
  | \S                                                         # punctuation, one by one
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_WORD: Final = re.compile(r"\w+")

CITATION: Final = "§"  # the folded form of every citation
_BARE_CAPITALS: Final = frozenset("AEIO")  # those that may lack an accent in print
_VOCABULARY: Final = 1 << 16  # words remembered: the law has few, and repeats them
_NO_ACCENTS: Final[Mapping[str, str]] = MappingProxyType({})


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    CITATION = "citation"
    PUNCTUATION = "punctuation"


class Token(NamedTuple):
    """A word, a citation or a punctuation mark. `norm` is the folded form the grammar compares.

    A tuple, since a code has millions of them and a dataclass takes four times as long to make.
    """

    start: int
    end: int
    text: str
    norm: str
    kind: Kind


@lru_cache(maxsize=_VOCABULARY)
def fold(words: str) -> str:
    """Words in, the form they are compared by out: lower case, œ as oe, one apostrophe.

    >>> fold("Mettre en ŒUVRE l’action")
    "mettre en oeuvre l'action"
    """
    return words.casefold().replace("œ", "oe").replace("’", "'").replace("‐", "-")


def tokenise(
    text: str, span: Span, citations: Sequence[Citation] = (), *, accents: Mapping[str, str] = _NO_ACCENTS
) -> tuple[Token, ...]:
    """Text, a span of it and the citations inside in, tokens in order out.

    `accents` gives the words that are printed without the accent of their capital ("Etablit") with it.

    After this call: tokens do not overlap; every non-blank character of the span lies in exactly one token; a
    citation's phrase is one token.

    >>> [token.norm for token in tokenise("De l'animer, d’en assurer", Span(0, 25))]
    ['de', "l'", 'animer', ',', "d'", 'en', 'assurer']
    >>> [token.norm for token in tokenise("Elabore le plan", Span(0, 15), accents={"elabore": "élabore"})]
    ['élabore', 'le', 'plan']
    """
    tokens: list[Token] = []
    position = span.start
    for phrase in _phrases(citations, span):
        tokens.extend(_plain(text, position, phrase.start, accents))
        tokens.append(Token(phrase.start, phrase.end, phrase.of(text), CITATION, Kind.CITATION))
        position = phrase.end
    tokens.extend(_plain(text, position, span.end, accents))
    return tuple(tokens)


def _phrases(citations: Sequence[Citation], span: Span) -> list[Span]:
    """The distinct phrases inside the span, in order."""
    return sorted({c.phrase for c in citations if span.contains(c.phrase)})


def _plain(text: str, start: int, end: int, accents: Mapping[str, str]) -> list[Token]:
    found: list[Token] = []
    for blanks, words in _TOKEN.findall(text, start, end):
        norm, kind, bare = _known(words)
        if bare:
            letter = words == "A" and found and found[-1].kind is Kind.WORD  # "la section A": neither "à" nor "a"
            norm = words if letter else accents.get(norm, norm)
        begin = start + len(blanks)
        start = begin + len(words)
        found.append(_new_token(Token, (begin, start, words, norm, kind)))
    return found


_new_token: Final = tuple.__new__  # what `Token(…)` does, without the call in between


@lru_cache(maxsize=_VOCABULARY)
def _known(words: str) -> tuple[str, Kind, bool]:
    """A word as it is printed in; its folded form, its kind, and whether its capital may lack an accent out."""
    kind = Kind.WORD if words[0].isalnum() else Kind.PUNCTUATION
    return fold(words), kind, words[0] in _BARE_CAPITALS


def word_rank(text: str, paragraph: Span, offset: int) -> int:
    r"""Rank, from 1, of the word at `offset` among the words (runs of `\w`) of the paragraph.

    This is the `k` of a competence's IRI: it changes only if the text changes.

    >>> word_rank("1° D'assurer le financement", Span(0, 27), 5)
    3
    """
    before = len(_WORD.findall(text, paragraph.start, offset))
    inside = paragraph.start < offset < paragraph.end and _WORD.fullmatch(text, offset - 1, offset + 1)
    return before if inside else before + 1
