"""The noun phrase in which a name stands: "convoque | une association", "Le préfet et le recteur … . | Ils …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rsi_graph.model import Mention, Phrase, Span

_LONGEST_DETERMINER: Final = 8
_DETERMINER_BEFORE: Final = re.compile(
    r"\b(?:(?:une?|l[ae]s?|des|ce[ts]?|cette|son|sa|ses|leurs?)\s|l['’])\Z", re.IGNORECASE
)
# What stands between the names of one subject: "le préfet, le maire | et, le cas échéant, le | recteur".
_BREAKS: Final = re.compile(r"[.;:\n]")
_FARTHEST: Final = 60


def _with_determiner(span: Span, text: str) -> Span:
    """The span of a name in, that of its noun phrase out: "une | association"."""
    before = _DETERMINER_BEFORE.search(text, max(0, span.start - _LONGEST_DETERMINER), span.start)
    return Span(before.start(), span.end) if before else span


def noun_phrase_of(mentions: Sequence[Mention], text: str) -> Phrase:
    """Whom a pronoun means in, the words that named them out: all of them where they stand in one row."""
    places = sorted({mention.antecedent or mention.span for mention in mentions}, key=lambda span: span.start)
    apart = any(b.start - a.end > _FARTHEST or _BREAKS.search(text, a.end, b.start) for a, b in pairwise(places))
    words = _with_determiner(Span(places[0].start, places[0 if apart else -1].end), text)
    return Phrase(words.of(text), words)
