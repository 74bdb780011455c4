"""Of which body an article speaks: the one that somebody directs, or whose affairs a council settles."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ARTICLES, BE_PRESENT, DE
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind

_DEFINITE: Final = ARTICLES | {"du"}
_LEADERS: Final = frozenset({BodyKind.OFFICE, BodyKind.ORGAN})


def is_led(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "le président dirige | l'Institut", "| le fonds est dirigé par un directeur", "les affaires de | l'Office"."""
    before, behind = phrase.start - 2 + (phrase.determiner == "du"), phrase.end
    if phrase.determiner not in _DEFINITE or phrase.entry.kind in _LEADERS:
        return False
    if line.norm[behind] in BE_PRESENT and line.norm[behind + 2] == "par":
        return _leads(line, behind + 1, grammar)
    if line.norm[before] in DE and line.norm[before - 1] in grammar.lists.own_affairs:
        return True
    return _leads(line, before, grammar)


def _leads(line: Line, index: int, grammar: Grammar) -> bool:
    return grammar.is_form_of(line.norm[index], grammar.lists.leading)
