"""Lists of what a body is for, told by the way: "est un service chargé de :", "Il est créé un conseil chargé de :"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.naming import stem
from rsi_graph.extract.language.words import ADVERBS, DE, SUBJECT_PRONOUNS
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind, Sentence
from rsi_graph.extract.sentences.states import INDEFINITE
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import Mention

_CHARGED: Final = frozenset({"chargé", "chargée", "chargés", "chargées"})
_HAVING: Final = frozenset({"ayant", "a", "ont"})
_PURPOSE: Final = "objet"
# What may stand around "missions" in "chargé notamment | des | missions | suivantes", and before the colon.
_OF_TASKS: Final = frozenset(ADVERBS | DE | {"les", ","})
_BEFORE_ITEMS: Final = frozenset({"", "de", "d'"})


def charged_list(clause: Clause, begin: int, holders: tuple[Mention, ...]) -> Sentence | None:
    """ "est un service du département | chargé des missions suivantes :": a lead-in, None where it tells no charge."""
    told = _charge(clause, begin)
    if told is None or not holders:
        return None
    index, verb = told
    span = clause.line.span(index, index + 1)
    return Sentence(lead=LeadIn(LeadKind.TASK, holders, rule="lead-in", verb=verb, verb_span=span), subjects=holders)


def with_charge(clause: Clause, group: VerbGroup, sentence: Sentence) -> Sentence:
    """ "Il est institué un conseil | chargé de :": what was read of the passive, and what the founded body is for."""
    if sentence.statements or group.construction or group.head.lemma not in clause.grammar.lists.founding:
        return sentence
    told = _charge(clause, group.end)
    named = told and _founded(clause, group, told[0])
    found = named and charged_list(clause, group.end, clause.holders_in(*named).mentions)
    return replace(sentence, lead=found.lead, subjects=found.subjects, unread=None) if found else sentence


def _founded(clause: Clause, group: VerbGroup, end: int) -> tuple[int, int] | None:
    """ "Un conseil est institué", "il est créé, auprès du ministre, | un conseil": the body that is founded."""
    line, subject = clause.line, clause.subject
    if subject is not None and line.norm[subject[0]] not in SUBJECT_PRONOUNS:
        return subject
    begin = next((k for k in range(group.end, end) if line.norm[k] in INDEFINITE), None)
    return None if begin is None else (begin, end)


def _charge(clause: Clause, begin: int) -> tuple[int, str] | None:
    """Where a clause ends with what the items below it say somebody is for, and the verb that says so."""
    line, lists = clause.line, clause.grammar.lists
    if not (clause.opens_list and line.colon and line.dangling in _BEFORE_ITEMS):
        return None
    skipped = _OF_TASKS | lists.announcing
    index = _back(clause, len(line) - 1, begin, skipped)
    noun = line.norm[index]
    if noun in _CHARGED:
        return index, "charger"
    if noun not in lists.tasks and noun != _PURPOSE:
        return None
    before = _back(clause, index - 1, begin, _OF_TASKS)
    if line.norm[before] in _CHARGED and before < index - 1:  # "chargé | des missions suivantes :"
        return before, "charger"
    having = line.norm[index - 1] == "pour" and line.norm[index - 2] in _HAVING
    return (index - 2, f"avoir pour {stem(noun)}") if having else None


def _back(clause: Clause, index: int, begin: int, skipped: frozenset[str]) -> int:
    """The last position up to `index` where other words stand."""
    while index > begin and clause.line.norm[index] in skipped:
        index -= 1
    return index
