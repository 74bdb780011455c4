"""Where an adjunct begins: the fixed turns of `ontology/constructions.toml`."""

from __future__ import annotations

from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.lines import Line


def opener_at(line: Line, index: int, grammar: Grammar) -> tuple[str, int] | None:
    """Kind and end of the longest opener at `index`, or None."""
    best: tuple[str, int] | None = None
    for opener in grammar.openers:
        found = line.match(opener.pattern, index)
        if found and (best is None or found[1] > best[1]):
            best = (opener.kind, found[1])
    return best
