"""A clause in, what it states out: the subject, the main verb with its fixed turn, and all coordinated verbs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from rsi_graph.extract.actions import Action, head_nouns
from rsi_graph.extract.complements import Chunk, Complement, Role, chunk, complement
from rsi_graph.extract.context import Context
from rsi_graph.extract.holders import Holders, holders_in
from rsi_graph.extract.lines import Line
from rsi_graph.extract.predicates import (
    Head,
    Predicate,
    VerbGroup,
    find_infinitive,
    front,
    infinitive_head,
    infinitives,
    main_verb,
    next_finite,
    passive_participle,
    subject_range,
    verb_group,
)
from rsi_graph.extract.statements import Statement, partners_of, purpose_of
from rsi_graph.extract.words import ADVERBS, DE, DETERMINERS, A
from rsi_graph.model import Citation, Mention, Modality, Paragraph, Phrase, UnreadReason

_PREFIXES: Final = {
    "task": frozenset({"de", "d'"}),
    "impersonal": frozenset({"de", "d'"}),
    "infinitive": frozenset({"de", "d'", "à", "pour"}),
}
_NO_PREFIX: Final = frozenset({"may", "must"})


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What the lead-in of a list hands down to its items.

    `kind`: "task" (items are infinitives or nouns), "verb" (items are the objects of `head`), "bare" (items begin with
    a finite verb), "infinitive" (items are infinitives under "peut"), "none" (no competence is to be expected).
    """

    kind: str
    holders: tuple[Mention, ...] = ()
    modality: Modality = Modality.DUTY
    rule: str = ""
    verb: str = ""
    head: Head | None = None
    line: Line | None = None
    joint: tuple[Mention, ...] = ()
    assistance: tuple[Mention, ...] = ()
    consulted: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    purpose: Phrase | None = None


