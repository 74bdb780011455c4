"""Where "et" or a comma joins a second main clause, with a subject of its own."""

from __future__ import annotations

from itertools import compress, count
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import behind_aside, opener_at
from rsi_graph.extract.language.verb_forms import finite_at
from rsi_graph.extract.language.words import (
    ARTICLES,
    BE_PRESENT,
    CLITICS,
    COORDINATORS,
    POSSESSIVES,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.verbs.finite_verbs import main_verb, opens_subordinate, subordinates
from rsi_graph.extract.verbs.verb_groups import passive_participle

# Determiners of one thing.
_ONE_THING: Final = frozenset({"le", "la", "l'", "un", "une", "son", "sa", "aucun", "aucune"})
_NONE: Final = frozenset({"aucun", "aucune", "aucuns", "aucunes"})
_OPENS_SUBJECT: Final = ARTICLES | POSSESSIVES | _NONE
_OF_ONE: Final = frozenset({"est", "peut", "doit"})
_OF_PASSIVE: Final = BE_PRESENT | {"peut", "peuvent", "doit", "doivent"}
# How many words an aside has at most, commas counted: ", à ce titre,".
_ASIDE: Final = 8
# Without one of these nothing joins a second clause.
_JOINING: Final = SUBJECT_PRONOUNS | {"et", "mais"}
_JOINTS: Final = frozenset({"et", "mais", ","})
# How many words the subject of a second passive has at most.
_SUBJECT: Final = 24


def second_clause(line: Line, grammar: Grammar) -> int | None:
    """Where "et" joins a main clause with a subject of its own: "le conseil vote | et le directeur publie"."""
    if _JOINING.isdisjoint(line.norms):
        return None
    for index in compress(count(2), map(_JOINTS.__contains__, line.norms[2:-2])):
        if line.norm[index] == ",":
            if _runs_on(line, index, grammar):
                return index  # "coordonne les actions, | il contribue à l'évaluation"
            continue
        pronoun = line.norm[behind_aside(line, index + 1, longest=_ASIDE)] in SUBJECT_PRONOUNS
        if pronoun and (line.norm[index - 1] == "," or _ends_clause(line, index, grammar)):
            return index  # "… et | il établit un rapport"
        if _opens_passive(line, index + 1, grammar) and _is_closed(line, index, grammar):
            return index
        starts = _starts_behind(line, index + 1, grammar)
        if any(_opens_clause(line, start, grammar) for start in starts) and _is_closed(line, index, grammar):
            return index
    return None


def _runs_on(line: Line, index: int, grammar: Grammar) -> bool:
    """A comma behind a whole main clause, then a pronoun and its verb."""
    verb = index + 2
    while line.norm[verb] in CLITICS:  # "il | l'informe", "il | en accuse réception"
        verb += 1
    if line.norm[index + 1] not in SUBJECT_PRONOUNS or not finite_at(line, verb, grammar):
        return False
    found = main_verb(line, 0, index, grammar)
    whole = found is not None and "," not in line.norms[found[0] : index]
    return whole and _is_closed(line, index, grammar)


def _opens_passive(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la gestion est assurée par A et | sa présidence est exercée par B": a thing, and its agent."""
    if line.norm[index] not in _OPENS_SUBJECT:
        return False
    verb = next((k for k in range(index + 2, min(len(line), index + _SUBJECT)) if line.norm[k] in _OF_PASSIVE), None)
    if verb is None or not line.is_word(verb - 1) or passive_participle(line, verb, len(line), grammar) is None:
        return False
    between = line.norms[index:verb]
    if not (RELATIVES | COORDINATORS | {","}).isdisjoint(between) or "par" not in line.norms[verb + 2 :]:
        return False
    return (line.norm[verb] in _OF_ONE) == (line.norm[index] in _ONE_THING)


def _starts_behind(line: Line, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Where the subject of a second clause may stand: at `index`, or behind an adjunct that begins there.

    "… et, | dans le cas où la demande est rejetée, | le préfet peut": the adjunct is known by its opener.
    """
    adjunct = index + (line.norm[index] == ",")
    if adjunct >= len(line.norms) or opener_at(line, adjunct, grammar) is None:
        return (index,)
    return (index, *(k + 1 for k in range(adjunct, len(line.norms) - 1) if line.norm[k] == ","))


def _opens_clause(line: Line, index: int, grammar: Grammar) -> bool:
    """Institutions at `index`, and behind them a finite verb: "le tribunal ou la cour, selon le cas, | statue"."""
    verb = _behind_institution(line, index, grammar)
    if verb is None:
        return False
    while line.norm[verb] in COORDINATORS and (behind := _behind_institution(line, verb + 1, grammar)):
        verb = behind
    verb = behind_aside(line, verb, longest=_ASIDE)
    while line.norm[verb] in CLITICS:
        verb += 1
    return finite_at(line, verb, grammar)


def _behind_institution(line: Line, index: int, grammar: Grammar) -> int | None:
    phrase = institution_phrase(line, index, len(line), grammar) if line.norm[index] in ARTICLES else None
    return phrase.end if phrase and phrase.entry.holder else None


def _is_closed(line: Line, end: int, grammar: Grammar) -> bool:
    """True where a main clause stands before `end`, and no clause that it opens is still running."""
    found = main_verb(line, 0, end, grammar)
    return found is not None and not subordinates(line, found[0], end)


def _ends_clause(line: Line, end: int, grammar: Grammar) -> bool:
    return _is_closed(line, end, grammar) or _has_verbs(line, end, grammar)


def _has_verbs(line: Line, end: int, grammar: Grammar) -> bool:
    """ "notifie la décision lorsque la personne est sortie | et il en informe le préfet": each clause has its verb."""
    found, pending = main_verb(line, 0, end, grammar), 0
    for index in range(found[0] + 1 if found else end, end):
        if opens_subordinate(line, index):
            pending += 1
        elif finite_at(line, index, grammar):
            pending = max(0, pending - 1)
    return found is not None and not pending
