"""Which concept of the action scheme a verb with its object is.

In order: a frame of the lexicon (verb + noun of the object), the action noun under a support verb ("assurer le
financement" finances), the verb itself, and `perform` for a verb that fits no concept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.acts.action_nouns import ActionNoun, action_nouns_in, head_positions, noun_at
from rsi_graph.extract.bodies.signed_acts import act_at
from rsi_graph.extract.language.grammar import FrameRow, Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.tokens import fold
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import MAKE, QUE, A
from rsi_graph.model.quick import quicken

ANY_OTHER_ACT: Final = "perform"
_RULE: Final = "regulate"
# How far behind its verb the act stands by which it is done: "précise, en tant que de besoin, par arrêté".
_TO_ITS_ACT: Final = 10
# In a frame: whatever stands behind the preposition.
_WHATEVER: Final = "*"
_CAUSATIVE: Final = f"{MAKE} "


@dataclass(frozen=True, slots=True)
class Action:
    """A concept, other concepts the words fit as well, and the lexicon entry it rests on."""

    concept: str
    alternatives: tuple[str, ...] = ()
    entry: str = ""

    @property
    def rests_on_noun(self) -> bool:
        """True where a noun of the object says the action: under a support verb, by a frame.

        >>> [Action("finance", (), entry).rests_on_noun for entry in ("assurer + financement", "financer")]
        [True, False]
        """
        return "+" in self.entry or "|" in self.entry


quicken(Action)


def choose_action(
    lemma: str,
    line: Line,
    object_range: tuple[int, int] | None,
    grammar: Grammar,
    *,
    support: bool = False,
    to_it: bool = False,
) -> Action:
    """Lemma, line and token positions of the object in, the action out.

    `support`: the verb is only a carrier here; `to_it`: "y" stands for its object ("y | assiste").
    """
    begin, end = object_range or (0, 0)
    at_it = _whatever(grammar.frames.get(fold(f"{lemma} à"), ())) if to_it and not object_range else None
    if at_it:
        return Action(at_it.action, (), at_it.entry)
    if aim := _aim(lemma, line, begin, end, grammar):
        return choose_action(aim, line, (begin + 2, end), grammar)
    framed = _framed(lemma, line, begin, end, grammar)
    if framed:
        return framed
    own = grammar.lexicon.verbs.get(lemma)
    if own is None and lemma.startswith(_CAUSATIVE):  # "faire publier": what is made to be done
        return choose_action(lemma.removeprefix(_CAUSATIVE), line, object_range, grammar, support=support)
    carries = lemma in grammar.lexicon.support_verbs
    nouns = action_nouns_in(line, begin, end, grammar) if support or carries else []
    if nouns:  # "mettre en œuvre des actions de contrôle": a verb may have a meaning of its own
        meaning = own if carries else None  # "est chargé d'une mission de contrôle" charges nobody
        concepts = tuple(dict.fromkeys(filter(None, (meaning, *_told(nouns)))))
        return Action(concepts[0], concepts[1:], f"{lemma} + {nouns[0].noun}")
    if support and lemma in grammar.lists.split_verbs:  # "est chargé de l'accueil", but "charge un membre d'étudier"
        own = ANY_OTHER_ACT
    return Action(own or ANY_OTHER_ACT, (), lemma if own or carries else "")


def concept_given(noun: str, grammar: Grammar) -> str:
    """The concept of what one gives: "soumis à l'accord du préfet" has the prefect give his agreement; else empty."""
    rows = (row for verb in grammar.lists.giving_verbs for row in grammar.frames.get(verb, ()))
    return next((row.action for row in rows if noun in row.nouns), "")


def as_rule(action: Action, lemma: str, line: Line, behind: int, grammar: Grammar) -> Action:
    """ "Ces éléments sont précisés | par arrêté du ministre": by an act, a rule is laid down."""
    if action.concept not in grammar.lists.informing_actions or lemma not in grammar.lists.specifying:
        return action
    reach = range(behind, min(len(line), behind + _TO_ITS_ACT))
    signed = any(
        line.norm[k] == "par" and line.norm[act_at(line, k + 1, grammar)] in grammar.lists.signed for k in reach
    )
    return Action(_RULE, (), action.entry) if signed else action


def _aim(lemma: str, line: Line, begin: int, end: int, grammar: Grammar) -> str:
    """The infinitive that a verb only aims at: "vise à | assister les entreprises"; else empty."""
    if lemma not in grammar.lists.aims or begin + 1 >= end or line.norm[begin] not in A:
        return ""
    return line.norm[begin + 1] if is_infinitive(line, begin + 1, grammar) else ""


def _told(nouns: list[ActionNoun]) -> Iterator[str]:
    """The concepts of nouns; "la mission | d'information": a carrier of no concept says nothing before its noun."""
    for noun, behind in zip(nouns, (*nouns[1:], None), strict=True):
        if behind is None or behind.start != noun.start or noun.concept != ANY_OTHER_ACT:
            yield noun.concept


def _framed(lemma: str, line: Line, begin: int, end: int, grammar: Grammar) -> Action | None:
    """What a frame says; "pourvoit | à la sécurité", and whatever else stands behind that "à", before its bare verb."""
    towards = grammar.frames.get(fold(f"{lemma} {_opening(line.norm[begin])}"), ()) if begin < end else ()
    whatever = _whatever(towards)
    rows = towards if whatever else (*towards, *grammar.frames.get(fold(lemma), ()))
    found = _named(rows, line, begin, end, grammar) or whatever
    return Action(found.action, (), found.entry) if found else None


def _whatever(rows: Sequence[FrameRow]) -> FrameRow | None:
    return next((row for row in rows if _WHATEVER in row.nouns), None)


def _named(rows: Sequence[FrameRow], line: Line, begin: int, end: int, grammar: Grammar) -> FrameRow | None:
    """The frame that names the first head noun it can, by its longest name: "un avis d'appel d'offres" is no "avis"."""
    for index in head_positions(line, begin, end, grammar) if rows else ():
        lengths = [len(noun_at(line, index, end, row.nouns)) for row in rows]
        if any(lengths):
            return rows[lengths.index(max(lengths))]
    return None


def _opening(norm: str) -> str:
    """What opens an object, as frames write it: "aux délibérations" and "à la discussion" open with "à"."""
    return "à" if norm in A else "que" if norm in QUE else norm
