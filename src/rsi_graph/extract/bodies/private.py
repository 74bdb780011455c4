"""Private persons that are called as public bodies are: undertakings, and the organs of companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind, Mention

# How an article on a company speaks of it; with a capital its noun is a body of its own.
_SPOKEN_OF: Final = r"\b(?:[Ll]a|[Uu]ne|cette|chaque) (?:{nouns})\b"


def is_of_company(name: str, text: str, grammar: Grammar) -> bool:
    """ "le directoire" in an article on "la société", and on no public body: an organ of a private person."""
    if name.casefold() not in grammar.lists.company_organs:
        return False
    if re.search(_SPOKEN_OF.format(nouns="|".join(sorted(grammar.lists.companies))), text) is None:
        return False
    return grammar.lists.public_owners.isdisjoint(word.rstrip("s") for word in words_of(text.casefold()))


def is_organ_of_companies(name: str, grammar: Grammar) -> bool:
    """ "l'assemblée générale extraordinaire | des actionnaires": an organ of a company, whatever is said of it more."""
    folded = f"{name.casefold()} "
    return any(folded.startswith(f"{organ} ") for organ in grammar.lists.organs_of_companies)


def is_private(mention: Mention, grammar: Grammar) -> bool:
    """ "établissement de crédit": a full name whose head may hold nothing, so that "l'établissement" may not either."""
    words = words_of(mention.name)
    entries = grammar.institutions.get(words[0], ()) if words else ()
    entry = next((entry for entry in entries if words[: len(entry.words)] == entry.words), None)
    if entry is None or entry.holder or entry.slug in grammar.lists.members:
        return False
    return entry.kind is BodyKind.PERSONS or len(entry.words) > 1  # "les acteurs" may be any


def without_undertakings(phrases: Sequence[InstitutionPhrase]) -> Iterator[InstitutionPhrase]:
    """ "Les | établissements et entreprises pharmaceutiques": a bare class is of the kind of what shares its words."""
    for phrase, following in zip_longest(phrases, phrases[1:]):
        bare = phrase.end == phrase.start + 1 and phrase.entry.kind is BodyKind.CLASS and phrase.entry.plural
        joined = following is not None and following.start == phrase.end + 1
        if not (bare and joined and following.entry.kind is BodyKind.PERSONS):
            yield phrase
