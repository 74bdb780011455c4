"""The verb that governs a complement, told from where its words end."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import FINITE
from rsi_graph.extract.language.words import ADVERBS, COORDINATORS, NEGATIVE_ADVERBS, REFLEXIVES

# How many words a fixed verb has.
_LONGEST_VERB: Final = 6
# "faire | assister ou représenter": how many words that is.
_TWO_TAILS: Final = 4


def has_lemma(line: Line, start: int, lemmas: frozenset[str], grammar: Grammar) -> bool:
    """True where one of these verbs, its further words included, ends right before `start`."""
    return not lemmas.isdisjoint(lemmas_before(line, start, grammar))


def lemmas_before(line: Line, start: int, grammar: Grammar) -> list[str]:
    """The verbs that end right before `start`: asked for again and again, each time for other ones."""
    key = ("lemmas", start, 0)
    if key not in line.known:
        line.known[key] = _find(line, start, grammar)
    found: list[str] = line.known[key]
    return found


def _find(line: Line, start: int, grammar: Grammar) -> list[str]:
    found: list[str] = []
    start -= line.norm[start - 1] in NEGATIVE_ADVERBS  # "n'envoie pas |"
    for index in range(max(0, start - _LONGEST_VERB), start):
        within = bool(found)  # "met à la | charge", "rend | compte": the noun of another, which looks like a verb
        for known in grammar.verbs.get(line.norm[index], ()):
            tail = index + 1 + (bool(known.tail) and line.norm[index + 1] in ADVERBS)  # "rend également | compte"
            whole = tail + len(known.tail) == start and line.reads(tail, known.tail)
            whole = whole or _is_second_tail(line, index, start, known.tail)
            homograph = within and known.form in FINITE
            if whole and not homograph and _has_its_pronoun(line, index, known.lemma):
                found.append(known.lemma)
    return found


def _is_second_tail(line: Line, index: int, start: int, tail: tuple[str, ...]) -> bool:
    """ "se faire assister ou représenter": the verb at `index` is said once for both, the last ends before `start`."""
    joined = index == start - _TWO_TAILS and line.norm[start - 2] in COORDINATORS
    return joined and tail == (line.norm[start - 1],)


def _has_its_pronoun(line: Line, index: int, lemma: str) -> bool:
    """ "réunit le jury" is not "se réunir"; "s'y faire représenter" is reflexive."""
    if not lemma.startswith(("se ", "s'")):
        return True
    return not REFLEXIVES.isdisjoint(line.norms[max(0, index - 2) : index])


def is_transitive(line: Line, start: int, grammar: Grammar) -> bool:
    """True where the word before `start` is a verb that wants an object without preposition."""
    if line.norm[start - 2 - (line.norm[start - 1] in NEGATIVE_ADVERBS)] in REFLEXIVES:
        return False  # "se prononce", "s'oppose"
    lemmas, lists = lemmas_before(line, start, grammar), grammar.lists
    if not lists.transitive.isdisjoint(lemmas):
        return True
    return bool(lemmas) and any(lemma in lists.ditransitive and lemma not in lists.matter_with_de for lemma in lemmas)
