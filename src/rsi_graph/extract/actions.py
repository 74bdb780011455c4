"""Which concept of the action scheme a verb with its object is.

In order: a frame of the lexicon (verb + noun of the object), the action noun under a support verb ("assurer le
financement" finances), the verb itself, and `perform` for a verb that fits no concept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.grammar import Grammar, plural_of
from rsi_graph.extract.lines import Line
from rsi_graph.extract.morphology import looks_present_participle
from rsi_graph.extract.noun_phrases import institution_entry
from rsi_graph.extract.tokens import Kind, fold
from rsi_graph.extract.words import COORDINATORS, DE, DETERMINERS, PREPOSITIONS, RELATIVES

ANY_OTHER_ACT: Final = "perform"
_LONGEST_NOUN: Final = 5


@dataclass(frozen=True, slots=True)
class Action:
    """A concept, other concepts the words fit as well, and the lexicon entry it rests on."""

    concept: str
    alternatives: tuple[str, ...] = ()
    entry: str = ""


@dataclass(frozen=True, slots=True)
class ActionNoun:
    """An action noun at the head of an object: its token position and concept."""

    index: int
    start: int
    concept: str
    noun: str


def choose_action(
    lemma: str, line: Line, object_range: tuple[int, int] | None, grammar: Grammar, *, support: bool = False
) -> Action:
    """Lemma, line and token positions of the object in, the action out. `support`: the verb is only a carrier here."""
    begin, end = object_range or (0, 0)
    framed = _framed(lemma, line, begin, end, grammar)
    if framed:
        return framed
    if support or lemma in grammar.lexicon.support_verbs:
        nouns = head_nouns(line, begin, end, grammar)
        if nouns:
            concepts = tuple(dict.fromkeys(noun.concept for noun in nouns))
            if (
                lemma in grammar.lexicon.verbs
            ):  # "mettre en œuvre des actions de contrôle": the verb has a meaning of its own
                concepts = tuple(dict.fromkeys((grammar.lexicon.verbs[lemma], *concepts)))
            return Action(concepts[0], concepts[1:], f"{lemma} + {nouns[0].noun}")
    if lemma in grammar.lexicon.verbs:
        return Action(grammar.lexicon.verbs[lemma], (), lemma)
    if lemma in grammar.lexicon.support_verbs:
        default = grammar.lexicon.verbs.get(lemma, "implement" if lemma == "mettre en œuvre" else ANY_OTHER_ACT)
        return Action(default, (), lemma)
    return Action(ANY_OTHER_ACT, (), "")


def _framed(lemma: str, line: Line, begin: int, end: int, grammar: Grammar) -> Action | None:
    rows = grammar.frames.get(fold(lemma), ())
    if not rows:
        return None
    for index in head_positions(line, begin, end, grammar):
        for nouns, action, entry in rows:
            if noun_at(line, index, end, nouns):
                return Action(action, (), entry)
    return None


def noun_at(line: Line, index: int, end: int, nouns: frozenset[str] | set[str]) -> str | None:
    """The longest noun of the set that begins at `index`."""
    for length in range(min(_LONGEST_NOUN, end - index), 0, -1):
        words = " ".join(line.norm(index + k) for k in range(length))
        if words in nouns:
            return words
    return None


def head_positions(line: Line, begin: int, end: int, grammar: Grammar) -> list[int]:
    """Positions of the object's head nouns: the first noun, those coordinated with it, those a carrier leads to.

    "des actions de contrôle" leads to "contrôle"; "les missions du service des prestations et du recouvrement" to both.
    """
    positions: list[int] = []
    for start in conjunct_starts(line, begin, end):
        index = _first_noun(line, start, end)
        if index is None:
            continue
        positions.append(index)
        while is_transparent(line.norm(index), grammar):
            carried = _carried(line, index, end)
            if carried is None:
                break
            index = carried
            positions.append(index)
    return positions


def is_transparent(norm: str, grammar: Grammar) -> bool:
    """True for nouns that only carry the noun behind them, in either number."""
    return norm in grammar.transparent or any(
        plural_of(noun) == norm for noun in (norm.rstrip("s"),) if noun in grammar.transparent
    )


def _first_noun(line: Line, start: int, end: int) -> int | None:
    index = start
    while index < end and (line.norm(index) in DETERMINERS | PREPOSITIONS | {"soit", "notamment", "autre", "autres"}):
        index += 1
    return index if index < end and line.tokens[index].kind is Kind.WORD else None


def _carried(line: Line, index: int, end: int) -> int | None:
    """Position of the noun behind "de" (adjectives between allowed), or None."""
    for position in range(index + 1, min(end, index + 4)):
        norm = line.norm(position)
        if norm in DE or norm == "sur":
            return _first_noun(line, position + 1, end)
        if line.tokens[position].kind is not Kind.WORD or norm in DETERMINERS | PREPOSITIONS | COORDINATORS:
            return None
    return None


def conjunct_starts(line: Line, begin: int, end: int) -> list[int]:
    """Where the object and the noun phrases coordinated with its head begin: same introduction as the first.

    Commas count only in an enumeration that a coordinator closes ("A, B et C"); "soit … soit" counts by itself.
    Nothing counts inside a relative clause or one of a present participle.
    """
    if begin >= end:
        return []
    opening = _introduction(line, begin)
    found: list[tuple[int, bool]] = []
    for index in range(begin + 1, end):
        if line.norm(index) in RELATIVES - {"que", "qu'"} or _participle_with_object(line, index):
            break
        after, closing = _coordination(line, index)
        if after is not None and after < end and _introduction(line, after, inner=opening == "de") == opening:
            found.append((after, closing))
    last = max((position for position, closing in found if closing), default=begin)
    return [begin, *(position for position, _ in found if position <= last)]


def _participle_with_object(line: Line, index: int) -> bool:
    """ "permettant l'élaboration et la mise en œuvre …": what is coordinated behind is the participle's."""
    return looks_present_participle(line.norm(index)) and line.norm(index + 1) in DETERMINERS


