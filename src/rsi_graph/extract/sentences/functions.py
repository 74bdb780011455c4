"""Turns whose noun opens the object: "est ordonnateur des recettes", "dispose de pouvoirs de contrôle"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.action_nouns import action_nouns_in
from rsi_graph.extract.acts.actions import Action, choose_action
from rsi_graph.extract.language.grammar import Construction
from rsi_graph.extract.language.openers import behind_aside
from rsi_graph.extract.language.words import BE, DETERMINERS
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.complements import Complement, complement
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Head, Predicate
from rsi_graph.extract.sentences.clauses import LeadKind, Sentence, Turn
from rsi_graph.model import Modality

# How many words "est responsable, sous l'autorité du directeur, de la gestion" has at most between the commas.
_ASIDE: Final = 30


def read_function(turn: Turn, construction: Construction) -> Sentence:
    """ "est ordonnateur des recettes": the verb stands alone, the function opens the object."""
    clause, group = turn.clause, turn.group
    line = clause.line
    if group.negated and construction.modality is Modality.DUTY:  # "n'est pas responsable de": what is not the case
        return Sentence()
    if any(holder.name.startswith(f"{group.field('function')} ") for holder in turn.holders):
        return Sentence()  # "l'autorité de police est | l'autorité chargée du contrôle": who is meant
    noun = _noun_of(turn)
    rest = complement(line, behind_aside(line, group.end, longest=_ASIDE), turn.stop, clause.grammar)
    if group.end == turn.stop and group.head.lemma == BE and not group.head.clitics:  # but "en est responsable"
        return _function_lead(turn, construction, noun, rest)
    bounds = (noun, rest.object[1] if rest.object else group.end)
    parts = Complement(bounds, _aside(turn, noun) if rest.object else rest.before, (), rest.after)
    head = Head(construction.verb, group.head.start, noun, group.head.clitics)
    statement = turn.state(Predicate((head,), parts, group.start, turn.stop), task=bool(group.field("carrier")))
    action = _fixed(turn, construction, rest)
    return Sentence((replace(statement, action=action),))


def _function_lead(turn: Turn, construction: Construction, noun: int, rest: Complement) -> Sentence:
    """ "est responsable : | 1° De la collecte": what the items say somebody is in charge of; nothing without items."""
    line, grammar = turn.clause.line, turn.clause.grammar
    if not (turn.opens_list and line.colon):
        return Sentence()
    span = line.span(turn.group.head.start, turn.group.head.end)
    lead = turn.lead(LeadKind.VERB, construction.verb, span, rest)
    action = choose_action(construction.verb, line, (noun, turn.group.end), grammar)
    return Sentence(lead=replace(lead, action=action))


def _noun_of(turn: Turn) -> int:
    """Where the object begins: the turn's noun or its preposition, behind an aside between commas."""
    line, group = turn.clause.line, turn.group
    start = max((k for k in range(group.head.start, group.end) if line.norm[k] == ","), default=group.head.start)
    noun = line.norms.index(group.field("function"), start)
    while line.norm[noun - 1] in DETERMINERS:
        noun -= 1
    return noun


def _aside(turn: Turn, noun: int) -> tuple[Chunk, ...]:
    """Between commas before the object: "dispose, | à l'égard des associations, | de pouvoirs de contrôle"."""
    start = turn.group.head.start + 1
    parted = "," in turn.clause.line.norms[start:noun]
    return tuple(chunk(turn.clause.line, start, noun, turn.clause.grammar)) if parted else ()


def _fixed(turn: Turn, construction: Construction, rest: Complement) -> Action | None:
    """The action that the turn fixes, or the nouns of what one is in charge of: "est en charge | du suivi"."""
    if construction.action:
        return Action(construction.action, (), construction.name)
    charged = turn.group.field("tasks") and rest.object
    nouns = action_nouns_in(turn.clause.line, *rest.object, turn.clause.grammar) if charged and rest.object else []
    first, *others = dict.fromkeys(noun.concept for noun in nouns) or (None,)
    return Action(first, tuple(others), f"{construction.verb} + {nouns[0].noun}") if first else None
