"""Where an object ends among the chunks behind a verb: adjuncts at the end are left out, what stands inside stays."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Final

from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive
from rsi_graph.extract.language.words import (
    BE_FORMS,
    CLITICS,
    COORDINATORS,
    DE,
    MODAL_FORMS,
    NEGATION,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATE_MODALS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.aims import is_aim_of_noun
from rsi_graph.extract.objects.loose_ends import ends_in_time, ends_joining
from rsi_graph.extract.objects.negations import NEGATION_SPAN
from rsi_graph.extract.objects.pieces import Chunk, closes_row
from rsi_graph.extract.objects.roles import ASIDES, OUTSIDE, PARTNERS, WHEN, Role, is_gerund
from rsi_graph.extract.objects.said_clauses import is_of_clause, is_of_task

# Behind these a clause wants an infinitive.
_AWAITING_INFINITIVE: Final = SUBORDINATE_MODALS | MODAL_FORMS
_AWAITING: Final = _AWAITING_INFINITIVE | PREPOSITIONS | RELATIVES | {"soit"}
_AWAITING_PARTICIPLE: Final = BE_FORMS | _AWAITING_INFINITIVE | {"a", "ont", "été", "soient", "aient", "avoir", "être"}
_EITHER: Final = ("soit",)
# What may stand between commas inside an object.
_PARENTHESES: Final = PARTNERS | {Role.CONDITION}
# What a noun may have right behind it: its matter or field, who profits.
_OF_NOUN: Final = frozenset({Role.MATTER, Role.BENEFIT})
_BEGINNINGS: Final = frozenset({Role.OBJECT, Role.CONTENT, Role.TO, Role.OTHER})
# "la répartition, d'une part, | entre les régimes": what the noun before an aside may have behind it.
_RESUMING: Final = DE | A | {"sur", "entre"}
_GOING_ON: Final = frozenset({Role.CONTINUATION, Role.OTHER, Role.TO})


def last_of_object(chunks: tuple[Chunk, ...], first: int, line: Line, grammar: Grammar) -> int:
    """The last chunk that belongs to the object: what is outside at the end is left out."""
    last = min(_before_own_verb(chunks, first, line, grammar), _before_condition(chunks, first, line))
    while last > first and not _completes_participle(chunks, first, last, line, grammar):
        if _is_of_noun(chunks, first, last, line):
            break  # "des recommandations | en ce qui concerne les changements"
        if chunks[last].role not in OUTSIDE and not _follows_outside(chunks, first, last, line, grammar):
            break
        if _is_wanted(chunks, first, last, line, grammar) or is_of_clause(chunks, first, last, line, grammar):
            break
        if is_of_task(chunks, first, last, line, grammar) or is_aim_of_noun(chunks, first, last, line, grammar):
            break
        if _is_alternative(chunks, first, last, line) or _is_told(chunks, first, last, line, grammar):
            break
        last -= 1
    return last


def _is_alternative(chunks: tuple[Chunk, ...], first: int, index: int, line: Line) -> bool:
    """ "les sommes dues soit au titre des aides, soit | au titre des prestations": one more of what the object has."""
    before = chunks[index - 1]
    if chunks[index].comma or line.norms[before.start : before.end] != _EITHER or index < first + 2:
        return False
    begun = (piece for piece in chunks[first : index - 1] if piece.role not in OUTSIDE)
    return any("soit" in line.norms[piece.start + 1 : piece.end] for piece in begun)


def _is_told(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "informe cette personne par lettre, remise contre récépissé, | des motifs": the matter, behind all asides."""
    if line.norm[chunks[index].start] not in DE or not chunks[index].comma or index < first + 2:
        return False
    asides = all(piece.role in ASIDES | {Role.CONTINUATION} for piece in chunks[first + 1 : index])
    behind = chunks[0].start - (line.norm[chunks[0].start - 1] == ",")
    return asides and has_lemma(line, behind, grammar.lists.telling, grammar)


