"""Passives whose "il" stands for nobody: "Il est procédé par le juge à la pesée"."""

from __future__ import annotations

from rsi_graph.extract.bodies.holders import subject_phrases
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.sentences.agents import NEAR_VERB
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.verbs.verb_groups import VerbGroup


def is_impersonal(line: Line, group: VerbGroup, subject: tuple[int, int], clause: Clause) -> bool:
    """ "Il est procédé par le juge à la pesée": "il" stands for nobody."""
    bare = subject[1] - subject[0] == 1 and line.norm[subject[0]] == "il"
    return bare and group.head.lemma in clause.grammar.lists.impersonal


def object_of_impersonal(clause: Clause, agent: tuple[int, int], after: tuple[Chunk, ...]) -> tuple[int, int] | None:
    """ "par le maire | à la vérification": behind the agent's name, else the first complement."""
    begin = max((phrase.end for phrase in subject_phrases(clause.line, *agent, clause.grammar)), default=agent[1])
    if begin < agent[1]:
        return begin, agent[1]
    return next(((piece.start, piece.end) for piece in after if piece.role in NEAR_VERB), None)
