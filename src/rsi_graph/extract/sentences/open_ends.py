"""Lists that say what their lead-in's verb is about: whether it leaves its object to the items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rsi_graph.extract.acts.action_nouns import is_transparent
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.governing import is_transitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import (
    ADVERBS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    IF_NEED_BE,
    OBJECT_CLITICS,
    PREPOSITIONS,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.complements import Complement
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.objects.roles import Role, is_gerund, opens_content
from rsi_graph.extract.sentences.clauses import Clause

# The chunks whose items are no objects: "dans les cas suivants :", "en vue d'atteindre les objectifs suivants :".
_APART: Final = (Role.CONDITION, Role.ADJUNCT, Role.PURPOSE)


def leaves_object(clause: Clause, parts: Complement, head: Head) -> bool:
    """True where the items are the object of a verb that has none; but "la communique :", "le soumet pour avis :".

    There they only say to whom; in "transmet au préfet des données de l'année et relatives :", of what the data are.
    """
    line, lists = clause.line, clause.grammar.lists
    given = head.object_clitic in OBJECT_CLITICS and head.lemma in lists.ditransitive
    told = given if parts.object is None else line.colon and line.norm[len(line) - 1] in lists.pointing
    return not told and is_open(clause, parts, head.lemma)


def is_open(clause: Clause, parts: Complement, verb: str) -> bool:
    """True where the items are the object of `verb`: none before the colon, or one that announces them."""
    line = clause.line
    if line.colon and ((parts.object is None and _announces_apart(clause, parts)) or _announces_aims(clause)):
        return False
    if not line.colon or parts.object is None:
        return line.colon
    if parts.after and _is_of_announced(clause, parts.after[-1]):
        return False  # "délègue sa signature au directeur dans les cas suivants :"
    if is_indirect(line, parts, clause.grammar) or any(_is_aside(piece, parts) for piece in parts.inside):
        return True
    words = _without_adjuncts(line, parts)
    if line.norm[parts.object[1]] in clause.grammar.lists.announcing:  # "délibère sur les objets | ci-après :"
        words = (*words, line.norm[parts.object[1]])
    if (len(words) == 1 and words[0] in ADVERBS) or opens_content(words):
        return True
    # "les missions suivantes :" leaves all to the items; "les informations suivantes :" is an object they complete
    announced = next((rank for rank, word in enumerate(words) if word in clause.grammar.lists.announcing), 0)
    if not announced or not RELATIVES.isdisjoint(words[:announced]):
        return False  # "une amende dont le montant ne peut excéder le plus élevé des montants suivants :"
    # but "les règles applicables dans les matières suivantes :"
    before = next((rank for rank, word in enumerate(words) if rank and word in PREPOSITIONS), len(words))
    # "transmet les informations suivantes à l'Autorité :", but "demande l'avis du conseil sur les demandes suivantes :"
    if verb in clause.grammar.lists.ditransitive and (announced <= before or words[before] in A):
        return not _announces_recipients(words[1:announced])
    nouns = clause.grammar.lists.announced
    if not (A | {"par"} | clause.grammar.infinitives).isdisjoint(words[before:announced]):
        return False  # "les tâches conférées aux instances ci-après :", "… pour atteindre les buts suivants :"
    return any(is_transparent(word, clause.grammar) or word.removesuffix("s") in nouns for word in words[:before])


def _without_adjuncts(line: Line, parts: Complement) -> tuple[str, ...]:
    """ "donne un avis, | à la demande du ministre, | sur les documents suivants :": the object without them."""
    apart = {k for piece in parts.inside if piece.role is Role.ADJUNCT for k in range(piece.start, piece.end)}
    begin, end = parts.object or (0, 0)
    return tuple(line.norm[k] for k in range(begin, end) if k not in apart)


def leaves_tasks(clause: Clause, parts: Complement, verb: str) -> bool:
    """ "est chargé des missions suivantes :", "a pour objet, dans le domaine de l'énergie :": the items say all."""
    line, begin = clause.line, (parts.object or (0,))[0]
    where = line.norm[begin] in PREPOSITIONS - DE
    return line.colon and (where or is_open(clause, parts, verb))


def _announces_recipients(words: Sequence[str]) -> bool:
    """ "notifie sa décision | aux personnes et autorités suivantes :": the items only say to whom."""
    opener = next((word for word in reversed(words) if word in DETERMINERS | PREPOSITIONS), "")
    return opener in A or (opener in DE and not A.isdisjoint(words))  # "à l'un ou plusieurs des services suivants"


def _announces_apart(clause: Clause, parts: Complement) -> bool:
    """ "transige sous réserve des dispositions suivantes :": the items are of the condition, not of the verb.

    Likewise "statue dans un délai de :", "délibère en prenant en compte :".
    """
    line = clause.line
    if not parts.before:
        return False
    if is_gerund(line, parts.before[-1].start, clause.grammar):
        return True
    last = line.norm[len(line) - 1]
    # "statue au vu d'un dossier comprenant :": the items are of the dossier
    named = last in clause.grammar.lists.dates or looks_present_participle(last)
    named = named and line.norms[-3:] != IF_NEED_BE
    return (parts.before[-1].role is Role.ADJUNCT and named) or _is_of_announced(clause, parts.before[-1])


def _is_of_announced(clause: Clause, piece: Chunk) -> bool:
    """ "sous réserve des dispositions suivantes", "dans les cas suivants"."""
    words = clause.line.norms[piece.start : piece.end]
    apart = piece.role in _APART and piece.end > piece.start + 1  # not "les objets | ci-après"
    return apart and not clause.grammar.lists.announcing.isdisjoint(words)


def _announces_aims(clause: Clause) -> bool:
    """ "Le président le réunit | afin :", "lance une enquête | en vue notamment :": the items say to what end."""
    line, last = clause.line, len(clause.line)
    while last > 0 and line.norm[last - 1] in ADVERBS:
        last -= 1
    aims = clause.grammar.lists.before_aims
    return line.dangling in aims or any(line.reads(last - len(words), words) for words in map(words_of, aims))


def _is_aside(piece: Chunk, parts: Complement) -> bool:
    """ "peut consentir, contre rémunération :": what commas cut off is not the object."""
    return piece.comma and piece.role is Role.OTHER and parts.object is not None and piece.start == parts.object[0]


def is_indirect(line: Line, parts: Complement, grammar: Grammar) -> bool:
    """ "fait obligation à l'intéressé de :", "transmet au préfet :": who receives, the items are the object."""
    if parts.object is None:
        return False
    dangling = line.dangling in DE_INFINITIVE and line.norm[parts.object[0]] in A
    first = parts.first
    if dangling or first is None or first.role is not Role.TO:
        return dangling
    given = line.norm[first.start - 1] in grammar.lists.giving_nouns  # "porte à la connaissance de chacun :"
    if given or is_transitive(line, first.start, grammar):
        return True
    # "soumet chaque année | au conseil :", but "prend, dans les cas prévus, des décisions relatives | aux essais :"
    verb_end = parts.before[0].start if parts.before else first.start
    return (
        is_transitive(line, verb_end, grammar)
        and institution_phrase(line, first.start + 1, first.end, grammar) is not None
    )


def without_announcement(parts: Complement, line: Line, grammar: Grammar) -> Complement:
    """ "élabore un cahier des charges | comportant notamment les éléments suivants :": what the items complete."""
    if parts.object is None or line.norm[parts.object[1] - 1] not in grammar.lists.announcing:
        return parts
    begin, end = parts.object
    words = ((k, line.norm[k]) for k in range(begin + 1, end) if line.norm[k - 1] not in DETERMINERS)  # "le montant"
    cut = next((index for index, norm in words if looks_present_participle(norm) and norm in grammar.verbs), end)
    return replace(parts, object=(begin, cut))
