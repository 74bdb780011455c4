"""Verbs and what they govern: from a clause to its predicates.

A clause is read left to right: what stands in front of the main verb (adjuncts, the subject), the main verb with its
fixed turn, then the coordinated verbs with their complements. "animer, de coordonner et de contrôler l'action" is one
predicate with three heads; "assurer A et de maintenir B" is two predicates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rsi_graph.extract.complements import Chunk, Complement, Role, chunk, complement
from rsi_graph.extract.finiteness import AUXILIARIES, finite_at
from rsi_graph.extract.grammar import Construction, Grammar
from rsi_graph.extract.lines import Line
from rsi_graph.extract.morphology import FINITE, Analysis, Form
from rsi_graph.extract.noun_phrases import is_infinitive
from rsi_graph.extract.openers import opener_at
from rsi_graph.extract.words import (
    ADVERBS,
    COORDINATORS,
    DE,
    DETERMINERS,
    NEGATION,
    OBJECT_CLITICS,
    OTHER_CLITICS,
    PREPOSITIONS,
    REFLEXIVES,
    RELATIVES,
    SUBORDINATORS,
    A,
)

_CLITICS: Final = OBJECT_CLITICS | OTHER_CLITICS | NEGATION
_NO_CLAUSE_BEFORE_QUE: Final = frozenset(
    {"ainsi", "tel", "telle", "tels", "telles", "autre", "autres", "plus", "moins", "même", "mêmes", "autant"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """One governing verb: token positions of its words, its lemma, and the clitics in front of it."""

    lemma: str
    start: int
    end: int
    clitics: tuple[str, ...] = ()

    @property
    def object_clitic(self) -> str:
        """The pronoun that stands for the object in "les signe", else empty."""
        return next((clitic for clitic in self.clitics if clitic in OBJECT_CLITICS), "")

    @property
    def reflexive(self) -> bool:
        """True for "se prononce"."""
        return any(clitic in REFLEXIVES for clitic in self.clitics)


@dataclass(frozen=True, slots=True)
class Predicate:
    """Coordinated heads over one complement. `begin` and `end` bound all its words, adjuncts included."""

    heads: tuple[Head, ...]
    complement: Complement
    begin: int
    end: int


# --- infinitives ------------------------------------------------------------------------------------------


def infinitive_head(line: Line, index: int, end: int, grammar: Grammar) -> Head | None:
    """A head at `index`: clitics and adverbs, then an infinitive with the words of a fixed verb."""
    position, clitics = index, []
    while position < end and (
        line.norm(position) in _CLITICS or line.norm(position) in {"pas", "aussi", "notamment", "également"}
    ):
        clitics.append(line.norm(position))
        position += 1
    if position >= end or not is_infinitive(line, position, grammar):
        return None
    if line.norm(position - 1) in DETERMINERS - OBJECT_CLITICS - {"leur"}:
        return None
    lemma, behind = _lemma_at(line, position, end, grammar, Form.INFINITIVE, reflexive=bool(REFLEXIVES & set(clitics)))
    return Head(lemma, position, behind, tuple(clitics))


def _lemma_at(
    line: Line, index: int, end: int, grammar: Grammar, *forms: Form, reflexive: bool = False
) -> tuple[str, int]:
    """Lemma and end of the verb at `index`: fixed verbs first, causatives whole, unknown words as they stand."""
    analyses = [
        a for a in grammar.verbs.get(line.norm(index), ()) if a.form in forms and (reflexive or not a.reflexive)
    ]
    for analysis in sorted(analyses, key=lambda a: not a.reflexive):
        tail_end = _tail_end(line, index + 1, end, analysis)
        if tail_end is not None:
            if analysis.lemma == "faire" and is_infinitive(line, index + 1, grammar):
                return f"faire {line.tokens[index + 1].norm}", index + 2
            return analysis.lemma, tail_end
    return line.tokens[index].text.lower(), index + 1


def _tail_end(line: Line, index: int, end: int, analysis: Analysis) -> int | None:
    """Position behind the fixed words of a verb ("mettre en œuvre"); one adverb may stand between."""
    if not analysis.tail:
        return index
    for offset in (0, 1):
        if offset and line.norm(index) not in ADVERBS:
            break
        begin = index + offset
        if begin + len(analysis.tail) <= end and all(
            line.norm(begin + k) == word for k, word in enumerate(analysis.tail)
        ):
            return begin + len(analysis.tail)
    return None


def coordinator_end(line: Line, index: int) -> int | None:
    """Position behind a coordination ("et", ", et", "ainsi que", ",") that begins at `index`, or None."""
    position = index + 1 if line.norm(index) == "," else index
    if line.norm(position) in COORDINATORS:
        position += 1
    elif line.norm(position) == "ainsi" and line.norm(position + 1) in {"que", "qu'"}:
        position += 2
    while position > index and line.norm(position) in {"notamment", "enfin", "également", "aussi", "soit"}:
        position += 1
    return position if position > index else None


def _coordinated_infinitive(
    line: Line, index: int, end: int, grammar: Grammar, marker: frozenset[str]
) -> tuple[int, Head] | None:
    """At a coordination: the start of the next infinitive's words and its head. `marker` is "de" where it is repeated."""
    after = coordinator_end(line, index)
    if after is None:
        return None
    if line.norm(after) in marker:
        head = infinitive_head(line, after + 1, end, grammar)
        return (after + 1, head) if head else None
    if marker and line.norm(after) not in marker:
        return None
    head = infinitive_head(line, after, end, grammar)
    return (after, head) if head else None


