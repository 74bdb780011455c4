"""Bodies that are consulted: "Le conseil scientifique est consulté sur …"."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.acts.actions import Action
from rsi_graph.extract.language.grammar import Construction, Governs, Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DE, DETERMINERS
from rsi_graph.extract.objects.complements import Complement, complement
from rsi_graph.extract.objects.predicates import Predicate
from rsi_graph.extract.sentences.agents import agent_range
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind, Sentence, Turn, unread
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import Mention


def read_consultation(clause: Clause, group: VerbGroup, construction: Construction) -> Sentence:
    """ "Le conseil scientifique est consulté sur …": the body consulted advises."""
    holders = clause.subject_holders()
    return consultation_of(clause, group, construction, holders.mentions) if holders.mentions else unread(holders)


def consultation_of(
    clause: Clause, group: VerbGroup, construction: Construction, holders: tuple[Mention, ...]
) -> Sentence:
    """ "1° Est consulté sur …": the same of a body that the lead-in names."""
    line = clause.line
    parts = _with_matter(complement(line, group.end, len(line), clause.grammar), line, clause.grammar)
    head, modality = replace(group.head, clitics=()), construction.modality
    action = Action(construction.action, (), construction.name) if construction.action else None
    if clause.opens_list and line.colon and parts.object is None:  # "est consulté sur :"
        span = line.span(head.word, head.word + 1)
        lead = LeadIn(LeadKind.VERB, holders, modality, "lead-in", head.lemma, span, action=action)
        return Sentence(lead=lead, subjects=holders)
    statement = Statement(
        line,
        clause.paragraph,
        holders,
        Predicate((head,), parts, group.start, len(line)),
        modality,
        construction.name,
        front=(0, clause.front),
        front_chunks=clause.chunks,
        action=action,
    )
    return Sentence((statement,), subjects=holders)


def consulted_as_well(turn: Turn, construction: Construction) -> Sentence | None:
    """ "rend un avis et | peut être consulté sur les projets": what who acts is consulted on, by whom is not said."""
    line = turn.clause.line
    last = construction.governs is Governs.CONSULTATION and turn.stop == len(line)
    if not last or agent_range(turn.clause, turn.group) is not None:
        return None
    return consultation_of(turn.clause, turn.group, construction, turn.holders)


def _with_matter(parts: Complement, line: Line, grammar: Grammar) -> Complement:
    """ "est saisi pour avis, dans le cadre de ses compétences, | de tout projet de décret": what it advises on."""
    if parts.object is not None and line.norm[parts.object[0]] in DETERMINERS - DE:
        return Complement(None, before=parts.before)  # "est consultée lors de l'élaboration, | la modification …"
    matter = next((piece for piece in parts.before if piece.comma and line.norm[piece.start] in DE), None)
    if parts.object is not None or matter is None:
        return parts
    found = complement(line, matter.start, len(line), grammar)
    return replace(found, before=parts.before[: parts.before.index(matter)])
