"""Upon whom and with whom: the institutions inside an object, with their role.

A flat list would state false law: "créer tout service d'intérêt commun aux caisses de base" creates no caisse, and
"coordonner ses orientations avec celles définies par l'Agence centrale" does not coordinate the Agence. A target is
acted on only where it is the head of the object, or where nothing but carriers ("l'action de", "la gestion de") and
action nouns stand between (data model, § 3 and § 6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.actions import is_transparent, noun_at
from rsi_graph.extract.context import Context
from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.lines import Line
from rsi_graph.extract.noun_phrases import (
    InstitutionPhrase,
    elliptical_name,
    institution_phrase,
    is_infinitive,
    points_to_text,
)
from rsi_graph.extract.tokens import Kind
from rsi_graph.extract.words import CONTRACTED, COORDINATORS, DE, DETERMINERS, PREPOSITIONS, RELATIVES
from rsi_graph.model import BodyKind, Mention, Target, TargetRole

# Words behind which an institution is no target (gold guidelines, "Targets", not counted).
_EXCLUDING: Final = (
    ("pour",),
    ("au", "nom"),
    ("à", "l'", "exception"),
    ("hormis",),
    ("sauf",),
    ("à", "l'", "exclusion"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """An institution inside a range, and whether it counts as a target there."""

    phrase: InstitutionPhrase
    counted: bool


def institutions_in(line: Line, begin: int, end: int, grammar: Grammar) -> list[Found]:
    """All institutions named in `[begin, end)`, in order; those in clauses that are not counted are marked."""
    found: list[Found] = []
    index, excluded = begin, False
    while index < end:
        norm = line.norm(index)
        if (norm in RELATIVES and not (norm in {"que", "qu'"} and line.norm(index - 1) == "ainsi")) or _excludes(line, index, grammar):
            excluded = True
        elif norm == "," and excluded:
            excluded = _stays_excluded(line, index)
        phrase = _phrase_at(line, index, end, grammar)
        if phrase is None or _mere_function(line, phrase, grammar):
            index += 1
            continue
        found.append(Found(phrase, not excluded))
        found.extend(Found(p, not excluded) for p in _elliptical(line, phrase, end, grammar))
        index = max(phrase.end, index + 1)
    return found


def _excludes(line: Line, index: int, grammar: Grammar) -> bool:
    if any(all(line.norm(index + k) == word for k, word in enumerate(words)) for words in _EXCLUDING):
        return True
    return line.norm(index) in {"de", "d'"} and is_infinitive(line, index + 1, grammar)


def _stays_excluded(line: Line, index: int) -> bool:
    """A comma closes an excluded stretch unless an enumeration goes on behind it."""
    return line.norm(index + 1) in COORDINATORS | PREPOSITIONS - DE - {"avec", "à", "au", "aux"}


def _phrase_at(line: Line, index: int, end: int, grammar: Grammar) -> InstitutionPhrase | None:
    """An institution whose noun phrase begins here: at a determiner, or bare behind a preposition or coordinator."""
    norm = line.norm(index)
    if line.tokens[index].kind is not Kind.WORD:
        return None
    if norm in DETERMINERS or norm in {"du", "des", "au", "aux", "desdits", "desdites", "auxdits", "auxdites"}:
        start = index if norm in DETERMINERS else index + 1
        phrase = institution_phrase(line, start, end, grammar) if start < end else None
        return phrase
    if index == 0 or line.norm(index - 1) in PREPOSITIONS | COORDINATORS | {",", "soit", "notamment"} | DETERMINERS:
        return institution_phrase(line, index, end, grammar)
    return None


def _elliptical(line: Line, phrase: InstitutionPhrase, end: int, grammar: Grammar) -> Iterable[InstitutionPhrase]:
    """ "les caisses d'assurance retraite et primaires d'assurance maladie": a second name that shares the head noun."""
    if line.norm(phrase.end) not in COORDINATORS:
        return
    begin = phrase.end + 1
    entry = elliptical_name(line, begin, end, phrase.entry, grammar)
    if entry:
        yield InstitutionPhrase(begin, begin + len(entry.words) - 1, entry, phrase.determiner, elided=entry.words[0])


def targets_in(
    line: Line, begin: int, end: int, context: Context, paragraph: int, *, holders: Iterable[Mention]
) -> tuple[Target, ...]:
    """Object's token positions in, its targets out: counted institutions that are not the holder, each once."""
    grammar = context.grammar
    own = {holder.name.casefold() for holder in holders}
    targets: dict[str, Target] = {}
    acted: list[tuple[int, int]] = []
    for found in institutions_in(line, begin, end, grammar):
        phrase = found.phrase
        for mention in _mentions(line, phrase, context, paragraph):
            if not found.counted or mention.name.casefold() in own:
                continue
            role = _role(line, begin, phrase.start, grammar, acted)
            if not _person_counts(mention, phrase, begin, line, role, grammar):
                continue
            if role is TargetRole.ACTS_ON:
                acted.append((phrase.start, phrase.end))
            targets.setdefault(mention.name.casefold(), Target(mention, role))
    return tuple(targets.values())


