"""Who hears of a matter, and where the matter begins: "rend compte au conseil | des conclusions"."""

from __future__ import annotations

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import ARTICLES, DE_INFINITIVE, DETERMINERS, EACH_ONE, A
from rsi_graph.extract.names.phrases import InstitutionPhrase


def heard(line: Line, hearer: InstitutionPhrase, grammar: Grammar) -> int:
    """ "au conseil scientifique | des conclusions": where who hears ends, though a name might go on."""
    places = range(hearer.start + 1, hearer.end - 1)
    return next((k for k in places if _opens_matter(line, k, grammar)), hearer.end)


def _opens_matter(line: Line, index: int, grammar: Grammar) -> bool:
    """ "| du constat de désaccord", "| de l'accomplissement de sa mission": what somebody gives account of.

    Likewise "| de chacune des évaluations".
    """
    if line.norm[index] in DE_INFINITIVE and line.norm[index + 1] in EACH_ONE:
        return True
    if line.norm[index] in {"du", "des"}:
        return line.norm[index + 1] in grammar.lists.told | grammar.lists.accounted
    determined = line.norm[index] in DE_INFINITIVE and line.norm[index + 1] in DETERMINERS
    return determined and line.norm[index + 2] in grammar.lists.accounted


def before_time_or_place(line: Line, index: int, grammar: Grammar) -> bool:
    """ "| au sein de", "| à la date où"."""
    noun = index + 1 + (line.norm[index + 1] in ARTICLES)
    sits = line.norm[noun + 1] in grammar.lists.coming  # "| à la plus proche réunion du conseil": who sits hears
    return line.norm[index] in A and line.norm[noun] in grammar.lists.times_and_places and not sits
