"""Clauses whose subject acts: "La caisse assure …", "Elle peut requérir …", "Il est chargé d'animer …"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.holders import Holders
from rsi_graph.extract.bodies.naming import stem
from rsi_graph.extract.language.grammar import Construction, Governs
from rsi_graph.extract.language.verb_forms import finite_at
from rsi_graph.extract.language.words import ADVERBS, BE, DE_INFINITIVE, RELATIVES
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.complements import Complement, complement
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Head, Predicate, is_complete
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.agent_items import list_of_actors
from rsi_graph.extract.sentences.charged import charged_list
from rsi_graph.extract.sentences.clauses import NO_TASK, Clause, LeadIn, LeadKind, Sentence, Turn, unread
from rsi_graph.extract.sentences.competent import told_as_competent
from rsi_graph.extract.sentences.consultation import consulted_as_well
from rsi_graph.extract.sentences.functions import read_function
from rsi_graph.extract.sentences.members import gathers_members, is_of_seats
from rsi_graph.extract.sentences.object_leads import object_lead
from rsi_graph.extract.sentences.open_ends import leaves_object, leaves_tasks, without_announcement
from rsi_graph.extract.sentences.states import INDEFINITE, acting, is_nobody, why_unread
from rsi_graph.extract.statements.shared_objects import with_shared_objects
from rsi_graph.extract.verbs.finite_verbs import next_finite, subordinates
from rsi_graph.extract.verbs.infinitives import (
    find_infinitive,
    heads_under_causative,
    infinitive_head,
    infinitives,
    is_denied,
)
from rsi_graph.extract.verbs.verb_groups import VerbGroup, verb_group
from rsi_graph.model import Mention, Modality, UnreadReason

# The words that introduce the infinitive behind a turn.
_PREFIXES: Final = {Governs.TASK: DE_INFINITIVE, Governs.INFINITIVE: DE_INFINITIVE | {"à", "pour"}}
_NO_PREFIX: Final = frozenset[str]()
_ALONE: Final = frozenset({"seuls", "seules"})


def read_active(clause: Clause, group: VerbGroup) -> Sentence:
    """A clause and its verb group in, what its subject is said to do out."""
    if _inverts(clause, group):
        return _read_inverted(clause, group)
    lead = _lead_to_actors(clause, group)
    if lead:
        return Sentence(lead=lead)
    if is_nobody(clause, group):
        return Sentence(unread=UnreadReason.NO_HOLDER, lead=NO_TASK if clause.opens_list else None)
    holders = clause.subject_holders()
    if not holders.mentions:
        lead = NO_TASK if clause.opens_list else None
        return Sentence(lead=lead, unread=holders.reason, detail=holders.detail)
    return read_verbs(clause, group, holders.mentions)


def _inverts(clause: Clause, group: VerbGroup) -> bool:
    """ "Assistent aux réunions | le directeur", "Peuvent assister aux réunions | le directeur": no subject before."""
    grammar = clause.grammar
    lemma = group.head.lemma
    if group.governs is Governs.MODAL:
        head = infinitive_head(clause.line, group.end, len(clause.line), grammar)
        lemma = head.lemma if head else ""
    return clause.subject is None and lemma in grammar.lists.inverting


def _lead_to_actors(clause: Clause, group: VerbGroup) -> LeadIn | None:
    """ "Outre les officiers de police, sont habilités à constater les infractions :": the items name who is.

    Likewise "Sont chargés de constater les infractions :", "Peuvent seuls accéder aux données :", "Ont accès aux
    données les autorités suivantes :".
    """
    line, grammar = clause.line, clause.grammar
    before = all(piece.role is not Role.OBJECT for piece in clause.chunks)
    if not (clause.subject is None and clause.opens_list and line.colon and group.plural and before):
        return None
    if group.governs is Governs.FUNCTION:
        noun = line.norms.index(group.field("function"), group.head.start)
        return list_of_actors(clause, group, replace(group.head, end=noun))
    if group.governs not in (Governs.INFINITIVE, Governs.MODAL, Governs.TASK):
        return None
    start = group.end + (line.norm[group.end] in _ALONE)
    first = find_infinitive(line, start, len(line), grammar, _PREFIXES.get(group.governs, _NO_PREFIX))
    predicates = infinitives(line, first, len(line), grammar) if first is not None else ()
    # Whom the turn names already is listed, not tasked: "sont admis les magistrats appelés à contrôler … qui sont".
    named = first is not None and any(piece.role is Role.OBJECT for piece in chunk(line, start, first, grammar))
    if len(predicates) != 1 or named:
        return None
    *others, head = predicates[0].heads
    lead = list_of_actors(clause, group, head)
    return lead and replace(lead, shared=tuple((one.lemma, line.span(one.start, one.end)) for one in others))


def _read_inverted(clause: Clause, group: VerbGroup) -> Sentence:
    """ "Assistent aux réunions | le directeur et l'agent comptable": who acts stands behind what is attended."""
    line, grammar = clause.line, clause.grammar
    head = infinitive_head(line, group.end, len(line), grammar) if group.governs is Governs.MODAL else group.head
    pieces = chunk(line, head.end if head else group.end, len(line), grammar)
    named = next((piece for piece in pieces if piece.role is Role.OBJECT), None)
    if head and named is None and clause.opens_list and line.colon:
        return Sentence(lead=list_of_actors(clause, group, head))
    holders = clause.holders_in(named.start, len(line)) if named else Holders(reason=UnreadReason.NO_HOLDER)
    if named is None or not holders.mentions:
        return replace(unread(holders), lead=NO_TASK if clause.opens_list else None)
    turn = Turn(clause, group, holders.mentions, named.start - (line.norm[named.start - 1] == ","), opens_list=False)
    sentence = _read_turn(turn)
    # What the subject cites is the verb's, as if it stood in front.
    statements = (replace(statement, turn=(named.start, len(line))) for statement in sentence.statements)
    return replace(sentence, statements=tuple(statements), subjects=holders.mentions)


def read_verbs(clause: Clause, group: VerbGroup, holders: tuple[Mention, ...]) -> Sentence:
    """The verb group and all coordinated with it, up to the end of the clause."""
    line, grammar = clause.line, clause.grammar
    sentence = Sentence(subjects=holders)
    current: VerbGroup | None = group
    aside: int | None = None
    while current is not None:
        following = next_finite(line, current.end, len(line), grammar, plural=current.plural)
        behind = verb_group(line, following[1], len(line), grammar) if following else None
        stop = following[0] if following else len(line)
        if behind and _shares(clause, current, stop) and _shares(clause, behind, behind.end):
            current = replace(behind, shared=(*current.shared, current.head))
            continue
        turn = Turn(clause, current, holders, stop, opens_list=clause.opens_list and behind is None, aside=aside)
        sentence += _read_turn(turn)
        current, aside = behind, stop
    if len(sentence.statements) < 2:
        return sentence
    return replace(sentence, statements=with_shared_objects(sentence.statements, grammar))


def _shares(clause: Clause, group: VerbGroup, stop: int) -> bool:
    """ "accueille et héberge des jeunes": a plain verb with nothing of its own, but "y assiste et donne son avis"."""
    own = group.passive or group.negated or is_complete(group.head, clause.grammar)
    return group.construction is None and not own and stop == group.end


def _read_turn(turn: Turn) -> Sentence:
    construction = turn.group.construction
    if turn.group.passive and construction is None:  # "peut examiner toute question et | être associé à …"
        return Sentence()
    if construction is None:
        return _plain(turn)
    read = read_function if construction.governs is Governs.FUNCTION else _governed
    return consulted_as_well(turn, construction) or read(turn, construction)


def _plain(turn: Turn) -> Sentence:
    """A verb in the present: "La Caisse nationale exerce un pouvoir de contrôle sur …"."""
    clause, group = turn.clause, turn.group
    lead = NO_TASK if turn.opens_list else None
    heads = acting(clause, (*group.shared, group.head), turn.stop)
    if not heads:
        return _told_as_competent(turn) or _defined(turn) or Sentence(lead=lead, unread=why_unread(clause, group))
    heads = (*heads[:-1], *heads_under_causative(clause.line, heads[-1], turn.stop, clause.grammar))
    parts = complement(clause.line, heads[-1].end, turn.stop, clause.grammar)
    lemma = heads[-1].lemma
    if gathers_members(clause, lemma, parts, turn.holders) or is_of_seats(clause, lemma, parts):
        return Sentence(lead=lead)
    if turn.opens_list and leaves_object(clause, parts, heads[-1]):
        return Sentence(lead=_object_lead(turn, heads, parts))
    if turn.opens_list:
        parts = without_announcement(parts, clause.line, clause.grammar)
    # "se réunit et fonctionne | dans les conditions": behind a state, only the object is the verb's before it.
    stop = turn.stop if group.head.end == heads[-1].end else (parts.object or (0, heads[-1].end))[1]
    if lead and not subordinates(clause.line, group.end, turn.stop):  # but "le désigne lorsque ce dernier : | 1° Gère"
        lead = replace(lead, holders=turn.holders)  # "règle les affaires de l'office, et notamment : | 1° Vote …"
    return Sentence((turn.state(Predicate(heads, parts, heads[0].start, stop)),), lead=lead)


def _told_as_competent(turn: Turn) -> Sentence | None:
    told = told_as_competent(turn)
    return read_infinitives(*told) if told else None


def _defined(turn: Turn) -> Sentence | None:
    """ "Pôle emploi est une institution publique | qui a pour mission de …": what a body is founded for."""
    clause, group = turn.clause, turn.group
    line, grammar = clause.line, clause.grammar
    if group.head.lemma != BE or group.negated or line.norm[group.end] not in INDEFINITE:
        return None
    relative = next((k for k in range(group.end, turn.stop) if line.norm[k] in RELATIVES), turn.stop)
    index = relative + 1
    while line.norm[index] in ADVERBS:
        index += 1
    if line.norm[relative] != "qui" or index >= turn.stop or not finite_at(line, index, grammar):
        return charged_list(clause, group.end, turn.holders)
    task = verb_group(line, index, turn.stop, grammar)
    if task.construction is None or task.governs is not Governs.TASK:
        return None
    return _governed(replace(turn, group=task), task.construction)


def _object_lead(turn: Turn, heads: tuple[Head, ...], parts: Complement) -> LeadIn:
    head = heads[-1]
    span = turn.clause.line.span(head.start, head.end)
    return object_lead(turn.clause, turn.lead(LeadKind.VERB, head.lemma, span, parts), heads, parts)


def _governed(turn: Turn, construction: Construction) -> Sentence:
    """A fixed turn before infinitives or a noun: "est chargée d'assurer", "a pour objet l'insertion"."""
    clause, group = turn.clause, turn.group
    line, grammar = clause.line, clause.grammar
    prefixes = _PREFIXES.get(construction.governs, _NO_PREFIX)
    first = find_infinitive(line, group.end, turn.stop, grammar, prefixes)
    if first is not None and is_denied(line, first):
        if construction.modality is not Modality.DUTY:  # "peut ne pas donner suite"
            return Sentence(unread=UnreadReason.UNPARSED)
        turn = replace(turn, group=replace(group, negated=True))
    if first is not None:
        before = chunk(line, group.end, first - 1 if prefixes else first, grammar)
        return read_infinitives(turn, first, before=before)
    rest = complement(line, group.end, turn.stop, grammar)
    task = construction.governs is Governs.TASK
    if turn.opens_list and (rest.object is None or (task and leaves_tasks(clause, rest, _task_verb(group)))):
        kind = LeadKind.TASK if task else LeadKind.INFINITIVE
        span = line.span(group.head.start, group.head.end)
        return Sentence(lead=turn.lead(kind, _task_verb(group), span, rest))
    if task and rest.object is not None:
        head, lead = replace(group.head, lemma=_task_verb(group), clitics=()), None  # "se voit confier"
        if turn.opens_list and line.colon:  # "est chargée des opérations de gestion, et notamment : | 1° D'établir …"
            span = line.span(group.head.start, group.head.end)
            lead = turn.lead(LeadKind.INFINITIVE, head.lemma, span, rest)
        return Sentence((turn.state(Predicate((head,), rest, group.start, turn.stop), task=True),), lead=lead)
    if construction.governs is Governs.MODAL and turn.opens_list:
        return Sentence(lead=turn.lead(LeadKind.INFINITIVE, "", line.span(group.start, group.end), rest))
    return Sentence(unread=UnreadReason.UNPARSED)


def _task_verb(group: VerbGroup) -> str:
    """The verb of a turn, its words filled in and in the singular: "avoir pour {noun}"."""
    return group.head.lemma.format_map({field: stem(word) for field, word in group.fields})


def read_infinitives(turn: Turn, first: int, *, before: tuple[Chunk, ...] = ()) -> Sentence:
    """Infinitives under a fixed turn, the first one at `first`; the last one may open a list."""
    clause = turn.clause
    # but "aucun membre ne peut disposer que d'une procuration"
    may = turn.rule == "may" and not (turn.group.negated and turn.restricted)
    predicates = infinitives(clause.line, first, turn.stop, clause.grammar, may=may)
    sentence = Sentence(lead=NO_TASK if turn.opens_list else None)
    for predicate in predicates:
        if predicate is not predicates[0] and is_denied(clause.line, predicate.heads[0].start - 2):
            continue  # "refuser l'accès et ne pas informer l'intéressé"
        last = turn.opens_list and predicate is predicates[-1]
        if last and leaves_object(clause, predicate.complement, predicate.heads[-1]):
            return sentence + _infinitive_lead(turn, predicate)
        sentence += Sentence((turn.state(predicate, before=before, until=predicates[0].begin),))
    return sentence


def _infinitive_lead(turn: Turn, predicate: Predicate) -> Sentence:
    """ "est chargée d'assurer :", "d'établir et de publier :"."""
    return Sentence(lead=_object_lead(turn, predicate.heads, predicate.complement))
