"""A fixed turn joined to a passive, which shares its auxiliary: "est établi par A et | soumis à l'approbation de B"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.signed_acts import UNDETERMINED
from rsi_graph.extract.language.grammar import Governs, Grammar
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.tokens import Tokens
from rsi_graph.extract.language.words import RELATIVES
from rsi_graph.extract.verbs.participles import agree, is_noun_like
from rsi_graph.extract.verbs.verb_groups import VerbGroup, verb_group

_JOINING: Final = frozenset({"et", "puis"})
# The auxiliary in whose place the joining word stands.
_IS: Final = "est"
# Turns that tell behind them who acts.
_NAMING: Final = frozenset({Governs.AGENT, Governs.RECIPIENT})


def second_turn(line: Line, start: int, group: VerbGroup, grammar: Grammar) -> VerbGroup | None:
    """ "… par le conseil et | placé sous l'autorité du maire": the turn a further participle of the passive opens.

    Not behind a clause or a participle of the agent's, whose equal it may be: "par le service créé et placé sous".
    Nor behind some agent or other, which it may tell: "par un organisme | et soumis au contrôle".
    """
    if line.norm[start] in UNDETERMINED:
        return None
    for index in range(start, len(line) - 1):
        if line.norm[index] in RELATIVES:
            return None
        if not _agrees(line, index, group, grammar):
            continue
        return _turn_at(line, index, grammar) if line.norm[index - 1] in _JOINING else None
    return None


def _agrees(line: Line, index: int, group: VerbGroup, grammar: Grammar) -> bool:
    """A participle that may be one of the same passive."""
    participle = grammar.is_past_participle(line.norm[index]) and not is_noun_like(line, index, grammar)
    return participle and agree(line.norm[group.head.word], line.norm[index])


def _turn_at(line: Line, index: int, grammar: Grammar) -> VerbGroup | None:
    """The turn at the participle, read as though its auxiliary were said again."""
    tokens, norms = line.tokens, line.tokens.norms
    said = to_line(Tokens(tokens.words, tokens.starts, (*norms[: index - 1], _IS, *norms[index:])))
    found = verb_group(said, index - 1, len(said), grammar)
    if found.governs not in _NAMING or found.head.word != index:
        return None
    return replace(found, start=index, head=replace(found.head, start=index))
