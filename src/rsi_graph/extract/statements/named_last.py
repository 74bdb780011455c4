"""What "celui-ci", "cette dernière" stand for: the thing named last before them in the clause.

"Le juge homologue la convention réglant les conséquences du divorce et prononce | celui-ci". Right or silent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import determiner_of, features, gender_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    COORDINATORS,
    DEMONSTRATIVES,
    LAST_NAMED,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    A,
)
from rsi_graph.extract.statements.spoken_of import Bounds, noun_phrases, thing_before
from rsi_graph.extract.statements.statement import to_phrase
from rsi_graph.model import Mention, Phrase

_UNCONTRACTED: Final = {"des": "les", "du": "le", "au": "le", "aux": "les"}
_ONE_OF: Final = {"un": False, "une": True}
_VOWELS: Final = ("a", "e", "é", "è", "ê", "i", "î", "o", "ô", "u", "h", "y", "œ")
# Pronouns of a subject, as they stand for an object.
_AS_OBJECT: Final = {"il": "le", "elle": "la", "ils": "les", "elles": "les"}


def points_to_last(words: tuple[str, ...]) -> tuple[int, bool, bool] | None:
    """How many words a pronoun for what was named last has, feminine and plural; None where none opens.

    >>> points_to_last(("celle-ci", "de", "sa", "décision")), points_to_last(("il",))
    ((1, True, False), None)
    """
    if words[:2] in LAST_NAMED:
        return (2, *LAST_NAMED[words[0], words[1]])
    if words and words[0].endswith("-ci") and words[0] in PRONOUN_FEATURES:
        return (1, *PRONOUN_FEATURES[words[0]])
    return None


def before_passive(line: Line, subject: int, context: Context, agents: Collection[Mention]) -> Phrase | None:
    """ "Lorsque | la société ne respecte pas ses obligations, elle est mise en demeure par le préfet"."""
    norm = line.norm[subject]
    if norm in _AS_OBJECT:
        return thing_before(line, subject, _AS_OBJECT[norm], context, agents)
    pointing = points_to_last(line.norms[subject : subject + 2])
    return named_last(line, subject, pointing[1:], context, agents) if pointing else None


def named_last(
    line: Line, verb: int, wanted: tuple[bool, bool], context: Context, holders: Collection[Mention]
) -> Phrase | None:
    """The last noun phrase before `verb` that agrees (feminine, plural); None where genders are not told."""
    fitting: list[tuple[Bounds, bool]] = []
    for begin, end in _things(line, verb, context, holders):
        feminine, plural = _features(line, begin, context)
        agrees = feminine is wanted[0] or (feminine is None and not wanted[0])  # the endings tell most feminines
        if plural == wanted[1] and agrees:
            fitting.append(((begin, end), feminine is not None))
    if not fitting or not (fitting[-1][1] or len(fitting) == 1):
        return None
    begin, end = fitting[-1][0]
    phrase, norm = to_phrase(line, begin, end, context.text), line.norm[begin]
    if norm not in _UNCONTRACTED or (norm == "des" and not line.is_word(begin - 1)):
        return phrase
    return Phrase(_UNCONTRACTED[norm] + phrase.text[len(norm) :], phrase.span)


def _things(line: Line, verb: int, context: Context, holders: Collection[Mention]) -> Iterator[Bounds]:
    """Noun phrases before `verb`: no holder, nothing inside a name, no place of a text."""
    own = {span.start for holder in holders for span in (holder.span, holder.antecedent) if span}
    first, last = line.tokens.starts[0], line.tokens.starts[verb]
    names = [named.mention.span for named in context.all_named() if first <= named.at < last]
    for begin, end in noun_phrases(line, verb, context.grammar):
        noun = line.tokens.starts[begin + 1]
        inside = any(span.start < noun < span.end for span in names) and all(span.start != noun for span in names)
        inside = inside and line.norm[begin] not in DEMONSTRATIVES
        if noun not in own and not inside and line.norm[begin - 1] != "sous":  # "sous | son contrôle"
            yield begin, _bare_end(line, begin, end, context.grammar)


def _bare_end(line: Line, begin: int, end: int, grammar: Grammar) -> int:
    """ "l'Autorité | et consulter celle-ci", "la demande | mentionnée à l'article 2": where the bare phrase ends."""
    joints = (k for k in range(begin + 1, end) if line.norm[k] in COORDINATORS and is_infinitive(line, k + 1, grammar))
    stop = next(joints, end)
    while line.norm[stop - 1] in ADVERBS:
        stop -= 1
    cut = grammar.is_past_participle(line.norm[stop - 1]) or line.norm[stop - 1] in grammar.lists.pointing
    opens = line.norm[stop] in PREPOSITIONS | ADVERBS | A
    return stop - 1 if cut and opens and stop > begin + 2 else stop


def _features(line: Line, begin: int, context: Context) -> tuple[bool | None, bool]:
    """Feminine and plural of the noun phrase at `begin`; "l'une des procédures" is one, and feminine."""
    norm, noun = line.norm[begin], line.norm[begin + 1]
    if norm == "l'" and noun in _ONE_OF:
        return _ONE_OF[noun], False
    feminine, plural = features(determiner_of(line, begin, context.grammar))
    plural = plural or norm in {"des", "aux", "desdits", "desdites"}
    if feminine is None and norm in {"du", "au"}:
        feminine = False
    if norm == "son" and noun.startswith(_VOWELS):  # "son activité" is feminine, "son accord" is not
        feminine = None
    return gender_of(noun, context.grammar) if feminine is None else feminine, plural
