"""What carries a name on behind its complements: "tribunal pour enfants", "organisations les plus représentatives"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    DETERMINERS,
    FEMININE,
    MASCULINE,
    PLURAL_DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRO_FORMS,
    QUANTIFIERS,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.known_ends import behind_either
from rsi_graph.model import BodyKind

# Determiners of one of several: "un magistrat", "leurs agents", "les organismes".
OF_SEVERAL: Final = QUANTIFIERS | POSSESSIVES | PLURAL_DETERMINERS | {"un", "une", "de", "d'"}
_CARRIERS: Final = PREPOSITIONS - DE
_COMPARING: Final = frozenset({"plus", "moins"})
_SUPERLATIVE: Final = frozenset({"le", "la", "les"})
# How far behind its preposition an enumeration of what a name is about may end.
_ENUMERATION: Final = 20


def is_carried(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """True for a preposition that the name goes on with: "lutte | contre le cancer", "tribunal | pour enfants"."""
    if opener_at(line, index, grammar) or _is_recipient(line, index, end, grammar, origin):
        return False
    if line.norm[index] == "par" and _is_by_whom(line, index, end, grammar, origin):
        return True
    if grammar.completes(line, index):
        if line.norm[index + 1] in DEMONSTRATIVES | POSSESSIVES:
            return False  # "consulte la commission consultative | sur ce projet"
        # "la commission | pour chaque année civile", "le secrétaire général | pour les besoins du conseil"
        adjunct = line.norm[index + 1] in QUANTIFIERS or line.norm[index + 2] in grammar.lists.needs
        return line.norm[index] != "pour" or not adjunct
    return (
        _ranks_in(line, index)
        or _is_at_place(line, index, grammar)
        or _represents_in(line, index, end, grammar)
        or is_tied(line, index - 1, grammar)
        or _sits_in(line, index, end, grammar, origin)
        or _serves(line, index, end, grammar, origin)
    )


def _is_by_whom(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "agents habilités à cet effet | par le ministre", "communes concernées | par le projet"."""
    if index == origin or line.norm[index + 1] in grammar.lists.not_agents:
        return False
    head = skip_determiners(line, index + 1, end, grammar)
    agent = institution_at(line, head, end, grammar)
    if line.norm[index - 1] in grammar.lists.touched:
        return agent is None and head > index + 1 and line.norm[head] not in grammar.lists.not_agents
    if line.norm[index - 3] != "à" or line.norm[index - 2] not in DEMONSTRATIVES:
        return False
    several = line.norm[origin - 2] in OF_SEVERAL
    return agent is not None and several and grammar.is_past_participle(line.norm[index - 4])


def _ranks_in(line: Line, index: int) -> bool:
    """ "le magistrat le plus ancien | dans le grade le plus élevé", "| dans l'ordre du tableau"."""
    ranked = line.norm[index - 2] in _COMPARING and line.norm[index - 3] in _SUPERLATIVE
    return line.norm[index] == "dans" and ranked and line.norm[index + 1] in ARTICLES | POSSESSIVES


def _is_at_place(line: Line, index: int, grammar: Grammar) -> bool:
    """ "le représentant de l'Etat | à Mayotte", "les services de l'Etat | à Saint-Martin"."""
    named = index + 1 < len(line) and line.norm[index] == "à" and line.is_capital(index + 1)
    return named and line.norm[index - 1] in grammar.lists.states and line.norm[index - 2] == "l'"


