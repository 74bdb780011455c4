"""Who or what the subject of a passive is: "Le contrat est conclu. | Il est approuvé par le ministre"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rsi_graph.extract.bodies.noun_phrases import noun_phrase_of
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.statements.statement import apart_from
from rsi_graph.model import Mention, MentionSource, Phrase


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
    if len(others) == 1:  # one body is called by its name, as where it acts
        return others, Phrase(others[0].name, clause.line.span(*subject))
    return others, noun_phrase_of(_as_said(others, clause), clause.context.text) if others else thing


def _as_said(mentions: Sequence[Mention], clause: Clause) -> list[Mention]:
    """ "Le conseil se réunit. | Il est saisi par le préfet": as the same paragraph names them, be it in short."""
    named = [m for m in clause.context.subjects if m.source is not MentionSource.PRONOUN]
    said = {m.name: m.span for m in named if clause.paragraph.span.contains(m.span)}
    return [replace(m, antecedent=said.get(m.name, m.antecedent)) for m in mentions]
