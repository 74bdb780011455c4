"""The nouns that open an object: its head, those coordinated with it, those a carrier leads to.

"des actions de contrôle" leads to "contrôle"; "les missions du service des prestations et du recouvrement" to both.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import ARTICLES, COORDINATORS, DE, DETERMINERS, PREPOSITIONS, QUE, RELATIVES, A

_LONGEST_NOUN: Final = 5
_BEFORE_NOUN: Final = (
    DETERMINERS
    | PREPOSITIONS
    | {"soit", "notamment", "autre", "autres", "nouveau", "nouvel", "nouvelle", "nouveaux", "nouvelles"}
)
# What stands before an act in the words of a body: "assure | la direction de l'établissement", "toute inspection".
_ONE: Final = frozenset({"la", "l'", "une", "toute", "cette"})
_NEAR: Final = 2
# How many words an aside between commas has: "le cas échéant"; one that a preposition opens.
_ASIDE: Final = 4
_LONG_ASIDE: Final = 40
_NOT_BETWEEN: Final = DETERMINERS | PREPOSITIONS | COORDINATORS
_CLAUSE: Final = RELATIVES - QUE
_BEHIND_COMMA: Final = COORDINATORS | {"soit", "ainsi", "notamment"}
# How noun phrases open, so that like is coordinated with like; "des" is "de" only inside a complement.
_BARE_DE: Final = frozenset({"de", "d'"})
_DE_WITH_ARTICLE: Final = DE - _BARE_DE
_INTRODUCTIONS: Final = {"à": "à", "au": "à", "aux": "à", "de": "de", "d'": "de", "du": "de"}


@dataclass(frozen=True, slots=True)
class ActionNoun:
    """An action noun at the head of an object: where its conjunct starts, its concept and its words."""

    start: int
    concept: str
    noun: str


def action_nouns_in(line: Line, begin: int, end: int, grammar: Grammar) -> list[ActionNoun]:
    """The action nouns at the head of an object, in order."""
    found: list[ActionNoun] = []
    starts = conjunct_starts(line, begin, end)
    for index in head_positions(line, begin, end, grammar):
        words = noun_at(line, index, end, grammar.action_nouns)
        start = max((s for s in starts if s <= index), default=begin)
        if words and _is_act(line, start, index, end, grammar):
            found.append(ActionNoun(start, grammar.action_nouns[words], words))
    return found


def _is_act(line: Line, start: int, index: int, end: int, grammar: Grammar) -> bool:
    """True for a noun at `index` that is no body, or is none where an act is what is done: "assure la | direction"."""
    entry = institution_at(line, index, end, grammar)
    if entry is None or entry.slug in grammar.lists.generic_heads:
        return True
    return line.norm[index - 1] in _ONE and index - start <= _NEAR and not (entry.plural or entry.whole)


def noun_at(line: Line, index: int, end: int, nouns: Container[str]) -> str:
    """The longest noun of the table that begins at `index`, else empty."""
    for length in range(min(_LONGEST_NOUN, end - index), 0, -1):
        words = " ".join(line.norms[index : index + length])
        if words in nouns:
            return words
    return ""


def head_positions(line: Line, begin: int, end: int, grammar: Grammar) -> list[int]:
    """Positions of the object's head nouns: the first noun, those coordinated with it, those a carrier leads to."""
    positions: list[int] = []
    for start in conjunct_starts(line, begin, end):
        index = _first_noun(line, start, end, grammar)
        while index is not None:
            positions.append(index)
            index = _carried(line, index, end, grammar) if is_transparent(line.norm[index], grammar) else None
    return positions


def is_transparent(norm: str, grammar: Grammar) -> bool:
    """True for nouns that only carry the noun behind them, in either number."""
    return norm in grammar.lists.transparent or norm.rstrip("s") in grammar.lists.transparent


def _first_noun(line: Line, start: int, end: int, grammar: Grammar) -> int | None:
    index = start
    while index < end and (line.norm[index] in _BEFORE_NOUN or line.norm[index] in grammar.lists.before_noun):
        if line.norm[index] in PREPOSITIONS and line.norm[index - 1] in ARTICLES:  # "l'audit", no "audit directeur"
            break
        index += 1
    return index if index < end and line.is_word(index) else None


def _carried(line: Line, index: int, end: int, grammar: Grammar) -> int | None:
    """Position of the noun behind "de" (adjectives between allowed), or None."""
    for position in range(index + 1, min(end, index + 4)):
        norm = line.norm[position]
        if norm in DE or norm == "sur":
            return _first_noun(line, position + 1, end, grammar)
        if not line.is_word(position) or norm in _NOT_BETWEEN:
            return None
    return None


# --- coordination -----------------------------------------------------------------------------------------


