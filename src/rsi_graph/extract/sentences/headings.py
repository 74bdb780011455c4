"""Items that go on: headings of the items below them, clauses that a lead-in governs too, pronouns for its holders."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import are_joined_by_or
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import opens_task
from rsi_graph.extract.language.words import (
    ADVERBS,
    COORDINATORS,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    QUE,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.clauses import LeadIn, LeadKind, Sentence
from rsi_graph.extract.verbs.finite_verbs import main_verb
from rsi_graph.extract.verbs.infinitives import find_infinitive

# What may stand before the colon of an item that only says of what the items below it are.
_HEADING: Final = frozenset({"en", "dans", "pour"})
_OF_HEADINGS: Final = frozenset({Role.ADJUNCT, Role.MATTER, Role.CONDITION, Role.BENEFIT})
# Lead-ins whose items are no clauses of their own.
_OF_WORDS: Final = frozenset({LeadKind.TASK, LeadKind.INFINITIVE, LeadKind.VERB})
_NO_NOUN: Final = PREPOSITIONS | RELATIVES | COORDINATORS | SUBORDINATORS | ADVERBS | A | QUE


def is_heading(line: Line, grammar: Grammar) -> bool:
    """ "1° En matière d'urbanisme : a) Elaborer …": the field of what stands below, which goes on with the lead-in."""
    if not line.colon or main_verb(line, 0, len(line), grammar) is not None:
        return False
    if any(line.norm[k] == "," and line.norm[k + 1] in DETERMINERS for k in range(len(line))):
        return False  # "1° En matière de recettes, le contrôle : de l'autorisation …"
    opened = opener_at(line, 0, grammar)
    opens = opened.kind in _OF_HEADINGS if opened else line.norm[0] in _HEADING | grammar.lists.matter_openers
    return opens and find_infinitive(line, 0, len(line), grammar, DE_INFINITIVE) is None


def continues_item(line: Line, before: Sentence, lead: LeadIn, grammar: Grammar) -> bool:
    """ "2° En matière d'habitat : | le programme local ; | la politique du logement": one more that a lead-in governs.

    `before` is what the clause before it stated; what only says of what it is hands the lead-in down.
    """
    if before.lead is lead:
        return True
    if lead.kind not in _OF_WORDS or not before.statements or not line.tokens.words[0].text[0].islower():
        return False
    begins = line.norm[0] not in _NO_NOUN or opens_task(line, 0, grammar)
    return begins and main_verb(line, 0, len(line), grammar) is None


def may_mean_holders(word: str, lead: LeadIn, context: Context) -> bool:
    """ "En liaison avec les caisses et les services : | 1° Elle assure": no pronoun of another number means them."""
    if word not in SUBJECT_PRONOUNS or word not in PRONOUN_FEATURES or are_joined_by_or(lead.holders, context.text):
        return True
    plural = len(lead.holders) > 1 or any(context.is_plural(holder) for holder in lead.holders)
    return PRONOUN_FEATURES[word][1] == plural