def _mere_function(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "le service des prestations", "tout service d'intérêt commun": no body, unless it is the partner ("avec tout service")."""
    if phrase.entry.whole or phrase.entry.slug not in grammar.generic_heads:
        return False
    start = phrase.start
    while line.norm(start - 1) in DETERMINERS:
        start -= 1
    return line.norm(start - 1) not in {"avec", "auprès"}


def _mentions(line: Line, phrase: InstitutionPhrase, context: Context, paragraph: int) -> tuple[Mention, ...]:
    if line.norm(phrase.start) == line.norm(phrase.end - 1) == "" or phrase.end <= phrase.start:
        return ()
    return (context.describe(line, phrase, paragraph).mention,)


def _person_counts(
    mention: Mention, phrase: InstitutionPhrase, begin: int, line: Line, role: TargetRole, grammar: Grammar
) -> bool:
    """Persons are targets only as the direct object or the recipient, or of an action noun ("l'insertion des jeunes")."""
    if mention.kind is not BodyKind.PERSONS:
        return True
    start = phrase.start
    while start > begin and line.norm(start - 1) in DETERMINERS | CONTRACTED | {"à", "d'", "de"}:
        start -= 1
    noun = line.norm(start - 1) if line.norm(start - 1) != "sur" else line.norm(start - 2)
    if role is TargetRole.ACTS_ON and start > begin and (noun in grammar.action_nouns or is_transparent(noun, grammar)):
        return noun not in grammar.generic_heads
    return start == begin or (line.norm(start - 1) in COORDINATORS and start - begin < 5)


def _role(line: Line, begin: int, start: int, grammar: Grammar, acted: list[tuple[int, int]]) -> TargetRole:
    """The role of an institution from the words between the object's beginning and its name."""
    between = [k for k in range(begin, start) if not any(a <= k < b for a, b in acted)]
    if any(line.norm(k) == "avec" for k in between):
        return TargetRole.ACTS_WITH
    if all(_carries(line, k, between, grammar) for k in _without_asides(line, between)):
        return TargetRole.ACTS_ON
    return TargetRole.MENTIONS


def _without_asides(line: Line, positions: list[int]) -> list[int]:
    """Positions without those of an aside between commas ("y compris …", "d'une part")."""
    kept: list[int] = []
    aside = False
    for position in positions:
        if line.norm(position) == ",":
            aside = not aside and line.norm(position + 1) in {"y", "notamment", "dont", "d'", "le", "en"}
            continue
        if not aside:
            kept.append(position)
    return kept


_PASSING: Final = frozenset({"sur", "soit", "ainsi", "que", "qu'", "à", "cet", "effet", "par", "vers"})


def _carries(line: Line, index: int, between: list[int], grammar: Grammar) -> bool:
    """True for a word that may stand between the verb's object and what is acted on."""
    norm = line.norm(index)
    if norm in DETERMINERS | DE | COORDINATORS | _PASSING | {"au", "aux", "chacune", "chacun"}:
        return (
            norm not in {"à", "au", "aux", "vers"}
            or index == between[0]
            or (norm == "à"
            and line.norm(index + 1) == "cet")
        )
    if is_transparent(norm, grammar) or noun_at(line, index, index + 1, {norm} & grammar.action_nouns.keys()):
        return True
    if grammar.is_past_participle(norm):
        return not points_to_text(line, index, len(line), grammar)
    previous = line.norm(index - 1)
    return previous not in DETERMINERS | PREPOSITIONS | COORDINATORS
