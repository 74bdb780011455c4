"""Who receives what a passive's agent gives: "par la caisse | à l'inspecteur", "par le maire | devant le conseil"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rsi_graph.extract.bodies.holders import subject_phrases
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import COORDINATORS, DE, POSSESSIVES, QUE, A
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.signs import points_to_text
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import BESIDE, Role
from rsi_graph.extract.sentences.agent_signs import BETWEEN
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.statements.statement import apart_from
from rsi_graph.model import Mention

_JOINS: Final = COORDINATORS | {","}
_GIVEN: Final = A | {BETWEEN}
# How far behind its participle a text is cited: "mentionné | à l'article 12".
_TO_TEXT: Final = 5
_AND_ALSO: Final = QUE | {"ainsi"}


def before_recipient(clause: Clause, agent: tuple[int, int]) -> tuple[int, int]:
    """ "par la caisse | à l'inspecteur du travail ou au fonctionnaire": the agent ends before who receives."""
    line = clause.line
    if line.norm[agent[0] - 1] != "par":
        return agent
    ends = (_behind_text(line, phrase.end, clause.grammar) for phrase in subject_phrases(line, *agent, clause.grammar))
    recipients = (
        end
        for end in ends
        if end < agent[1] and line.norm[end] in A and institution_phrase(line, end + 1, agent[1], clause.grammar)
    )
    return agent[0], next(recipients, agent[1])


def _behind_text(line: Line, index: int, grammar: Grammar) -> int:
    """ "par l'organisme | mentionné à l'article 12 | au préfet": behind the text that tells which one gives."""
    if not points_to_text(line, index, len(line), grammar):
        return index
    near = range(index, min(index + _TO_TEXT, len(line)))
    return next((k + 1 for k in near if line.is_citation(k)), index)


def _received(line: Line, index: int, grammar: Grammar) -> InstitutionPhrase | None:
    """ "à | des établissements habilités"."""
    return institution_phrase(line, index + (line.norm[index] == "des"), len(line), grammar)


def recipient_behind(clause: Clause, agent: tuple[int, int]) -> Chunk | None:
    """ "par l'autorité compétente | aux établissements et au préfet", "par le maire | devant le conseil".

    Likewise "réparti par l'agence | entre les branches": those among whom it is shared.
    """
    line, grammar = clause.line, clause.grammar
    begin = max((phrase.end for phrase in subject_phrases(line, *agent, grammar)), default=agent[0] + 1)
    begin = _behind_text(line, begin, grammar)
    end = behind = begin
    beside = line.norm[begin] in BESIDE
    if beside and line.norm[agent[0] - 1] != "par":
        return None  # "soumis au contrôle du comptable | auprès de l'ambassade"
    known = _is_to_knowledge(line, begin, grammar)
    while (first := _towards(line, end, grammar, known=known)) and (phrase := _received(line, first, grammar)):
        behind = end = phrase.end
        while line.norm[end] in _JOINS or line.norm[end] in _AND_ALSO:
            end += 1
    role = Role.OTHER if beside else Role.TO
    return Chunk(begin, behind, role, begin, comma=False) if behind > begin else None


def _is_to_knowledge(line: Line, index: int, grammar: Grammar) -> bool:
    """ "| à la connaissance du demandeur", "| à l'agrément du ministre": a noun stands between "à" and who receives."""
    lists = grammar.lists
    noun = line.norm[index] in A and line.norm[index + 2] in lists.giving_nouns | lists.sent_for
    return noun and line.norm[index + 3] in DE


def _towards(line: Line, index: int, grammar: Grammar, *, known: bool) -> int:
    """Position behind "à", "entre", "devant" or "auprès de" at `index`; 0 where none of them stands there.

    `known`: "à la connaissance | du maire et | de la caisse", whom "de" names.
    """
    if known and (_is_to_knowledge(line, index, grammar) or line.norm[index] in DE):
        return index + (1 if line.norm[index] in DE else 4)
    beside = line.norm[index] in BESIDE
    return index + 1 + (beside and line.norm[index + 1] in DE) if beside or line.norm[index] in _GIVEN else 0


def other_parties(clause: Clause, agent: tuple[int, int], holders: Sequence[Mention]) -> tuple[Mention, ...]:
    """ "est conclue entre l'Etat et | l'entreprise": a party that holds nothing, with whom the others conclude."""
    line = clause.line
    if line.norm[agent[0] - 1] != BETWEEN:
        return ()
    phrases = (p for p in subject_phrases(line, *agent, clause.grammar) if p.determiner not in POSSESSIVES)
    number, context = clause.paragraph.number, clause.context
    return apart_from(holders, (context.describe(line, phrase, number).mention for phrase in phrases))
