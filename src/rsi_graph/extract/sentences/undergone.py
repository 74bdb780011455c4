"""Who or what the subject of a passive is, and whose: "Le contrat est conclu. | Il est approuvé par le ministre"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.noun_phrases import words_meant
from rsi_graph.extract.language.words import DE, RELATIVES
from rsi_graph.extract.sentences.clauses import Clause
from rsi_graph.extract.statements.statement import apart_from
from rsi_graph.model import BodyKind, Mention, Phrase, TargetRole

_OF_ONE: Final = frozenset({"son", "sa", "ses"})
_NO_BODIES: Final = frozenset({BodyKind.OFFICE, BodyKind.PERSONS})


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


def owners_of_subject(clause: Clause, subject: tuple[int, int], agents: Sequence[Mention]) -> tuple[Mention, ...]:
    """ "L'union est agréée. Ses statuts sont soumis à l'agrément du ministre": of whom the clause before spoke."""
    context = clause.context
    words = clause.line.norms[slice(*subject)]
    at = next((k for k, norm in enumerate(words, subject[0]) if norm in _OF_ONE), None)
    inside = at is not None and at > subject[0]  # "la liste de | ses membres"
    if at is None or len(context.subjects) != 1 or context.other_subject:
        return ()
    if inside and not (RELATIVES.isdisjoint(words) and clause.line.norm[at - 1] in DE):
        return ()
    starts = clause.line.tokens.starts
    if context.named_between(starts[subject[0]], starts[at]):
        return ()  # "les agents de l'Etat ou de | ses établissements"
    noun = clause.line.norm[at + 1]
    if noun in clause.grammar.lists.functions:
        return ()  # "ses fonctions sont exercées par un agent"
    (owner,) = context.subjects
    named = context.named_between(0, starts[subject[0]])
    alone = bool(named) and named[-1].mention.name == owner.name
    if not alone and _may_mean_another(owner, noun, context):
        return ()
    return (owner,) if owner.name not in {agent.name for agent in agents} else ()


def _may_mean_another(owner: Mention, noun: str, context: Context) -> bool:
    """ "Le préfet contrôle le fonds. Ses statuts …": whose?

    But "Le comité élit un président. | Son secrétariat …": what only a body has, beside one that is none.
    """
    acted_on = [target for target in context.last_targets if target.role is TargetRole.ACTS_ON]
    others = [target.mention for target in acted_on if target.name != owner.name]
    of_bodies = noun in context.grammar.lists.belongings and owner.kind not in _NO_BODIES
    return any(not of_bodies or other.kind not in _NO_BODIES for other in others)
