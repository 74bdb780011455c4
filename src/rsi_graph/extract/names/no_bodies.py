"""Words of a body where no body is meant: functions, qualities, places, trades and manners (gold guidelines)."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import before_determiners, institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    ARTICLES,
    BE_PRESENT,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DEMONSTRATIVES,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    A,
)
from rsi_graph.extract.names.acts_named import names_act
from rsi_graph.extract.names.adjectives import is_quality
from rsi_graph.extract.names.closing import points_back
from rsi_graph.model import BodyKind

# How far behind its head a name of persons is looked for.
_LONGEST_NAME: Final = 8
# How many words "la mise à jour de" has, and one more.
_LONGEST_ACT: Final = 6
_THE: Final = frozenset({"l'", "la"})
_DEFINITE: Final = (ARTICLES - {"un", "une"}) | DEMONSTRATIVES | POSSESSIVES
_INDEFINITE: Final = frozenset({"des", "un", "une"})


def names_nobody(line: Line, start: int, end: int, entry: Institution, grammar: Grammar, *, received: bool) -> bool:
    """A function or a quality, told in the words of a body or of persons; who receives something is a body."""
    function = not received and is_mere_function(line, start, end, entry, grammar)
    function = function and not _is_joined(line, start, end, entry, grammar)
    act = _is_act_alone(line, start, end, entry, grammar) or _is_drawing_up(line, start, grammar)
    act = act or names_act(line, start, end, entry, grammar)
    return function or act or _is_subjection(line, start) or is_quality(line, start, entry, grammar)


def _is_subjection(line: Line, start: int) -> bool:
    """ "les eaux sous | juridiction française", "sous souveraineté ou | juridiction": whose law holds there."""
    before = start - 1 - 2 * (line.norm[start - 1] in COORDINATORS)
    return line.norm[before] == "sous"


def _is_act_alone(line: Line, start: int, end: int, entry: Institution, grammar: Grammar) -> bool:
    """ "un procès-verbal de l'| inspection", but "le rapport de l'| inspection du travail"."""
    alone = len(entry.words) == 1 and end == start + 1
    if alone and line.norm[start - 1] in _THE and points_back(line, start + 2, grammar):
        return line.norm[start] in grammar.action_nouns  # "pour l'| administration de celle-ci"
    return alone and line.norm[start] in grammar.lists.acts_alone


def _is_drawing_up(line: Line, start: int, grammar: Grammar) -> bool:
    """ "un avis préalable à l'| établissement de la charte": what is done, in the word of a body.

    Likewise "3° | Etablissement, exploitation et entretien de réseaux", "à l'| établissement et à la révision du plan".
    """
    if line.norm[start] not in grammar.lists.drawing_up:
        return False
    if start == 0 and line.norm[1] == "," and line.norm[2] in grammar.action_nouns:
        return True
    if line.norm[start + 1] in COORDINATORS:
        return _is_beside_act(line, start, grammar)
    if line.norm[start - 1] in _THE and points_back(line, start + 2, grammar):
        return True
    return line.norm[start + 1] in DE and _is_drawn_up(line, start + 2, grammar)


def _is_drawn_up(line: Line, index: int, grammar: Grammar) -> bool:
    return line.norm[skip_determiners(line, index, len(line), grammar)] in grammar.lists.drawn_up


def _is_beside_act(line: Line, start: int, grammar: Grammar) -> bool:
    """ "l'| établissement ou la révision du plan", but "le budget de l'| établissement et la gestion du personnel"."""
    opens, second = line.norm[start - 2], start + 2
    if opens in DE | A and line.norm[start - 1] in ARTICLES:
        if line.norm[second] != opens:
            return False
        second += 1
    if line.norm[second] not in ARTICLES or institution_at(line, second + 1, len(line), grammar) is not None:
        return False
    behind = (k for k in range(second + 2, second + _LONGEST_ACT) if line.norm[k] in DE)
    complement = next((k for k in behind if " ".join(line.norms[second + 1 : k]) in grammar.action_nouns), None)
    # "l'organisation de l'| établissement et de la gestion du personnel": not what is drawn up
    return complement is not None and (opens not in DE or _is_drawn_up(line, complement + 1, grammar))


def is_mere_function(line: Line, start: int, end: int, entry: Institution, grammar: Grammar) -> bool:
    """ "le service des prestations", "diplôme | d'Etat": no body, unless it is the partner ("avec tout service")."""
    if entry.whole and len(entry.words) == 1 and line.norm[start - 1] == "d'":
        return True
    if entry.whole or entry.slug not in grammar.lists.generic_heads:
        return False
    after = start + len(entry.words)
    after += line.norm[after] in grammar.lists.closing and line.norm[after + 1] in DE
    if _is_beside_body(line, start, entry, grammar):
        return False
    if line.norm[after] in grammar.lists.tasked or (entry.plural and _is_of_body(line, after, grammar)):
        # "le service chargé du portail unique", "les services de l'établissement"
        return _is_within(line, start, grammar)
    if _is_staffed(line, start, end, after, grammar) if entry.plural else _is_led(line, start, end, after, grammar):
        return False
    before = before_determiners(line, start)
    if line.norm[before] == "par" and line.norm[start - 1] in _DEFINITE:  # "les travaux réalisés par les | services"
        return False
    # "consulte | le service des domaines"
    called = grammar.is_form_of(line.norm[before], grammar.lists.calling & grammar.lists.upon_someone)
    return not called and line.norm[before] not in {"avec", "auprès"}


def _is_beside_body(line: Line, start: int, entry: Institution, grammar: Grammar) -> bool:
    """ "ces organismes et | services": bare, and joined to a body that is as bare."""
    if not entry.plural or line.norm[start - 1] not in COORDINATORS or line.norm[start - 3] not in DETERMINERS:
        return False
    other = institution_at(line, start - 2, start - 1, grammar)
    return other is not None and other.plural and not other.whole


def _is_staffed(line: Line, start: int, end: int, after: int, grammar: Grammar) -> bool:
    """ "l'organisation générale des | services", "l'avis des | services intéressés": not what is offered to clients."""
    if line.norm[start - 1] == "les" and line.norm[start - 2] == "sur":  # "a autorité hiérarchique sur les | services"
        return not grammar.lists.holds.isdisjoint(line.norms[max(0, start - 4) : start - 2])
    if end > after + 1 or (end == after + 1 and line.norm[after] not in grammar.lists.closing):
        return False
    if line.norm[start - 1] == "les":  # "dirige les | services"
        known = grammar.verbs.get(line.norm[start - 2], ())
        return any(verb.lemma in grammar.lists.leading_services for verb in known)
    owned = {line.norm[start - 2], line.norm[start - 3]} & grammar.lists.of_services
    return line.norm[start - 1] == "des" and bool(owned)


def _is_led(line: Line, start: int, end: int, after: int, grammar: Grammar) -> bool:
    """ "administre | le service", "le budget du | service", "le service | est dirigé par": one that has a head."""
    if line.norm[after] in grammar.lists.of_the_public:  # "le service public de l'eau"
        return False
    if line.norm[start - 1] == "du":
        return line.norm[start - 2] in grammar.lists.of_a_service
    if line.norm[start - 1] not in {"le", "ce"}:
        return False
    verb = line.norm[end + 1] if line.norm[end] in BE_PRESENT else line.norm[start - 2]
    return any(known.lemma in grammar.lists.leading_a_service for known in grammar.verbs.get(verb, ()))


def _is_joined(line: Line, start: int, end: int, entry: Institution, grammar: Grammar) -> bool:
    """ "le fonctionnement de l'établissement ou du | service": bare beside a body, as "établissement ou service" is."""
    if entry.plural and end == start + len(entry.words) and "," in {line.norm[start - 1], line.norm[end]}:
        # "les associations, | services et organismes", "tous les | services, caisses et organismes"
        beside = (start - 2, end + 1) if line.norm[start - 1] == "," else (end + 1, end + 3)
        heads = [institution_at(line, k, len(line), grammar) for k in beside]
        return line.norm[end] in COORDINATORS | {","} and all(head and head.plural for head in heads)
    before = before_determiners(line, start)
    joint = before - (line.norm[before] in DE | A)
    bare = line.norm[start - 1] in DE_INFINITIVE  # "le projet d'établissement ou | de service"
    if bare or line.norm[joint] not in COORDINATORS or end > start + len(entry.words):
        return False
    return not entry.whole and institution_at(line, joint - 1, joint, grammar) is not None


def _is_of_body(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les services | du musée", but "les services | de transport"."""
    definite = line.norm[index] in DE - DE_INFINITIVE or line.norm[index + 1] in ARTICLES
    owner = institution_at(line, skip_determiners(line, index + 1, len(line), grammar), len(line), grammar)
    bodies = owner is not None and owner.kind not in {BodyKind.PERSONS, BodyKind.SCHEME}
    return line.norm[index] in DE and definite and bodies


