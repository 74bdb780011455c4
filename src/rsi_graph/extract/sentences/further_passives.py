"""Further participles of one passive, each with an agent of its own: "établi par A, | arrêté par B | et voté par C"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from rsi_graph.extract.bodies.holders import is_pronoun
from rsi_graph.extract.language.lines import to_line
from rsi_graph.extract.language.words import ADVERBS, POSSESSIVES
from rsi_graph.extract.sentences.agents import agent_range
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.sentences.resumed import may_qualify
from rsi_graph.extract.sentences.second_turns import second_turn
from rsi_graph.extract.verbs.participles import coordinated
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import Mention
from rsi_graph.model.quick import quicken


@dataclass(frozen=True, slots=True)
class Further:
    """A further participle, the clause up to the next one, where its agent stands and who that is."""

    clause: Clause
    group: VerbGroup
    agent: tuple[int, int]
    holders: tuple[Mention, ...]


quicken(Further)


def further_passives(
    clause: Clause, group: VerbGroup, agent: tuple[int, int], holders: tuple[Mention, ...]
) -> tuple[Further, ...]:
    """A passive and its agent in, what is joined to it out; empty holders where a private person does it."""
    found: list[Further] = []
    start, done_by = agent[0], holders
    while (following := _following(clause, start, group)) is not None:
        second = agent_range(clause, following) or _by_own_means(clause, following)
        if second is None:
            break
        done_by = _who(clause, second, done_by)
        found.append(Further(clause, following, second, done_by))
        start = second[0]
    return (*(_up_to(one, following.group.start) for one, following in pairwise(found)), *found[-1:])


def _following(clause: Clause, start: int, group: VerbGroup) -> VerbGroup | None:
    """A participle that names its agent behind "par", or opens a turn that tells who acts."""
    named = coordinated(clause.line, start, group, clause.grammar)
    turn = None if named else second_turn(clause.line, start, group, clause.grammar)
    if turn is not None and may_qualify(clause, start, turn.start - 1, turn.start):
        return None
    return named or turn


def _up_to(one: Further, begin: int) -> Further:
    """The same before what joins the participle at `begin` to it."""
    clause = before_joint(one.clause, begin)
    return replace(one, clause=clause, agent=(one.agent[0], min(one.agent[1], len(clause.line))))


def _by_own_means(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    """ "est arrêté par le préfet et publié | par ses soins": where it says that the one before does this as well."""
    line, means = clause.line, clause.grammar.lists.means
    by = (k for k in range(group.end, len(line) - 2) if line.norm[k] == "par")
    own = next((k for k in by if line.norm[k + 1] in POSSESSIVES and line.norm[k + 2] in means), None)
    return None if own is None else (own + 1, own + 3)


def _who(clause: Clause, agent: tuple[int, int], before: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "précomptée par le régime et reversée | par lui", "arrêté par le préfet et publié | par ses soins"."""
    line = clause.line
    named = replace(clause, context=clause.context.about(before)).holders_in(*agent).mentions
    own = line.norm[agent[1] - 1] in clause.grammar.lists.means or is_pronoun(line, *agent)
    return named or (before if own else ())


def before_joint(clause: Clause, begin: int) -> Clause:
    """A clause up to what joins the participle at `begin` to it."""
    line, end = clause.line, begin
    while line.norm[end - 1] in ADVERBS:
        end -= 1
    return replace(clause, line=to_line(line.tokens[: end - 1]))
