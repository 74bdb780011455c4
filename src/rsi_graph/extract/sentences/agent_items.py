"""Lists of agents: "Les cartes sont établies : 1° Par le ministre de la défense, pour …; 2° Par le préfet …"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.actions import choose_action
from rsi_graph.extract.acts.bearing import bearing_of
from rsi_graph.extract.acts.targets import targets_in
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.holders import holders_in, subject_phrases
from rsi_graph.extract.bodies.partitives import behind_partitive
from rsi_graph.extract.language.grammar import Governs, Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DE, DETERMINERS, NUMERALS, QUE
from rsi_graph.extract.names.holding import may_hold
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.complements import Complement, complement
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Head, Predicate
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.agent_ends import row_of_agents_end
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind, Sentence, unread
from rsi_graph.extract.statements.statement import Statement, apart_from, to_phrase
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import Modality, Paragraph, TargetRole, UnreadReason

_PAR: Final = "par"


def announces_agents(clause: Clause, agent: tuple[int, int]) -> bool:
    """ "sont exercées par | six sous-commissions :", "par | les autorités suivantes :": the items name them.

    Likewise "par | l'une des autorités suivantes :".
    """
    line, (begin, end) = clause.line, agent
    begin = behind_partitive(line, begin)
    named = institution_phrase(line, begin, end, clause.grammar) if clause.opens_list and line.colon else None
    if named is None or named.end < len(line):  # "par un pharmacien | exerçant l'une des fonctions suivantes :"
        return False
    return line.norm[end - 1] in clause.grammar.lists.announcing or line.norm[begin] in NUMERALS


def list_of_agents(
    clause: Clause, group: VerbGroup, subject: tuple[int, int], modality: Modality, *, named_in_items: bool = False
) -> LeadIn | None:
    """A passive without agent before a colon in; what it hands down to items that name one out.

    `named_in_items`: its agent only announces them, so that no "par" opens them.
    """
    line, context, grammar = clause.line, clause.context, clause.grammar
    made_of = line.dangling == _PAR and group.head.lemma in grammar.lists.stative  # "sont constituées par :"
    if line.norm[subject[0]] not in DETERMINERS | {"des"} or made_of:
        return None
    action = choose_action(group.head.lemma, line, subject, grammar)
    bearing = bearing_of(action, group.head.citation_form, grammar)
    found = targets_in(line, *subject, context, clause.paragraph.number, holders=(), bearing=bearing)
    return LeadIn(
        LeadKind.AGENT,
        modality=modality,
        rule="agents",
        direct=named_in_items or line.dangling == _PAR,
        verb=group.head.lemma,
        verb_span=line.span(group.head.word, group.head.word + 1),
        receives=tuple(target.mention for target in found if target.role is TargetRole.ACTS_ON),
        mentions=tuple(target.mention for target in found if target.role is not TargetRole.ACTS_ON),
        action=action,
        object=to_phrase(line, *subject, context.text),
    )


def list_of_actors(clause: Clause, group: VerbGroup, head: Head) -> LeadIn | None:
    """ "Assistent aux réunions avec voix consultative :" in; what it hands down to items that name who does out."""
    line, context, grammar = clause.line, clause.context, clause.grammar
    attended = _attended(line, head.end, _before_announced(clause, head.end), group, grammar)
    if attended is None or group.negated:
        return None
    action = choose_action(head.citation_form, line, attended, grammar)
    bearing = bearing_of(action, head.citation_form, grammar)
    found = targets_in(line, *attended, context, clause.paragraph.number, holders=(), bearing=bearing)
    return LeadIn(
        LeadKind.AGENT,
        modality=group.construction.modality if group.construction else Modality.DUTY,
        rule="agents",
        direct=True,
        verb=head.lemma,
        verb_span=line.span(head.start, head.end),
        receives=tuple(target.mention for target in found if target.role is TargetRole.ACTS_ON),
        mentions=tuple(target.mention for target in found if target.role is not TargetRole.ACTS_ON),
        action=action,
        object=to_phrase(line, *attended, context.text),
    )


def _attended(line: Line, begin: int, end: int, group: VerbGroup, grammar: Grammar) -> tuple[int, int] | None:
    """What the items are said to do it to: "ont | accès aux données", "peuvent accéder, …, | aux données"."""
    if group.governs is not Governs.FUNCTION:
        return complement(line, begin, end, grammar).object
    behind = complement(line, group.end, end, grammar).object
    return behind and (begin, behind[1])


def _before_announced(clause: Clause, begin: int) -> int:
    """ "peuvent consulter les données, | les autorités suivantes :": where those begin whom the items name.

    Likewise "…, | les personnels des administrations, pour les besoins de leurs missions :".
    """
    line, announcing = clause.line, clause.grammar.lists.announcing
    told = next((k for k in range(begin, len(line)) if line.norm[k] in announcing), begin)
    for index in range(begin + 1, len(line)):
        apart = line.norm[index - 1] == "," or line.is_citation(index - 1)
        if not (apart and line.norm[index] in DETERMINERS):
            continue
        named = institution_phrase(line, index, len(line), clause.grammar) if line.norm[index] == "les" else None
        last = "," not in line.norms[index:told] and index < told
        if last or (named and may_hold(line, named, clause.grammar)):
            return index - (line.norm[index - 1] == ",")
    return len(line)


def read_agent_item(line: Line, paragraph: Paragraph, context: Context, lead: LeadIn) -> Sentence | None:
    """ "Par le ministre de la défense, pour …": its agent does what the lead-in says; None where it names none."""
    agent = (_behind_adjunct(line, context), len(line)) if lead.direct else _agent(line, context)
    if agent is None:
        return None
    holders = holders_in(line, *agent, context, paragraph.number)
    if not holders.mentions:
        return unread(holders)
    phrases = subject_phrases(line, *agent, context.grammar)
    if lead.direct and phrases[1:] and holders.mentions[0].span.start >= line.tokens.starts[phrases[1].start]:
        # "1° Les étudiants ayant validé une formation en France ou | dans un Etat membre": of whom the others are said
        return Sentence(unread=UnreadReason.NOT_A_HOLDER, detail=line.span(*agent).of(context.text))
    end = phrases[-1].end if phrases else agent[1]
    parts = Complement(None, after=chunk(line, end, len(line), context.grammar))
    statement = Statement(
        line,
        paragraph,
        holders.mentions,
        Predicate((Head(lead.verb, 0, 1),), parts, 0, len(line)),
        lead.modality,
        f"item:{lead.rule}",
        verb_span=lead.verb_span,
        citations=lead.citations,
        object=lead.object,
        action=lead.action,
        undergoes=apart_from(holders.mentions, lead.receives),
        owners=apart_from(holders.mentions, lead.mentions),
        evidence=(0, end),
    )
    others = (
        replace(statement, predicate=Predicate((Head(verb, 0, 1),), parts, 0, len(line)), verb_span=span, action=None)
        for verb, span in lead.shared
    )
    return Sentence((*others, statement), subjects=() if lead.direct else holders.mentions)


def _behind_adjunct(line: Line, context: Context) -> int:
    """ "En tant que de besoin, | les représentants des ministres": where who acts begins."""
    pieces = chunk(line, 0, len(line), context.grammar)
    first = next((piece for piece in pieces if piece.role is Role.OBJECT), None)
    return first.start if first and first.start and line.norm[first.start - 1] == "," else 0


def _agent(line: Line, context: Context) -> tuple[int, int] | None:
    """ "Par | le ministre", "Par arrêté | du préfet", "Conjointement par | …": token positions of who acts."""
    pieces = tuple(_from_par(line, piece) for piece in chunk(line, 0, len(line), context.grammar))
    at = next((k for k, piece in enumerate(pieces[:2]) if line.norm[piece.start] == _PAR), None)
    if at is None:
        return None
    begin, end = pieces[at].start + 1, pieces[at].end
    if line.norm[begin] in context.grammar.lists.signed:
        begin = next((k + 1 for k in range(begin + 1, min(begin + 3, len(line))) if line.norm[k] in DE), end)
        end = next((piece.end for piece in pieces[at:] if piece.start <= begin < piece.end), end)
    else:  # "Par | le préfet, le maire ou le ministre", "Par | le directeur, ainsi que par les sous-directeurs"
        end = row_of_agents_end(line, pieces[at], pieces, len(line), context.grammar)
    return (begin, end) if begin < end else None


def _from_par(line: Line, piece: Chunk) -> Chunk:
    """ "Par le directeur, ainsi que | par les sous-directeurs": a chunk without the "que" that joins it."""
    joins = line.norm[piece.start] in QUE and line.norm[piece.start + 1] == _PAR
    return replace(piece, start=piece.start + 1) if joins else piece
