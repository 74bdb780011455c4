"""Items that say who does something to the body of their lead-in: "5° Peut être saisi par le ministre de …"."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.bodies.noun_phrases import words_meant
from rsi_graph.extract.language.grammar import Governs
from rsi_graph.extract.objects.complements import Complement
from rsi_graph.extract.objects.predicates import Predicate
from rsi_graph.extract.sentences.agent_recipients import before_recipient
from rsi_graph.extract.sentences.agents import agent_range, before_matter, pieces_behind
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, Sentence
from rsi_graph.extract.sentences.passive import modality_of
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.extract.verbs.verb_groups import VerbGroup

_SAID_OF_BODIES = (None, Governs.CONSULTATION)


def undergone_item(clause: Clause, group: VerbGroup, lead: LeadIn) -> Sentence | None:
    """An item's passive with an agent in, what the agent does to the lead-in's holders out; None without an agent."""
    agent = agent_range(clause, group) if group.governs in _SAID_OF_BODIES and lead.holders else None
    if agent is None:
        return None
    line, context = clause.line, clause.context
    agent = before_matter(clause, before_recipient(clause, agent), group.head.lemma)
    holders = clause.holders_in(*agent).mentions
    if not holders or not {one.name for one in holders}.isdisjoint(one.name for one in lead.holders):
        return None
    after = tuple(p for p in pieces_behind(clause, group) if not p.start - 1 <= agent[0] < p.end)
    head = replace(group.head, end=group.head.word + 1, clitics=())
    statement = Statement(
        line,
        clause.paragraph,
        holders,
        Predicate((head,), Complement(None, after=after), 0, len(line)),
        modality_of(line, group),
        "passive",
        front_chunks=clause.chunks,
        object=words_meant(lead.holders, line.span(0, 1), clause.paragraph.span, context),
        undergoes=lead.holders,
        evidence=(group.start, max(group.end, agent[1])),
    )
    return Sentence((statement,), subjects=lead.holders)
