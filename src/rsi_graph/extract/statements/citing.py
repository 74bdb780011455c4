"""Which citations of a paragraph are a record's: those of the clause that its verb governs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.tokens import fold
from rsi_graph.extract.language.words import PLURAL_ENDINGS, A
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.statements.parts import Part
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.model import Citation, Competence

# No title of an act goes on behind these.
_BREAK: Final = re.compile(r"[.;:\n](?![0-9])")
_WORD: Final = re.compile(r"[^\W\d_]+")
# How many words lead from "modifiant" to the act it names, and from that to the next: "les directives d'exécution".
_TO_NEXT_ACT: Final = 7


def citations_of(
    statement: Statement,
    head: Head,
    part: Part | None,
    parts: Sequence[Part | None],
    citations: Sequence[Citation],
    context: Context,
) -> tuple[Citation, ...]:
    """Citations of the front and of the predicate's own words, without those inside another part's object."""
    line = statement.line
    own = [line.span(begin, end) for begin, end in _ranges(statement, head) if end > begin]
    inside = [citation for citation in citations if any(span.contains(citation.span) for span in own)]
    if part and inside and len(parts) > 1:
        apart = (other for other in parts if other and other is not part and other.end != part.end)
        others = [line.span(*_alone(line, other, context.grammar)) for other in apart]
        inside = [citation for citation in inside if not any(span.contains(citation.span) for span in others)]
    return (*statement.citations, *_without_titles(inside, citations, context.text, context.grammar))


def _alone(line: Line, part: Part, grammar: Grammar) -> tuple[int, int]:
    """Where what a part cites is its alone: up to a participle in the plural, where it holds nothing but singulars.

    "l'information du public et le suivi de la mise en œuvre du conseil | prévus à l'article L. 12": both are.
    """
    begin, end = part.cited
    first, last = part.own
    for index in range(first + 1, last - 1):
        norm = line.norm[index]
        if norm.endswith(PLURAL_ENDINGS) and line.is_word(index):
            shared = norm.endswith("s") and line.norm[index + 1] in A and grammar.is_past_participle(norm)
            return (begin, index) if shared else (begin, end)
    return begin, end


def each_citing_its_own(
    firsts: Sequence[Statement], later: Sequence[Statement], parted: tuple[int, int]
) -> tuple[Statement, ...]:
    """ "est accordée | par la commission mentionnée à l'article L. 12 et | servie par le département": to each its own.

    `parted`: where the first participle ends, before which all is said of both, and where the later ones begin.
    """
    front, begin = parted
    before = (replace(one, predicate=replace(one.predicate, end=min(begin, one.predicate.end))) for one in firsts)
    behind = (replace(one, predicate=replace(one.predicate, begin=begin), front=(0, front)) for one in later)
    return (*before, *behind)


def with_cited_object(record: Competence, context: Context) -> Competence:
    """ "L'indemnité prévue à l'article L. 12 … | Elle est versée par la caisse": cited in what a pronoun stands for."""
    words = record.object
    if words is None or words.span.end > record.span.start:
        return record
    inside = [citation for citation in context.citations if words.span.contains(citation.span)]
    cited = dict.fromkeys(
        (*_without_titles(inside, context.citations, context.text, context.grammar), *record.citations)
    )
    return replace(record, citations=tuple(cited))


def _ranges(statement: Statement, head: Head) -> tuple[tuple[int, int], ...]:
    """Token positions where citations are a verb's; "se réunit et délibère | dans les conditions …": the last one's."""
    predicate = statement.predicate
    before = (statement.front, statement.turn)
    if predicate.complement.object is None and head is not predicate.heads[-1]:
        return before
    return (*before, (predicate.begin, predicate.end))


def _without_titles(
    citations: Sequence[Citation], near: Sequence[Citation], text: str, grammar: Grammar
) -> list[Citation]:
    """ "la directive 2014/60/UE … modifiant le règlement …": what the title of an act names is not cited by the law."""
    titled: set[int] = set()
    for before, citation in pairwise(near):
        between = fold(text[before.span.end : citation.span.start])
        if _BREAK.search(between) or before.reference is None or not any(map(str.isdigit, before.reference.act)):
            continue
        words = _WORD.findall(between)
        opened = next((k for k in reversed(range(len(words))) if words[k] in grammar.lists.amending), None)
        goes_on = before.span.start in titled and len(words) <= _TO_NEXT_ACT
        if goes_on or (opened is not None and len(words) - opened <= _TO_NEXT_ACT):
            titled.add(citation.span.start)
    return [citation for citation in citations if citation.span.start not in titled]
