"""What follows a verb: its object, and the adjuncts that are no part of it.

The first noun phrase is the object; it reaches to the last chunk that belongs to it. What stands inside the object
stays, so that the object is contiguous; adjuncts of the verb at the end are left out (gold guidelines, "Object").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rsi_graph.extract.language.governing import has_lemma, is_transitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.verb_forms import infinitive_behind, is_infinitive
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    MODAL_FORMS,
    PREPOSITIONS,
    QUE,
    RELATIVES,
    SUBORDINATE_MODALS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.hidden_objects import NOUN_OBJECTS, with_hidden_object
from rsi_graph.extract.objects.loose_ends import ends_in_time, ends_joining, without_conditions, without_loose_end
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import ASIDES, OUTSIDE, PARTNERS, Role, is_gerund

_NO_WORDS: Final = frozenset[str]()
_PAR: Final = frozenset({"par"})
# What may be the object, the best first; "délibère, pour chaque division, | sur la part": some prepositions come last.
_OBJECTS: Final = (
    ((Role.OBJECT, Role.CONTENT), _NO_WORDS),
    ((Role.TO,), _NO_WORDS),
    ((Role.OTHER,), PREPOSITIONS - {"sur", "contre", "auprès", "vers", "avec", "entre", "envers"}),
    ((Role.OTHER,), _PAR),
)
# Behind these a clause wants an infinitive.
_AWAITING_INFINITIVE: Final = SUBORDINATE_MODALS | MODAL_FORMS
_AWAITING: Final = _AWAITING_INFINITIVE | PREPOSITIONS | RELATIVES | {"soit"}
# What may stand between commas inside an object.
_PARENTHESES: Final = PARTNERS | {Role.CONDITION}
_BEGINNINGS: Final = frozenset({Role.OBJECT, Role.CONTENT, Role.TO, Role.OTHER})
_GOING_ON: Final = frozenset({Role.CONTINUATION, Role.OTHER, Role.TO})
_AS_WELL: Final = frozenset({"ainsi"})
# Stands for a "soit" whose words are an adjunct: "soit | selon les modalités prévues".
_EMPTY: Final = Chunk(0, 0, Role.ADVERB, 0, comma=False)


@dataclass(frozen=True, slots=True)
class Complement:
    """Everything behind a verb: token positions of the object, and the chunks around it."""

    object: tuple[int, int] | None
    before: tuple[Chunk, ...] = ()
    inside: tuple[Chunk, ...] = ()
    after: tuple[Chunk, ...] = ()

    @property
    def first(self) -> Chunk | None:
        """The chunk that the object begins with."""
        return next((piece for piece in self.inside if self.object and piece.start == self.object[0]), None)

    def chunks(self, *roles: Role) -> tuple[Chunk, ...]:
        """All chunks of these roles, wherever they stand."""
        return of_role((*self.before, *self.inside, *self.after), roles)


def of_role(chunks: tuple[Chunk, ...], roles: Collection[Role]) -> tuple[Chunk, ...]:
    """Chunks in, those of these roles out."""
    return tuple(piece for piece in chunks if piece.role in roles)


def complement(line: Line, start: int, end: int, grammar: Grammar) -> Complement:
    """Token positions behind a verb in, its object and adjuncts out."""
    chunks = with_hidden_object(chunk(line, start, end, grammar), line, start, grammar)
    first = _object_chunk(chunks, line, start, grammar)
    if first is None:
        return Complement(None, before=chunks)
    first = _behind_hearer(chunks, first, line, start, grammar)
    last = _last_of_object(chunks, first, line, grammar)
    begin, stop = chunks[first].start, chunks[last].end
    bounds = (begin, without_loose_end(line, begin, without_conditions(line, begin, stop, grammar), grammar))
    return Complement(bounds, chunks[:first], chunks[first : last + 1], chunks[last + 1 :])


def _behind_hearer(chunks: tuple[Chunk, ...], first: int, line: Line, start: int, grammar: Grammar) -> int:
    """ "rend compte au conseil, par un rapport, | de la situation": the object is the matter, not who hears of it."""
    if chunks[first].role is not Role.TO or not has_lemma(line, start, grammar.lists.matter_with_de, grammar):
        return first
    later = (k for k in range(first + 1, len(chunks)) if line.norm[chunks[k].start] in DE)
    return next(later, first)


def _object_chunk(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> int | None:
    """The first noun phrase; else the first chunk with "à", then with another preposition."""
    chunks = tuple(piece if line.norms[piece.start : piece.end] != ("soit",) else _EMPTY for piece in chunks)
    if has_lemma(line, start, grammar.lists.objectless, grammar):
        return None
    fixed = _fixed_object(chunks, line, start, grammar)
    if fixed is not None:
        return fixed
    for wanted, passed_over in _OBJECTS:
        for index, piece in enumerate(chunks):
            if piece.role in wanted and line.norm[piece.start] not in passed_over:
                begin = next((k for k in range(index) if chunks[k].role is not Role.ADVERB), index)
                return begin if _belongs_to_first(chunks[begin:], index - begin, line, start, grammar) else index
    return None


def _fixed_object(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> int | None:
    """ "se fait représenter | par un membre", "tient compte, pour décider, | des observations": what the verb wants."""
    wanted = (grammar.lists.through_someone, _PAR), (grammar.lists.matter_with_de | grammar.lists.split_verbs, DE)
    for lemmas, words in wanted:
        if has_lemma(line, start, lemmas, grammar) and not any(piece.role in NOUN_OBJECTS for piece in chunks):
            wanted_at = (k for k, piece in enumerate(chunks) if line.norm[piece.start] in words)
            return next((k for k in wanted_at if not _is_task(line, chunks[k].start, grammar)), None)
    return None


def _is_task(line: Line, index: int, grammar: Grammar) -> bool:
    """ "rend compte à l'officier qui peut lui ordonner | de la retenir": what another is to do."""
    return infinitive_behind(line, index + 1, grammar)


def _belongs_to_first(chunks: tuple[Chunk, ...], index: int, line: Line, start: int, grammar: Grammar) -> bool:
    """ "procède à l'émission de timbres comportant, en outre, | la perception …": a noun of a clause on the first.

    But "verse à la caisse, dans ce délai, | le montant": who receives is an institution.
    """
    first = chunks[0]
    comma = chunks[index].comma or _behind_stress(chunks, index)
    if first.role is Role.OTHER and first.comma:  # "prépare, sur chaque affaire, | un rapport et un projet"
        return False
    if first.role is Role.OTHER and line.norm[first.start] == "sur" and chunks[index].comma:
        # "sur les programmes, | les projets et les études"
        if is_transitive(line, start, grammar):  # "organise sur tout le territoire, dans ce cadre, | les activités"
            return False
        return not (COORDINATORS | _AS_WELL).isdisjoint(line.norms[chunks[index].start : chunks[-1].end])
    if first.role is not Role.TO or first.comma or not comma:  # "exerce, à Paris, | le contrôle"
        return False
    if is_transitive(line, start, grammar):  # "élisent au sein du conseil, à bulletins secrets, | un président"
        return False
    return institution_phrase(line, first.start + 1, first.end, grammar) is None


def _behind_stress(chunks: tuple[Chunk, ...], index: int) -> bool:
    """ "veille aux actions des organismes, notamment | les centres": an instance of what stands before the comma."""
    return index > 1 and chunks[index - 1].role is Role.ADVERB and chunks[index - 1].comma


def _last_of_object(chunks: tuple[Chunk, ...], first: int, line: Line, grammar: Grammar) -> int:
    """The last chunk that belongs to the object: what is outside at the end is left out."""
    last = _before_own_verb(chunks, first, line, grammar)
    while last > first and not _completes_participle(chunks, first, last, line, grammar):
        if _is_matter(chunks[last], line) and chunks[last - 1].role not in OUTSIDE:
            break  # "des recommandations | en ce qui concerne les changements"
        if chunks[last].role not in OUTSIDE and not _follows_outside(chunks, first, last, line, grammar):
            break
        last -= 1
    return last


def _before_own_verb(chunks: tuple[Chunk, ...], first: int, line: Line, grammar: Grammar) -> int:
    """ "autorise la fusion, en subordonnant, par décision motivée, | cette autorisation": a gerund keeps what follows.

    But "développe, en les coordonnant, | des activités", "chargé de vérifier, en procédant à des essais, | le débit".
    """
    for index in range(first + 1, len(chunks)):
        gerund = is_gerund(line, chunks[index].start, grammar)
        if gerund and not _wants_more(chunks[index - 1], line, grammar):
            return index - 1
    return len(chunks) - 1


def _wants_more(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """Behind a coordinator, a relative, an infinitive or a participle that governs, more is to come."""
    before = piece.end - 1
    joined = ends_joining(line, piece.end) or line.norm[before] in _AWAITING
    return joined or is_infinitive(line, before, grammar) or looks_present_participle(line.norm[before])


def _is_matter(piece: Chunk, line: Line) -> bool:
    """ "les projets | en ce qui concerne les ports", ", notamment | en ce qui concerne les ports": of the object."""
    named = piece.inner < piece.end and line.norm[piece.start] == "notamment"
    return piece.role is Role.MATTER and (not piece.comma or named)


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
    several = not DE.isdisjoint(line.norms[chunks[0].start : chunks[max(0, index - 2)].end])
    if (several and _ends_enumeration(line, chunks[index])) or outside:
        return False
    if aside and index > 1 and line.norm[chunks[index - 2].end - 1] in _AWAITING_INFINITIVE:
        return True  # "veille à ce qu'elles puissent, le cas échéant, | exprimer leurs griefs"
    return aside and chunks[index].comma and line.norm[chunks[index].start] in DE | A | {"sur"}


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


def _goes_on_behind_whole(chunks: tuple[Chunk, ...], index: int, line: Line) -> bool:
    """ "aux écoles à l'étranger | et aux écoles à sections internationales": behind an adjunct of no more words."""
    before = chunks[index - 1]
    joined = line.norm[chunks[index].start] in COORDINATORS and line.norm[chunks[index].start + 1] in A
    return joined and before.role is Role.ADJUNCT and before.inner == before.end and not before.comma


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


def _ends_enumeration(line: Line, piece: Chunk) -> bool:
    """ "…, | du budget et du travail": "de" behind the comma and behind "et"."""
    if line.norm[piece.start] not in DE:
        return False
    pairs = pairwise(line.norms[piece.start : piece.end])
    return any(joint in COORDINATORS and following in DE for joint, following in pairs)


def _follows_outside(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """True for a continuation of an adjunct: ", dans le cadre des programmes définis par X, déclinés par Y"."""
    position = index
    while position > first and (chunks[position].role in _GOING_ON or _joins_adjunct(chunks, position, line)):
        if _is_received(chunks, position, line, grammar):
            return False
        if _resumes(chunks[first:], position - first, line, grammar) or _goes_on_behind_whole(chunks, position, line):
            return False
        position -= 1
    return first < position < index and chunks[position].role in OUTSIDE - {Role.ADVERB}
