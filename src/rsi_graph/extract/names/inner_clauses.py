"""Clauses inside a name: "organismes | exerçant des activités de recherche", "autorité compétente | pour délivrer …".

They say which ones are meant, as a complement does, and are kept whole (gold guidelines, `holders`: only relative
clauses and "mentionné à l'article …" are left out). A participle that needs a citation to say which is left out whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.governing import is_transitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import institution_at, skip_determiners
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.noun_phrases import opens_noun_phrase
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    CLITICS,
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    PLURAL_DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.beside_tasks import joins_beside_task
from rsi_graph.extract.names.signs import points_to_text

_HAVING: Final = "ayant"
_BEING_ABLE: Final = "pouvant"
_NEAR: Final = "près"
# Articles of a single one that needs no clause to be told from others: "la décision du directeur | fixant …".
_OF_ONE: Final = frozenset({"du", "dudit"})
_THE: Final = frozenset({"la", "l'"})
_CLOSING: Final = RELATIVES | SUBORDINATORS
# Kinds of adjuncts that are the verb's behind the name, not the clause's.
_OF_THE_VERB: Final = frozenset({"adjunct", "condition", "consulted", "purpose"})
# Adjuncts that say under what law or condition something is done, not what is to be done.
_NO_TASK: Final = frozenset({"adjunct", "condition", "consulted"})
# Within how many words a participle's object opens.
_OBJECT: Final = 6
# Behind an adjunct, how far the text is looked for that it points to.
_POINTER: Final = 14


def _opens_participial(line: Line, index: int, grammar: Grammar) -> bool:
    """ "agents | exerçant l'activité", "communes | ayant approuvé la charte", "service | placé près de l'office"."""
    norm, following = line.norm[index], line.norm[index + 1]
    if norm in grammar.lists.located:
        return following in PREPOSITIONS or following == _NEAR
    if norm == _HAVING:
        return line.is_word(index + 1)
    if norm not in grammar.verbs or not looks_present_participle(norm) or norm in grammar.lists.behind_names:
        return False
    return following in DETERMINERS


def participial_end(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> int:
    """Position of a participle behind a name in, position behind its clause out; `index` where it is left out."""
    if line.norm[index] == _BEING_ABLE and infinitive_behind(line, index + 1, grammar):
        return _ability_end(line, index + 1, end, grammar) or index
    if not _opens_participial(line, index, grammar):
        return index
    if line.norm[index] not in grammar.lists.located and _is_of_one(line, index, origin):
        return index
    behind = _behind_object(line, index, grammar)
    for position in range(index + 1, end):
        if _points(line, position, end, grammar):
            return index
        if position <= behind:
            continue
        if _ends_clause(line, position, end, grammar, origin, behind) or _opens_bare(line, position, grammar):
            return position
        opened = opener_at(line, position, grammar)
        if opened is not None and opened.kind in _OF_THE_VERB and not opened.whole:
            return index if _cites(line, opened.end, end) else position
        if _says_what_to_do(line, position, behind, grammar):
            return position
    return end if end > behind else index


def _ability_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "toute personne pouvant | lui apporter des informations": behind what is done; where only a text tells, 0."""
    behind = infinitive_end(line, index, end, grammar)
    cited = behind < end and (line.is_citation(behind) or points_to_text(line, behind, end, grammar))
    return 0 if cited else behind