_DE: Final = frozenset({"de", "d'"})


def infinitives(line: Line, start: int, end: int, grammar: Grammar) -> tuple[Predicate, ...]:
    """Position of the first infinitive (behind its "de") in, all coordinated predicates up to `end` out."""
    marker = (
        _DE if line.norm(start - 1) in _DE else frozenset({"à"}) if line.norm(start - 1) == "à" else frozenset[str]()
    )
    predicates: list[Predicate] = []
    begin = start
    while begin < end:
        heads, behind = _shared_heads(line, begin, end, grammar)
        if not heads:
            break
        stop, following = _next_infinitive(line, behind, end, grammar, marker)
        predicates.append(Predicate(tuple(heads), complement(line, behind, stop, grammar), begin, stop))
        begin = following
    return tuple(predicates)


def _shared_heads(line: Line, begin: int, end: int, grammar: Grammar) -> tuple[list[Head], int]:
    """Heads that stand directly one behind the other, over one object."""
    first = infinitive_head(line, begin, end, grammar)
    if first is None:
        return [], begin
    heads, behind = [first], first.end
    while True:
        following = _coordinated_infinitive(line, behind, end, grammar, frozenset()) or _coordinated_infinitive(
            line, behind, end, grammar, _DE
        )
        if following is None:
            return heads, behind
        heads.append(_under_causative(first, following[1]))
        behind = following[1].end


def _under_causative(first: Head, head: Head) -> Head:
    """ "faire effectuer ou poursuivre": the causative is said once."""
    if not first.lemma.startswith("faire ") or head.lemma.startswith("faire ") or head.start - first.end > 1:
        return head
    return replace(head, lemma=f"faire {head.lemma}")


def _next_infinitive(line: Line, behind: int, end: int, grammar: Grammar, marker: frozenset[str]) -> tuple[int, int]:
    """Where this complement ends and where the next coordinated infinitive begins (both `end` if none)."""
    nested = ""
    for index in range(behind, end):
        comma = line.norm(index) == ","
        found = _coordinated_infinitive(line, index, end, grammar, marker)
        if found and (comma or not nested or (marker and nested not in marker)):
            return index, found[0]
        if (
            line.norm(index) in DE | A | {"pour"}
            and infinitive_head(line, index + 1, end, grammar)
            and coordinator_end(line, index - 1) is None
        ):
            nested = line.norm(index)
    return end, end


def find_infinitive(line: Line, start: int, end: int, grammar: Grammar, prefixes: frozenset[str]) -> int | None:
    """First infinitive that the words before `start` govern: right behind them, behind adverbs, or behind a comma.

    `prefixes` are the words that must introduce it ("de", "à", "pour"); none for "peut".
    """
    openers = {found[1] for k in range(start, end) if (found := opener_at(line, k, grammar))}
    for index in range(start, end):
        begin = index + 1 if prefixes else index
        if prefixes and line.norm(index) not in prefixes:
            continue
        before = line.norm(index - 1)
        if index != start and before != "," and before not in ADVERBS and index not in openers:
            continue
        if infinitive_head(line, begin, end, grammar):
            return begin
    return None


# --- finite verbs -----------------------------------------------------------------------------------------


def main_verb(line: Line, start: int, end: int, grammar: Grammar) -> tuple[int, int] | None:
    """The first finite verb that no relative or subordinate clause owns.

    Returns its position and the position behind the last subordinate clause's verb before it (0 if none), behind
    which the subject must stand.
    """
    pending, relative_open, after_subordinate, subordinate = 0, False, start, False
    for index in range(start, end):
        norm = line.norm(index)
        if _opens_subordinate(line, index):
            pending += 1
            subordinate = norm in SUBORDINATORS or norm == "s'"
        elif norm == ",":
            relative_open = False
        elif finite_at(line, index, grammar):
            if pending:
                pending -= 1
                relative_open = True
                after_subordinate = index + 1 if subordinate or (pending == 0 and subordinate) else after_subordinate
            elif relative_open and coordinator_end(line, index - 1) is not None:
                continue
            else:
                return index, after_subordinate
    return None


