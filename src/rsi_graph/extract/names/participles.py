"""Participles inside a name: "ministre chargé de la recherche", "établissements conventionnés ou agréés"."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.language.grammar import Grammar, Institution
from rsi_graph.extract.language.heads import institution_at
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import infinitive_behind
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    EACH_ONE,
    PREPOSITIONS,
    QUANTIFIERS,
    QUE,
    A,
)
from rsi_graph.extract.names.ends import names_other
from rsi_graph.extract.names.inner_clauses import participial_end
from rsi_graph.extract.names.signs import governs, points_to_text
from rsi_graph.model import BodyKind

# Determiners of somebody who is known: "le juge", "au préfet".
_KNOWN: Final = frozenset({"le", "la", "l'", "les", "du", "au", "aux"})
# Kinds of adjuncts that are the verb's behind a participle: "l'organisme habilité | après avis de la commission".
_OF_THE_VERB: Final = frozenset({"purpose", "condition", "consulted"})
# Prepositions of how long something has been so.
_SINCE: Final = frozenset({"depuis", "pendant", "durant"})
_AT_THE_MOST: Final = ("au", "plus")


def ends_participle(line: Line, index: int, grammar: Grammar) -> bool:
    """ "conformément à …", "pour contrôler", "de ce que": no complement of a participle in a name."""
    if line.norm[index] in _SINCE or _opens_means(line, index, grammar):
        return True  # "une association déclarée | depuis au moins cinq ans"
    if line.norm[index] in A and line.norm[index - 1] in grammar.lists.called_upon:
        # "par la juridiction saisie | au ministre", but "saisie | au fond"
        return line.norm[index + 1] not in grammar.lists.on_the_merits
    if line.norms[index : index + 2] == _AT_THE_MOST:
        return True  # "présentée à l'autorité chargée du corps | au plus tôt trois mois avant le terme"
    if line.norm[index] in A and grammar.excludes(line, index):
        return True  # "les agents chargés de l'intérim des emplois | à l'exception de celui de comptable"
    if line.norm[index] in QUANTIFIERS and line.norm[index - 2] in PREPOSITIONS:
        return True  # "le service mis à disposition | toutes instructions nécessaires"
    if line.norm[index] == "conformément" or (line.norm[index + 1] == "ce" and line.norm[index + 2] in QUE):
        return True
    opening = opener_at(line, index, grammar)
    # "implantés dans certaines zones | afin de …", "rattachés à l'office | dans les conditions prévues …"
    if opening and (opening.kind in _OF_THE_VERB or line.norm[opening.end - 1] in grammar.lists.manners):
        return True
    if opening and _opens_term(line, index, grammar):  # "les établissements privés | dans un délai d'un mois"
        return True
    return line.norm[index] == "pour" and infinitive_behind(line, index + 1, grammar)


def ends_task(line: Line, index: int, position: int, grammar: Grammar) -> bool:
    """ "ministre chargé de la recherche | sur présentation …": behind its matter a task takes only "de"."""
    tasked = line.norm[index] in grammar.lists.tasked and position > index + 1
    if not tasked or line.norm[position] in DE or line.norm[position] == "en":
        return False
    each = line.norm[position + 1] in EACH_ONE  # "chargé de la pêche | à chacun des préfets"
    return each or line.norm[position] not in A or names_other(line, position, len(line), grammar)


def _opens_term(line: Line, index: int, grammar: Grammar) -> bool:
    """ "| dans un délai d'un mois", "| au plus tard le 1er mars": until when something is done."""
    turns = {" ".join(line.norms[index : index + words]) for words in (2, 3)}
    return not turns.isdisjoint(grammar.lists.turns_of_acts)


def _opens_means(line: Line, index: int, grammar: Grammar) -> bool:
    """ "la personne mise en cause | par lettre", "le vice-président délégué | dans les matières suivantes"."""
    if line.norm[index] == "par":
        return line.norm[index + 1] in grammar.lists.not_agents
    if line.norm[index] != "dans":
        return False
    # "au producteur délégué | dans le cas prévu à l'article 3"
    return line.norm[index + 3] in grammar.lists.announcing or line.norm[index + 2] in grammar.lists.cases


def behind_second_participle(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "conventionnés ou agréés": the coordinator at `index` is passed over with the one word behind it."""
    following = line.norm[index + 1]
    opens = following in DETERMINERS or following in PREPOSITIONS
    return index if index + 1 >= end or opens or institution_at(line, index + 1, end, grammar) else index + 1


def is_second_matter(line: Line, index: int, end: int, grammar: Grammar, origin: int) -> bool:
    """ "ministre chargé des anciens combattants | et victimes de guerre": persons under the determiner before them."""
    if grammar.lists.tasked.isdisjoint(line.norms[origin:index]):
        return False
    entry = institution_at(line, index + 1, end, grammar)
    return entry is not None and entry.kind is BodyKind.PERSONS


def before_task(line: Line, after: int, stop: int, entry: Institution, determiner: str, grammar: Grammar) -> int:
    """ "un médiateur national | chargé de coordonner …": what a new office is to do is no part of its name.

    But "le juge chargé d'instruire l'affaire" is told from others by it, and so is any body: "l'autorité chargée de …".
    """
    office = entry.kind is BodyKind.OFFICE and entry.words[0] not in grammar.lists.owned
    office = office and determiner not in _KNOWN
    for index in range(after, min(after + 2, stop - 2)) if office else ():
        tasked = line.norm[index] in grammar.lists.tasked and line.norm[index + 1] in DE_INFINITIVE
        if tasked and infinitive_behind(line, index + 2, grammar):
            return index
    return stop


def second_tasked_end(line: Line, index: int, end: int, first: Institution, grammar: Grammar) -> int:
    """ "l'organisme ou service | chargé du recouvrement": a bare second head that shares the participle; else 0.

    "des organismes ou sociétés | contribuant aux missions", but not "| mentionnés à l'article L. 1". Likewise what only
    tells which ones: "l'établissement ou organisme | compétent", "l'organisme ou service | payeur".
    """
    if line.norm[index] not in COORDINATORS or first.whole:
        return 0
    second = institution_at(line, index + 1, end, grammar)
    if second is None or second.whole:
        return 0
    alike = (second.kind is BodyKind.PERSONS) is (first.kind is BodyKind.PERSONS)
    if not (alike or (first.plural and second.plural)):
        return 0
    behind = index + 1 + len(second.words)
    if behind >= end or points_to_text(line, behind, end, grammar):
        return 0
    qualifier = line.norm[behind]
    if grammar.is_past_participle(qualifier) or qualifier in grammar.lists.closing | grammar.lists.acting_as:
        return behind
    acting = looks_present_participle(line.norm[behind]) and governs(line, behind, grammar)
    acting = acting or participial_end(line, behind, end, grammar, behind) > behind
    return behind if acting and first.plural and second.plural else 0
