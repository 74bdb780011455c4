"""Verbs and what they govern.

"animer, de coordonner et de contrôler l'action" is one predicate with three heads; "assurer A et maintenir B" is two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Analysis, Form, infinitive_of, looks_like_first_group
from rsi_graph.extract.language.verb_forms import is_infinitive
from rsi_graph.extract.language.words import (
    ADVERBS,
    COORDINATORS,
    MAKE,
    NEGATIVE_ADVERBS,
    OBJECT_CLITICS,
    QUE,
    REFLEXIVES,
    STRESSES,
)
from rsi_graph.extract.objects.complements import Complement
from rsi_graph.model.quick import quicken

# Last words of verbs that have no passive.
_ALONE: Final = frozenset({("sur",)})
# How many words a fixed verb has behind its head that is known behind an aside, and the aside with its commas.
_SEVERAL: Final = 2
_ASIDE: Final = 6
_CAUSATIVES: Final = frozenset({MAKE, f"se {MAKE}", "laisser"})


@dataclass(frozen=True, slots=True)
class Head:
    """One governing verb: token positions of its words, its lemma, and the clitics in front of it.

    `participle` is the position of the participle behind a form of "être": it says which verb governs.
    """

    lemma: str
    start: int
    end: int
    clitics: tuple[str, ...] = ()
    participle: int | None = None

    @property
    def word(self) -> int:
        """Position of the one word that stands for the verb.

        >>> Head("placer", 1, 3, participle=2).word, Head("verser", 1, 2).word
        (2, 1)
        """
        return self.start if self.participle is None else self.participle

    @property
    def object_clitic(self) -> str:
        """The pronoun that stands for the object in "les signe", else empty."""
        return next((clitic for clitic in self.clitics if clitic in OBJECT_CLITICS), "")

    @property
    def reflexive(self) -> bool:
        """True for "se prononce"."""
        return not REFLEXIVES.isdisjoint(self.clitics)

    @property
    def citation_form(self) -> str:
        """The lemma as a dictionary has it.

        >>> Head("opposer", 0, 1, ("s'",)).citation_form, Head("prononcer", 0, 1, ("se",)).citation_form
        ("s'opposer", 'se prononcer')
        """
        if not self.reflexive or self.lemma.startswith(("se ", "s'")):
            return self.lemma
        return f"s'{self.lemma}" if self.lemma[0] in "aeiouyéèêàâîôh" else f"se {self.lemma}"


@dataclass(frozen=True, slots=True)
class Predicate:
    """Coordinated heads over one complement. `begin` and `end` bound all its words, adjuncts included."""

    heads: tuple[Head, ...]
    complement: Complement
    begin: int
    end: int


quicken(Head, Predicate)


def is_complete(head: Head, grammar: Grammar) -> bool:
    """ "le signe", "en accuse réception", "y assiste": a pronoun stands for all that the verb governs."""
    lists, clitics = grammar.lists, head.clitics
    of_it = "en" in clitics and head.lemma in lists.with_de
    to_it = "y" in clitics and head.lemma in lists.towards | lists.attending
    return bool(head.object_clitic) or of_it or to_it


def lemma_at(
    line: Line, index: int, end: int, grammar: Grammar, *forms: Form, reflexive: bool = False
) -> tuple[str, int]:
    """Lemma and end of the verb at `index`: fixed verbs first, causatives whole, unknown words as they stand."""
    known = grammar.analyses(line.norm[index], *forms)
    plain = [analysis for analysis in known if not analysis.reflexive]
    for analysis in (*(a for a in known if a.reflexive), *plain) if reflexive else plain:
        behind = _tail_end(line, index + 1, end, analysis)
        # "porte | sur la dette" is about it, "est portée | sur le registre" tells where
        if behind is None or (analysis.form is Form.PAST_PARTICIPLE and analysis.tail[-1:] in _ALONE):
            continue
        made = index + 1 + (line.norm[index + 1] in ADVERBS)  # "fait également | savoir"
        if analysis.lemma in _CAUSATIVES and is_infinitive(line, made, grammar):
            caused, behind = lemma_at(line, made, end, grammar, Form.INFINITIVE)  # "fait | mettre en place"
            return f"{analysis.lemma} {caused}", behind
        return analysis.lemma, behind
    unknown = line.tokens.words[index].text.lower()
    if Form.PAST_PARTICIPLE in forms and looks_like_first_group(line.norm[index]):
        unknown = infinitive_of(unknown)
    return unknown, index + 1


def _tail_end(line: Line, index: int, end: int, analysis: Analysis) -> int | None:
    """Position behind the fixed words of a verb ("mettre en œuvre"); one adverb or a short aside may stand between.

    "prend, en outre, | en charge les frais"; a noun alone behind an aside is looked for with the object.
    """
    norm = line.norm[index]
    passed = norm in ADVERBS or norm in NEGATIVE_ADVERBS or norm.endswith("ement")
    for begin in (index, index + 1) if passed else (index,):
        behind = begin + len(analysis.tail)
        if not analysis.tail or (behind <= end and line.reads(begin, analysis.tail)):
            return behind
    if norm != "," or len(analysis.tail) < _SEVERAL:
        return None
    closing = next((k for k in range(index + 2, min(end, index + _ASIDE)) if line.norm[k] == ","), end)
    behind = closing + 1 + len(analysis.tail)
    return behind if behind <= end and line.reads(closing + 1, analysis.tail) else None


def coordinator_end(line: Line, index: int) -> int | None:
    """Position behind a coordination ("et", ", et", "mais", "ainsi que", ",") that begins at `index`, or None."""
    position = index + 1 if line.norm[index] == "," else index
    if line.norm[position] in COORDINATORS or line.norm[position] == "mais":
        position += 1
    elif line.norm[position] == "ainsi" and line.norm[position + 1] in QUE:
        position += 2
    if position == index:
        return None
    while line.norm[position] in STRESSES or (line.norm[position] in ADVERBS and line.norm[position - 1] != ","):
        position += 1
    return position
