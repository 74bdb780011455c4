"""Where an object goes on behind a clause of one of its nouns: "des décisions qu'il a prises | et de la gestion"."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    COORDINATORS,
    DE,
    DETERMINERS,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    A,
)

# Where what is joined ends, as far as its own verb is asked for.
_ENDS: Final = RELATIVES | {",", ";", "."}


def reopens_object(line: Line, joint: int, begin: int, grammar: Grammar) -> bool:
    """True where what a coordinator joins stands beside the object that begins at `begin`, not inside the clause."""
    again = _names_head_again(line, joint + 1, begin) or _resumes_row(line, joint, begin, grammar)
    return again or _resumes_behind_verb(line, joint, begin, grammar)


def _names_head_again(line: Line, index: int, begin: int) -> bool:
    """ "l'avis du maire dont relève la commune et | l'avis du préfet": no clause of a conjunct goes on behind it."""
    words = 2 + (line.norm[begin] in PREPOSITIONS)
    return line.norms[index : index + words] == line.norms[begin : begin + words]


def _resumes_row(line: Line, joint: int, begin: int, grammar: Grammar) -> bool:
    """ "à la commune dont le maire est saisi | ou à l'établissement": there is an "à" before the clause, none in it.

    Else what is joined may be the clause's own: "aux agents qui ont écrit au maire | ou au préfet".
    """
    behind = joint + 1
    behind += line.norm[behind] in ADVERBS
    if line.norm[behind] not in A or is_infinitive(line, behind + 1, grammar):
        return False
    clauses = (k for k in range(begin, joint) if line.norm[k] in RELATIVES and line.norm[k - 1] not in COORDINATORS)
    opens = next(clauses, joint)
    opened = next((k for k in range(opens - 1, begin - 1, -1) if line.norm[k] in A), None)
    if opens == joint or opened is None or not A.isdisjoint(line.norms[opens:joint]):
        return False
    received = institution_at(line, skip_determiners(line, opened + 1, opens, grammar), opens, grammar)
    return received is not None and any(finite_at(line, k, grammar) for k in range(opens + 1, joint))


def _resumes_behind_verb(line: Line, joint: int, begin: int, grammar: Grammar) -> bool:
    """ "des décisions qu'il a prises | et de la gestion du réseau": a clause of "que" is over with its verb.

    Not where a "de" of the clause may be what is joined to, nor where a further clause follows: "et le conseil adopte".
    """
    last, opens = line.norm[joint + 1], joint - 1
    if last not in DE | DETERMINERS or not _ends_in_verb(line, joint - 1, grammar):
        return False
    while opens > begin and line.norm[opens] not in RELATIVES | {","}:
        opens -= 1
    clause = line.norms[opens + 1 : joint]
    if line.norm[opens] not in QUE or not (last in DETERMINERS or DE.isdisjoint(clause)):
        return False
    behind = takewhile(lambda k: line.norm[k] not in _ENDS, range(joint + 1, len(line)))
    return not any(finite_at(line, k, grammar) for k in behind)


def _ends_in_verb(line: Line, index: int, grammar: Grammar) -> bool:
    """ "qu'il a | prises", "qu'il | conduit"."""
    return finite_at(line, index, grammar) or grammar.is_past_participle(line.norm[index])
