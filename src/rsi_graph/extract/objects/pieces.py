"""Pieces of what stands behind a verb, and how commas that cut an enumeration or an aim are mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Final

from rsi_graph.extract.language.governing import has_lemma
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.verb_forms import finite_at, is_infinitive
from rsi_graph.extract.language.words import (
    ARTICLES,
    COORDINATORS,
    DE,
    DETERMINERS,
    HAVE_FORMS,
    OBJECT_CLITICS,
    QUE,
    RELATIVES,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.loose_ends import ends_joining
from rsi_graph.extract.objects.roles import ASIDES, BESIDE, OUTSIDE, PARTNERS, Role, is_gerund
from rsi_graph.model.quick import quicken

# What may part an aim from what it wants.
_BESIDE_AIM: Final = PARTNERS | {Role.ADJUNCT, Role.ADVERB, Role.CONDITION}
# What joins the last of a row to the others.
_CLOSING: Final = COORDINATORS | {"ainsi"}
_AUXILIARIES: Final = frozenset({"avoir", "être", "ayant", "étant"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Token positions `[start, end)` of a piece of the complement; its words begin at `inner`, behind the opener."""

    start: int
    end: int
    role: Role
    inner: int
    comma: bool


quicken(Chunk)


def with_enumerations(chunks: list[Chunk], line: Line, grammar: Grammar) -> tuple[Chunk, ...]:
    """Enumerations that go on with an adjunct: "avec le ministère, la direction A et la direction B, les mesures …"."""
    if len(chunks) < 2:
        return tuple(chunks)
    merged = chunks[:1]
    last_object = max([i for i, piece in enumerate(chunks) if piece.comma and _is_noun(piece, line)], default=-1)
    has_object, alone = chunks[0].role is Role.OBJECT, _acts_alone(chunks[0], line, grammar)
    for index, piece in enumerate(chunks[1:], 1):
        before = merged[-1]
        goes_on = aim = False
        if piece.comma:
            goes_on = (
                _goes_on(before, piece, line, grammar, object_later=index < last_object, object_before=has_object)
                or (_is_begun(merged) and _is_further_partner(before, piece, line, grammar))
                or (alone and before.role is Role.JOINT and _is_partner(piece, line, grammar))
                or (not has_object and index > last_object - 1 and _is_one_more(merged, piece, line, grammar))
            )
            aim = has_object and _may_enumerate(before, piece, line, grammar)
        rank = _unfinished_aim(merged, piece, line, grammar)
        if rank is None:
            rank = _unfinished_clause(merged, piece, line, grammar)
        if rank is None and _is_second_aim(merged, piece, line):
            rank = len(merged) - 1
        if rank is not None:
            merged[rank:] = [replace(merged[rank], end=piece.end)]
        elif _joins_fixed(merged, piece, line) or goes_on or (aim and _is_further(before, piece, line)):
            merged[-1] = replace(merged[-1], end=piece.end)
        else:
            merged.append(piece)
            has_object = has_object or piece.role is Role.OBJECT
    return tuple(merged)


