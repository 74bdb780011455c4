"""Whose a short name is, where the clause says it: "le conseil scientifique est convoqué par | son président"."""

from __future__ import annotations

from collections.abc import Sequence

from rsi_graph.extract.bodies.naming import Named
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE, DE_WITH_ARTICLE, DETERMINERS, POSSESSIVES, A
from rsi_graph.extract.names.institutions import institution_phrase, institutions_in
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind, Mention


def owners_of(
    line: Line, phrase: InstitutionPhrase, about: Sequence[Mention], grammar: Grammar
) -> list[tuple[str, ...]] | None:
    """Whose the short name is, where the clause says it; None where it does not.

    "Le conseil scientifique est convoqué par | son président", "| le président et les membres du conseil".
    """
    if phrase.determiner in POSSESSIVES:
        named = institutions_in(line, 0, max(phrase.start - 1, 0), grammar, counting=False)
        found = [line.norms[one.phrase.start : one.phrase.end] for one in named]
        return [found[0], found[-1]] if found else [words_of(mention.name) for mention in about]
    if phrase.entry.kind is not BodyKind.OFFICE or line.norm[phrase.end] not in COORDINATORS:
        return None
    # "le président et | les membres du conseil", "au directeur et à | l'agent comptable de l'organisme"
    joined = phrase.end + 1
    begin = joined + (line.norm[joined] in A | DE)
    second = institution_phrase(line, begin, len(line), grammar)
    if second is None or (begin == joined and line.norm[begin] not in DETERMINERS):
        return None
    words = line.norms[second.start : second.end]
    behind = next((k for k in range(len(second.entry.words), len(words)) if _opens_owner(words, k)), None)
    return None if behind is None else [_without_article(words[behind + 1 :])]


def _opens_owner(words: tuple[str, ...], index: int) -> bool:
    """ "les membres | du conseil", not "l'agent | de police"."""
    article = words[index + 1 : index + 2]
    return words[index] in DE_WITH_ARTICLE or (words[index] in DE and bool(article) and article[0] in ARTICLES)


def _without_article(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in ARTICLES else words


def is_of(longer: Named, length: int, owners: Sequence[tuple[str, ...]]) -> bool:
    """ "président | de la commission de discipline", of "la commission": one name goes on with the other."""
    more = longer.words[length:]
    body = _without_article(more[1:]) if more[0] in DE else more
    alike = (min(len(body), len(owner)) for owner in owners)
    return any(body[:n] == owner[:n] for n, owner in zip(alike, owners, strict=True) if n)


def is_told_so(line: Line, phrase: InstitutionPhrase, longer: Named, grammar: Grammar) -> bool:
    """ "le magistrat | désigné par le président" is not the "magistrat du siège": who chose him tells which one."""
    chosen = line.norm[phrase.end]
    if line.norm[phrase.end + 1] != "par" or not grammar.is_form_of(chosen, grammar.lists.singling_out):
        return True
    return chosen in longer.words