@dataclass(slots=True)
class Sentence:
    """The outcome of reading a clause."""

    statements: list[Statement] = field(default_factory=list)
    lead: LeadIn | None = None
    unread: UnreadReason | None = None
    detail: str = ""
    subjects: tuple[Mention, ...] = ()
    subject_word: str = ""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with its front analysed."""

    line: Line
    paragraph: Paragraph
    context: Context
    chunks: tuple[Chunk, ...]
    subject: tuple[int, int] | None
    front: tuple[int, int]


def read_sentence(line: Line, paragraph: Paragraph, context: Context, *, begins_list: bool) -> Sentence:
    """A full clause in, its statements out. `begins_list`: items follow, so that an open end is a lead-in."""
    end = len(line)
    cleft = _cleft(line)
    if cleft is not None:
        return _read_cleft(line, cleft, paragraph, context, begins_list=begins_list)
    start = 0
    found = main_verb(line, start, end, context.grammar)
    if found is None:
        return _without_verb(line, paragraph, context, begins_list=begins_list)
    index, after = found
    group = verb_group(line, index, end, context.grammar)
    chunks = front(line, start, group.start, context.grammar)
    clause = _Clause(line, paragraph, context, chunks, subject_range(chunks, after, group.start), (0, group.start))
    if group.construction and group.construction.governs == "impersonal":
        return _impersonal(clause, group, begins_list=begins_list)
    if group.passive or (group.construction and group.construction.governs in {"agent", "recipient", "consultation"}):
        sentence = _passive(clause, group)
    else:
        sentence = _active(clause, group, begins_list=begins_list)
    sentence.subject_word = line.norm(clause.subject[0]) if clause.subject else ""
    return sentence


def _cleft(line: Line) -> tuple[int, int] | None:
    """Positions behind "c'est" and of "qui" in "c'est la caisse saisie qui est chargée de …"."""
    for index in range(len(line) - 1):
        if line.norm(index) in {"c'", "ce"} and line.norm(index + 1) in {"est", "sont"}:
            relative = next((k for k in range(index + 2, len(line)) if line.norm(k) == "qui"), None)
            return (index + 2, relative) if relative else None
    return None


def _read_cleft(
    line: Line, cleft: tuple[int, int], paragraph: Paragraph, context: Context, *, begins_list: bool
) -> Sentence:
    subject, relative = cleft
    found = main_verb(line, relative + 1, len(line), context.grammar)
    if found is None:
        return Sentence(unread=UnreadReason.UNPARSED)
    group = verb_group(line, found[0], len(line), context.grammar)
    return _active(
        _Clause(line, paragraph, context, (), (subject, relative), (0, group.start)), group, begins_list=begins_list
    )


def _without_verb(line: Line, paragraph: Paragraph, context: Context, *, begins_list: bool) -> Sentence:
    """ "Le directeur :", "A ce titre, il :": a bare subject before a list."""
    if not (begins_list and line.colon):
        return Sentence(unread=UnreadReason.UNPARSED)
    chunks = front(line, 0, len(line), context.grammar)
    subject = subject_range(chunks, 0, len(line))
    holders = holders_in(line, *subject, context, paragraph.number) if subject else Holders()
    if not holders.mentions:
        return Sentence(lead=LeadIn("none"), unread=holders.reason, detail=holders.detail)
    return Sentence(lead=LeadIn("bare", holders.mentions, rule="bare-subject"), subjects=holders.mentions)


def _subject(clause: _Clause) -> Holders:
    if clause.subject is None:
        return Holders(reason=UnreadReason.NO_HOLDER)
    return holders_in(clause.line, *clause.subject, clause.context, clause.paragraph.number)


def _active(clause: _Clause, group: VerbGroup, *, begins_list: bool) -> Sentence:
    holders = _subject(clause)
    if not holders.mentions:
        lead = LeadIn("none") if begins_list else None
        return Sentence(lead=lead, unread=holders.reason, detail=holders.detail)
    sentence = Sentence(subjects=holders.mentions)
    _read_verbs(clause, group, holders.mentions, sentence, begins_list=begins_list)
    return sentence


def _read_verbs(
    clause: _Clause, group: VerbGroup, holders: tuple[Mention, ...], sentence: Sentence, *, begins_list: bool
) -> None:
    """The verb group and all coordinated with it, up to the end of the clause."""
    line, grammar = clause.line, clause.context.grammar
    current: VerbGroup | None = group
    while current is not None:
        following = next_finite(line, current.end, len(line), grammar, plural=current.plural)
        stop = following[0] if following else len(line)
        if following and _shares(current, stop):
            behind = verb_group(line, following[1], len(line), grammar)
            if _shares(behind, behind.end):
                current = replace(behind, shared=(*current.shared, current.head))
                continue
        _read_group(clause, current, stop, holders, sentence, begins_list=begins_list and following is None)
        current = verb_group(line, following[1], len(line), grammar) if following else None


def _shares(group: VerbGroup, stop: int) -> bool:
    """ "accueille et héberge des jeunes": a plain verb with nothing of its own before the next one."""
    return group.construction is None and not group.passive and not group.negated and stop == group.end


def read_item_verbs(
    line: Line, index: int, paragraph: Paragraph, context: Context, lead: LeadIn, *, begins_list: bool
) -> Sentence:
    """An item that opens with a finite verb whose subject is in the lead-in: "1° Représente l'établissement …"."""
    group = verb_group(line, index, len(line), context.grammar)
    clause = _Clause(line, paragraph, context, (), None, (0, 0))
    sentence = Sentence(subjects=lead.holders)
    if group.passive:
        return Sentence(unread=UnreadReason.NO_AGENT)
    _read_verbs(clause, group, lead.holders, sentence, begins_list=begins_list)
    return sentence


def _read_group(
    clause: _Clause, group: VerbGroup, stop: int, holders: tuple[Mention, ...], sentence: Sentence, *, begins_list: bool
) -> None:
    """One verb group with its complement: appended to the sentence as statements or as a lead-in."""
    construction = group.construction
    if construction is None:
        _plain(clause, group, stop, holders, sentence, begins_list=begins_list)
    elif construction.governs == "function":
        _function(clause, group, stop, holders, sentence)
    else:
        _governed(clause, group, stop, holders, sentence, begins_list=begins_list)


def _statement(
    clause: _Clause, holders: tuple[Mention, ...], predicate: Predicate, modality: Modality, rule: str
) -> Statement:
    return Statement(
        clause.line,
        clause.paragraph,
        holders,
        predicate,
        modality,
        rule,
        front=clause.front,
        front_chunks=clause.chunks,
    )


def _plain(
    clause: _Clause, group: VerbGroup, stop: int, holders: tuple[Mention, ...], sentence: Sentence, *, begins_list: bool
) -> None:
    """A verb in the present: "La Caisse nationale exerce un pouvoir de contrôle sur …"."""
    grammar = clause.context.grammar
    if _is_stative(group, grammar.stative):
        sentence.lead = LeadIn("none") if begins_list else None
        return
    parts = complement(clause.line, group.end, stop, grammar)
    predicate = Predicate((*group.shared, group.head), parts, (group.shared or (group.head,))[0].start, stop)
    modality = (
        Modality.PROHIBITION if group.negated and not _restricted(clause.line, group.end, stop) else Modality.DUTY
    )
    if begins_list and clause.line.colon and _is_open(clause.line, parts):
        sentence.lead = _lead(clause, group, holders, modality, parts)
        return
    sentence.statements.append(_statement(clause, holders, predicate, modality, "present"))
    if begins_list:
        sentence.lead = LeadIn("none")


def _is_stative(group: VerbGroup, stative: frozenset[str]) -> bool:
    if group.head.lemma in {"être", "avoir"}:
        return True
    return group.head.lemma in stative or (group.head.reflexive and f"se {group.head.lemma}" in stative)


def _restricted(line: Line, start: int, end: int) -> bool:
    """ "ne peut … que": a restriction, not a ban."""
    return any(line.norm(k) in {"que", "qu'"} for k in range(start, end)) and not any(
        line.norm(k) in {"pas", "plus", "jamais"} for k in range(start, min(end, start + 3))
    )


def _is_open(line: Line, parts: Complement) -> bool:
    """True where the items are the object: none in the lead-in, or one that announces them ("les missions suivantes")."""
    if parts.object is None:
        return True
    return any(
        line.norm(k) in {"suivants", "suivantes", "suivant", "suivante", "ci-après"} for k in range(*parts.object)
    ) or (parts.object[1] - parts.object[0] == 1 and line.norm(parts.object[0]) in ADVERBS)


def _lead(
    clause: _Clause,
    group: VerbGroup,
    holders: tuple[Mention, ...],
    modality: Modality,
    parts: Complement | None,
    *,
    kind: str = "verb",
) -> LeadIn:
    line = clause.line
    announced = parts is not None and parts.object is not None
    probe = Statement(
        line, clause.paragraph, holders, Predicate((), parts or Complement(None), group.start, len(line)), modality, "",
        front=clause.front, front_chunks=clause.chunks,
    )  # fmt: skip
    joint, assistance, consulted = lead_partners(probe, clause.context)
    return LeadIn(
        "task" if announced else kind, holders, modality, "lead-in", group.head.lemma, group.head, line, joint, assistance, consulted,
        purpose=_purpose(clause, parts),
    )  # fmt: skip


def lead_partners(
    probe: Statement, context: Context
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    """Joint, assisting and consulted bodies said in a lead-in."""
    return partners_of(probe, context)


def _purpose(clause: _Clause, parts: Complement | None) -> Phrase | None:
    chunks = (*clause.chunks, *(parts.chunks(Role.PURPOSE) if parts else ()))
    return purpose_of(clause.line, chunks, clause.context.text)


def _governed(
    clause: _Clause, group: VerbGroup, stop: int, holders: tuple[Mention, ...], sentence: Sentence, *, begins_list: bool
) -> None:
    """A fixed turn before infinitives or a noun: "est chargée d'assurer", "peut requérir", "a pour objet l'insertion"."""
    construction = group.construction
    assert construction is not None
    line, grammar = clause.line, clause.context.grammar
    if line.norm(stop - 1) in DE:  # "a pour missions de :"
        stop -= 1
    prefixes = frozenset[str]() if construction.name in _NO_PREFIX else _PREFIXES[construction.governs]
    modality = construction.modality
    if group.negated:
        modality = Modality.POWER if _restricted(line, group.end, stop) else Modality.PROHIBITION
    first = find_infinitive(line, group.end, stop, grammar, prefixes)
    if first is not None:
        before = chunk(line, group.end, first - 1 if prefixes else first, grammar)
        _infinitive_statements(
            clause, group, (first, stop), holders, modality, sentence, before=before, begins_list=begins_list
        )
        return
    rest = complement(line, group.end, stop, grammar)
    if begins_list and rest.object is None:
        sentence.lead = _lead(
            clause, group, holders, modality, rest, kind="task" if construction.governs == "task" else "infinitive"
        )
        sentence.lead = _with_verb(sentence.lead, _task_verb(group))
        return
    if construction.governs == "task" and rest.object is not None:
        head = Head(_task_verb(group), group.head.start, group.end, group.head.clitics)
        predicate = Predicate((head,), rest, group.start, stop)
        statement = _statement(clause, holders, predicate, modality, construction.name)
        sentence.statements.append(_as_task(statement))
    elif construction.name in _NO_PREFIX and begins_list:
        sentence.lead = LeadIn("infinitive", holders, modality, construction.name)
    else:
        sentence.unread = UnreadReason.UNPARSED


def _task_verb(group: VerbGroup) -> str:
    template = (group.construction.verb if group.construction else None) or group.head.lemma
    return template.format(**{key: value or "" for key, value in group.fields.items()}) if "{" in template else template


def _with_verb(lead: LeadIn, verb: str) -> LeadIn:
    return replace(lead, verb=verb)


def _as_task(statement: Statement) -> Statement:
    return replace(statement, task=True)


def _infinitive_statements(
    clause: _Clause, group: VerbGroup, bounds: tuple[int, int], holders: tuple[Mention, ...], modality: Modality, sentence: Sentence,
    *, before: tuple[Chunk, ...], begins_list: bool,
) -> None:  # fmt: skip
    """Infinitives under a fixed turn; the last one may open a list."""
    predicates = infinitives(clause.line, *bounds, clause.context.grammar)
    rule = group.construction.name if group.construction else "infinitive"
    last = predicates[-1] if predicates else None
    for predicate in predicates:
        if predicate is last and begins_list and clause.line.colon and _is_open(clause.line, predicate.complement):
            head = predicate.heads[-1]
            opened = VerbGroup(head.start, head.end, head, None, {}, False, False)
            sentence.lead = _lead(clause, opened, holders, modality, predicate.complement)
            for other in predicate.heads[:-1]:
                sentence.unread, sentence.detail = UnreadReason.UNPARSED, other.lemma
            continue
        statement = _statement(clause, holders, predicate, modality, rule)
        extended = (0, max(clause.front[1], predicates[0].begin))
        sentence.statements.append(_with_front(statement, (*clause.chunks, *before), extended))
    if begins_list and sentence.lead is None:
        sentence.lead = LeadIn("none")


def _with_front(statement: Statement, chunks: tuple[Chunk, ...], front_range: tuple[int, int]) -> Statement:
    return replace(statement, front_chunks=chunks, front=front_range)


def _function(clause: _Clause, group: VerbGroup, stop: int, holders: tuple[Mention, ...], sentence: Sentence) -> None:
    """ "est ordonnateur des recettes": the verb stands alone, the function opens the object."""
    construction = group.construction
    assert construction is not None
    line = clause.line
    noun = next(k for k in range(group.head.start, group.end) if line.norm(k) == group.fields["function"])
    while line.norm(noun - 1) in DETERMINERS:
        noun -= 1
    rest = complement(line, group.end, stop, clause.context.grammar)
    tail = rest.object[1] if rest.object else group.end
    head = Head(construction.verb or "", group.head.start, noun, group.head.clitics)
    parts = Complement((noun, tail), rest.before if rest.object is None else (), (), rest.after)
    action = Action(construction.action, (), construction.name) if construction.action else None
    statement = _statement(
        clause, holders, Predicate((head,), parts, group.start, stop), construction.modality, construction.name
    )
    sentence.statements.append(replace(statement, action=action))


# --- passives and impersonals -----------------------------------------------------------------------------


def _passive(clause: _Clause, group: VerbGroup) -> Sentence:
    """ "Le budget est approuvé par le ministre": the agent holds, the subject is the object."""
    line, context = clause.line, clause.context
    end = len(line)
    agent = _agent_range(line, group, end, context)
    construction = group.construction
    if construction and construction.governs == "consultation" and agent is None:
        return _consulted(clause, group)
    if agent is None or clause.subject is None:
        return Sentence(unread=UnreadReason.NO_AGENT)
    holders = holders_in(line, *agent, context, clause.paragraph.number)
    if not holders.mentions:
        return Sentence(unread=holders.reason, detail=holders.detail)
    statements = [_passive_statement(clause, group, agent, holders.mentions)]
    following = _coordinated_passive(clause, agent[1])
    if following and (second := _agent_range(line, following, end, context)):
        again = holders_in(line, *second, replaced_subjects(context, holders.mentions), clause.paragraph.number)
        statements.append(_passive_statement(clause, following, second, again.mentions or holders.mentions))
    subject = _subject(clause)
    return Sentence(statements, subjects=subject.mentions or holders.mentions)


def replaced_subjects(context: Context, subjects: tuple[Mention, ...]) -> Context:
    """The context as it stands behind an agent: "précomptée par le régime et reversée par lui"."""
    return replace(context, subjects=subjects, other_subject=None)


def _coordinated_passive(clause: _Clause, start: int) -> VerbGroup | None:
    """ "… par le régime et reversée par lui": a further participle of the same passive."""
    line, grammar = clause.line, clause.context.grammar
    for index in range(start - 1, len(line) - 2):
        if (
            line.norm(index) in {"et", "puis", ","}
            and grammar.is_past_participle(line.norm(index + 1))
            and line.norm(index + 2) == "par"
        ):
            lemma = next(
                (a.lemma for a in grammar.verbs.get(line.norm(index + 1), ()) if not a.tail), line.norm(index + 1)
            )
            head = Head(lemma, index + 1, index + 2)
            return VerbGroup(index + 1, index + 2, head, None, {}, False, False, True)
    return None


def _passive_statement(
    clause: _Clause, group: VerbGroup, agent: tuple[int, int], holders: tuple[Mention, ...]
) -> Statement:
    line, context, construction = clause.line, clause.context, group.construction
    assert clause.subject is not None
    subject = clause.subject
    lemma = construction.verb if construction and construction.verb else group.head.lemma
    after = tuple(
        piece
        for piece in chunk(line, group.end, len(line), context.grammar)
        if piece.start < agent[0] or piece.start >= agent[1]
    )
    pronoun = holders_in(line, *subject, context, clause.paragraph.number).mentions
    first = min(subject[0], group.start) if group.construction or group.start != group.head.start else group.head.start
    head = Head(lemma, first, max(group.end, agent[1]), ())
    predicate = Predicate((head,), Complement(subject, (), (), _not_agents(after, agent)), 0, len(line))
    modality = (
        construction.modality
        if construction
        else Modality.POWER
        if group.modal_passive and line.norm(group.head.start - 2) in {"peut", "peuvent"}
        else Modality.DUTY
    )
    resolved = _resolved_object(line, subject, pronoun, context)
    return replace(
        _statement(clause, holders, predicate, modality, construction.name if construction else "passive"),
        object=resolved,
        undergoes=pronoun if resolved else (),
        action=_passive_action(clause, group),
        front=(0, 0),
        front_chunks=tuple(c for c in clause.chunks if c.role in (Role.CONDITION, Role.PURPOSE, Role.CONSULTED)),
    )


def _not_agents(chunks: tuple[Chunk, ...], agent: tuple[int, int]) -> tuple[Chunk, ...]:
    return tuple(piece for piece in chunks if not (piece.start <= agent[0] < piece.end))


def _resolved_object(
    line: Line, subject: tuple[int, int], pronoun: tuple[Mention, ...], context: Context
) -> Phrase | None:
    """A pronoun subject becomes the name it stands for."""
    span = line.span(*subject)
    if subject[1] - subject[0] == 1 and pronoun:
        return Phrase(pronoun[0].name, span)
    return None


def _passive_action(clause: _Clause, group: VerbGroup) -> Action | None:
    """The action of a passive: fixed by the turn, or that of the subject's action noun under a support verb."""
    construction = group.construction
    if construction is None:
        return None
    if construction.action:
        return Action(construction.action, (), construction.name)
    grammar = clause.context.grammar
    noun = group.fields.get("noun")
    if noun and noun in grammar.action_nouns:
        return Action(grammar.action_nouns[noun], (), f"{construction.verb} + {noun}")
    if construction.governs == "recipient" and clause.subject:
        nouns = head_nouns(clause.line, *clause.subject, grammar)
        if nouns:
            return Action(
                nouns[0].concept,
                tuple({n.concept for n in nouns[1:]} - {nouns[0].concept}),
                f"{construction.verb} + {nouns[0].noun}",
            )
    return None


