"""Turns whose noun opens the object: "est ordonnateur des recettes", "dispose d'un délai pour rendre son avis"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.action_nouns import action_nouns_in
from rsi_graph.extract.acts.actions import Action
from rsi_graph.extract.acts.bearing import bearing_of
from rsi_graph.extract.acts.targets import targets_in
from rsi_graph.extract.language.grammar import Construction
from rsi_graph.extract.language.openers import behind_aside
from rsi_graph.extract.language.words import DETERMINERS
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.complements import Complement, complement, of_role
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Head, Predicate
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.clauses import Sentence, Turn
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.extract.verbs.infinitives import infinitive_head
from rsi_graph.model import Modality, UnreadReason

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
    bounds = (noun, rest.object[1] if rest.object else group.end)
    parts = Complement(bounds, _aside(turn, noun) if rest.object else rest.before, (), rest.after)
    head = Head(construction.verb, group.head.start, noun, group.head.clitics)
    statement = turn.state(Predicate((head,), parts, group.start, turn.stop), task=bool(group.field("carrier")))
    action = _fixed(turn, construction, rest)
    if group.field("term"):
        return _within_term(turn, statement, action, _aim(turn, noun, parts))
    return Sentence((replace(statement, action=action),))


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


def _aim(turn: Turn, noun: int, parts: Complement) -> Chunk | None:
    """What is to be done, before the term or behind it: "dispose, | pour rendre son avis, | d'un délai d'un mois"."""
    before = chunk(turn.clause.line, turn.group.head.start + 1, noun, turn.clause.grammar)
    return next(iter(of_role((*before, *parts.before, *parts.after), (Role.PURPOSE,))), None)


def _within_term(turn: Turn, statement: Statement, action: Action | None, aim: Chunk | None) -> Sentence:
    """ "d'un délai d'un mois | pour rendre son avis": what is to be done in that time hangs on it, and is the act."""
    line, context, parts = turn.clause.line, turn.clause.context, statement.complement
    head = infinitive_head(line, aim.inner, aim.end, context.grammar) if aim else None
    if aim is None or head is None or action is None or parts.object is None:
        return Sentence(unread=UnreadReason.UNPARSED)
    bearing = replace(bearing_of(action, head.citation_form, context.grammar), own=True)
    number = statement.paragraph.number
    found = targets_in(line, head.end, aim.end, context, number, holders=turn.holders, bearing=bearing)
    behind = tuple(piece for piece in parts.after if piece.start >= aim.end)
    whole = Complement((parts.object[0], aim.end), after=behind)
    parts = replace(parts, before=(aim,)) if aim.end < parts.object[0] else whole
    predicate = replace(statement.predicate, complement=parts)
    undergoes = tuple(target.mention for target in found)
    return Sentence((replace(statement, predicate=predicate, action=action, undergoes=undergoes),))
