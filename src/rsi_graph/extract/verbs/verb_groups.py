"""The finite verb with its clitics, and the fixed turn or passive it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.language.grammar import Construction, Governs, Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import FINITE, Form
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.words import (
    ADVERBS,
    BE,
    BE_FORMS,
    CLITICS,
    HAVE,
    MODAL_FORMS,
    NEGATION,
    NEGATIVE_ADVERBS,
    OBJECT_CLITICS,
    PREPOSITIONS,
    REFLEXIVES,
)
from rsi_graph.extract.objects.predicates import Head, lemma_at
from rsi_graph.model.quick import quicken

# "il peut y être mis fin": clitics between the modal and the passive.
_BEFORE_BE: Final = frozenset({"y", "en", "lui", "leur"})
# How many words an aside between auxiliary and participle has at most.
_ASIDE: Final = 20
_MAYBE_DETERMINERS: Final = OBJECT_CLITICS | {"en", "leur", "lui"}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its clitics, and the fixed turn it opens, if any.

    `fields` are the named words of the turn ("noun", "function"); `modal` the form of "peut" or "doit" over a passive;
    `shared` are verbs before it that have no object of their own.
    """

    start: int
    end: int
    head: Head
    construction: Construction | None = None
    fields: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    plural: bool = False
    passive: bool = False
    modal: str = ""
    shared: tuple[Head, ...] = ()

    @property
    def governs(self) -> Governs | None:
        """What the fixed turn governs; None where there is none."""
        return self.construction.governs if self.construction else None

    def field(self, name: str) -> str:
        """A named word of the fixed turn, else empty."""
        return dict(self.fields).get(name, "")


quicken(VerbGroup)


def verb_group(line: Line, index: int, end: int, grammar: Grammar) -> VerbGroup:
    """The finite verb at `index` in, its group out: fixed turn, passive or plain verb."""
    start = _group_start(line, index)
    clitics = line.norms[start:index]
    negated = not NEGATION.isdisjoint(clitics)
    plural = not grammar.analyses(line.norm[index], Form.FINITE_SINGULAR)
    participle = passive_participle(line, index, end, grammar)
    turn = _turn_at(line, index, grammar, passive=participle is not None)
    if turn:
        construction, behind, fields, participle = turn
        head = Head(construction.verb, index, behind, clitics, participle)
        return VerbGroup(start, behind, head, construction, fields, negated, plural)
    if participle is not None:
        return passive_group(line, index, participle, end, grammar)
    reflexive = not REFLEXIVES.isdisjoint(clitics)
    lemma, behind = lemma_at(line, index, end, grammar, *FINITE, reflexive=reflexive)
    if negated and line.norm[behind] in NEGATIVE_ADVERBS:
        behind += 1
    return VerbGroup(start, behind, Head(lemma, index, behind, clitics), negated=negated, plural=plural)


def passive_group(line: Line, index: int, participle: int, end: int, grammar: Grammar) -> VerbGroup:
    """The plain passive of a participle whose auxiliary stands at `index`, whatever turn it may open elsewhere."""
    start = _group_start(line, index)
    clitics = line.norms[start:index]
    plural = not grammar.analyses(line.norm[index], Form.FINITE_SINGULAR)
    lemma, behind = lemma_at(line, participle, end, grammar, Form.PAST_PARTICIPLE)
    modal = line.norm[index] if line.norm[index] in MODAL_FORMS else ""
    if modal:  # "ne peut | lui être retirée"
        clitics += tuple(norm for norm in line.norms[index + 1 : participle] if norm in _BEFORE_BE)
    negated = not NEGATION.isdisjoint(clitics)
    head = Head(lemma, index, behind, clitics, participle)
    return VerbGroup(start, behind, head, negated=negated, plural=plural, passive=True, modal=modal)


def _group_start(line: Line, index: int) -> int:
    """Position of a finite verb in, position of the first clitic before it out."""
    while index > 0 and line.norm[index - 1] in CLITICS:
        if line.norm[index - 1] in _MAYBE_DETERMINERS and line.norm[index - 2] in PREPOSITIONS:
            break
        index -= 1
    return index


def _turn_at(
    line: Line, index: int, grammar: Grammar, *, passive: bool
) -> tuple[Construction, int, tuple[tuple[str, str], ...], int | None] | None:
    """The first fixed turn at the verb, the position behind it, its named words, and where its participle stands."""
    turns = grammar.constructions_at(line, index)
    begin = line.starts[index] if turns else 0
    for construction in turns:
        if not construction.pattern.match(line.joined, begin):
            continue  # most turns
        found = line.match(construction.pattern, index)
        if found and not (passive and construction.governs is Governs.MODAL):
            named = found[0].groupdict(default="")
            participle = line.token_at(found[0].start("participle")) if "participle" in named else None
            return construction, found[1], tuple(named.items()), participle
    return None


def passive_participle(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of the participle of "est [adverb] approuvé", "peut être approuvé", else None."""
    position = index + 1
    if line.norm[index] in MODAL_FORMS:
        position = _skip_aside(line, _skip_whole(line, _skip_adverbs(line, position), end, grammar), end)
        position += line.norm[position] in _BEFORE_BE  # "il peut | y être mis fin"
        behind = _behind_be(line, position)
        if behind == position:
            return None
        position = behind
    elif line.norm[index] not in BE_FORMS:
        return None
    position = _skip_adverbs(line, position)
    position = _skip_whole(line, position, end, grammar)
    position = _skip_participle_aside(line, position, end, grammar)
    return position if position < end and grammar.is_past_participle(line.norm[position]) else None


def _behind_be(line: Line, index: int) -> int:
    """ "doit | être | homologué", "doit | avoir été | homologué"; `index` where neither stands."""
    if line.norm[index] == HAVE and line.norm[index + 1] == "été":
        return index + 2
    return index + (line.norm[index] == BE)


def _skip_whole(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "peut | en outre | être consultée par": the position behind a fixed adjunct."""
    opened = opener_at(line, index, grammar) if index < end else None
    return _skip_adverbs(line, opened.end) if opened and opened.whole else index


def _skip_aside(line: Line, index: int, end: int) -> int:
    """ "peut, en cas d'urgence, être prononcée": the position behind an aside between commas."""
    if line.norm[index] != ",":
        return index
    return next((k + 1 for k in range(index + 1, end - 1) if line.norm[k] == "," and line.norm[k + 1] == BE), index)


def _skip_participle_aside(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "est, après avis du conseil, | approuvé par": the position behind an aside that a participle follows."""
    if line.norm[index] != ",":
        return index
    closing = (k + 1 for k in range(index + 1, min(end, index + _ASIDE)) if line.norm[k] == ",")
    behind = next((_skip_adverbs(line, k) for k in closing), index)
    return behind if grammar.is_past_participle(line.norm[behind]) else index


def _skip_adverbs(line: Line, index: int) -> int:
    while (norm := line.norm[index]) in ADVERBS or norm in NEGATIVE_ADVERBS or norm.endswith("ement"):
        index += 1
    return index