def _coordination(line: Line, index: int) -> tuple[int | None, bool]:
    """Position behind a coordination at `index`, and whether it closes an enumeration (it is no mere comma)."""
    norm, following = line.norm(index), line.norm(index + 1)
    if norm == "ainsi" and following in {"que", "qu'"}:
        return index + 2, True
    if norm == "," and (following in COORDINATORS or following in {"soit", "ainsi", "notamment"}):
        return None, False
    if norm in COORDINATORS and following == "," and "," in {line.norm(k) for k in range(index + 2, index + 6)}:
        return next(
            k for k in range(index + 2, index + 6) if line.norm(k) == ","
        ) + 1, True  # "et, le cas échéant, la …"
    if norm in COORDINATORS or norm == "soit":
        return index + 1, True
    return (index + 1, False) if norm == "," else (None, False)


def _introduction(line: Line, index: int, *, inner: bool = False) -> str:
    """How a noun phrase opens, so that like is coordinated with like: bare, a determiner, "à", "de", another preposition."""
    norm = line.norm(index)
    if norm == "soit":
        return _introduction(line, index + 1, inner=inner)
    if norm in {"à", "au", "aux"}:
        return "à"
    if norm in {"de", "d'", "du"}:
        return "de"
    if norm == "des" and not inner:
        return "determiner"
    if norm == "des":
        return "de"
    if norm in PREPOSITIONS:
        return norm
    return "determiner" if norm in DETERMINERS else "bare"


def head_nouns(line: Line, begin: int, end: int, grammar: Grammar) -> list[ActionNoun]:
    """The action nouns at the head of an object, in order."""
    found = []
    nouns = grammar.action_nouns
    starts = conjunct_starts(line, begin, end)
    for index in head_positions(line, begin, end, grammar):
        words = noun_at(line, index, end, nouns.keys() & _candidates(line, index, end))
        if words and not institution_entry(line, index, end, grammar):
            start = max((s for s in starts if s <= index), default=begin)
            found.append(ActionNoun(index, start, nouns[words], words))
    return found


def _candidates(line: Line, index: int, end: int) -> set[str]:
    return {
        " ".join(line.norm(index + k) for k in range(length))
        for length in range(1, min(_LONGEST_NOUN, end - index) + 1)
    }
