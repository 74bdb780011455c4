"""The words that a pronoun stands for, as the text has them: "une association", "Le préfet et le recteur"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.model import Mention, MentionSource, Phrase, Span

_LONGEST_DETERMINER: Final = 8
_DETERMINER_BEFORE: Final = re.compile(
    r"\b(?:(?:une?|l[ae]s?|des|ce[ts]?|cette|son|sa|ses|leurs?|du|aux?)\s|l['’])\Z", re.IGNORECASE
)
_UNCONTRACTED: Final = {"du": "le", "au": "le", "aux": "les"}
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
    first, _, rest = words.of(text).partition(" ")
    said = f"{_UNCONTRACTED[first]} {rest}" if first in _UNCONTRACTED else words.of(text)
    return Phrase(said, words)


def words_meant(mentions: Sequence[Mention], pronoun: Span, paragraph: Span, context: Context) -> Phrase:
    """Whom a pronoun means in, the words that named them last out: "Le conseil se réunit. | Il est saisi …".

    One who was only called in short, in a paragraph before, is called by the full name.
    """
    if len(mentions) > 1:
        return noun_phrase_of([_as_said(mention, pronoun, paragraph, context) for mention in mentions], context.text)
    said = _as_said(mentions[0], pronoun, paragraph, context)
    if said.source is MentionSource.SHORT_NAME:
        return Phrase(said.name, pronoun)
    return noun_phrase_of((said,), context.text)


def _as_said(mention: Mention, pronoun: Span, paragraph: Span, context: Context) -> Mention:
    """The mention where its paragraph named it last, be it in short; else where it stands."""
    name = mention.name.casefold()
    before = context.named_between(0, pronoun.start)
    last = next((one.mention for one in reversed(before) if one.mention.name.casefold() == name), None)
    if last is None:
        return mention
    here = paragraph.contains(last.span) or last.source is MentionSource.EXPLICIT
    return replace(mention, antecedent=last.span, source=MentionSource.PRONOUN) if here else last
