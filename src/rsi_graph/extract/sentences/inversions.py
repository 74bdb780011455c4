"""Passives whose subject stands behind the agent: "Sont nommés par le préfet | les membres"."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.language.grammar import Governs
from rsi_graph.extract.language.words import DETERMINERS, DISTRIBUTIVES
from rsi_graph.extract.objects.complements import complement
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.agent_ends import signatories_end
from rsi_graph.extract.sentences.agents import NEAR_VERB, pieces_behind
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.sentences.impersonal import indefinite_behind
from rsi_graph.extract.verbs.verb_groups import VerbGroup


def inverted(clause: Clause, group: VerbGroup, agent: tuple[int, int]) -> tuple[Clause, tuple[int, int]]:
    """ "Sont nommés par le préfet | les membres": the subject is the noun phrase behind the agent."""
    if group.governs is Governs.AGENT:
        return _inverted_turn(clause, agent)
    pieces = [piece for piece in pieces_behind(clause, group) if piece.start > agent[0]]
    first = next((piece for piece in pieces if piece.role is Role.OBJECT), None)
    if first is None:
        return _inverted_turn(clause, agent)
    end = first.end
    for piece in pieces[pieces.index(first) + 1 :]:
        if piece.role not in NEAR_VERB:
            break
        end = piece.end
    end -= clause.line.norm[end - 1] == ","
    return replace(clause, subject=(first.start, end)), (agent[0], min(agent[1], first.start - first.comma))


def behind_il(clause: Clause, group: VerbGroup, agent: tuple[int, int]) -> tuple[Clause, tuple[int, int]]:
    """ "Il est ouvert par le greffier | un registre", "Il est remis à l'assuré, par la caisse, | une attestation"."""
    line, found = clause.line, indefinite_behind(clause, pieces_behind(clause, group), agent)
    if found is None:
        return clause, agent
    end = min(agent[1], found[0] - (line.norm[found[0] - 1] == ",")) if found[0] > agent[0] else agent[1]
    return replace(clause, subject=found), (agent[0], end)


def _inverted_turn(clause: Clause, agent: tuple[int, int]) -> tuple[Clause, tuple[int, int]]:
    """ "Sont soumis à l'autorisation du préfet | les travaux": behind the last name of the agents."""
    line, end = clause.line, signatories_end(clause.line, agent[0], agent[0], clause.grammar)
    if end == agent[0] or line.norm[end] not in DETERMINERS | DISTRIBUTIVES:
        return clause, agent
    subject = complement(line, end, len(line), clause.grammar).object
    return (replace(clause, subject=subject), (agent[0], end)) if subject else (clause, agent)
