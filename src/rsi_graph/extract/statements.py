"""From a predicate to competences: one record per holder(s) × verb × object, with its evidence.

A `Statement` is what a clause says before it is cut into records: who, which predicate, which modality. `competences_of`
cuts it (coordinated verbs; action nouns with different concepts under a support verb) and fills the fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rsi_graph.extract.actions import Action, choose_action, conjunct_starts, head_nouns
from rsi_graph.extract.complements import Chunk, Complement, Role
from rsi_graph.extract.context import Context
from rsi_graph.extract.lines import Line
from rsi_graph.extract.predicates import Head, Predicate
from rsi_graph.extract.targets import institutions_in, targets_in
from rsi_graph.extract.tokens import word_rank
from rsi_graph.extract.words import COORDINATORS, DE, DETERMINERS, PREPOSITIONS
from rsi_graph.model import Citation, Competence, Mention, Modality, Paragraph, Phrase, Span, Target, TargetRole

# Verbs whose noun object is split like a support verb's: "est chargée de l'étude et de la liquidation".
_TASK_VERBS = frozenset({"charger"})
_CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Statement:
    """Holders × predicate × modality, as a clause says it.

    `front` is the range of token positions before the first verb, whose citations and purposes belong to every verb of
    the clause; `lead` are mentions and citations that a lead-in hands down.
    """

    line: Line
    paragraph: Paragraph
    holders: tuple[Mention, ...]
    predicate: Predicate
    modality: Modality
    rule: str
    front: tuple[int, int] = (0, 0)
    front_chunks: tuple[Chunk, ...] = ()
    joint: tuple[Mention, ...] = ()
    assistance: tuple[Mention, ...] = ()
    consulted: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    purpose: Phrase | None = None
    task: bool = False
    verb_span: Span | None = None
    object: Phrase | None = None
    action: Action | None = None
    undergoes: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """One record's share of the object: token positions, and where its own words begin."""

    begin: int
    end: int
    action: Action | None
    own: tuple[int, int]


def competences_of(statement: Statement, context: Context, citations: Sequence[Citation]) -> list[Competence]:
    """Statement in, its records out, in the order of the text."""
    records = []
    for head in statement.predicate.heads:
        parts = _parts(statement, head, context)
        for index, part in enumerate(parts):
            record = _record(statement, head, part, context, citations, parts=parts, index=index)
            records.append(_with_antecedent(record, head, context) if head.object_clitic else record)
    if records and records[-1].object:
        context.last_object = records[-1]
    return records


def _with_antecedent(record: Competence, head: Head, context: Context) -> Competence:
    """ "négocie les conventions et les signe": the pronoun object becomes the object of the record before."""
    known = context.last_object
    if known is None or known.object is None or _is_plural_phrase(known.object.text) != (head.object_clitic == "les"):
        return record
    targets = {target.name.casefold(): target for target in (*known.targets, *record.targets)}
    citations = dict.fromkeys((*known.citations, *record.citations))
    return replace(record, object=known.object, targets=tuple(targets.values()), citations=tuple(citations))


def _is_plural_phrase(words: str) -> bool:
    return words.lower().startswith(("les ", "des ", "ces ", "ses ", "leurs ", "tous ", "toutes "))


def _parts(statement: Statement, head: Head, context: Context) -> list[_Part | None]:
    """The object cut at action nouns of different concepts; whole where it is not."""
    whole = statement.predicate.complement.object
    if whole is None:
        return [None]
    begin = whole[0] + 1 if statement.line.norm(whole[0]) == "soit" else whole[0]
    uncut: list[_Part | None] = [_Part(begin, whole[1], statement.action, (begin, whole[1]))]
    splits = head.lemma in context.grammar.lexicon.support_verbs or head.lemma in _TASK_VERBS or statement.task
    if not splits or statement.action:
        return uncut
    return _split(statement.line, head, begin, whole[1], context) or uncut


def _split(line: Line, head: Head, begin: int, end: int, context: Context) -> list[_Part | None] | None:
    starts = conjunct_starts(line, begin, end)
    nouns = {noun.start: noun for noun in reversed(head_nouns(line, begin, end, context.grammar))}
    cuts = []
    for start in starts:
        noun = nouns.get(start)
        if noun and (not cuts or noun.concept != nouns[cuts[-1]].concept):
            cuts.append(start)
    if len(cuts) < 2:
        return None
    cuts[0] = begin
    first = nouns.get(begin)
    if first is None:
        return None
    own = [(a, _trim(line, a, b)) for a, b in pairwise([*cuts, end])]
    shared = all(not _has_complement(line, a, b) for a, b in own[:-1])
    return [
        _Part(
            _behind_soit(line, a),
            end if shared else b,
            Action(nouns[a].concept, (), f"{head.lemma} + {nouns[a].noun}"),
            (a, b),
        )
        for a, b in own
    ]


