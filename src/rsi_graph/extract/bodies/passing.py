"""What was only named by the way: whom a pronoun hardly means."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.naming import Named, features, gender_of
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.words import DE, DETERMINERS, PREPOSITIONS, PRONOUN_FEATURES, SUBORDINATORS
from rsi_graph.model import Competence, Mention, Span

# Determiners that tell gender and number of a thing.
_ONE_THING: Final = frozenset({"un", "une", "le", "la"})

_LONGEST_SENTENCE: Final = 300
_LONGEST_VERB: Final = 16
# "Le secrétariat de la | commission": how many words may stand before the complement of a subject.
_IN_SUBJECT: Final = 6


def hangs_on(text: str, at: int) -> bool:
    """ "une taxe au profit de | l'agence", "saisi par | le préfet", "requis du | secrétaire": a mere complement.

    But "Des | agents", "Lorsque des | agents", "Le secrétariat de la | commission": it is, or is in, a subject.
    """
    words = words_of(_sentence_before(text, at))
    last = len(words) - 1 - (bool(words) and words[-1] in DETERMINERS - PREPOSITIONS)
    if last < 0 or words[last] not in PREPOSITIONS:
        return False
    subject = last == 0 or words[last - 1] in SUBORDINATORS or len(words) <= _IN_SUBJECT
    return not (subject and words[last] in DE)


def is_of_text(text: str, pronoun: Span, norm: str, grammar: Grammar) -> bool:
    """ "Les modalités sont fixées par décret. | Il précise …": a text that agrees was brought in, and may do it."""
    feminine, plural = PRONOUN_FEATURES[norm]
    verb = next(iter(words_of(text[pronoun.end : pronoun.end + _LONGEST_VERB])), "")
    told = any(known.lemma in grammar.lists.told_by_texts for known in grammar.verbs.get(verb, ()))
    if plural or not told:
        return False
    words = words_of(_sentence_before(text, len(text[: pronoun.start].rstrip(" .;\n"))))
    signed = (noun for by, noun in pairwise(words) if by == "par" and noun in grammar.lists.texts)
    return any(gender_of(noun, grammar) in (feminine, None) for noun in signed)


def _sentence_before(text: str, at: int) -> str:
    """The words of a sentence that stand before a place in it."""
    before = text[max(0, at - _LONGEST_SENTENCE) : at]
    return before[max(before.rfind(sign) for sign in (". ", "; ", "\n")) + 1 :]


def is_of_several(named: Named, subjects: Collection[Mention], pronoun: str, last: Competence | None) -> bool:
    """ "Les régions et le Département élaborent un schéma. | Il fixe …": one of many, beside what they make."""
    made = last.object if last else None
    if made is None or len(subjects) < 2 or named.mention.name not in {one.name for one in subjects}:
        return False
    determiner = words_of(made.text)[0]
    return determiner in _ONE_THING and features(determiner) == PRONOUN_FEATURES[pronoun]
