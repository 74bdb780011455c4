"""Things spoken of before, for "le", "la", "les": what a clause was about, what stands inside an object.

"Sa décision est réputée négative. Il | la notifie". Right or silent: nothing is told where two fit.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import Thing, fits_clitic, gender_of
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.tokens import tokenise
from rsi_graph.extract.language.words import COORDINATORS, DEMONSTRATIVES, DETERMINERS
from rsi_graph.extract.statements.spoken_of import agrees, names_thing, noun_phrases
from rsi_graph.model import Mention, Phrase, Span

# "de la demande" ends in "la demande", "des échantillons" in "les échantillons".
_UNCONTRACTED: Final = {"des": "les", "du": "le"}


def thing_spoken_of(
    line: Line, verb: int, clitic: str, context: Context, after: int, holders: Collection[Mention]
) -> Phrase | None:
    """What a clause before was about, if it stands behind `after`, and no thing of this clause fits."""
    if names_thing(line, verb, clitic, context, holders):
        return None
    spoken_of = (context.other_subject, context.things.get(clitic == "les"))
    things = (thing.words for thing in spoken_of if thing and thing.words and _may_be(thing, clitic, context))
    near = (words for words in things if words.span.start >= after and _is_near(words.span, line, context))
    found = next(near, None)
    return (_pointed_at(found, clitic, context) or found) if found else None


def _pointed_at(words: Phrase, clitic: str, context: Context) -> Phrase | None:
    """ "Les recours contre | ces délibérations sont portés devant le juge. Il peut les déférer": what is spoken of."""
    line = to_line(tokenise(context.text, words.span, context.citations))
    phrases = (p for p in noun_phrases(line, len(line), context.grammar) if line.norm[p[0]] in DEMONSTRATIVES)
    found = [line.span(*p) for p in phrases if agrees(line, p[0], clitic, context.grammar)]
    return Phrase(found[0].of(context.text), found[0]) if len(found) == 1 else None


def _may_be(thing: Thing, clitic: str, context: Context) -> bool:
    nouns = words_of(thing.words.text)[1:2] if thing.words else ()
    feminine = gender_of(nouns[0], context.grammar) if thing.feminine is None and nouns else thing.feminine
    return fits_clitic(clitic, feminine=feminine, plural=thing.plural)


def _is_near(span: Span, line: Line, context: Context) -> bool:
    """True in the same paragraph."""
    return "\n" not in context.text[span.end : line.tokens.starts[0]]


def thing_within(words: Phrase, clitic: str, context: Context) -> Phrase | None:
    """ "conserve l'ensemble | des échantillons et les place": the one inside an object that fits."""
    line = to_line(tokenise(context.text, words.span, context.citations))
    phrases = [p for p in noun_phrases(line, len(line), context.grammar) if p[0] > 0]
    found = [phrase for phrase in phrases if agrees(line, phrase[0], clitic, context.grammar)]
    if len(found) != 1:
        return None
    begin, end = found[0]
    if context.grammar.is_past_participle(line.norm[end - 1]):  # "des rapports ayant servi | à la certification"
        end = len(line)
    span, norm = line.span(begin, end), line.norm[begin]
    text = span.of(context.text)
    return Phrase(_UNCONTRACTED[norm] + text[len(norm) :] if norm in _UNCONTRACTED else text, span)


def is_row(words: Phrase) -> bool:
    """ "le rapport préliminaire | et le projet de rapport": several, for "les"."""
    norms = words_of(words.text)
    return norms[0] in DETERMINERS and any(a in COORDINATORS and b in DETERMINERS for a, b in pairwise(norms))
