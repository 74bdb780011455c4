"""Clauses whose subject undergoes: "Le budget est approuvé par le ministre", "X est placé sous la tutelle de Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.action_nouns import action_nouns_in
from rsi_graph.extract.acts.actions import Action, concept_given
from rsi_graph.extract.bodies.holders import is_pronoun
from rsi_graph.extract.bodies.naming import determiner_of
from rsi_graph.extract.language.grammar import Construction, Governs
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.words import CAN_FORMS, DE, A
from rsi_graph.extract.objects.complements import Complement
from rsi_graph.extract.objects.predicates import Predicate
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.active import read_verbs
from rsi_graph.extract.sentences.agent_items import announces_agents, list_of_agents
from rsi_graph.extract.sentences.agent_recipients import before_recipient, other_parties, recipient_behind
from rsi_graph.extract.sentences.agents import (
    agent_range,
    before_matter,
    pieces_behind,
    with_all_offices,
)
from rsi_graph.extract.sentences.clauses import NO_TASK, Clause, LeadIn, LeadKind, Sentence, unread
from rsi_graph.extract.sentences.consultation import read_consultation
from rsi_graph.extract.sentences.further_passives import before_joint, further_passives
from rsi_graph.extract.sentences.impersonal import (
    is_bare_il,
    is_impersonal,
    object_of_impersonal,
)
from rsi_graph.extract.sentences.inversions import behind_il, inverted
from rsi_graph.extract.sentences.members import tells_members
from rsi_graph.extract.sentences.restrictions import behind_only
from rsi_graph.extract.sentences.resumed import before_resumed
from rsi_graph.extract.sentences.undergone import owners_of_subject, undergone
from rsi_graph.extract.statements.citing import each_citing_its_own
from rsi_graph.extract.statements.datives import DATIVES
from rsi_graph.extract.statements.named_last import before_passive
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.extract.verbs.finite_verbs import next_finite
from rsi_graph.extract.verbs.participles import far, joined, joined_at_once
from rsi_graph.extract.verbs.verb_groups import VerbGroup, verb_group
from rsi_graph.model import Mention, Modality, UnreadReason

TURNS: Final = frozenset({Governs.AGENT, Governs.RECIPIENT, Governs.CONSULTATION, Governs.UNDERGOING})
_KEPT_FROM_FRONT: Final = (Role.CONDITION, Role.PURPOSE, Role.CONSULTED)
# How many words, asides counted, stand between participles that share what stands behind the last.
_FAR: Final = 4
# Adjuncts that belong to the noun they stand behind.
_OF_SUBJECT: Final = frozenset({Role.ADJUNCT, Role.MATTER, Role.PURPOSE, Role.BENEFIT})


def read_passive(clause: Clause, group: VerbGroup) -> Sentence:
    """A clause and its passive in, what the agent does out, and what the subject does behind it.

    "La commission est saisie par le préfet | et rend son avis": the agent holds the first, the subject the second.
    """
    line, grammar = clause.line, clause.grammar
    following = next_finite(line, group.end, len(line), grammar, plural=group.plural)
    if following is None or clause.subject is None:
        return _read_one(clause, group)
    stop, verb = following
    cut = to_line(line.tokens[:stop])
    first = _read_one(replace(clause, line=cut, opens_list=False), group)
    behind = verb_group(line, verb, len(line), grammar)
    if behind.passive or behind.governs in TURNS:
        later = read_passive(clause, behind)
        return first + replace(later, statements=each_citing_its_own((), later.statements, (group.end, stop)))
    holders = clause.subject_holders().mentions
    if not holders:
        return replace(first, lead=NO_TASK if clause.opens_list else first.lead)
    return replace(first + read_verbs(clause, behind, holders), subjects=holders, thing="")


def _read_one(clause: Clause, group: VerbGroup) -> Sentence:
    """One passive: the agent holds, the subject is the object."""
    line = clause.line
    lists = clause.grammar.lists
    if group.construction is None and group.head.lemma in lists.stative:
        if group.head.lemma not in lists.acts_as_infinitives:
            return Sentence()
        # "est composé de membres désignés par le préfet | et présidé par le maire"
        if line.norm[group.end] in DE and group.head.lemma in lists.made_of:
            later = far(line, group, clause.grammar)
            return _read_one(clause, later) if later else Sentence(unread=UnreadReason.NO_AGENT)
    group, sharing, agent = _with_agent(clause, group)
    clause, agent = before_resumed(clause, sharing[-1] if sharing else group, agent)
    line = clause.line
    if agent and clause.subject is None and group.governs in (None, Governs.AGENT):
        clause, agent = inverted(clause, group, agent)
    elif agent and group.construction is None and is_bare_il(clause) and group.head.lemma not in lists.telling:
        clause, agent = behind_il(clause, group, agent)
    if group.construction and group.governs is Governs.CONSULTATION and agent is None:
        return read_consultation(clause, group, group.construction)
    if agent and clause.subject is None and clause.opens_list and line.colon:
        return _read_list(clause, group, agent)
    if agent is None or clause.subject is None:
        return Sentence(unread=UnreadReason.NO_AGENT, lead=_agents_of_list(clause, group))
    agent = before_matter(clause, before_recipient(clause, agent), group.head.lemma)
    subject = _whole_subject(clause, without_comma(line, clause.subject))
    if group.construction is None and announces_agents(clause, agent):
        return Sentence(lead=list_of_agents(clause, group, subject, modality_of(line, group), named_in_items=True))
    return _state_all(clause, (group, *sharing), subject, agent)


def _state_all(
    clause: Clause, passives: tuple[VerbGroup, ...], subject: tuple[int, int], agent: tuple[int, int]
) -> Sentence:
    """What each passive that shares the agent states, and a second one with an agent of its own."""
    line, group = clause.line, passives[0]
    holders = clause.holders_in(*agent)
    agent = with_all_offices(clause, agent)
    if not holders.mentions:
        return unread(holders)
    if group.construction is None and tells_members(clause, group.head.lemma, subject, agent, holders.mentions):
        return Sentence()
    own = clause.subject_holders().mentions
    if is_pronoun(clause.line, *agent) and {one.name for one in own} == {one.name for one in holders.mentions}:
        return Sentence(unread=UnreadReason.UNRESOLVED_PRONOUN)  # "Le président de l'agence est mandaté par ce dernier"
    statements = _states(clause, passives, subject, agent, holders.mentions)
    thing = "" if own else determiner_of(line, subject[0], clause.grammar)
    return Sentence(statements, subjects=own or holders.mentions, thing=thing)


def _with_agent(clause: Clause, group: VerbGroup) -> tuple[VerbGroup, tuple[VerbGroup, ...], tuple[int, int] | None]:
    """The passive that names an agent, those that share it, and where it stands; the first passive where none does."""
    at_once = () if group.construction else joined_at_once(clause.line, group, clause.grammar)
    agent = agent_range(clause, at_once[-1] if at_once else group)
    if agent or group.construction:
        return group, at_once, agent
    sharing = joined(clause.line, group, clause.grammar)
    if sharing:
        return group, sharing, agent_range(clause, sharing[-1])
    second = far(clause.line, group, clause.grammar)
    return (second, (), agent_range(clause, second)) if second else (group, (), None)


def _agents_of_list(clause: Clause, group: VerbGroup) -> LeadIn | None:
    """ "Les cartes sont établies :" before items that begin with "Par": who does it stands there."""
    if clause.subject is None or group.construction or not (clause.opens_list and clause.line.colon):
        return None
    subject = _whole_subject(clause, without_comma(clause.line, clause.subject))
    return list_of_agents(clause, group, subject, modality_of(clause.line, group))


def without_comma(line: Line, subject: tuple[int, int]) -> tuple[int, int]:
    """ "Le commissaire, président de la commission|, est désigné par …"."""
    return subject[0], subject[1] - (line.norm[subject[1] - 1] == ",")


def _whole_subject(clause: Clause, subject: tuple[int, int]) -> tuple[int, int]:
    """ "Les fonctions d'ordonnateur | pour l'exécution des recettes | sont exercées par …": what no comma cuts off."""
    end = subject[1]
    for piece in clause.chunks:
        if piece.start == end and not piece.comma and piece.role in _OF_SUBJECT:
            end = piece.end
    return subject[0], min(end, clause.front) if subject[0] < clause.front else subject[1]


def _read_list(clause: Clause, group: VerbGroup, agent: tuple[int, int]) -> Sentence:
    """ "Sont fixées par arrêté du ministre :": the items are what undergoes."""
    holders = clause.holders_in(*agent)
    if not holders.mentions:
        return replace(unread(holders), lead=NO_TASK)
    head = group.head
    span = clause.line.span(head.word, head.word + 1)
    action = _action(clause, group.construction, group, (0, 0)) if group.construction else None
    lead = LeadIn(
        LeadKind.VERB,
        holders.mentions,
        modality_of(clause.line, group),
        "lead-in",
        head.lemma,
        span,
        action=action,
    )
    return Sentence(lead=lead, subjects=holders.mentions)


# --- the statement ----------------------------------------------------------------------------------------


def _states(
    clause: Clause,
    groups: tuple[VerbGroup, ...],
    subject: tuple[int, int],
    agent: tuple[int, int],
    holders: tuple[Mention, ...],
) -> tuple[Statement, ...]:
    """Passives that share an agent in, what each states out, and what a further one with its own agent does."""
    whole = _with_shared_recipient(clause, groups)
    later = further_passives(clause, groups[0], agent, holders)
    first = clause
    # "… par le préfet | et remis au maire par l'exploitant", "… | et soumis à l'approbation du conseil"
    if later and (later[0].group.construction or clause.line.norm[later[0].group.end] in A):
        first = before_joint(clause, later[0].group.start)
        agent = agent[0], min(agent[1], len(first.line))
    stated = tuple(_state(first, group, subject, agent, holders) for group in whole)
    for one in later:
        if one.holders:
            last = _state(one.clause, one.group, subject, one.agent, one.holders)
            stated = each_citing_its_own(stated, (last,), (groups[0].end, one.group.start))
    return stated


def _with_shared_recipient(clause: Clause, groups: tuple[VerbGroup, ...]) -> Iterator[VerbGroup]:
    """ "sont remis ou adressés | au condamné": of each, but of one in "prises et notifiées | au maire"."""
    last = groups[-1]
    at_once = last.start - groups[0].end < _FAR
    for group in groups:
        gives = group.head.lemma in clause.grammar.lists.ditransitive
        yield replace(group, end=last.end) if at_once and gives else group


def _state(
    clause: Clause, group: VerbGroup, subject: tuple[int, int], agent: tuple[int, int], holders: tuple[Mention, ...]
) -> Statement:
    line, construction = clause.line, group.construction
    undergoes, resolved = undergone(clause, subject, holders)
    pieces = pieces_behind(clause, group)
    after = tuple(
        piece for piece in pieces if not (agent[0] <= piece.start < agent[1] or piece.start <= agent[0] < piece.end)
    )
    recipient = recipient_behind(clause, agent)
    if recipient and not is_impersonal(line, group, subject, clause):
        after = (recipient, *after)
    what: tuple[int, int] | None = subject
    impersonal = is_impersonal(line, group, subject, clause)
    if not (impersonal or undergoes or resolved) and subject[1] == subject[0] + 1:
        resolved = before_passive(line, subject[0], clause.context, holders)
    if impersonal:
        found = object_of_impersonal(clause, group.head.lemma, agent, after)
        resolved, undergoes = None if found or undergoes else resolved, ()
        what, subject = found if resolved is None else subject, found or subject
        after = tuple(piece for piece in after if piece.start != subject[0])
    clitics = tuple(norm for norm in group.head.clitics if norm in DATIVES)
    head = replace(group.head, end=group.head.word + 1, clitics=clitics)
    return Statement(
        line,
        clause.paragraph,
        holders,
        Predicate((head,), Complement(what, after=after), 0, len(line)),
        modality_of(line, group),
        construction.name if construction else "passive",
        front_chunks=clause.front_apart_from(subject, _KEPT_FROM_FRONT),
        object=resolved,
        undergoes=undergoes if resolved else (),
        owners=owners_of_subject(clause, subject, holders),
        parties=other_parties(clause, agent, holders),
        evidence=(_evidence_start(group, subject), max(group.end, agent[1], subject[1])),
        action=_action(clause, construction, group, subject) if construction else None,
    )


def _evidence_start(group: VerbGroup, subject: tuple[int, int]) -> int:
    """The evidence begins with the subject, but where a coordinated participle stands far behind it."""
    far = group.head.start == group.head.participle
    return group.head.start if far else min(subject[0], group.start)


def modality_of(line: Line, group: VerbGroup) -> Modality:
    """ "ne peut être modifié par": a ban, unless "que" restricts it."""
    if group.negated and not next(behind_only((*line.norms[group.end - 1 :], "")), ""):
        return Modality.PROHIBITION
    if group.construction:
        return group.construction.modality
    return Modality.POWER if group.modal in CAN_FORMS else Modality.DUTY


def _action(clause: Clause, construction: Construction, group: VerbGroup, subject: tuple[int, int]) -> Action | None:
    """The action the turn fixes: by itself, its noun ("soumis à l'agrément"), the nouns of what is entrusted."""
    if construction.action:
        return Action(construction.action, (), construction.name)
    grammar, noun = clause.grammar, group.field("noun")
    if concept := grammar.action_nouns.get(noun) or concept_given(noun, grammar):
        return Action(concept, (), f"{construction.verb} + {noun}")
    nouns = action_nouns_in(clause.line, *subject, grammar) if construction.governs is Governs.RECIPIENT else []
    if not nouns:
        return None
    first, *others = dict.fromkeys(noun.concept for noun in nouns)
    return Action(first, tuple(others), f"{construction.verb} + {nouns[0].noun}")
