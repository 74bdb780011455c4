"""Words of a paragraph, with citations as single tokens.

The canonical text and its citations in, tokens out. A citation ("2° bis de l'article L. 225-1-1") is one token, so
that no dot, number or noun inside it is mistaken for grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add
from types import MappingProxyType
from typing import Final, NamedTuple

from rsi_graph.model import Citation, Span
from rsi_graph.model.quick import quicken

_TOKEN: Final = re.compile(
    r"""\s*+(?:                                                 # between tokens there are only blanks
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


class Word(NamedTuple):
    """A word, a citation or a punctuation mark, wherever it stands: the law has few, and repeats them.

    `norm` is the folded form the grammar compares; `blanks` is how many blanks are printed before it, `width` how
    long it is with them; `bare` says that its capital may lack an accent.
    """

    text: str
    norm: str
    kind: Kind
    blanks: int
    width: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in the order of the text, and where each begins there; `norms` are their folded forms.

    >>> said = tokenise("De l'animer", Span(0, 11))
    >>> said.norms, said.starts, said.words[2].text, said.end(1)
    (('de', "l'", 'animer'), (0, 3, 5), 'animer', 5)
    """

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    norms: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.norms)

    def __getitem__(self, at: slice) -> Tokens:
        return Tokens(self.words[at], self.starts[at], self.norms[at])

    def printed(self, start: int, end: int) -> tuple[str, ...]:
        """Folded forms of the words as they are printed: those without the accent of their capital lack it."""
        return tuple([fold(word.text) for word in self.words[start:end]])

    def end(self, index: int) -> int:
        """Where the word at `index` ends in the text."""
        return self.starts[index] + len(self.words[index].text)


quicken(Tokens)


@lru_cache(maxsize=_VOCABULARY)
def fold(words: str) -> str:
    """Words in, the form they are compared by out: lower case, œ as oe, one apostrophe.

    >>> fold("Mettre en ŒUVRE l’action")
    "mettre en oeuvre l'action"
    """
    return words.casefold().replace("œ", "oe").replace("’", "'").replace("‐", "-")


def tokenise(
    text: str, span: Span, citations: Sequence[Citation] = (), *, accents: Mapping[str, str] = _NO_ACCENTS
) -> Tokens:
    """Text, a span of it and the citations inside in, tokens in order out.

    `accents` gives the words that are printed without the accent of their capital ("Etablit") with it.

    After this call: tokens do not overlap; every non-blank character of the span lies in exactly one token; a
    citation's phrase is one token.

    >>> tokenise("De l'animer, d’en assurer", Span(0, 25)).norms
    ('de', "l'", 'animer', ',', "d'", 'en', 'assurer')
    >>> tokenise("Elabore le plan", Span(0, 15), accents={"elabore": "élabore"}).norms
    ('élabore', 'le', 'plan')
    """
    words: list[Word] = []
    position = span.start
    for begin, end in _phrases(citations, span):
        printed = _TOKEN.findall(text, position, begin)
        words.extend(map(_known, printed))
        blanks = begin - position - sum(map(len, printed))
        words.append(Word(text[begin:end], CITATION, Kind.CITATION, blanks, blanks + end - begin, bare=False))
        position = end
    words.extend(map(_known, _TOKEN.findall(text, position, span.end)))
    if not words:
        return Tokens((), (), ())
    _, norms, _, blanks_before, widths, bare = zip(*words, strict=True)
    if True in bare and _give_accents(words, bare, accents):
        norms = tuple([word.norm for word in words])
    starts = tuple(map(add, accumulate(widths, initial=span.start), blanks_before))
    return Tokens(tuple(words), starts, norms)


def _phrases(citations: Sequence[Citation], span: Span) -> list[tuple[int, int]]:
    """Where the distinct phrases inside the span begin and end, in order."""
    phrases = [citation.phrase for citation in citations]
    return sorted({(p.start, p.end) for p in phrases if span.start <= p.start and p.end <= span.end})


def _give_accents(words: list[Word], bare: Sequence[bool], accents: Mapping[str, str]) -> bool:
    """Write the words that are printed without the accent of their capital with it; whether there is any."""
    any_one = False
    for index in compress(count(), bare):
        word = words[index]
        letter = word.text == "A" and index and words[index - 1].kind is Kind.WORD
        norm = "A" if letter else accents.get(word.norm, word.norm)  # "la section A": neither "à" nor "a"
        if norm != word.norm:
            words[index] = Word(word.text, norm, word.kind, word.blanks, word.width, word.bare)
            any_one = True
    return any_one


@lru_cache(maxsize=_VOCABULARY)
def _known(printed: str) -> Word:
    """A word as it is printed, with the blanks before it, in; the word out."""
    text = printed.lstrip()
    kind = Kind.WORD if text[0].isalnum() else Kind.PUNCTUATION
    return Word(text, fold(text), kind, len(printed) - len(text), len(printed), text[0] in _BARE_CAPITALS)


def word_rank(text: str, paragraph: Span, offset: int) -> int:
    r"""Rank, from 1, of the word at `offset` among the words (runs of `\w`) of the paragraph.

    This is the `k` of a competence's IRI: it changes only if the text changes.

    >>> word_rank("1° D'assurer le financement", Span(0, 27), 5)
    3
    """
    before = len(_WORD.findall(text, paragraph.start, offset))
    inside = paragraph.start < offset < paragraph.end and _WORD.fullmatch(text, offset - 1, offset + 1)
    return before if inside else before + 1