def _opens_subordinate(line: Line, index: int) -> bool:
    norm = line.norm(index)
    if norm in SUBORDINATORS or (norm == "s'" and line.norm(index + 1) in {"il", "ils"}):
        return True
    if norm not in RELATIVES:
        return False
    return not (norm in {"que", "qu'"} and line.norm(index - 1) in _NO_CLAUSE_BEFORE_QUE)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its clitics, and the fixed turn it opens, if any."""

    start: int
    end: int
    head: Head
    construction: Construction | None
    fields: dict[str, str]
    negated: bool
    plural: bool
    passive: bool = False
    modal_passive: bool = False
    shared: tuple[Head, ...] = ()


def group_start(line: Line, index: int) -> int:
    """Position of a finite verb in, position of the first clitic before it out."""
    while index > 0 and line.norm(index - 1) in _CLITICS:
        if line.norm(index - 1) in OBJECT_CLITICS | {"en", "leur", "lui"} and line.norm(index - 2) in PREPOSITIONS | {
            "par"
        }:
            break
        index -= 1
    return index


def verb_group(line: Line, index: int, end: int, grammar: Grammar) -> VerbGroup:
    """The finite verb at `index` in, its group out: fixed turn, passive or plain verb."""
    start = group_start(line, index)
    clitics = tuple(line.norm(position) for position in range(start, index))
    negated = any(clitic in NEGATION for clitic in clitics)
    forms = {a.form for a in grammar.verbs.get(line.norm(index), ()) if a.form in FINITE}
    plural = Form.FINITE_SINGULAR not in forms
    passive = passive_participle(line, index, end, grammar)
    for construction in grammar.constructions:
        found = line.match(construction.pattern, index)
        if found and not (passive and construction.name in {"may", "must"}):
            head = Head(construction.verb or "", index, found[1], clitics)
            return VerbGroup(start, found[1], head, construction, found[0].groupdict(), negated, plural)
    if passive:
        lemma, behind = _lemma_at(line, passive, end, grammar, Form.PAST_PARTICIPLE)
        modal = line.norm(index) not in {"est", "sont", "sera", "seront"}
        return VerbGroup(start, behind, Head(lemma, passive, behind, clitics), None, {}, negated, plural, True, modal)
    lemma, behind = _lemma_at(line, index, end, grammar, *FINITE, reflexive=bool(REFLEXIVES & set(clitics)))
    return VerbGroup(start, behind, Head(lemma, index, behind, clitics), None, {}, negated, plural)


def passive_participle(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of the participle of "est [adverb] approuvé", "peut être approuvé", else None."""
    position = index + 1
    if line.norm(index) in {"peut", "peuvent", "doit", "doivent"}:
        position = _skip_adverbs(line, position)
        if line.norm(position) != "être":
            return None
        position += 1
    elif line.norm(index) not in {"est", "sont", "sera", "seront"}:
        return None
    position = _skip_adverbs(line, position)
    return position if position < end and grammar.is_past_participle(line.norm(position)) else None


def _skip_adverbs(line: Line, index: int) -> int:
    while (
        line.norm(index) in ADVERBS
        or line.norm(index) in {"pas", "plus", "point", "jamais"}
        or line.norm(index).endswith("ement")
    ):
        index += 1
    return index


def next_finite(line: Line, start: int, end: int, grammar: Grammar, *, plural: bool) -> tuple[int, int] | None:
    """The next coordinated finite verb of the same subject: where the coordination begins, and the verb's position."""
    pending = 0
    for index in range(start, end):
        if _opens_subordinate(line, index):
            pending += 1
        elif finite_at(line, index, grammar):
            pending = max(0, pending - 1)
        after = coordinator_end(line, index)
        if after is None or line.norm(index - 1) in COORDINATORS:
            continue
        verb = _verb_behind(line, after, end, grammar)
        if verb is not None and not pending and _agrees(line, verb, grammar, plural=plural):
            return index, verb
    return None


def _verb_behind(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of a finite verb behind a coordination: clitics may precede it, or one adjunct between commas."""
    position = index
    while position < end and (line.norm(position) in _CLITICS or line.norm(position) in ADVERBS):
        position += 1
    if position < end and finite_at(line, position, grammar):
        return position
    if line.norm(index - 1) in COORDINATORS and line.norm(index) == ",":
        closing = next((k for k in range(index + 1, end) if line.norm(k) == ","), None)
        if closing is not None and closing + 1 < end and finite_at(line, closing + 1, grammar):
            return closing + 1
    return None


def _agrees(line: Line, index: int, grammar: Grammar, *, plural: bool) -> bool:
    wanted = Form.FINITE_PLURAL if plural else Form.FINITE_SINGULAR
    norm = line.norm(index)
    if norm in AUXILIARIES:
        return norm.endswith(("nt",)) == plural
    return any(a.form is wanted for a in grammar.verbs.get(norm, ()))


def front(line: Line, start: int, end: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """What stands before the main verb, as chunks."""
    return chunk(line, start, end, grammar)


def subject_range(chunks: tuple[Chunk, ...], after: int, end: int) -> tuple[int, int] | None:
    """Chunks before the main verb in, token positions of the subject out: the first noun phrase behind `after`."""
    for index, piece in enumerate(chunks):
        if piece.role is Role.OBJECT and piece.start >= after:
            stop = end
            for later in reversed(chunks[index + 1 :]):
                if later.role in (
                    Role.ADVERB,
                    Role.ADJUNCT,
                    Role.CONDITION,
                    Role.PURPOSE,
                    Role.CONSULTED,
                    Role.JOINT,
                    Role.ASSISTANCE,
                ):
                    stop = later.start
                else:
                    break
            return piece.start, stop
    return None