def _is_one_more(before: list[Chunk], piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "statue hors la présence du rapporteur, | du greffier et du commissaire": no matter of what is decided upon."""
    if not _acts_alone(before[0], line, grammar):
        return False
    told = before[-1].role in OUTSIDE and not DE.isdisjoint(line.norms[before[-1].start : before[-1].end])
    return told and closes_row(line, piece) and _names_after_de(line, piece, grammar)


def _names_after_de(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "| du greffier", "| de l'autorité compétente": a body behind "de"."""
    de = line.norm[piece.start] in DE
    return de and institution_phrase(line, piece.start + 1, piece.end, grammar) is not None


def _is_begun(pieces: list[Chunk]) -> bool:
    """What the verb governs stands before the last piece."""
    return not OUTSIDE.issuperset([one.role for one in pieces[:-1]])


def _may_enumerate(before: Chunk, piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "le projet, pour évaluer les coûts | , les délais", "le projet, en appréciant les coûts | , les délais"."""
    if before.role is Role.PURPOSE:
        return line.norm[before.inner] not in grammar.lists.sent_for
    return line.norm[piece.start] not in DE and _is_manner(before, line, grammar)


def _is_further(before: Chunk, piece: Chunk, line: Line) -> bool:
    """ "afin d'évaluer les coûts, | les délais", "afin de répondre aux risques, | aux menaces et aux crises"."""
    words = line.norms[piece.start : piece.end]
    several = piece.role is Role.TO and not COORDINATORS.isdisjoint(words)
    several = several and not A.isdisjoint(line.norms[before.inner : before.end])
    return several or piece.role in (Role.OBJECT, Role.CONTINUATION)


def _is_further_partner(before: Chunk, piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "le plan, avec les communes, | les départements et les régions": further ones, up to "et"."""
    if before.role is not Role.JOINT or not piece.comma or COORDINATORS.isdisjoint(line.norms[piece.start : piece.end]):
        return False
    return _is_partner(piece, line, grammar)


def _is_partner(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    return piece.role is Role.OBJECT and line.norm[piece.start] not in DE and _names_partner(line, piece, grammar)


def _acts_alone(first: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "coopère | avec l'agence, le préfet et la caisse", "statue | …": a verb that has no object, whatever comes."""
    lists = grammar.lists
    return has_lemma(line, first.start - first.comma, lists.upon | lists.acting_alone | lists.reciprocal, grammar)


def _is_manner(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ ", en appréciant les coûts": a gerund behind a comma; "dans des conditions garantissant la fiabilité"."""
    if piece.role is not Role.ADJUNCT or (piece.comma and is_gerund(line, piece.start, grammar)):
        return piece.role is Role.ADJUNCT
    manner = range(piece.start + 3, piece.end) if line.norm[piece.start + 2] in grammar.lists.manners else ()
    return any(looks_present_participle(line.norm[k]) and line.norm[k] in grammar.verbs for k in manner)


def _joins_fixed(before: list[Chunk], piece: Chunk, line: Line) -> bool:
    """ "le paiement, en leur nom | et pour leur compte, | des chèques": two fixed adjuncts of one aside."""
    last = before[-1] if before else None
    fixed = last is not None and last.role is Role.ADJUNCT and last.comma and last.inner == last.end
    return fixed and not piece.comma and line.norm[piece.start] == "et" and line.norm[piece.start + 1] == "pour"


def _unfinished_aim(before: list[Chunk], piece: Chunk, line: Line, grammar: Grammar) -> int | None:
    """ "donner délégation pour signer, dans la limite de ses attributions, | tous actes": what is to be signed.

    "afin de payer les frais ainsi que, le cas échéant, | les dépens", "pour statuer, par ordonnance, | sur la demande".
    Without commas: "pour qu'elles exercent pour son compte | une action sociale".
    """
    if not piece.comma and not _is_behind_bare_adjunct(before, piece, line, grammar):
        return None
    for rank in range(len(before) - 1, -1, -1):
        if before[rank].role is Role.PURPOSE:
            return rank if _awaits(before, rank, piece, line, grammar) else None
        joined = before[rank].role is Role.CONTINUATION and not before[rank].comma  # "directement | ou indirectement"
        # "pour recueillir, notamment | auprès du maire, | les pièces"
        where = before[rank].role is Role.OTHER and (before[rank].comma or line.norm[before[rank].start] in BESIDE)
        joined = joined or where
        if before[rank].role not in _BESIDE_AIM and not joined:
            return None
    return None


def _is_behind_bare_adjunct(before: list[Chunk], piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "pour qu'elles exercent | pour son compte | une action"; but "le pouvoir de signer en son nom | l'acte"."""
    if piece.role is not Role.OBJECT or len(before) < 2 or before[-1].role is not Role.ADJUNCT or before[-1].comma:
        return False
    if before[-2].role is Role.PURPOSE:  # "pour effectuer sous l'autorité du directeur | les opérations"
        # but "pour l'assister lors du procès | un interprète", "exerce les compétences pour signer en son nom | l'acte"
        own = line.norm[before[-2].end - 2] in OBJECT_CLITICS
        return not own and grammar.lists.having_task.isdisjoint(line.norms[before[0].start : before[0].end])
    return not is_infinitive(line, before[-2].end - 1, grammar)


def _awaits(before: list[Chunk], rank: int, piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """True where the aim at `rank` wants what `piece` says; but "Pour statuer, dans ce délai, | le juge"."""
    last, aside = before[rank].end - 1, rank < len(before) - 1
    noun = _is_noun(piece, line)
    if aside and ends_joining(line, before[rank].end):
        return noun or piece.role is Role.CONTINUATION
    within = rank > 0 and before[0].role is not Role.PURPOSE
    if noun:
        return within and (is_infinitive(line, last, grammar) or (aside and _says_what(before[rank], line, grammar)))
    governs = is_infinitive(line, last, grammar) or _says_what(before[rank], line, grammar)
    if not aside and within and is_infinitive(line, last, grammar) and is_infinitive(line, piece.start, grammar):
        return piece.role is Role.CONTINUATION  # "délégation pour préparer, | passer et exécuter les marchés"
    governs = governs or has_lemma(line, last + 1, grammar.lists.towards, grammar)  # "pour mettre fin, …, | à l'essai"
    return aside and governs and piece.role in (Role.TO, Role.OTHER) and line.norm[piece.start] in A | {"sur"}


def _says_what(aim: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "afin que celui-ci détermine |", "de produits dont la culture a contribué |": a clause that ends in its verb."""
    last, opening = aim.end - 1, line.norms[aim.start : aim.end]
    done = line.norm[last - 1] in HAVE_FORMS and grammar.is_past_participle(line.norm[last])
    return (done or finite_at(line, last, grammar)) and not (RELATIVES | QUE).isdisjoint(opening)


def _is_second_aim(before: list[Chunk], piece: Chunk, line: Line) -> bool:
    """ "pour effectuer soit certains actes, | soit | tous les actes": the aim goes on."""
    last = before[-1] if before else None
    if last is None or last.role is not Role.PURPOSE:
        return False
    words = line.norms[last.inner : last.end]
    again = piece.comma and line.norm[piece.start] == "soit" and "soit" in words
    return again or (not piece.comma and words[-1:] == ("soit",))


def _unfinished_clause(before: list[Chunk], piece: Chunk, line: Line, grammar: Grammar) -> int | None:
    """ "après avoir, le cas échéant, | invité | le demandeur à la compléter": what an adjunct's auxiliary wants."""
    last = before[-1] if before else None
    if last and not piece.comma and last.role in OUTSIDE and grammar.is_past_participle(line.norm[last.end - 1]):
        # the participle's own object, where an aside has parted it from its auxiliary
        return len(before) - 1 if line.norm[last.end - 2] == "," and piece.role is Role.OBJECT else None
    if len(before) < 2 or not piece.comma or not before[-1].comma or before[-1].role not in OUTSIDE:
        return None
    begun = before[-2]
    return len(before) - 2 if begun.role in OUTSIDE and line.norm[begun.end - 1] in _AUXILIARIES else None


def _is_noun(piece: Chunk, line: Line) -> bool:
    """ "le dossier", "| des activités": what a verb may govern behind a comma."""
    return piece.role is Role.OBJECT or (piece.role is Role.CONTINUATION and line.norm[piece.start] == "des")


def _goes_on(
    before: Chunk, piece: Chunk, line: Line, grammar: Grammar, *, object_later: bool, object_before: bool
) -> bool:
    """A further partner, where the object stands elsewhere; behind "sur proposition de" it would have its "de".

    "organise des stages en liaison avec les communes, | les écoles et les régions": its object stood before.
    """
    if _is_made_known(before, line, grammar):
        # "porte à la connaissance du conseil, | du directeur et du comptable, les documents"
        return _names_after_de(line, piece, grammar)
    if line.norm[before.inner - 1] in DE or (line.norm[before.inner] in DE and before.role in ASIDES):
        # "après avis du ministre de la mer, | du ministre de la santé et du préfet, les règles", "un avis, à la demande
        # du maire, | du préfet ou de la région, sur le projet"
        later = object_later or (object_before and closes_row(line, piece))
        return later and before.role in OUTSIDE and _names_after_de(line, piece, grammar)
    if before.role not in PARTNERS or piece.role is not Role.OBJECT:
        return False
    if object_before and not object_later:
        return not before.comma and line.norm[before.inner - 1] == "avec" and line.norm[piece.start] in ARTICLES
    return object_later and _names_partner(line, piece, grammar)


def closes_row(line: Line, piece: Chunk) -> bool:
    """ "…, | du budget et du travail": "de" behind the comma and behind "et"."""
    if line.norm[piece.start] not in DE:
        return False
    pairs = pairwise(line.norms[piece.start : piece.end])
    return any(joint in COORDINATORS and following in DE for joint, following in pairs)


def _is_made_known(piece: Chunk, line: Line, grammar: Grammar) -> bool:
    """ "à la connaissance du conseil", "à la disposition des communes": who gets it stands behind the noun."""
    noun = piece.start + 2
    given = piece.role is Role.TO and line.norm[noun] in grammar.lists.giving_nouns
    return given and line.norm[noun + 1] in DE and noun + 1 < piece.end


def _names_partner(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "les communes", "les composantes et | les services de l'établissement": the first or the second is a body."""
    if institution_phrase(line, piece.start, piece.end, grammar) is not None:
        return True
    joints = (k for k in range(piece.start, piece.end) if line.norm[k] in COORDINATORS)
    second = next(joints, piece.end) + 1
    named = second < piece.end and line.norm[second] in ARTICLES
    return named and institution_phrase(line, second, piece.end, grammar) is not None


def with_rows(pieces: tuple[Chunk, ...], line: Line) -> Iterator[Chunk]:
    """ "aux médecins, | pharmaciens, | fournisseurs ainsi qu'aux services": who receives, up to the end of the row."""
    for rank, piece in enumerate(pieces):
        row = takewhile(lambda one: _is_bare(line, one), pieces[rank + 1 :]) if piece.role is Role.TO else ()
        closing = next((one for one in row if not _CLOSING.isdisjoint(line.norms[one.start : one.end])), piece)
        yield piece if closing is piece else replace(piece, end=closing.end)


def _is_bare(line: Line, piece: Chunk) -> bool:
    """ ", | pharmaciens": one more of a row that shares its preposition."""
    norm = line.norm[piece.start]
    plural = norm.endswith(("s", "x")) and norm not in RELATIVES | DETERMINERS
    return piece.comma and piece.role is Role.CONTINUATION and plural


def is_aside_of_two(chunks: Sequence[Chunk], line: Line) -> bool:
    """ "conduit, seul | ou avec d'autres organismes, |": one aside of two ways, which commas cut off."""
    opens = len(chunks) > 1 and chunks[-2].comma and chunks[-2].role in OUTSIDE
    return opens and line.norm[chunks[-1].start] in COORDINATORS