def _behind_soit(line: Line, index: int) -> int:
    return index + 1 if line.norm(index) == "soit" else index


def _trim(line: Line, begin: int, end: int) -> int:
    """The end of a part without the coordination that leads to the next."""
    while end > begin + 1 and (line.norm(end - 1) in COORDINATORS | {",", "soit", "ainsi", "que", "qu'", "notamment"}):
        end -= 1
    return end


def _has_complement(line: Line, begin: int, end: int) -> bool:
    start = begin
    while start < end and line.norm(start) in DETERMINERS | PREPOSITIONS | {"soit"}:
        start += 1
    return any(line.norm(k) in PREPOSITIONS for k in range(start + 1, end))


def _record(
    statement: Statement, head: Head, part: _Part | None, context: Context, citations: Sequence[Citation],
    *, parts: Sequence[_Part | None], index: int,
) -> Competence:  # fmt: skip
    line, paragraph = statement.line, statement.paragraph
    complement = statement.predicate.complement
    lemma = _reflexive(head)
    action = part.action if part and part.action else _action(lemma, head, line, part, statement)
    action = action or choose_action(
        lemma, line, (part.begin, part.end) if part else None, context.grammar, support=statement.task
    )
    governing = line.tokens[part.own[0]].start if part and index else line.tokens[head.start].start
    if statement.verb_span and part:
        governing = _noun_offset(line, part)
    joint, assistance, consulted = partners_of(statement, context)
    counterparts = _counterparts(statement, action, joint)
    joint = tuple(mention for mention in joint if mention not in counterparts)
    return Competence(
        paragraph=paragraph.number,
        item=paragraph.item,
        point=paragraph.point,
        word=word_rank(context.text, paragraph.span, governing),
        holders=statement.holders,
        modality=statement.modality,
        verb=lemma,
        verb_span=statement.verb_span or line.span(head.start, head.end),
        action=action.concept,
        alternatives=action.alternatives,
        entry=action.entry,
        span=_evidence(statement, head, part, first=index == 0),
        object=_object(statement, part, context),
        targets=_targets(statement, part, action, context, partners=(*joint, *assistance), counterparts=counterparts),
        joint=joint,
        assistance=assistance,
        consulted=consulted,
        citations=_citations(statement, part, parts, citations),
        purpose=_purpose(statement, complement, context.text),
        condition=_first_phrase(line, (*complement.chunks(Role.CONDITION), *_front(statement, Role.CONDITION)), context.text, inner=False),
        scope=_first_phrase(line, complement.chunks(Role.ADJUNCT), context.text, inner=False),
        rule=statement.rule,
    )  # fmt: skip


def _action(lemma: str, head: Head, line: Line, part: _Part | None, statement: Statement) -> Action | None:
    return statement.action


def _reflexive(head: Head) -> str:
    if not head.reflexive or head.lemma.startswith(("se ", "s'")):
        return head.lemma
    return f"s'{head.lemma}" if head.lemma[0] in "aeiouyéèêàâîôh" else f"se {head.lemma}"


def _noun_offset(line: Line, part: _Part) -> int:
    index = part.own[0]
    while index + 1 < part.own[1] and line.norm(index) in DETERMINERS | PREPOSITIONS:
        index += 1
    return line.tokens[index].start


def _evidence(statement: Statement, head: Head, part: _Part | None, *, first: bool) -> Span:
    """From the verb (the noun, for a later action noun) to the end of the object."""
    line = statement.line
    if part is None:
        return line.span(head.start, head.end)
    if statement.verb_span is not None:
        return line.span(part.own[0], part.end)
    if not first:
        start = _behind_soit(line, part.own[0])
        return line.span(start, part.end)
    return line.span(min(head.start, part.begin), max(part.end, head.end))


def _object(statement: Statement, part: _Part | None, context: Context) -> Phrase | None:
    if statement.object is not None:
        return statement.object
    if part is None:
        return None
    span = statement.line.span(part.begin, part.end)
    return Phrase(span.of(context.text), span)


