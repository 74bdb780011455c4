"""Names that stand for several: "les ministres chargés de la mer et des sports", "les services de l'Etat et des …"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ADVERBS, COORDINATORS, DE, DE_INFINITIVE
from rsi_graph.extract.names.ellipses import second_rank, second_territory, words_at
from rsi_graph.extract.names.enumerations import enumerated_complements
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.several_owners import owner_bounds

# The ending of an adjective that is said of two bodies told in the feminine: "de police et de gendarmerie nationales".
_OF_BOTH: Final = "ales"
_OF_ONE: Final = frozenset({"la", "l'"})


def offices_of(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> list[InstitutionPhrase]:
    """ "les ministres chargés de la mer et des sports": one phrase an office; the phrase itself where it is one."""
    if " ".join(phrase.entry.words) not in grammar.lists.several_offices:
        return _ranks_of(line, phrase, grammar)
    begin = phrase.start + len(phrase.entry.words)
    # "les ministres chargés respectivement de …", "les ministres chargés, respectivement, de …"
    aside = line.norm[begin] == line.norm[begin + 2] == "," and line.norm[begin + 1] in ADVERBS
    begin += 3 * aside or line.norm[begin] in ADVERBS
    bounds = enumerated_complements(line, begin, grammar)
    single = next((e for e in grammar.singulars(phrase.entry)), None)
    if len(bounds) < 2 or single is None:
        return [phrase]
    return [InstitutionPhrase(a, b, single, "le", elided=" ".join(single.words)) for a, b in bounds]


def _ranks_of(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> list[InstitutionPhrase]:
    """ "le directeur départemental ou, à défaut, régional des finances publiques", "préfets de région et de zone"."""
    if phrase.entry.plural and (owned := owner_bounds(line, phrase.start, phrase.end, grammar)):
        return [_owned(line, phrase, *bound, first=owned[0][0], grammar=grammar) for bound in owned]
    if second := _second_name(line, phrase, grammar):
        joint = phrase.start + len(phrase.entry.words)
        said = words_at(line, phrase.start, phrase.start + 1)
        behind = joint + len(second.words)
        # "… de surveillance | de l'office"
        owner = words_at(line, behind, phrase.end) if line.norm[behind] in DE else ""
        first = replace(phrase, end=joint, shared=owner)
        return [first, replace(phrase, start=joint + 1, entry=second, elided=said)]
    if line.norm[phrase.end] not in COORDINATORS or phrase.entry.whole:
        return [phrase]
    if bounds := second_rank(line, phrase.start, phrase.end, grammar):
        said, shared = words_at(line, phrase.start, phrase.end - 1), words_at(line, bounds[0] + 1, bounds[1])
        return [replace(phrase, shared=shared), replace(phrase, start=bounds[0], end=bounds[1], elided=said)]
    if bounds := second_territory(line, phrase.start, phrase.end, grammar):
        said = words_at(line, phrase.start, phrase.end - 2)
        return [phrase, replace(phrase, start=bounds[0], end=bounds[1], elided=said)]
    return [phrase]


def _second_name(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> Institution | None:
    """ "services de police ou | de gendarmerie": what the lexicon has under the same head, with the second complement.

    But "le conseil d'orientation et de surveillance" is one, and what is "nationales" is said of both.
    """
    head, joint = phrase.entry.words[0], phrase.start + len(phrase.entry.words)
    known = len(phrase.entry.words) > 2 and phrase.entry.words[1] in DE_INFINITIVE and line.reads(phrase.start, (head,))
    if not known or joint >= phrase.end or line.norm[joint] not in COORDINATORS or phrase.elided:
        return None
    bare = institution_at(line, phrase.start, phrase.start + 1, grammar)
    if line.norm[joint] == "et" and not (bare and bare.plural and bare.slug in grammar.lists.generic_heads):
        return None
    others = grammar.beginning_with(head, line.norm[joint + 1]) if line.norm[joint + 1] in DE_INFINITIVE else ()
    alike = (other for other in others if len(other.words) > 2 and line.reads(joint + 1, other.words[1:]))
    second = next((other for other in alike if other.plural is phrase.entry.plural), None)
    shared = second is not None and line.norm[joint + len(second.words)].endswith(_OF_BOTH)
    return None if shared else second


def _owned(
    line: Line, phrase: InstitutionPhrase, begin: int, end: int, *, first: int, grammar: Grammar
) -> InstitutionPhrase:
    """The name with the complement in `[begin, end)`; `first` is where the first one opens.

    "les présidents des assemblées et | du Conseil économique": a single body has one president.
    """
    single = next((e for e in grammar.singulars(phrase.entry) if e.words[0] in grammar.lists.heading), None)
    of_one = line.norm[begin] == "du" or line.norm[begin + 1] in _OF_ONE
    if single is not None and of_one and first == phrase.start + len(phrase.entry.words):
        return InstitutionPhrase(begin, end, single, "le", elided=" ".join(single.words))
    if begin == first:
        return replace(phrase, end=end)
    return replace(phrase, start=begin, end=end, elided=words_at(line, phrase.start, first))