def _agent_range(line: Line, group: VerbGroup, end: int, context: Context) -> tuple[int, int] | None:
    """Token positions of the agent: behind "par", behind "à" for what is entrusted, right behind the turn for "sous la tutelle de"."""
    governs = group.construction.governs if group.construction else "passive"
    pieces = chunk(line, group.end, end, context.grammar)
    for piece in pieces:
        norm = line.norm(piece.start)
        if governs == "agent" and piece.start == group.end and norm in DE:
            return (piece.start + 1, piece.end)
        if governs == "recipient" and norm in A:
            return (piece.start + 1, _enumeration_end(pieces, piece, line))
        if (
            norm == "par"
            and governs in {"passive", "consultation"}
            and not line.norm(piece.start + 1).startswith(("décret", "arrêté", "ordonnance", "voie"))
        ):
            return (piece.start + 1, _enumeration_end(pieces, piece, line))
        if norm == "par" and line.norm(piece.start + 1) == "arrêté":
            signatory = next((k for k in range(piece.start + 2, piece.end) if line.norm(k) in DE), None)
            if signatory is not None:
                return (signatory + 1, piece.end)
    return None


def _enumeration_end(pieces: tuple[Chunk, ...], first: Chunk, line: Line) -> int:
    """The end of an enumeration of agents that begins with `first`."""
    stop = first.end
    for piece in pieces:
        if (
            piece.start > first.start
            and piece.comma
            and (line.norm(piece.start) in {"par", "et", "le", "la", "les", "l'"} or line.norm(piece.start) in A)
        ):
            stop = piece.end
    return stop


