"""Present participles behind a name that say what a body does or wants, not which one it is."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form, looks_present_participle
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import ADVERBS, ARTICLES, PREPOSITIONS, QUANTIFIERS, QUE, REFLEXIVES, A

# What opens the object of a present participle.
_ACTED_ON: Final = ARTICLES | QUANTIFIERS
# "disant | n'y avoir lieu", "constatant | que …", "estimant | s'être acquitté": a clause of its own.
_OF_A_CLAUSE: Final = QUE | REFLEXIVES | {"n'", "ne", "y"}


def acts_on_something(line: Line, index: int, grammar: Grammar) -> bool:
    """ "l'agent habilité | effectuant un contrôle", "le juge | faisant état": what is done is no part of a name."""
    norm = line.norm[index]
    if norm not in grammar.verbs or not looks_present_participle(norm):
        return False
    verbs = grammar.analyses(norm, Form.PRESENT_PARTICIPLE)
    fixed = any(verb.tail and line.reads(index + 1, verb.tail) for verb in verbs)
    return fixed or line.norm[index + 1] in _ACTED_ON or _acts_openly(line, index, grammar)


def _acts_openly(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la mutuelle | souhaitant adhérer", "le ministre | constatant que …", "un comité | réunissant notamment …".

    "la décision du juge | accordant au liquidateur …", "les établissements | concourant, par leurs actions, à …".
    """
    norm, following, then = line.norm[index], line.norm[index + 1], line.norm[index + 2]
    if norm in grammar.lists.nouns_like_acting or line.norm[index - 1] in PREPOSITIONS | ARTICLES:
        return False
    if following in _OF_A_CLAUSE or following in ADVERBS or is_infinitive(line, index + 1, grammar):
        return True
    if following in A:
        given = {a.lemma for a in grammar.analyses(norm, Form.PRESENT_PARTICIPLE)} & grammar.lists.ditransitive
        return bool(given) or is_infinitive(line, index + 2, grammar)
    return following == "," and then in PREPOSITIONS
