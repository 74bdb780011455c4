"""A clause as a line of tokens that patterns can be matched on.

The grammar's fixed turns ("a pour rôle", "conjointement avec") are regular expressions over the folded words; a
`Line` lets them be anchored at a token and gives token positions back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, count
from operator import add
from typing import Any, Final

from rsi_graph.extract.language.tokens import CITATION, Kind, Tokens
from rsi_graph.extract.language.words import ABBREVIATIONS, COORDINATORS, DE, DETERMINERS, PREPOSITIONS, QUOTES, SAID_TO
from rsi_graph.model import Span
from rsi_graph.model.quick import quicken

# "Art. L. 756-2. | -L'Ecole": what parts the number of an article that is reproduced from its text.
_DASHES: Final = frozenset({"-", "–", "—"})
_OPENING: Final = QUOTES | _DASHES
_CUTS: Final = frozenset({".", ";", ":"})
# What stands around a line: more empty words than any rule looks ahead or back, be it over an aside.
_AROUND: Final = ("",) * 128
_A_WORD: Final = Kind.WORD
_AUDIT: Final = "audit"
_BEFORE_NOUN: Final = DETERMINERS | DE | COORDINATORS | {"", ","}


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens of one clause, and their folded words joined by blanks.

    `norm[index]` is the folded word at `index`, empty outside the line: the one question that is asked thousands of
    times of a clause, and therefore no function. Empty words stand behind those of the line, and a negative index meets
    them too; a tuple answers three times as fast as a mapping.
    `colon` says that a colon followed it; `dangling` is the preposition left out in front of that colon ("veille à :").
    """

    tokens: Tokens
    norms: tuple[str, ...]
    norm: tuple[str, ...] = field(compare=False, repr=False)
    joined: str
    colon: bool = False
    dangling: str = ""
    # What was asked of this line before, by question and place: one grammar reads a line, and asks again and again.
    known: dict[tuple[str, int, int], Any] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.norms)

    @property
    def cites(self) -> bool:
        """True where a citation stands anywhere in the line."""
        return CITATION in self.norms

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each token begins in the joined words: asked for where a turn may stand, which is not in every line."""
        key = ("starts", 0, 0)
        if key not in self.known:
            # behind the letters of the words before it, and one blank for each of these
            begins = map(add, accumulate(map(len, self.norms[:-1]), initial=0), count())
            self.known[key] = tuple(begins) if self.norms else ()
        found: tuple[int, ...] = self.known[key]
        return found

    def is_word(self, index: int) -> bool:
        """True where a word (no citation, no punctuation) stands at `index`."""
        return 0 <= index < len(self.norms) and self.tokens.words[index].kind is _A_WORD

    def is_capital(self, index: int) -> bool:
        """True where what stands at `index` is printed with a capital."""
        return self.tokens.words[index].text[0].isupper()

    def is_citation(self, index: int) -> bool:
        """True where a citation stands at `index`."""
        return self.norm[index] == CITATION and self.tokens.words[index].kind is Kind.CITATION

    def reads(self, index: int, words: Sequence[str]) -> bool:
        """True where these words stand at `index`, one by one."""
        return self.norms[index : index + len(words)] == tuple(words)

    def span(self, start: int, end: int) -> Span:
        """Token positions `[start, end)` in, the span of the text out."""
        tokens = self.tokens
        return Span(tokens.starts[start], tokens.starts[end - 1] + len(tokens.words[end - 1].text))

    def match(self, pattern: re.Pattern[str], index: int) -> tuple[re.Match[str], int] | None:
        """Pattern anchored at a token in, the match and the position after it out; only whole tokens count."""
        starts = self.starts
        found = pattern.match(self.joined, starts[index])
        if not found:
            return None
        behind = len(found.group().rstrip()) + found.start() + 1
        end = bisect_left(starts, behind)
        whole = behind == (starts[end] if end < len(starts) else len(self.joined) + 1)
        return (found, end) if whole else None

    def token_at(self, position: int) -> int:
        """Position in the joined words in, the token that begins there out."""
        return bisect_left(self.starts, position)


quicken(Line)


def to_line(tokens: Tokens, *, colon: bool = False, dangling: str = "") -> Line:
    """Tokens in, a line out. `colon` says that a colon followed it, `dangling` what was left out in front of it.

    >>> from rsi_graph.extract.language.tokens import tokenise
    >>> line = to_line(tokenise("La caisse a pour rôle", Span(0, 21)))
    >>> line.match(re.compile("a pour rôle"), 2)[1]
    5
    """
    norms = tokens.norms if _AUDIT not in tokens.norms else _with_said(tokens.norms)
    return Line(tokens, norms, norms + _AROUND, " ".join(norms), colon, dangling)


def _with_said(norms: tuple[str, ...]) -> tuple[str, ...]:
    """ "prévues | audit article": what is no noun is told so; but "d'audit", "l'audit", "un audit".

    >>> _with_said(("siégeant", "audit", "conseil")), _with_said(("le", "comité", "d'", "audit"))
    (('siégeant', 'à-ledit', 'conseil'), ('le', 'comité', "d'", 'audit'))
    """
    before = ("", *norms)
    pairs = zip(before, norms, strict=False)
    return tuple([SAID_TO if norm == _AUDIT and prior not in _BEFORE_NOUN else norm for prior, norm in pairs])


def split_clauses(tokens: Tokens) -> list[Line]:
    """Tokens of a paragraph in, its clauses out: cut at full stops, semicolons and colons.

    >>> from rsi_graph.extract.language.tokens import tokenise
    >>> text = "Le conseil vote le budget. Il en rend compte ; il peut :"
    >>> [(line.joined, line.colon) for line in split_clauses(tokenise(text, Span(0, len(text))))]
    [('le conseil vote le budget', False), ('il en rend compte', False), ('il peut', True)]
    >>> [(line.joined, line.dangling) for line in split_clauses(tokenise("Il statue sur :", Span(0, 15)))]
    [('il statue', 'sur')]
    """
    clauses: list[Line] = []
    begin = 0
    for index in compress(count(), map(_CUTS.__contains__, tokens.norms)):
        norm = tokens.norms[index]
        if norm != "." or _ends_sentence(tokens, index):
            if words := _unquoted(tokens[begin:index]):
                clauses.append(_before_colon(words) if norm == ":" else to_line(words))
            begin = index + 1
    if words := _unquoted(tokens[begin:]):
        clauses.append(to_line(words))
    return clauses


def _unquoted(tokens: Tokens) -> Tokens:
    """A clause without the marks that quote it: law that an article reproduces reads like any other."""
    norms, begin, end = tokens.norms, 0, len(tokens)
    if not norms or (norms[0] not in _OPENING and norms[-1] not in QUOTES):
        return tokens
    while begin < end and norms[begin] in _OPENING:
        begin += 1
    while begin < end and norms[end - 1] in QUOTES:
        end -= 1
    if end - begin == len(norms):
        return tokens
    quoted = not QUOTES.isdisjoint(norms[begin:end])  # "« le préfet » est remplacé par …"
    return tokens if quoted else tokens[begin:end]


def _before_colon(tokens: Tokens) -> Line:
    """A clause that a colon ends: the preposition whose words are the items is left out ("a pour missions de :")."""
    end = len(tokens)
    while end > 1 and tokens.norms[end - 1] in PREPOSITIONS:
        end -= 1
    return to_line(tokens[:end], colon=True, dangling=tokens.norms[end] if end < len(tokens) else "")


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    if index + 1 >= len(tokens):
        return True
    previous = tokens.norms[index - 1] if index else ""
    if previous in ABBREVIATIONS and tokens.end(index - 1) == tokens.starts[index]:
        return False
    return not tokens.words[index + 1].text[0].islower()