def _consulted(clause: _Clause, group: VerbGroup) -> Sentence:
    """ "Le conseil scientifique est consulté sur …": the body consulted advises."""
    holders = _subject(clause)
    if not holders.mentions:
        return Sentence(unread=holders.reason, detail=holders.detail)
    construction = group.construction
    assert construction is not None
    parts = complement(clause.line, group.end, len(clause.line), clause.context.grammar)
    head = Head(construction.verb or "", group.head.start, group.end, ())
    statement = _statement(
        clause,
        holders.mentions,
        Predicate((head,), parts, group.start, len(clause.line)),
        Modality.DUTY,
        construction.name,
    )
    return Sentence(
        [replace(statement, action=Action(construction.action or "", (), construction.name))], subjects=holders.mentions
    )


def _impersonal(clause: _Clause, group: VerbGroup, *, begins_list: bool) -> Sentence:
    """ "Il appartient à X de V", "il lui appartient de V"."""
    line, context = clause.line, clause.context
    end = len(line)
    if "lui" in group.head.clitics or "leur" in group.head.clitics:
        holders = Holders(context.subjects, None if context.subjects else UnreadReason.UNRESOLVED_PRONOUN)
        start = group.end
    else:
        pieces = [piece for piece in chunk(line, group.end, end, context.grammar) if line.norm(piece.start) in A]
        if not pieces:
            return Sentence(unread=UnreadReason.NO_HOLDER)
        holders = holders_in(line, pieces[0].start + 1, end, context, clause.paragraph.number)
        start = pieces[0].start + 1
    if not holders.mentions:
        return Sentence(unread=holders.reason, detail=holders.detail)
    sentence = Sentence(subjects=holders.mentions)
    first = _infinitive_after(line, start, end, context)
    if first is None:
        sentence.lead = LeadIn("task", holders.mentions, Modality.DUTY, "incumbent") if begins_list else None
        sentence.unread = None if sentence.lead else UnreadReason.UNPARSED
        return sentence
    _infinitive_statements(
        clause, group, (first, end), holders.mentions, Modality.DUTY, sentence, before=(), begins_list=begins_list
    )
    return sentence


def _infinitive_after(line: Line, start: int, end: int, context: Context) -> int | None:
    for index in range(start, end):
        if line.norm(index) in {"de", "d'"} and infinitive_head(line, index + 1, end, context.grammar):
            return index + 1
    return None


def is_passive(line: Line, index: int, context: Context) -> bool:
    """True where a passive opens at the finite verb."""
    return passive_participle(line, index, len(line), context.grammar) is not None
