"""Names whose head a pronoun takes up: "le conseil d'administration de la caisse ou celui | de l'Agence centrale"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    ARTICLES,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    FEMININE,
    MASCULINE,
    RELATIVES,
)
from rsi_graph.extract.names.ellipses import says_whose, words_at
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.spans import name_end

# The pronouns, with the determiner of what they stand for.
_DETERMINERS: Final = {"celui": "le", "celle": "la", "ceux": "les", "celles": "les"}


def resumes(line: Line, index: int, grammar: Grammar) -> bool:
    """True for "celui | de la Polynésie", "ceux | chargés des contrôles"; "celui | des membres qui" is one of them."""
    following = line.norm[index + 1]
    if line.norm[index] not in _DETERMINERS:
        return False
    several = following == "des" and line.norm[index] in {"ceux", "celles"}
    owner = several or following == "du" or (following in DE_INFINITIVE and line.norm[index + 2] in ARTICLES)
    named = following in DE_INFINITIVE and index + 2 < len(line) and line.is_capital(index + 2)
    return owner or named or following in grammar.lists.tasked


def resumed(line: Line, index: int, end: int, first: InstitutionPhrase, grammar: Grammar) -> InstitutionPhrase | None:
    """The name that the pronoun at `index` takes up from the `first`; None where it does not agree with it."""
    if not resumes(line, index, grammar) or not _agrees(line.norm[index], first):
        return None
    stop = name_end(line, index + 1, end, grammar)
    behind_head = _behind_head(line, first, grammar, tasked=line.norm[index + 1] not in DE)
    one_of = line.norm[stop] in RELATIVES  # "ceux des organismes | qui y sont affiliés" are some of them
    if stop <= index + 2 or behind_head == first.start or one_of:
        return None
    said = f"{first.elided} {words_at(line, first.start, behind_head)}".strip()
    return replace(first, start=index + 1, end=stop, determiner=_DETERMINERS[line.norm[index]], elided=said)


def _agrees(pronoun: str, first: InstitutionPhrase) -> bool:
    """True where number and gender of the name do not speak against the pronoun."""
    plural = pronoun in {"ceux", "celles"}
    of_other_gender = MASCULINE if pronoun in {"celle", "celles"} else FEMININE
    return first.entry.plural is plural and first.determiner not in of_other_gender and not first.shared


def _behind_head(line: Line, first: InstitutionPhrase, grammar: Grammar, *, tasked: bool) -> int:
    """ "services de l'Etat | chargés de …" for one with a task, "représentant | de l'Etat" for one of another."""
    words = range(first.start + 1, first.end)
    if tasked:
        return next((k for k in words if line.norm[k] in grammar.lists.tasked), first.start)
    entry = first.start + len(first.entry.words)
    if not says_whose(first.entry.words) or entry < first.end:  # "représentant de l'Etat | en mer ou celui de Tahiti"
        return min(entry, first.end)
    return next((k for k in words if line.norm[k] in DE_WITH_ARTICLE or line.norm[k] in DE), first.start)
