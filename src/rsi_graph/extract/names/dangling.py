"""A participle at the end of a name that wants what follows: the name ends before it."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form, looks_present_participle
from rsi_graph.extract.language.verb_forms import infinitive_behind, is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    COORDINATORS,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    QUE,
    REFLEXIVES,
)

# Behind these a participle is told with what stands before: "désigné ou | choisi", "ci-dessus | mentionnés".
_JOINED: Final = COORDINATORS | {"ci-dessus", "ci-après"}
# What opens among whom somebody is chosen: "un directeur choisi | soit parmi les membres", "| en dehors d'eux".
_AMONG: Final = PREPOSITIONS | {"soit"}
_ONE_OF_THEM: Final = (",", "l'")


def dangles(line: Line, index: int, origin: int, grammar: Grammar) -> bool:
    """ "fonds relevant | respectivement de", "agents désignés | pour contrôler": the participle is too much.

    "les lycées relevant | dans ce cas du ministre", "les juges intégrant | la formation": so is one that wants more,
    "les autorités exerçant | des responsabilités", "les organismes bénéficiant |, dans le département, de l'agrément".
    """
    before, norm = line.norm[index - 1], line.norm[index]
    if index > origin and _says_nothing(line, index - 1, grammar):
        return True
    if norm == "pour" and infinitive_behind(line, index + 1, grammar):
        return index > origin + 1 and grammar.is_past_participle(before) and before not in grammar.lists.adjectives
    if index <= origin or not looks_present_participle(before):
        return False
    if _wants_what_follows(line, index, grammar):
        return True
    if norm in DE_INFINITIVE and infinitive_behind(line, index + 1, grammar):  # "l'union projetant | de fournir"
        return before in grammar.verbs
    lemmas = {a.lemma for a in grammar.analyses(before, Form.PRESENT_PARTICIPLE)}
    wants = not lemmas.isdisjoint(grammar.lists.transitive | grammar.lists.ditransitive | grammar.lists.stative)
    if index > origin + 1 and (norm in ADVERBS or (wants and norm in ARTICLES | PREPOSITIONS)):
        return True
    acts = wants and before not in grammar.lists.nouns_like_acting
    return acts and (norm == "des" or (norm == "," and line.norm[index + 1] in PREPOSITIONS))


def _says_nothing(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les autorités | situées hors de la région", "un directeur | choisi soit parmi …": no name ends with it.

    But "l'avocat désigné ou choisi" is told by both, and "l'autorité choisie" by that.
    """
    if not _JOINED.isdisjoint(line.norms[index - 2 : index]):
        return False
    if line.norm[index] in grammar.lists.nothing_alone:
        return True
    lemmas = {a.lemma for a in grammar.analyses(line.norm[index], Form.PAST_PARTICIPLE)}
    if not lemmas.isdisjoint(grammar.lists.choosing):
        return line.norm[index + 1] in _AMONG or line.norms[index + 1 : index + 3] == _ONE_OF_THEM
    return not lemmas.isdisjoint(grammar.lists.pointing_only)


def _wants_what_follows(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les personnes souhaitant | quitter", "la commission présentant | notamment la liste": a verb's participle."""
    before, norm = line.norm[index - 1], line.norm[index]
    if before not in grammar.verbs or before in grammar.lists.nouns_like_acting:
        return False
    opens = norm in ADVERBS | REFLEXIVES | DETERMINERS | PREPOSITIONS or norm in QUE
    return opens or is_infinitive(line, index, grammar)
