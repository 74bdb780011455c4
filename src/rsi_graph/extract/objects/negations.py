"""What a negation leaves of what stands behind its verb: "ne peut agir | que si …", "statue sans frais | ni forme"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    CONCESSIVES,
    DE,
    DE_INFINITIVE,
    NEGATION,
    NO_RESTRICTION_BEFORE_QUE,
    PREPOSITIONS,
    QUE,
    SUBORDINATORS,
    A,
)

# How far before "que" the verb it restricts may stand.
NEGATION_SPAN: Final = 40
# How far before "ni" a "sans" may stand that it goes on with.
_WITHOUT_SPAN: Final = 8


def restricts(line: Line, index: int) -> bool:
    """ "ne peuvent procéder à des achats | que s'ils …", "… | qu'à titre exceptionnel": the condition of a negation."""
    following = line.norm[index + 1]
    if line.norm[index] not in QUE or line.norm[index - 1] in CONCESSIVES:  # "quel | qu'en soit le support"
        return False
    if following in SUBORDINATORS or following == "s'":
        return True
    negations = (k for k in range(index - 1, max(-1, index - NEGATION_SPAN), -1) if line.norm[k] in NEGATION)
    nearest = next(negations, 0)
    of_infinitive = line.norm[nearest - 1] in A | DE_INFINITIVE  # "à ne les livrer | qu'à des personnes"
    negated = line.norm[nearest] in NEGATION and not of_infinitive
    joins = line.norm[index - 1] in NO_RESTRICTION_BEFORE_QUE  # "ainsi | que sur l'emploi"
    return negated and not joins and following in PREPOSITIONS - DE


def goes_without(line: Line, index: int) -> bool:
    """ "statue sans frais | ni forme de procédure": more of what there is none of."""
    before = line.norms[max(0, index - _WITHOUT_SPAN) : index]
    return line.norm[index] == "ni" and "sans" in before and NEGATION.isdisjoint(before)
