"""Participles that an adverb qualifies, and those that need a text to say which ones are meant."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form
from rsi_graph.extract.language.words import ARTICLES, DE, PLURAL_ENDINGS, A
from rsi_graph.extract.names.signs import points_to_text

# What may stand between a word and the text that it needs: "d'application de la | présente section".
_TO_A_TEXT: Final = DE | A | ARTICLES
# How long the words are that tell nothing of a number: "de", "des", "les".
_LONGEST_ARTICLE: Final = 3


def qualifies_participle(line: Line, index: int, grammar: Grammar) -> bool:
    """An adverb that goes with a participle: "agents | dûment habilités", but "tient le ministre | bien informé"."""
    lemmas = {a.lemma for a in grammar.analyses(line.norm[index + 1], Form.PAST_PARTICIPLE)}
    return bool(lemmas) and lemmas.isdisjoint(grammar.lists.telling)


def leans_on_text(line: Line, index: int, behind: int, end: int, grammar: Grammar) -> bool:
    """ "organismes | entrant dans le champ de la présente section": the participle at `index` says nothing alone.

    So does one whose complement points to a text: "commissaires | inscrits sur la liste mentionnée à l'article L. 1";
    but in "agents habilités par le ministre mentionnés à l'article L. 1" the agents are mentioned.
    """
    if not grammar.lists.announcing.isdisjoint(line.norms[index + 1 : behind]):
        return True  # "les organismes | relevant des catégories suivantes"
    position = behind
    while position < end and line.norm[position] in _TO_A_TEXT:
        position += 1
    if position < end and line.is_citation(position):
        return behind > index + 1 or position > behind
    if behind <= index + 1 or position > behind or behind >= end:
        return False
    several = line.norm[behind].endswith("s")
    # "habilités par le ministre chargé de l'énergie | mentionnés à …": none of the words between is mentioned
    told = any(
        norm.endswith(PLURAL_ENDINGS) is several
        for norm in line.norms[index + 1 : behind]
        if len(norm) > _LONGEST_ARTICLE
    )
    if several == line.norm[index].endswith("s") or not told or not points_to_text(line, behind, end, grammar):
        return False
    return all(institution_at(line, k, behind, grammar) is None for k in range(index + 1, behind))