def _targets(
    statement: Statement, part: _Part | None, action: Action, context: Context, *, partners: tuple[Mention, ...],
    counterparts: tuple[Mention, ...],
) -> tuple[Target, ...]:  # fmt: skip
    """Recipients before the object, then the institutions inside it; partners are not repeated."""
    line, paragraph = statement.line, statement.paragraph.number
    found: dict[str, Target] = {}
    for chunk in (*statement.predicate.complement.before, *statement.predicate.complement.after):
        if chunk.role is Role.TO or _is_benefit(line, chunk):
            for target in targets_in(line, chunk.start, chunk.end, context, paragraph, holders=statement.holders):
                found.setdefault(target.name.casefold(), Target(target.mention, _recipient_role(action)))
    for mention in counterparts:
        found.setdefault(mention.name.casefold(), Target(mention, TargetRole.ACTS_WITH))
    for mention in statement.undergoes:
        found.setdefault(mention.name.casefold(), Target(mention, TargetRole.ACTS_ON))
    if part:
        for target in targets_in(line, part.begin, part.end, context, paragraph, holders=statement.holders):
            found.setdefault(target.name.casefold(), target)
    taken = {mention.name.casefold() for mention in partners}
    return tuple(target for name, target in found.items() if name not in taken)


def _counterparts(statement: Statement, action: Action, joint: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "conclut avec l'Union un contrat": with a contract, "avec" names the other party, not a joint holder."""
    if action.concept != _CONTRACT:
        return ()
    line = statement.line
    plain = [chunk for chunk in statement.predicate.complement.chunks(Role.JOINT) if line.norm(chunk.start) == "avec"]
    return tuple(m for m in joint if any(line.span(chunk.start, chunk.end).contains(m.span) for chunk in plain))


def _is_benefit(line: Line, chunk: Chunk) -> bool:
    """ "en faveur de X", "au profit de X", "à l'attention de X": recipients."""
    words = tuple(line.norm(k) for k in range(chunk.start, min(chunk.end, chunk.start + 3)))
    return words[:2] in {("au", "profit"), ("en", "faveur"), ("au", "bénéfice")} or words == ("à", "l'", "attention")


def _recipient_role(action: Action) -> TargetRole:
    """Who receives information is acted on; who receives anything else is the other party."""
    return TargetRole.ACTS_ON if action.concept == "inform" else TargetRole.ACTS_WITH


def partners_of(
    statement: Statement, context: Context
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    """Joint holders, assistants and consulted bodies: those of the lead-in or front, then those of the clause."""
    line, number, complement = statement.line, statement.paragraph.number, statement.predicate.complement
    of_role = {
        role: _mentions(line, (*_front(statement, role), *complement.chunks(role)), context, number)
        for role in (Role.JOINT, Role.ASSISTANCE, Role.CONSULTED)
    }
    return (
        (*statement.joint, *of_role[Role.JOINT]),
        (*statement.assistance, *of_role[Role.ASSISTANCE]),
        (*statement.consulted, *of_role[Role.CONSULTED]),
    )


def _front(statement: Statement, role: Role) -> tuple[Chunk, ...]:
    return tuple(chunk for chunk in statement.front_chunks if chunk.role is role)


def _mentions(line: Line, chunks: Iterable[Chunk], context: Context, paragraph: int) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for chunk in chunks:
        for institution in institutions_in(line, chunk.inner, chunk.end, context.grammar):
            mention = context.describe(line, institution.phrase, paragraph).mention
            found.setdefault(mention.name.casefold(), mention)
    return tuple(found.values())


def _citations(
    statement: Statement, part: _Part | None, parts: Sequence[_Part | None], citations: Sequence[Citation]
) -> tuple[Citation, ...]:
    """Citations of the front and of the predicate's own words, without those inside another part's object."""
    line = statement.line
    ranges = [(statement.predicate.begin, statement.predicate.end)]
    if statement.front[1] > statement.front[0]:
        ranges.insert(0, statement.front)
    own = [line.span(a, b) for a, b in ranges if b > a]
    others = [
        line.span(*p.own) for p in parts if p is not None and p is not part and part is not None and p.end != part.end
    ]
    inside = [
        c
        for c in citations
        if any(span.contains(c.span) for span in own) and not any(span.contains(c.span) for span in others)
    ]
    return (*statement.citations, *inside)


def _purpose(statement: Statement, complement: Complement, text: str) -> Phrase | None:
    own = _first_phrase(statement.line, complement.chunks(Role.PURPOSE), text, inner=True)
    return own or _first_phrase(statement.line, _front(statement, Role.PURPOSE), text, inner=True) or statement.purpose


def _first_phrase(line: Line, chunks: Sequence[Chunk], text: str, *, inner: bool) -> Phrase | None:
    for chunk in chunks:
        begin = chunk.inner if inner else chunk.start
        if begin < chunk.end:
            span = line.span(begin, chunk.end)
            return Phrase(span.of(text), span)
    return None


def purpose_of(line: Line, chunks: Sequence[Chunk], text: str) -> Phrase | None:
    """The purpose among chunks, for a lead-in that hands it down."""
    return _first_phrase(line, [chunk for chunk in chunks if chunk.role is Role.PURPOSE], text, inner=True)


def is_elided(norm: str) -> bool:
    """True for "de", "d'"."""
    return norm in DE
