"""Who or what the subject of a passive is: "Le contrat est conclu. | Il est approuvé par le ministre"."""

from __future__ import annotations

from collections.abc import Sequence

from rsi_graph.extract.bodies.noun_phrases import words_meant
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.statements.statement import apart_from
from rsi_graph.model import Mention, Phrase


def undergone(
    clause: Clause, subject: tuple[int, int], agents: Sequence[Mention]
) -> tuple[tuple[Mention, ...], Phrase | None]:
    """The bodies that a subject means, and its words where it is a pronoun and they stand elsewhere."""
    named = clause.holders_in(*subject).mentions
    if subject[1] - subject[0] > 1:
        return named, None
    # "Le préfet instruit le dossier. Il peut être rejeté par | le préfet": nobody undergoes what he does
    others = apart_from(agents, named) if len(named) == 1 else named
    thing = clause.context.thing(clause.line.norm[subject[0]])
    pronoun = clause.line.span(*subject)
    return others, words_meant(others, pronoun, clause.paragraph.span, clause.context) if others else thing