def conjunct_starts(line: Line, begin: int, end: int) -> tuple[int, ...]:
    """Where the object and the noun phrases coordinated with its head begin: same introduction as the first.

    Commas count only in an enumeration that a coordinator closes ("A, B et C"); "soit … soit" counts by itself.
    Inside a relative clause or one of a present participle only a comma before "de" counts, and what closes the row of
    those that it opened: "de l'exécution des décisions concernant les services|, de la gestion et de la négociation".
    """
    key = ("conjuncts", begin, end)
    if key not in line.known:
        line.known[key] = _conjunct_starts(line, begin, end) if begin < end else ()
    found: tuple[int, ...] = line.known[key]
    return found


def _conjunct_starts(line: Line, begin: int, end: int) -> tuple[int, ...]:
    opening = _introduction(line, begin, inner=False)
    found: list[int] = []
    closed, inside, waits = 0, False, False
    for index in range(begin + 1, end):
        if line.norm[index] in _CLAUSE or _participle_with_object(line, index) or _within_adjunct(line, index):
            if opening != "de":
                break
            inside = True
        after, closing = _coordination(line, index)
        if after is None or after >= end or _introduction(line, after, inner=opening == "de") != opening:
            continue
        if inside and line.norm[index] != "," and not waits:
            continue
        if _goes_on(line, found[-1] if found else begin, after):
            continue
        found.append(after)
        inside, waits = False, not closing
        closed = len(found) if closing else closed
    return (begin, *found[:closed])


def _goes_on(line: Line, begin: int, index: int) -> bool:
    """ "la politique de la qualité, ainsi que | des conditions d'accueil", "de la vente des objets et | des biens".

    The same "de" again, as far as the conjunct before it, which begins at `begin`, tells; bare behind an article it
    goes on with the complement ("du suivi des programmes de production ou | d'approvisionnements"). Likewise "à":
    "au contrôle des produits qui donnent droit à remboursement ou | à prise en charge".
    """
    if line.norm[index] in A:
        bare = _is_bare_a(line, index) and not _is_bare_a(line, begin)
        return bare and any(_is_bare_a(line, k) for k in range(begin + 1, index))
    if line.norm[index] in _BARE_DE and line.norm[index + 1] not in DETERMINERS:
        return line.norm[begin] in _DE_WITH_ARTICLE or line.norm[begin + 1] in ARTICLES
    if line.norm[index] != "des":
        return False
    words = line.norms[begin + 1 : index]
    return not DE.isdisjoint(words) if line.norm[begin] in ARTICLES else "des" in words and line.norm[begin] != "des"


def _is_bare_a(line: Line, index: int) -> bool:
    """ "donne droit | à remboursement": "à" and a noun without article."""
    return line.norm[index] == "à" and line.norm[index + 1] not in DETERMINERS


def _within_adjunct(line: Line, index: int) -> bool:
    """ "les commissions constituées pour le suivi|, l'évaluation et la révision": what "pour" enumerates."""
    preposition = line.norm[index - 3]
    behind = preposition in PREPOSITIONS and preposition not in DE and preposition not in A
    if line.norm[index] != "," or line.norm[index + 1] in _BEHIND_COMMA:
        return False
    return behind and line.norm[index - 2] in DETERMINERS


def _participle_with_object(line: Line, index: int) -> bool:
    """ "permettant l'élaboration et la mise en œuvre …": what is coordinated behind is the participle's.

    Likewise "contribuant à la définition, la mise en œuvre ou l'évaluation": "à" is not said again.
    """
    begin = index + 1 + (line.norm[index + 1] in A and line.norm[index + 2] in ARTICLES)
    return line.norm[begin] in DETERMINERS and looks_present_participle(line.norm[index])


def _coordination(line: Line, index: int) -> tuple[int | None, bool]:
    """Position behind a coordination at `index`, and whether it closes an enumeration (it is no mere comma)."""
    norm, following = line.norm[index], line.norm[index + 1]
    if norm == ",":
        return (None, False) if following in _BEHIND_COMMA else (index + 1, False)
    if norm == "ainsi" and following in QUE:
        apart = behind_asides(line, index + 3) if line.norm[index + 2] == "," else None
        return apart or index + 2, True
    if norm not in COORDINATORS and norm != "soit":
        return None, False
    behind = behind_asides(line, index + 2) if norm != "soit" and following == "," else None
    return behind or index + 1, True


def behind_asides(line: Line, index: int) -> int | None:
    """ "et, | le cas échéant, pour les projets du 4°, | la …": position behind the comma that closes them."""
    span = _ASIDE
    while "," in line.norms[index : index + span]:
        index = line.norms.index(",", index) + 1
        if line.norm[index] not in PREPOSITIONS or line.norm[index] in DE | A:
            return index
        span = _LONG_ASIDE
    return None


def _introduction(line: Line, index: int, *, inner: bool) -> str:
    """How a noun phrase opens: bare, a determiner, "à", "de", another preposition."""
    norm = line.norm[index]
    if norm == "soit":
        return _introduction(line, index + 1, inner=inner)
    if norm == "des":
        return "de" if inner else "determiner"
    if norm in PREPOSITIONS:
        return _INTRODUCTIONS.get(norm, norm)
    return "determiner" if norm in DETERMINERS else "bare"