def _is_within(line: Line, start: int, grammar: Grammar) -> bool:
    """ "affecte le personnel | dans les différents services de l'agence": where, not upon whom."""
    while line.norm[start - 1] in DETERMINERS or line.norm[start - 1] in grammar.lists.before_noun:
        start -= 1
    return line.norm[start - 1] in {"dans", "entre"}


def is_place_or_kind(line: Line, start: int, entry: Institution, grammar: Grammar) -> bool:
    """ "dans la région", "en assemblée plénière", "les secteurs de la banque", "la licence d'agent sportif"."""
    if line.norm[start - 1] == "en":  # how a body sits
        return True
    before = before_determiners(line, start)
    return _is_territory(line, start, before, entry, grammar) or _is_kind(line, start, before, entry, grammar)


def _is_territory(line: Line, start: int, before: int, entry: Institution, grammar: Grammar) -> bool:
    """ "des actions dans la région", "dispensées dans des institutions", "sur le territoire de la commune": a place."""
    territory = entry.slug in grammar.lists.territories
    if line.norm[before] in DE:
        turn = line.norms[max(0, before - 3) : before]
        if " ".join(turn) in grammar.lists.place_turns:
            return True
        within = {" ".join(turn), " ".join(turn[1:])} & grammar.lists.within_turns
        if within and (territory or _is_of_persons(line, before - 2, grammar)):
            return True  # "au sein | de la région", "l'affectation des agents au sein | de la chambre"
        if _is_generic(line, before - 1, grammar) and _is_within(line, before - 1, grammar):
            return True  # "affecte le personnel dans les services | de l'agence"
    before -= line.norm[before] == "des"
    indefinite = not _INDEFINITE.isdisjoint(line.norms[before + 1 : start])
    return line.norm[before] == "dans" and (indefinite or territory)