def _is_wanted(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "les frais qui lui sont, le cas échéant, | versés", "au juge qui décide, sur demande, | s'il y a lieu de …"."""
    while index > first and (not chunks[index].comma or chunks[index - 1].role not in OUTSIDE):
        index -= 1
    begun = index - 1
    while begun > first and chunks[begun].role in OUTSIDE and chunks[begun].comma:
        begun -= 1
    if begun == index - 1 or index == first or chunks[begun].role in OUTSIDE:
        return False
    verb = chunks[begun].end - 1
    subject = verb - 1
    while line.norm[subject] in CLITICS:
        subject -= 1
    told = line.norm[subject] == "qui" and finite_at(line, verb, grammar)
    return told or (verb > chunks[first].start and line.norm[verb] in _AWAITING_PARTICIPLE)


def _before_own_verb(chunks: tuple[Chunk, ...], first: int, line: Line, grammar: Grammar) -> int:
    """ "autorise la fusion, en subordonnant, par décision motivée, | cette autorisation": a gerund keeps what follows.

    But "développe, en les coordonnant, | des activités", "chargé de vérifier, en procédant à des essais, | le débit".
    """
    for index in range(first + 1, len(chunks)):
        gerund = is_gerund(line, chunks[index].start, grammar)
        if gerund and not _wants_more(chunks[index - 1], line, grammar):
            return index - 1
    return len(chunks) - 1


def _before_condition(chunks: tuple[Chunk, ...], first: int, line: Line) -> int:
    """ "suspend l'indemnité | lorsque l'employeur maintient, en cas de maladie, le salaire": all behind is its own.

    No aside, since no comma opens it; but of what is said in "décide que l'indemnité est due | lorsque …", and of one
    of several in "le maire, le préfet | s'il y consent, le juge".
    """
    opens = (k for k in range(first + 1, len(chunks)) if _opens_condition(chunks[k], line))
    found = next(opens, len(chunks))
    several = any(piece.comma and piece.role is Role.OBJECT for piece in chunks[first + 1 : found])
    return len(chunks) - 1 if several or chunks[first].role is Role.CONTENT else found - 1


def _opens_condition(piece: Chunk, line: Line) -> bool:
    joined = line.norm[piece.start - 1] in COORDINATORS
    return piece.role is Role.CONDITION and not piece.comma and not joined and line.norm[piece.start] in WHEN


def with_whole_restriction(chunks: tuple[Chunk, ...], first: int, line: Line) -> tuple[Chunk, ...]:
    """ "n'autorise rien | que si sont versées au maire ou, en cas de décès, | à son suppléant, | les sommes dues".

    But "informe le condamné | que si la peine …" is what is said. It stands behind the object, which `first` opens.
    """
    begin = chunks[0].start if chunks else 0
    if NEGATION.isdisjoint(line.norms[max(0, begin - NEGATION_SPAN) : begin]):
        return chunks
    restricting = (
        k for k, piece in enumerate(chunks) if piece.role is Role.CONDITION and line.norm[piece.start] in QUE
    )
    found = next((k for k in restricting if k > first and not chunks[k].comma), len(chunks))
    return (*chunks[:found], replace(chunks[found], end=chunks[-1].end)) if found < len(chunks) else chunks


def _wants_more(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """Behind a coordinator, a relative, an infinitive or a participle that governs, more is to come."""
    before = piece.end - 1
    joined = ends_joining(line, piece.end) or line.norm[before] in _AWAITING
    return joined or is_infinitive(line, before, grammar) or looks_present_participle(line.norm[before])


def _is_of_noun(chunks: tuple[Chunk, ...], first: int, index: int, line: Line) -> bool:
    """ "les projets | en ce qui concerne les ports", "des actions | en faveur des jeunes", "la vie | au niveau local".

    Two may follow one another. Behind a comma it is the verb's, unless it is but an instance: ", notamment | en ce qui
    concerne les ports".
    """
    while index > first and chunks[index].role in _OF_NOUN:
        piece = chunks[index]
        named = piece.inner < piece.end and line.norm[piece.start] == "notamment"
        if piece.comma and not named:
            return False
        if chunks[index - 1].role not in OUTSIDE:
            return True
        index -= 1
    return False


def _completes_participle(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "celles définies, au titre de leurs salariés, par l'Agence": the agent of a participle that a comma cut off."""
    if index > first + 1 and not chunks[index].comma and line.norm[chunks[index].start] in DE:
        index -= 1  # "par arrêté | du recteur"
    if line.norm[chunks[index].start] != "par" or chunks[index].role not in {Role.OTHER, Role.ADJUNCT}:
        return False
    if chunks[index].role is Role.ADJUNCT:  # "qui est prononcée, sans conditions, | par arrêté"
        aside = index > first + 1 and chunks[index].comma and chunks[index - 1].comma
        return aside and grammar.is_past_participle(line.norm[chunks[index - 2].end - 1])
    own = (piece for piece in chunks[first:index] if piece.role not in OUTSIDE)
    return any(grammar.is_past_participle(line.norm[piece.end - 1]) for piece in own)


def _resumes(chunks: tuple[Chunk, ...], index: int, line: Line, grammar: Grammar) -> bool:
    """ "le remboursement, dans la limite du plafond, de la rémunération": the object goes on behind an aside."""
    chunks, index = _with_one_aside(chunks, index)
    gerund = is_gerund(line, chunks[index - 1].start, grammar)
    sent = _is_sent_for(chunks[index - 1], line, grammar)  # "saisit le conseil, pour avis, | de toute question"
    aside = sent or chunks[index - 1].role in ASIDES or _is_parenthesis(chunks, index - 1)
    aside = aside and chunks[index - 1].comma and not gerund
    joined = index >= 2 and chunks[index].comma and ends_joining(line, chunks[index - 2].end)
    if joined and (OUTSIDE - {Role.ADVERB}).isdisjoint(piece.role for piece in chunks[: index - 1]):
        return True  # "sur la demande ou, en cas d'opposition, | sur la déclaration"
    bare = index > 1 and chunks[index - 2].role not in OUTSIDE
    if bare and is_infinitive(line, chunks[index - 2].end - 1, grammar):
        return True  # "de faciliter et de développer, en les coordonnant, | des activités sanitaires"
    outside = index > 1 and chunks[index - 2].role in OUTSIDE and chunks[index - 2].inner < chunks[index - 2].end
    complete = not DE.isdisjoint(line.norms[chunks[0].start : chunks[max(0, index - 2)].end])
    several = complete or _names_bodies(chunks[index - 1 : index + 1], line, grammar)
    ended = several and closes_row(line, chunks[index])
    if ended or outside or (complete and _is_row_of_bodies(chunks, index, line, grammar)):
        return False
    if aside and index > 1 and line.norm[chunks[index - 2].end - 1] in _AWAITING_INFINITIVE:
        return True  # "veille à ce qu'elles puissent, le cas échéant, | exprimer leurs griefs"
    return aside and chunks[index].comma and line.norm[chunks[index].start] in _RESUMING


def _is_row_of_bodies(chunks: tuple[Chunk, ...], index: int, line: Line, grammar: Grammar) -> bool:
    """ ", pour le compte | des caisses, | de l'Agence, | des organismes et de tout autre": all of them the aside's."""
    further = takewhile(lambda piece: piece.comma and line.norm[piece.start] in DE, chunks[index:])
    row = (chunks[index - 1], *further)
    return len(row) > 2 and closes_row(line, row[-1]) and _names_bodies(row, line, grammar)


def _names_bodies(pieces: tuple[Chunk, ...], line: Line, grammar: Grammar) -> bool:
    """ "à la demande | du ministre A, | du ministre B ou de l'Union": in each "de" opens the name of a body."""
    return all(
        any(
            line.norm[k] in DE and institution_phrase(line, k + 1, piece.end, grammar) is not None
            for k in range(piece.start, piece.end)
        )
        for piece in pieces
    )


def _with_one_aside(chunks: tuple[Chunk, ...], index: int) -> tuple[tuple[Chunk, ...], int]:
    """ "un avis, dans un délai d'un mois | à compter de la réception, sur le projet": one aside between two commas."""
    begin = index - 1
    while (
        begin > 1
        and not chunks[begin].comma
        and {chunks[begin].role, chunks[begin - 1].role} <= ASIDES | {Role.CONTINUATION}
    ):
        begin -= 1
    one = replace(chunks[begin], end=chunks[index - 1].end)
    return (*chunks[:begin], one, *chunks[index:]), begin + 1


def _goes_on_behind_whole(chunks: tuple[Chunk, ...], index: int, line: Line, grammar: Grammar) -> bool:
    """ "aux écoles à l'étranger | et aux écoles à sections internationales": behind an adjunct of no more words.

    Likewise "des contrôles sur place | des succursales", "un avocat d'office | à la personne"; but not who receives.
    """
    before, piece = chunks[index - 1], chunks[index]
    if before.role not in {Role.ADJUNCT, Role.MATTER} or before.inner != before.end or before.comma:
        return False
    joined = line.norm[piece.start] in COORDINATORS and line.norm[piece.start + 1] in A
    # "par délibération | du conseil", but "un service de consultation par voie électronique | des informations"
    by_act = line.norm[before.start] == "par" and line.norm[before.start + 1] != "voie"
    if joined or piece.comma or by_act or (index > 1 and chunks[index - 2].role in OUTSIDE):
        return joined
    verb = chunks[0].start - (line.norm[chunks[0].start - 1] == ",")
    received = line.norm[piece.start] in A and has_lemma(line, verb, grammar.lists.ditransitive, grammar)
    return line.norm[piece.start] in DE | A and not received


def _is_sent_for(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "pour information"."""
    return piece.role is Role.PURPOSE and line.norm[piece.inner] in grammar.lists.sent_for


def _is_received(chunks: tuple[Chunk, ...], index: int, line: Line, grammar: Grammar) -> bool:
    """ "le dossier, pour information, | au maire", "sa décision dans ce délai | à la caisse": who gets it."""
    before, piece = chunks[index - 1], chunks[index]
    sent = _is_sent_for(before, line, grammar)
    in_time = before.role is Role.ADJUNCT and not piece.comma and ends_in_time(line, piece.start, grammar)
    matter = sent and not piece.comma and line.norm[piece.start] in DE  # "saisit le conseil pour avis | de la question"
    return matter or (piece.role is Role.TO and (sent or in_time))


def _joins_adjunct(chunks: tuple[Chunk, ...], index: int, line: Line) -> bool:
    """ "pour exercer des activités, ainsi | que pour créer des équipements": a further aim, not a further object."""
    behind = chunks[index].end + 1
    return line.norm[behind - 2] == "ainsi" and line.norm[behind - 1] in QUE and line.norm[behind] in PREPOSITIONS - A


def _is_parenthesis(chunks: tuple[Chunk, ...], index: int) -> bool:
    """ "son avis, | s'il y est invité, | sur l'action": a condition or a partner behind the object's beginning."""
    return index > 0 and chunks[index].role in _PARENTHESES and chunks[index - 1].role in _BEGINNINGS


def _follows_outside(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """True for a continuation of an adjunct: ", dans le cadre des programmes définis par X, déclinés par Y"."""
    position = index
    while position > first and (chunks[position].role in _GOING_ON or _joins_adjunct(chunks, position, line)):
        if _is_received(chunks, position, line, grammar):
            return False
        goes_on = _goes_on_behind_whole(chunks, position, line, grammar)
        if goes_on or _resumes(chunks[first:], position - first, line, grammar):
            return False
        position -= 1
    return first < position < index and chunks[position].role in OUTSIDE - {Role.ADVERB}
