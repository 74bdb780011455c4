"""From whom something is asked or comes, before what it is: "exige | du titulaire de l'autorisation | un bilan"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import opens_task
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DETERMINERS,
    LAST_NAMED,
    PRONOUN_FEATURES,
    QUE,
    SUBJECT_PRONOUNS,
    A,
)
from rsi_graph.extract.names.ends import opens_object
from rsi_graph.extract.names.institutions import institution_phrase

# What opens an aside between who is asked and what: "du greffe, | par l'intermédiaire du maire, la radiation".
_BY_OR_ON: Final = frozenset({"par", "sur", "sans"})
# How many words lead from "mentionné" to the citation.
_LONGEST_REFERENCE: Final = 10


def opens_source(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "sollicite | du commissaire ou de l'entité | toute information": a body, then what is asked of it."""
    if line.norm[index] not in DE:
        return False
    behind = _behind_source(line, index, end, grammar)
    if behind >= end:
        return False
    opens = line.norm[behind] in DETERMINERS | COORDINATORS | QUE or opens_object(line, behind, grammar)
    # "reçoit du directeur, | dans le mois, | un rapport", "requiert du juge | d'informer"
    aside = line.norm[behind] == "," and behind + 1 < end
    aside = aside and (line.norm[behind + 1] in _BY_OR_ON or opener_at(line, behind + 1, grammar) is not None)
    # "reçoit du fonds national | des subventions"
    some = line.norm[behind] == "des" and line.norm[index] != "des"
    return opens or aside or some or opens_task(line, behind, grammar)


def requires_that(line: Line, start: int, index: int) -> bool:
    """ "exige des entreprises mentionnées à l'alinéa précédent | qu'elles publient leurs comptes"."""
    return line.norm[start] in DE and line.norm[index + 1] in SUBJECT_PRONOUNS


def _behind_source(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "de ces derniers |", "d'elles |", "de l'organisme mentionné à l'article 2 |": where who is asked ends."""
    named = institution_phrase(line, index + 1, end, grammar)
    if named is None:
        # "exige d'elles et de leurs filiales | communication de …"
        several = line.norms[index + 1 : index + 3] in LAST_NAMED
        return index + 3 if several else index + 2 if line.norm[index + 1] in PRONOUN_FEATURES else end
    behind = named.end
    if not grammar.is_past_participle(line.norm[behind]) or line.norm[behind + 1] not in A:
        return behind
    cited = next((k for k in range(behind, min(end, behind + _LONGEST_REFERENCE)) if line.is_citation(k)), behind)
    while behind < cited < end and line.is_citation(cited):
        cited += 1
    return cited
