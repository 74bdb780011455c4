"""Complements with "de" that are enumerated: "ministres chargés | de la mer, de la santé et des sports"."""

from __future__ import annotations

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import COORDINATORS, DE
from rsi_graph.extract.names.spans import complement_end
from rsi_graph.model import BodyKind


def enumerated_complements(line: Line, index: int, grammar: Grammar) -> list[tuple[int, int]]:
    """ "de la mer, de la santé et des sports": token positions of each complement with "de" from `index` on."""
    found: list[tuple[int, int]] = []
    end = len(line)
    while index < end and line.norm[index] in DE:
        head = skip_determiners(line, index + 1, end, grammar)
        behind = complement_end(line, index, end, grammar)
        other = institution_at(line, head, end, grammar) if found else None
        matter = other is None or other.kind is BodyKind.PERSONS or (other.kind is BodyKind.CLASS and other.plural)
        if behind == index or not matter:  # "des personnes âgées et des collectivités territoriales" are matters
            break
        found.append((index, behind))
        index = behind + (line.norm[behind] == "," and line.norm[behind + 1] in COORDINATORS)
        if line.norm[index] not in COORDINATORS and line.norm[index] != ",":
            break
        index += 1
    return found
