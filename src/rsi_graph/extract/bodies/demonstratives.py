"""Whom a demonstrative with another noun means: "le juge d'instruction … Ce magistrat", "ces caisses"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.lasting import lasting
from rsi_graph.extract.bodies.naming import Named, pointed, stem
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import COORDINATORS, DE, DEMONSTRATIVES, RELATIVES
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.signs import points_to_text
from rsi_graph.model import BodyKind, Mention, MentionSource

# Where a sentence ends: "… de l'instruction. Ce …", but not "à l'article L. 12".
_SENTENCE: Final = re.compile(r"(?<=[^\sA-Z*]{2})[.;]\s+(?=[^\W\d_a-zà-ÿ]|«)|\n")
_LONGEST_SENTENCE: Final = 900
# How many words of a name tell that a noun may stand for it: "président du tribunal".
_TELLING: Final = 5


def by_another_noun(
    line: Line,
    named: Named,
    phrase: InstitutionPhrase,
    named_between: Callable[[int, int], Sequence[Named]],
    known: Iterable[Named],
    text: str,
    grammar: Grammar,
) -> Named | None:
    """ "Le juge d'instruction est saisi. | Ce magistrat statue": the only one of its kind in this sentence or the last.

    None where another may be meant, also where one was named by the noun itself: "le magistrat du siège".
    """
    if phrase.determiner not in DEMONSTRATIVES or named.plural or named.mention.kind is BodyKind.NAMED:
        return None
    if _goes_on(line, phrase.end, grammar) or points_to_text(line, phrase.end, len(line), grammar):
        return None
    noun = " ".join(named.words)
    begin = last_sentence(text, line.span(0, 1).start)
    before = named_between(begin, named.at)
    if any(one.words == named.words for one in before):
        return None  # "… cette instance et le conseil. | Cette instance": the one so called before
    fitting = [one for one in before if _may_be_called(noun, one, grammar)] or _owning(noun, before, known, grammar)
    one_name = len({one.mention.name.casefold() for one in fitting}) == 1
    if not one_name or fitting[-1].plural or _is_said_of_other(noun, text[begin : named.at], fitting[-1].mention.name):
        return None
    meant = lasting(fitting[-1], grammar)
    mention = pointed(meant.mention, named.mention.span, MentionSource.SHORT_NAME)
    return replace(meant, mention=mention, paragraph=named.paragraph, at=named.at)


def _goes_on(line: Line, end: int, grammar: Grammar) -> bool:
    """ "cet organisme | qui …", "cet organisme | ou ce service", not "ce magistrat | ou les officiers"."""
    behind, next_word = line.norm[end], line.norm[end + 1]
    beside = next_word in DEMONSTRATIVES or next_word in grammar.institutions
    return behind in RELATIVES | DE or (behind in COORDINATORS and beside)


def _is_said_of_other(noun: str, text: str, name: str) -> bool:
    """ "l'avis du comité ou de toute autre | instance": the noun itself names one, or several."""
    words = words_of(text.replace(name, "").casefold())
    alone = (before not in DEMONSTRATIVES for before, word in pairwise(("", *words)) if word == noun)
    return f"{noun}s" in words or any(alone)


def _owning(noun: str, before: Sequence[Named], known: Iterable[Named], grammar: Grammar) -> list[Named]:
    """ "le président de | la chambre de l'instruction … cette juridiction": the one with which those before end."""
    parts = (replace(one, words=one.words[k:], plural=True) for one in before for k in range(1, len(one.words)))
    ends = {part.words for part in parts if _may_be_called(noun, part, grammar)}
    # of "la chambre de l'instruction de la cour d'appel" the court is not meant
    whole = [end for end in ends if not any(len(other) > len(end) and other[-len(end) :] == end for other in ends)]
    return [one for one in known if one.words == whole[0]] if len(whole) == 1 else []


def last_sentence(text: str, start: int) -> int:
    """Where the sentence before the one at `start` begins."""
    begin = max(0, start - _LONGEST_SENTENCE)
    breaks = [found.end() for found in _SENTENCE.finditer(text, begin, max(begin, len(text[:start].rstrip(" .;\n"))))]
    return breaks[-1] if breaks else begin


def _may_be_called(noun: str, one: Named, grammar: Grammar) -> bool:
    """ "magistrat": a "juge", a "président | du tribunal", in whatever number."""
    first, *others = one.words[:_TELLING]
    heads = (first, stem(first)) if one.plural else (first,)
    known = grammar.lists.called_otherwise
    begins = (" ".join((noun, head, *others[:more])) for head in heads for more in range(len(others) + 1))
    return any(begin.replace("' ", "'") in known for begin in begins)


def each_held(
    own: Sequence[str], held: Iterable[Mention], is_plural: Callable[[Mention], bool], grammar: Grammar
) -> list[Mention] | None:
    """ "Ces caisses": the holders whose longer names begin so; None where no plural tells that they are all."""
    found = [one for one in held if [stem(word) for word in words_of(one.name)][: len(own)] == list(own)]
    passing = grammar.lists.of_this_time  # "les organismes | concernés"
    longer = [one for one in found if len(words_of(one.name)) > len(own) and words_of(one.name)[-1] not in passing]
    plural = {tuple(stem(word) for word in words_of(one.name)) for one in longer if is_plural(one)}
    # "les institutions" are not "institutions de prévoyance" and "institution de prévoyance", nor are they but one
    each = [one for one in longer if is_plural(one) or tuple(map(stem, words_of(one.name))) not in plural]
    return each if plural or len(each) > 1 else None