def _is_of_persons(line: Line, index: int, grammar: Grammar) -> bool:
    """ "l'affectation des vérificateurs | au sein de la chambre": where persons are, whom it only qualifies."""
    for position in range(index - 1, max(index - _LONGEST_NAME, 0), -1):
        if not line.is_word(position) or line.norm[position] in PREPOSITIONS - DE:
            return False
        entry = institution_at(line, position, index, grammar)
        if entry is not None and entry.kind is BodyKind.PERSONS:
            return True
    return False


def _is_generic(line: Line, index: int, grammar: Grammar) -> bool:
    entry = institution_at(line, index, index + 1, grammar)
    return entry is not None and entry.slug in grammar.lists.generic_heads


def _is_kind(line: Line, start: int, before: int, entry: Institution, grammar: Grammar) -> bool:
    """ "les secteurs | de la banque", "la licence | d'agent sportif": a trade or a status, nobody in particular."""
    if line.norm[before] not in DE or entry.whole:
        return False
    if line.norm[before - 1] in grammar.lists.sectors:
        return True
    # "l'agrément d'agent", but "la nomination d'agents", "le budget de chaque caisse", "les voies de Voies navigables"
    bare = before == start - 1 and line.norm[before] in DE_INFINITIVE and not line.is_capital(start)
    lists = grammar.lists
    if not bare or entry.plural or entry.words[0] in lists.generic_heads:
        return False
    norm = line.norm[before - 1]
    # "nomme aux emplois | de directeur", but "aux emplois | de direction"
    held = norm in lists.functions and entry.kind in {BodyKind.OFFICE, BodyKind.PERSONS}
    return not (norm in lists.done_to or norm in lists.creating or held)
