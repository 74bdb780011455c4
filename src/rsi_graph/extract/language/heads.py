"""The lexicon's institutions in a line: whose words stand at a position."""

from __future__ import annotations

from itertools import compress, count
from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Homonym, Institution
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.verb_forms import is_infinitive, opens_task
from rsi_graph.extract.language.words import (
    ARTICLES,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DE_WITH_ARTICLE,
    DETERMINERS,
    PLURAL_DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    A,
)
from rsi_graph.model import BodyKind

_OPENINGS: Final = ("openings", 0, 0)
_PEOPLE: Final = frozenset({BodyKind.OFFICE, BodyKind.PERSONS})


def skip_determiners(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """Position of a noun phrase's first word in, position behind its determiners out ("le | premier président")."""
    while index < end and ((norm := line.norm[index]) in DETERMINERS or norm in grammar.lists.before_noun):
        named = norm in grammar.institutions and (norm not in DETERMINERS or line.is_capital(index))
        if named and institution_at(line, index, end, grammar):  # "le | premier président", "de | La Poste"
            break
        index += 1
    return index


def openings(line: Line, grammar: Grammar) -> set[int]:
    """Positions from which a noun phrase may reach the head of an institution: elsewhere none is looked for."""
    found: set[int] | None = line.known.get(_OPENINGS)
    if found is None:
        found = line.known[_OPENINGS] = _openings(line, grammar)
    return found


def _openings(line: Line, grammar: Grammar) -> set[int]:
    lists = grammar.lists
    found = set(compress(count(), map(grammar.institutions.__contains__, line.norms)))
    for head in tuple(found):
        index = head - 1
        while (norm := line.norm[index]) in DETERMINERS or norm in lists.before_noun or norm in lists.kept_before_noun:
            found.add(index)
            index -= 1
    return found


def before_determiners(line: Line, index: int) -> int:
    """Position of a name in, position of the word before its determiners out."""
    while line.norm[index - 1] in DETERMINERS:
        index -= 1
    return index - 1


def institution_at(line: Line, index: int, end: int, grammar: Grammar) -> Institution | None:
    """The longest institution of the lexicon whose words begin at `index`."""
    norm = line.norm[index]
    if norm not in grammar.institutions:
        return None  # most words
    for entry in grammar.beginning_with(norm, line.norm[index + 1]):
        behind = index + len(entry.words)
        if behind > end or line.norms[index:behind] != entry.words:
            continue
        if entry.proper and not line.is_capital(index):
            continue
        if line.norm[index - 1] == "en" and looks_present_participle(norm):  # "en exploitant un service"
            return None
        if _is_acting(line, index):
            return None
        if _is_thing(line, index, entry, grammar) or (entry.whole and _goes_on(line, index, entry, end, grammar)):
            continue
        held = " ".join(entry.words) in grammar.lists.holds and _is_hold(line, index, entry, grammar)
        acted = entry.kind is BodyKind.SCHEME and _is_action(line, index, entry, grammar)
        acted = acted or (norm in grammar.action_nouns and _is_among_acts(line, index, entry, grammar))
        return None if held or acted else entry
    return None


def is_definite(of: str, following: str) -> bool:
    """ "du conseil", "de | l'Etat": "de" with an article.

    >>> is_definite("du", "conseil"), is_definite("de", "la"), is_definite("de", "rattachement")
    (True, True, False)
    """
    return of in DE_WITH_ARTICLE or (of in DE and following in ARTICLES)


def _is_acting(line: Line, index: int) -> bool:
    """ "l'élu le | suppléant ou ayant reçu délégation": a present participle, as what it is joined with tells.

    "Un commissaire, | représentant le ministre, assiste": so does the article of its object.
    """
    behind = line.norm[index + 1]
    if line.norm[index - 1] == "," and behind in ARTICLES and looks_present_participle(line.norm[index]):
        return True
    joined = behind in COORDINATORS and looks_present_participle(line.norm[index + 2])
    return joined and looks_present_participle(line.norm[index]) and line.norm[index + 3] not in DE


def _goes_on(line: Line, index: int, entry: Institution, end: int, grammar: Grammar) -> bool:
    """ "l'autorité compétente de l'Etat | d'origine": the last word of a full name opens another, longer one."""
    last = index + len(entry.words) - 1
    longer = (other for other in grammar.beginning_with(line.norm[last], line.norm[last + 1]) if len(other.words) > 1)
    return last > index and any(last + len(other.words) <= end and line.reads(last, other.words) for other in longer)


def _is_thing(line: Line, index: int, entry: Institution, grammar: Grammar) -> bool:
    """ "l'ordre du jour", "exerce la direction générale": a head that names no body here, and is no proper name."""
    homonym = grammar.homonyms.get(line.norm[index])
    if homonym is None or (index > 0 and line.is_capital(index)):
        return False
    key = ("thing", index, int(len(entry.words) > 1))
    if key not in line.known:
        line.known[key] = _names_thing(line, index, entry, homonym, grammar)
    found: bool = line.known[key]
    return found


def _names_thing(line: Line, index: int, entry: Institution, homonym: Homonym, grammar: Grammar) -> bool:
    if _is_told(line, index, grammar):
        return False
    return homonym.stands_behind(line, index) if len(entry.words) > 1 else homonym.names_thing(line, index)


def _is_told(line: Line, index: int, grammar: Grammar) -> bool:
    """ "informe | les parties de la date", "demande | aux parties de conclure": somebody is told, no thing."""
    if line.norm[index - 1] in A and line.norm[index + 1] in DE_INFINITIVE and is_infinitive(line, index + 2, grammar):
        return True
    known = grammar.verbs.get(line.norm[index - 2], ()) if line.norm[index - 1] in DETERMINERS else ()
    lists = grammar.lists
    return any(verb.lemma in lists.telling and verb.lemma in lists.upon_someone for verb in known)


def _is_hold(line: Line, index: int, entry: Institution, grammar: Grammar) -> bool:
    """ "l'autorité hiérarchique sur le personnel": what is held is no body; "l'autorité | statue sur" is.

    Nor is it held where somebody is asked: "consulte | l'autorité concédante sur ce projet".
    """
    if grammar.is_form_of(line.norm[index - 2], grammar.lists.calling & grammar.lists.upon_someone):
        return False
    behind = line.norm[index + len(entry.words)]
    if behind == "sur":
        return True
    if behind in PREPOSITIONS or line.norm[index + len(entry.words) + 1] != "sur":
        return False
    return not grammar.is_finite(behind)


def _is_action(line: Line, index: int, entry: Institution, grammar: Grammar) -> bool:
    """ "la gestion de leur patrimoine": a scheme's word with a complement is the action noun of the same spelling."""
    if " ".join(entry.words) not in grammar.action_nouns:
        return False
    before = line.norm[index - 1]
    return line.norm[index + len(entry.words)] in DE or before in POSSESSIVES or before in {"de", "d'"}


def _is_among_acts(line: Line, index: int, entry: Institution, grammar: Grammar) -> bool:
    """ "la formation, l'assistance, | le conseil et le soutien": an action noun in a row of action nouns."""
    if len(entry.words) > 1 or line.norm[index - 1] not in ARTICLES:
        return False
    if line.norm[index - 2] in PREPOSITIONS:  # "aucune action sur | la direction ou l'exécution": what it bears on
        return False
    before = line.norm[index - 4] in ARTICLES and _is_act(line, index - 3, grammar)
    behind = line.norm[index + 2] in ARTICLES and _is_act(line, index + 3, grammar)
    coordinated = (before and line.norm[index - 2] in COORDINATORS) or (behind and line.norm[index + 1] in COORDINATORS)
    # "pendant l'instruction, | le service": a comma alone may close what stands in front
    return coordinated or (before and behind and {line.norm[index - 2], line.norm[index + 1]} == {","})


def _is_act(line: Line, index: int, grammar: Grammar) -> bool:
    """An action noun that is no head of a body."""
    return line.norm[index] in grammar.action_nouns and line.norm[index] not in grammar.institutions


def elliptical_at(line: Line, index: int, end: int, entry: Institution, grammar: Grammar) -> Institution | None:
    """An authority name whose head noun was said before: "primaires d'assurance maladie" after "caisses"."""
    for other in grammar.by_two_words.get((entry.words[0], line.norm[index]), ()):
        tail = other.words[1:]
        if other.whole and tail and index + len(tail) <= end and line.reads(index, tail):
            return other
    return None


def second_head_end(
    line: Line, index: int, end: int, first: Institution, grammar: Grammar, *, inner: bool = False
) -> int | None:
    """ "unions et fédérations desdits organismes": position behind a second head that shares the complement."""
    if line.norm[index] not in COORDINATORS:
        return None
    entry = institution_at(line, index + 1, end, grammar)
    if entry is None or entry.whole:
        return None
    # but "par les services | et agents de l'Etat"
    if first.kind not in _PEOPLE and (entry.kind is BodyKind.PERSONS or (inner and entry.kind is BodyKind.OFFICE)):
        return None  # "le port | et titulaires d'un titre", "maires des communes | et présidents des établissements"
    if line.norm[index - 1] in grammar.lists.sole_offices:
        return None  # "les maires | et présidents d'établissements publics"
    behind = index + 1 + len(entry.words)
    generic = entry.slug in grammar.lists.generic_heads and entry.plural
    if generic and first.plural:
        return behind  # "établissements et services", which are told as one
    article = line.norm[index - len(first.words) - 1] in PLURAL_DETERMINERS
    if inner and article and first.plural and entry.plural and entry.kind is first.kind:
        return behind  # "les conseils des unions | ou fédérations": one article for both
    # but "demande à tout fonctionnaire ou agent public | de ne pas procéder au contrôle"
    return behind if line.norm[behind] in DE and not opens_task(line, behind, grammar) else None
