"""Where an adjunct begins: the fixed turns of `ontology/constructions.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Opener
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ADVERBS, DE, IF_NEED_BE, RELATIVES, A
from rsi_graph.model.quick import quicken

# "selon lesquelles", "par ordonnance dont", "selon quelles modalités": the preposition governs what opens a clause.
_COMPOUND: Final = (RELATIVES - {"qui", "que", "qu'", "dont", "où"}) | {"quel", "quelle", "quels", "quelles"}

# How many words an aside may have that parts a turn from its preposition: "au vu, le cas échéant, de".
_ASIDE: Final = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """A fixed beginning found in a line: its kind, the position behind it, and whether it needs no more words."""

    kind: str
    end: int
    whole: bool


quicken(Opening)


def opener_at(line: Line, index: int, grammar: Grammar) -> Opening | None:
    """The longest opener at `index`; None where it opens a relative clause ("selon lesquelles")."""
    behind = grammar.openers.get(line.norms[index])
    if behind is None:
        return None
    openers = behind.get(line.norm[index + 1], behind[""])
    if not openers:
        return None
    key = ("opener", index, 0)
    if key not in line.known:
        found = _find(line, index, openers)
        line.known[key] = None if found and found.whole and _names_someone(line, index, found, grammar) else found
    known: Opening | None = line.known[key]
    return known


def _names_someone(line: Line, index: int, found: Opening, grammar: Grammar) -> bool:
    """ "notifie | à l'étranger sa décision": who is told, not where, as the verb that gives tells."""
    last = found.end - 1
    homonym = grammar.homonyms.get(line.norm[last]) if line.norm[index] in A else None
    return homonym is not None and not homonym.names_thing(line, last)


def is_of_turn(line: Line, index: int, grammar: Grammar) -> bool:
    """ "en | règle générale", "en dernier | ressort": a noun of a fixed adjunct, not "en règle les conditions"."""
    begin = index - 1 - (line.norm[index - 1] != "en")
    opened = opener_at(line, begin, grammar) if line.norm[begin] == "en" and begin >= 0 else None
    return opened is not None and opened.whole and opened.end > index


def _find(line: Line, index: int, openers: Sequence[Opener]) -> Opening | None:
    best: Opening | None = None
    begin = line.starts[index]
    for opener in openers:
        if not opener.pattern.match(line.joined, begin):
            continue  # most openers
        found = line.match(opener.pattern, index)
        if not found or (best and found[1] < best.end):
            continue
        if best is None or found[1] > best.end:
            best = Opening(opener.kind, found[1], opener.whole)
        elif opener.whole:
            best = Opening(best.kind, best.end, whole=True)
    if best is None or line.norm[best.end + (line.norm[best.end] in DE)] in _COMPOUND:
        return None  # "selon lesquelles", "au titre de laquelle"
    return best if best.whole or line.norm[best.end - 1] in DE else _with_preposition(line, best)


def _with_preposition(line: Line, found: Opening) -> Opening:
    """ "au vu, notamment, | de", "en présence, le cas échéant, | de": an aside parts a turn from its preposition."""
    aside = line.norm[found.end + 1] in ADVERBS or line.reads(found.end + 1, IF_NEED_BE)
    behind = behind_aside(line, found.end, longest=_ASIDE) if aside else found.end
    goes_on = behind > found.end and line.norm[behind] in DE
    return Opening(found.kind, behind, found.whole) if goes_on else found


def behind_aside(line: Line, index: int, *, longest: int) -> int:
    """ "et | , à ce titre, | il prépare le budget": position behind an aside between commas; `index` where none is."""
    aside = line.norms[index + 1 : index + longest]
    return index + 2 + aside.index(",") if line.norm[index] == "," and "," in aside else index