def _represents_in(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "le représentant de l'Etat | dans la collectivité", "les services de l'Etat | dans les départements"."""
    of_state = line.norm[index - 1] in grammar.lists.states and line.norm[index - 2] == "l'"
    if line.norm[index] != "dans" or not of_state or line.norm[index - 4] not in grammar.lists.of_state_somewhere:
        return False
    place = skip_determiners(line, behind_either(line, index, end, grammar), end, grammar)
    return line.norm[place] in grammar.lists.parts_of_the_state


def _sits_in(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "les représentants du personnel | au conseil d'administration": where they sit, and who receives nothing."""
    if line.norm[index] not in A or line.norm[origin - 1] not in grammar.lists.seated:
        return False
    head = institution_at(line, origin - 1, end, grammar)
    organ = institution_at(line, skip_determiners(line, index + 1, end, grammar), end, grammar)
    if organ is None or (head is not None and len(head.words) > 1):  # "le représentant de l'Etat | au conseil"
        return False
    return not _is_sent(line, origin, grammar) and organ.kind not in {BodyKind.OFFICE, BodyKind.PERSONS}


def is_tied(line: Line, index: int, grammar: Grammar) -> bool:
    """ "Etat membre de l'Union européenne ou | partie à l'accord": a second adjective that "à" carries on."""
    coordinated = line.norm[index - 1] in COORDINATORS and line.norm[index + 1] in A
    return coordinated and line.norm[index] in grammar.lists.governing_to


def _is_recipient(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "le service de secours | au représentant de l'Etat": an office is no matter of a service.

    Nor is a body that of an office where something is sent: "transmis par le haut-commissaire | à la chambre".
    """
    if line.norm[index] not in A:
        return False
    entry = institution_at(line, skip_determiners(line, index + 1, end, grammar), end, grammar)
    if entry is None or line.norm[index] in {"au", "aux"}:
        return entry is not None and entry.kind is BodyKind.OFFICE
    head = institution_at(line, index - 1, end, grammar)
    office = head is not None and head.kind is BodyKind.OFFICE and entry.kind is not BodyKind.PERSONS
    return office and not entry.whole and _is_sent(line, origin, grammar)


def _is_sent(line: Line, origin: int, grammar: Grammar) -> bool:
    """True where a verb of giving stands before a name: what "à" opens behind it may be who receives."""
    words = (k for k in range(origin - 1) if line.norm[k - 1] not in DETERMINERS)  # "les | délégués" give nothing
    verbs = (verb for k in words for verb in grammar.verbs.get(line.norm[k], ()))
    return any(verb.lemma in grammar.lists.ditransitive for verb in verbs)


def _serves(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "centre d'accueil | pour demandeurs d'asile", "Union des entreprises | pour le logement".

    What is for a thing with its article is a name only where it has more than one word and begins with a capital.
    """
    if line.norm[index] != "pour" or index + 1 >= end or infinitive_behind(line, index + 1, grammar):
        return False
    if line.norm[index + 1] in ARTICLES:
        proper = 1 < origin < index and line.is_capital(origin - 1)
        entry = institution_at(line, origin - 1, end, grammar)
        return proper and line.is_word(index + 2) and not (entry is not None and entry.whole)
    entry = institution_at(line, index + 1, end, grammar)
    persons = entry is not None and entry.kind is BodyKind.PERSONS and entry.plural
    bare = line.is_word(index + 1) and line.norm[index + 1] not in PRO_FORMS | DETERMINERS
    return persons or (bare and line.norm[index + 1].endswith("s") and line.norm[index + 2] in DE)


def superlative_end(line: Line, index: int, grammar: Grammar, origin: int) -> int:
    """ "organisations syndicales | les plus représentatives", "membre de la formation | le plus âgé"; else 0.

    It agrees with the name in gender, with the word before it in number, and is no adverb ("le plus tôt possible").
    """
    norm, adjective = line.norm[index], line.norm[index + 2]
    if norm not in _SUPERLATIVE or line.norm[index + 1] not in _COMPARING or not line.is_word(index + 2):
        return 0
    adverb = adjective in ADVERBS or adjective in grammar.lists.superlative_adverbs or adjective.endswith("ment")
    agrees = (norm == "les") == adjective.endswith(("s", "x")) == line.norm[index - 1].endswith(("s", "x"))
    of_other_gender = line.norm[origin - 2] in (MASCULINE if norm == "la" else FEMININE if norm == "le" else ())
    return index + 3 if agrees and not adverb and not of_other_gender else 0


def row_of_matters_end(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """ "lutte contre la prostitution, | le proxénétisme et la traite": position behind the last noun, else 0.

    The nouns stand under a preposition that carries the name on, and none of them is an institution.
    """
    carriers = [k for k in range(origin, index - 1) if line.norm[k] in _CARRIERS]
    if not carriers or "," in line.norms[carriers[-1] : index] or not grammar.completes(line, carriers[-1]):
        return 0
    for position in range(index, min(end, index + _ENUMERATION)):
        norm = line.norm[position]
        joins = norm in COORDINATORS and line.norm[position + 1] in ARTICLES
        if (norm == "," and line.norm[position + 1] in ARTICLES) or joins:
            if institution_at(line, position + 2, end, grammar):
                return 0
            if joins:
                return position + 3
        elif norm == "," or norm in RELATIVES or line.is_citation(position) or finite_at(line, position, grammar):
            return 0
    return 0


def shares_place(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "représentant de l'Etat dans le département | ou la collectivité": a second territory behind "dans"."""
    if line.norm[index + 1] not in ARTICLES or line.norm[index - 1] in ARTICLES or line.norm[index - 3] != "dans":
        return False
    places = [institution_at(line, k, end, grammar) for k in (index - 1, index + 2)]
    return index - 3 >= origin and all(place and place.slug in grammar.lists.represented_in for place in places)
