"""Who may hold a competence: institutions, and the persons that one consists of."""

from __future__ import annotations

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.names.acts_named import names_act
from rsi_graph.extract.names.institutions import nested_in
from rsi_graph.extract.names.phrases import InstitutionPhrase


def may_hold(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """True for an institution, and for the persons it consists of: "les membres de la commission"."""
    if names_act(line, phrase.start, phrase.end, phrase.entry, grammar):
        return False
    return phrase.entry.holder or are_members(line, phrase, grammar)


def are_members(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """True for the persons of an institution that is named."""
    if phrase.entry.slug not in grammar.lists.members:
        return False
    inner = (inner.entry for inner in nested_in(line, phrase, grammar))
    return any(entry.holder and entry.slug not in grammar.lists.of_private_persons for entry in inner)