def _points(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """ "exerçant les activités | mentionnées à l'article L. 1", "les critères | susdits", "les cas | suivants"."""
    norm = line.norm[index]
    if line.is_citation(index) or norm in grammar.lists.announcing or points_to_text(line, index, end, grammar):
        return True
    return norm in grammar.lists.behind_names and grammar.is_past_participle(norm) and line.norm[index + 1] != "par"


def _ends_clause(line: Line, index: int, end: int, grammar: Grammar, origin: int, own: int) -> bool:
    """A verb, a relative clause, a further institution, or a comma that joins nothing to the participle's object."""
    if line.norm[index] == ",":
        return not _enumerates(line, index, end, grammar)
    return (
        line.norm[index] in _CLOSING
        or line.norm[index] == "entre"  # "répartit le personnel assurant le service | entre les greffes"
        or (finite_at(line, index, grammar) and line.norm[index - 1] not in POSSESSIVES)  # "ayant leur | siège"
        or _joins_another(line, index, end, grammar, origin, own)
    )


def _enumerates(line: Line, comma: int, end: int, grammar: Grammar) -> bool:
    """ "ayant pour objet la protection|, la promotion ou la mise en valeur du patrimoine"."""
    opens = line.norm[comma + 1]
    noun = skip_determiners(line, comma + 1 + (opens in DE), end, grammar)
    bare = opens in DE_INFINITIVE and noun == comma + 2  # "exerçant un mandat de député|, de sénateur ou de maire"
    if noun == comma + 1 or (institution_at(line, noun, end, grammar) is not None and not bare):
        return False
    for position in range(noun, min(end, noun + _POINTER)):
        if line.norm[position] in COORDINATORS and line.norm[position + 1] in (DE if opens in DE else DETERMINERS):
            return True
        if line.norm[position] in _CLOSING or finite_at(line, position, grammar):
            return False
    return False


def infinitive_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "chargés de contrôler l'application de …": to the next comma, condition or participle that points to a text."""
    behind = _behind_object(line, index, grammar)
    for position in range(index, end):
        norm = line.norm[position]
        if norm == "," or norm in _CLOSING | ADVERBS or line.is_citation(position):
            return position
        if norm == "en" and looks_present_participle(line.norm[position + 1]):
            return position  # "chargés d'assister à ces opérations | en procédant aux réquisitions"
        if points_to_text(line, position, end, grammar) or finite_at(line, position, grammar):
            return position
        opened = opener_at(line, position, grammar)  # "chargé d'assurer l'intérim | jusqu'à la désignation de …"
        if opened is not None and opened.kind in _NO_TASK and not opened.whole:
            return position
        if position > behind and _opens_bare(line, position, grammar):
            return position  # "notifie à l'autorité compétente pour délivrer le permis | le refus"
        if position > behind and joins_beside_task(line, position, index, end, grammar):
            return position
    return end


def task_end(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """The same, but 0 where the object comes too late: "chargé d'| assurer, pour le compte d'autres, les fonctions"."""
    behind = infinitive_end(line, index, end, grammar)
    parted = behind == index + 1 and line.norm[behind] == "," and is_transitive(line, behind, grammar)
    return 0 if parted else behind


def acting_from(line: Line, start: int, end: int, grammar: Grammar) -> int:
    """A name in, where the clause of what it does opens: "organismes | gérant un régime de base"; else its end."""
    located = grammar.lists.located
    for index, norm in enumerate(line.norms[start + 1 : end], start + 1):
        if norm not in grammar.verbs and norm not in located and norm != _HAVING:
            continue  # most words
        # "placé près de l'organisme" says where, "placés | sous l'autorité du ministre" whose they are
        own = norm not in located or line.norm[index + 1] == "sous"
        if own and _opens_participial(line, index, grammar):
            return index
    return end


def _behind_object(line: Line, index: int, grammar: Grammar) -> int:
    """Position of the noun with which the participle's own object opens: "ayant en charge l'| enfant"."""
    if line.norm[index] in grammar.lists.located:
        return index + 2  # "placé sous | l'autorité", "placées sous | contrôle judiciaire"
    for position in range(index + 1, index + _OBJECT):
        joins = line.norm[position] in COORDINATORS and not grammar.is_past_participle(line.norm[position + 1])
        if joins or line.norm[position] == ",":  # but "ayant ouvert | ou prononcé la liquidation"
            break
        if line.norm[position] in DETERMINERS and line.norm[position - 1] not in PREPOSITIONS:
            return position + 1
    return index + 1


def _says_what_to_do(line: Line, index: int, behind: int, grammar: Grammar) -> bool:
    """ "demande aux organismes ayant répondu à l'appel d'offres | d'améliorer …", "saisit … | pour faire établir …".

    But "ayant pour objet d'apporter des fonds" and "ayant le pouvoir de sanctionner" say it themselves.
    """
    if line.norm[index] == "pour":
        return infinitive_behind(line, index + 1, grammar)
    told = line.norm[index] in DE_INFINITIVE | {"à"} and infinitive_behind(line, index + 1, grammar)
    return told and index > behind + 1 and not DETERMINERS.isdisjoint(line.norms[behind - 1 : index])


def _opens_bare(line: Line, index: int, grammar: Grammar) -> bool:
    """ "aux exploitants ayant déclaré leur activité | la décision": a noun phrase that nothing announces."""
    return line.norm[index - 1] not in PREPOSITIONS | COORDINATORS and opens_noun_phrase(line, index, grammar)


def _is_of_one(line: Line, index: int, origin: int) -> bool:
    """ "la décision du directeur | fixant …", "le président de la juridiction | faisant …": another noun is told."""
    if line.norm[origin - 2] in PLURAL_DETERMINERS:
        return False
    words = line.norms[max(0, origin - 3) : index]
    return not _OF_ONE.isdisjoint(words) or any(pair[0] == "de" and pair[1] in _THE for pair in pairwise(words))


def _joins_another(line: Line, index: int, end: int, grammar: Grammar, origin: int, own: int) -> bool:
    """ "aux organismes assurant la formation | et au préfet": an institution that stands beside the name.

    But "collèges regroupant les autorités | et les banques" are told by both, and so is "le commissaire représentant
    le ministre chargé de la santé | et le ministre chargé du budget"; `own` is where the participle's own object is.
    """
    if line.norm[index] not in COORDINATORS:
        return False
    before = origin - 2 - (line.norm[origin - 2] in ARTICLES)  # "aux | organismes", "à | l'organisme"
    to, second = line.norm[before] in A, line.norm[index + 1]
    if second == "par":  # "par les agents ayant saisi le produit | ou par le procureur"
        return line.norm[before] == "par" and "par" not in line.norms[origin:index]
    # "ayant la qualité de médecin | et les médecins": no row of a bare noun and of one with its article
    alone = institution_at(line, index - 1, end, grammar) is None or line.norm[index - 2] in DE_INFINITIVE
    beside = second in A if to else second in DETERMINERS and alone
    head = skip_determiners(line, index + 1 + (second in A), end, grammar)
    other = institution_at(line, head, end, grammar)
    named = other is not None and other.slug not in grammar.lists.generic_heads
    named = named and line.norm[head] != line.norm[own]
    return named and (beside or second in QUANTIFIERS)


def _cites(line: Line, index: int, end: int) -> bool:
    """ "ayant institué un régime | en application de l'article L. 922-1": before the comma."""
    for position in range(index, min(end, index + _POINTER)):
        if line.is_citation(position):
            return True
        if line.norm[position] == "," or line.norm[position] in CLITICS - ARTICLES:
            return False
    return False
