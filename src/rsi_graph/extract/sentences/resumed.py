"""Passives that go on behind their agent: "est précomptée par les caisses | et versée aux unions"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.lines import to_line
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import ADVERBS, DETERMINERS, FEMININE, MASCULINE, PLURAL_DETERMINERS
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.sentences.agents import agent_range
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.sentences.second_turns import second_turn
from rsi_graph.extract.verbs.participles import resumed_at
from rsi_graph.extract.verbs.verb_groups import VerbGroup

_JOINING: Final = frozenset({"et", "puis"})


def before_resumed(
    clause: Clause, group: VerbGroup, agent: tuple[int, int] | None
) -> tuple[Clause, tuple[int, int] | None]:
    """A clause and the agent of its passive in, both up to a further verb that names no agent out.

    "est assurée par des services spécialisés | et faire l'objet d'un suivi", "est prise par le préfet | et notifiée au
    maire": what stands behind is neither the agent's name nor the first verb's.
    """
    if agent is None or clause.opens_list:
        return clause, agent
    line = clause.line
    places = range(agent[0] + 1, min(agent[1] + 2, len(line) - 1))
    cut = next((k for k in places if line.norm[k] in _JOINING and _goes_on(clause, group, agent[0], k)), None)
    if cut is None:
        return clause, agent
    shorter = replace(clause, line=to_line(line.tokens[: cut - (line.norm[cut - 1] == ",")]))
    again = agent_range(shorter, group)
    return (shorter, again) if again else (clause, agent)


def _goes_on(clause: Clause, group: VerbGroup, agent: int, joint: int) -> bool:
    """True where behind `joint` the passive or its modal has a second verb; `agent` is where the agent begins."""
    line, grammar = clause.line, clause.grammar
    second = institution_phrase(line, joint + 1, len(line), grammar)
    if second is not None and line.reads(second.end, ("par",)) and line.norm[second.end + 1] in DETERMINERS:
        return True  # "est suppléé par un agent | et le greffier par un adjoint": the verb is not said again
    verb = joint + 1
    while line.norm[verb] in ADVERBS:
        verb += 1
    if is_infinitive(line, verb, grammar):  # but "par l'agent chargé d'instruire | et liquider les droits"
        return bool(group.modal) and not any(is_infinitive(line, k, grammar) for k in range(agent, joint))
    if not resumed_at(line, verb, agent, group, grammar) or may_qualify(clause, agent, joint, verb):
        return False
    return second_turn(line, agent, group, grammar) is None  # "… par le conseil | et soumis à l'approbation du préfet"


def may_qualify(clause: Clause, agent: int, joint: int, verb: int) -> bool:
    """ "par un organisme indépendant | et agréé": the participle may tell which agent, by its number and gender."""
    line = clause.line
    begin = next((k + 1 for k in range(joint - 1, agent, -1) if line.norm[k] == "par"), agent)
    named = institution_phrase(line, begin, len(line), clause.grammar)
    if named is not None and named.end in {joint, joint - 1}:
        return False
    opening, participle = line.norm[begin], line.norm[verb]
    if (opening in PLURAL_DETERMINERS) != participle.endswith("s"):
        return False
    return opening not in (MASCULINE if participle.rstrip("s").endswith("e") else FEMININE)
