"""Verbs of what somebody is or has, and when they tell an act or a power all the same."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.words import ADVERBS, BE, DE_INFINITIVE, HAVE, POSSESSIVES, QUE
from rsi_graph.extract.objects.complements import complement
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import UnreadReason

INDEFINITE: Final = frozenset({"un", "une", "des"})
_AS_DEFINED: Final = ("au", "sens")
_STATES: Final = frozenset({BE, HAVE})


def is_state(clause: Clause, head: Head, stop: int) -> bool:
    """ "La caisse comprend trois services", "constitue un organisme"; but "Le conseil constitue une commission"."""
    stative = clause.grammar.lists.stative
    states = head.lemma in _STATES or head.lemma in stative or head.citation_form in stative
    states = states or f"{head.lemma} {clause.line.dangling}" in stative  # "La délégation porte sur :"
    return states and not _forms(clause, head, stop)


def acting(clause: Clause, heads: tuple[Head, ...], stop: int) -> tuple[Head, ...]:
    """Coordinated verbs in, those that tell acts out: "constitue et gère des fonds" forms what it manages."""
    acts = [head for head in heads if not is_state(clause, head, stop)]
    forming = clause.grammar.lists.forming
    return tuple(head for head in heads if head in acts or (acts and head.lemma in forming))


def _forms(clause: Clause, head: Head, stop: int) -> bool:
    """ "constitue | en son sein | une commission"; but "un comité | au sens de l'article L. 132-2" is what it is.

    And so is "Les commissions mentionnées à l'article L. 161-37 constituent | des commissions spécialisées".
    """
    line, lists = clause.line, clause.grammar.lists
    if head.lemma not in lists.forming:
        return False
    begin = (complement(line, head.end, stop, clause.grammar).object or (head.end,))[0]
    defined = _AS_DEFINED in pairwise(line.norms[begin:stop])
    subject = clause.subject or (0, 0)
    same = line.norm[begin + 1].rstrip("s") in (norm.rstrip("s") for norm in line.norms[subject[0] : subject[0] + 2])
    return not same and line.norm[begin] in INDEFINITE and line.norm[begin + 1] in lists.formed and not defined


def why_unread(clause: Clause, group: VerbGroup) -> UnreadReason | None:
    """ "a voix délibérative", "a un devoir de conseil", but "a son siège à Paris": what may be a power is told."""
    told = group.head.citation_form in clause.grammar.lists.states_that_may_empower
    fact = group.head.lemma == HAVE and clause.line.norm[group.end] in POSSESSIVES
    return UnreadReason.UNPARSED if told and not fact else None


def is_nobody(clause: Clause, group: VerbGroup) -> bool:
    """ "Il convient | de tenir compte …": "il" stands for nobody, but for the mayor in "il convient | avec elle"."""
    line, subject = clause.line, clause.subject
    if subject is None or group.head.lemma not in clause.grammar.lists.fitting or line.norm[subject[0]] != "il":
        return False
    behind = next((k for k in range(group.end, len(line)) if line.norm[k] not in ADVERBS), group.end)
    return subject[1] - subject[0] == 1 and line.norm[behind] in DE_INFINITIVE | QUE
