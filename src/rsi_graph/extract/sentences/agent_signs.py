"""Whether anything in a clause says who acts: most passives leave it open."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Governs, Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import DE, QUE, SUBORDINATORS, A
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.verbs.verb_groups import VerbGroup

BETWEEN: Final = "entre"


def chunks_behind(line: Line, group: VerbGroup, grammar: Grammar) -> tuple[Chunk, ...]:
    """What stands behind a passive, cut once: it is looked at for who acts, then for all else."""
    key = ("behind", group.end, 0)
    if key not in line.known:
        line.known[key] = chunk(line, group.end, len(line), grammar)
    found: tuple[Chunk, ...] = line.known[key]
    return found


def may_name_agent(line: Line, group: VerbGroup, grammar: Grammar) -> bool:
    """False where no word behind the passive announces who acts: it need not be cut into pieces.

    "est fixé | par arrêté", "à la diligence de", "est assisté | d'un adjoint"; but "est informé | qu'il peut faire
    réaliser une analyse par un laboratoire", "ne peut être ouvert | que si la clé est remise par le maire". Whatever
    `agents.agent_range` finds is announced by one of these words.
    """
    behind = line.norms[group.end :]
    if not QUE.isdisjoint(behind[:1]) and (not group.negated or not SUBORDINATORS.isdisjoint(behind[1:2])):
        return False
    if "par" in behind or BETWEEN in behind or not grammar.lists.means.isdisjoint(line.norms):
        return True
    if group.governs is Governs.RECIPIENT:
        return not A.isdisjoint(behind)
    return not DE.isdisjoint(behind[:1])
