"""How an action bears upon what its object names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.acts.actions import Action
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.words import BE
from rsi_graph.model.quick import quicken


@dataclass(frozen=True, slots=True)
class Bearing:
    """How an action bears upon what its object names.

    Attributes:
        carried: the action is that of a noun of the object ("assurer le financement du régime"), so that this noun may
            stand between; "approuver le compte rendu de la caisse" does not approve the caisse.
        supported: a verb without a meaning of its own carries that noun.
        act: the object opens with that noun, be it written as a body is: "assure | la direction de l'établissement".
        given: the object goes to somebody, be it a person; `sent`: the verb itself says to whom.
        told: the verb tells somebody of something.
        managed: a fund is what is managed, no body.
        own: the object is a task of who acts: "décide | de dispenser le redevable".
        function: the object opens with what somebody is: "est | l'ordonnateur de la caisse".
        appoints: somebody is given an office: "nomme à l'emploi de | directeur de la caisse".
    """

    carried: bool = True
    supported: bool = True
    act: bool = False
    given: bool = False
    sent: bool = False
    told: bool = False
    managed: bool = False
    own: bool = False
    function: bool = False
    appoints: bool = False


quicken(Bearing)


UPON: Final = Bearing()
RECEIVED: Final = Bearing(given=True, sent=True)


def bearing_of(action: Action, lemma: str, grammar: Grammar) -> Bearing:
    """An action and its verb in, how it bears out."""
    lists = grammar.lists
    sent = lemma in lists.ditransitive
    return Bearing(
        carried=action.rests_on_noun,
        supported="+" in action.entry,
        act="+" in action.entry,
        given=sent or action.concept in lists.giving_actions,
        sent=sent,
        told=lemma in lists.telling or lemma in lists.matter_with_de,
        managed=action.concept in lists.managing_actions,
        function=lemma == BE,
        appoints=action.concept in lists.appointing_actions,
    )
