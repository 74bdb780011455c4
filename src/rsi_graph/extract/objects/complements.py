"""What follows a verb: its object, and the adjuncts that are no part of it.

The first noun phrase is the object; it reaches to the last chunk that belongs to it. What stands inside the object
stays, so that the object is contiguous; adjuncts of the verb at the end are left out (gold guidelines, "Object").
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from rsi_graph.extract.language.governing import has_lemma, is_transitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.verb_forms import finite_at, infinitive_behind, is_infinitive
from rsi_graph.extract.language.words import (
    COORDINATORS,
    DE,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.hidden_matters import NOUN_OBJECTS
from rsi_graph.extract.objects.hidden_objects import with_hidden_object
from rsi_graph.extract.objects.loose_ends import without_conditions, without_loose_end
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.questions import ASKING
from rsi_graph.extract.objects.reach import last_of_object, with_whole_restriction
from rsi_graph.extract.objects.roles import Role
from rsi_graph.model.quick import quicken

_NO_WORDS: Final = frozenset[str]()
_PAR: Final = frozenset({"par"})
# What may be the object, the best first; "délibère, pour chaque division, | sur la part": some prepositions come last.
_OBJECTS: Final = (
    ((Role.OBJECT, Role.CONTENT), _NO_WORDS),
    ((Role.TO,), _NO_WORDS),
    ((Role.OTHER,), PREPOSITIONS - {"sur", "contre", "auprès", "vers", "avec", "entre", "envers"}),
    ((Role.OTHER,), _PAR),
)
_WHERE: Final = frozenset({"dans", "en", "auprès", "devant", "sous", "chez"})
_AS_WELL: Final = frozenset({"ainsi"})
# Stands for a "soit" whose words are an adjunct: "soit | selon les modalités prévues".
_EMPTY: Final = Chunk(0, 0, Role.ADVERB, 0, comma=False)


# What brings in one of several: "avec les organismes, | notamment les communes".
_SUCH_AS: Final = frozenset({"notamment", "et notamment", "en particulier", "et en particulier"})


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


quicken(Complement)


def of_role(chunks: tuple[Chunk, ...], roles: Collection[Role]) -> tuple[Chunk, ...]:
    """Chunks in, those of these roles out."""
    return tuple([piece for piece in chunks if piece.role in roles])


def complement(line: Line, start: int, end: int, grammar: Grammar) -> Complement:
    """Token positions behind a verb in, its object and adjuncts out."""
    chunks = with_hidden_object(chunk(line, start, end, grammar), line, start, grammar)
    chunks = _with_instances(chunks, line, start, grammar)
    first = _object_chunk(chunks, line, start, grammar)
    if has_lemma(line, start, grammar.lists.reciprocal, grammar):
        first, chunks = _with_whom(chunks, first, line)
    if first is None:
        return Complement(None, before=chunks)
    first = _behind_hearer(chunks, first, line, start, grammar)
    chunks = with_whole_restriction(chunks, first, line)
    last = last_of_object(chunks, first, line, grammar)
    begin, stop = chunks[first].start, chunks[last].end
    bounds = (begin, without_loose_end(line, begin, without_conditions(line, begin, stop, grammar), grammar))
    return Complement(bounds, chunks[:first], chunks[first : last + 1], chunks[last + 1 :])


def _with_instances(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """ "agit en lien avec les organismes, | notamment les communes": of those with whom, where no object is wanted."""
    if is_transitive(line, start, grammar):
        return chunks
    for k in range(len(chunks) - 2):
        partner, said, instance = chunks[k : k + 3]
        such = " ".join(line.norms[said.start : said.end]) in _SUCH_AS
        if such and partner.role is Role.JOINT and instance.role is Role.OBJECT:
            return (*chunks[:k], replace(partner, end=instance.end), *chunks[k + 3 :])
    return chunks


def _with_whom(chunks: tuple[Chunk, ...], first: int | None, line: Line) -> tuple[int | None, tuple[Chunk, ...]]:
    """ "coopère | avec les organismes, ainsi qu'avec l'agence": the object, where the verb has no other.

    But "coopère avec l'agence | à la mise en œuvre du plan".
    """
    partner = next((k for k, piece in enumerate(chunks) if piece.role is Role.JOINT), None)
    if partner is None or line.norm[chunks[partner].start] != "avec" or (first is not None and first < partner):
        return first, chunks
    if first is not None and "avec" not in line.norms[chunks[first].start : chunks[first].end]:
        return first, chunks
    return partner, (*chunks[:partner], replace(chunks[partner], role=Role.OTHER), *chunks[partner + 1 :])


def _behind_hearer(chunks: tuple[Chunk, ...], first: int, line: Line, start: int, grammar: Grammar) -> int:
    """ "rend compte au conseil, par un rapport, | de la situation": the object is the matter, not who hears of it."""
    if chunks[first].role is not Role.TO or not has_lemma(line, start, grammar.lists.matter_with_de, grammar):
        return first
    later = (k for k in range(first + 1, len(chunks)) if line.norm[chunks[k].start] in DE)
    return next(later, first)


def _object_chunk(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> int | None:
    """The first noun phrase; else the first chunk with "à", then with another preposition."""
    told = _is_told_by_en(line, start, grammar)
    passed = (
        line.norms[piece.start : piece.end] == ("soit",)
        or (told and line.norm[piece.start] in DE)
        or _faces(line, piece, grammar)
        for piece in chunks
    )
    chunks = tuple(_EMPTY if passes else piece for piece, passes in zip(chunks, passed, strict=True))
    if has_lemma(line, start, grammar.lists.objectless, grammar):
        return None
    if has_lemma(line, start, grammar.lists.upon, grammar):
        return next((k for k, piece in enumerate(chunks) if _is_upon(line, piece)), None)
    fixed = _fixed_object(chunks, line, start, grammar)
    if fixed is not None:
        return fixed
    towards = _to(_with_benefit(chunks)) if has_lemma(line, start, grammar.lists.towards, grammar) else None
    if towards is not None:
        return towards
    wants = is_transitive(line, start, grammar)
    items = wants and line.colon
    for wanted, passed_over in _OBJECTS:
        for index, piece in enumerate(chunks):
            # "consigne dans son dossier :" before the items that say what; but "donne en location des logements :"
            if piece.role is Role.OTHER and items and "des" not in line.norms[piece.start + 1 : piece.end]:
                # but "règle par ses délibérations les affaires de l'office, et notamment :" has an object
                return next((k for k in range(index + 1, len(chunks)) if chunks[k].role is Role.OBJECT), None)
            if wants and line.norm[piece.start] in _WHERE and line.norm[piece.start + 1] not in ASKING:
                continue  # "acquiert auprès des communes et fait utiliser …": no object, but where
            if piece.role in wanted and line.norm[piece.start] not in passed_over:
                begin = next((k for k in range(index) if chunks[k].role is not Role.ADVERB), index)
                return begin if _belongs_to_first(chunks[begin:], index - begin, line, start, grammar) else index
    return None


def _faces(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """ "vérifie, | à l'égard des candidats :": towards whom, and no object, before the items that say what."""
    last = line.colon and piece.comma and piece.end >= len(line) - 1
    return last and piece.role is Role.TO and line.norm[piece.start + 2] in grammar.lists.facing


def _to(chunks: tuple[Chunk, ...]) -> int | None:
    """ "procède au contrôle, sauf lorsque | la demande a …", "contribue au financement, | l'achat": what "à" opens.

    But what stands right behind the verb is its object: "veille que …".
    """
    for index, piece in enumerate(chunks):
        if piece.role is Role.TO:
            return index
        if index == 0 and piece.role in NOUN_OBJECTS and not piece.comma:
            return None
    return None


def _with_benefit(chunks: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """ "renonce | au bénéfice de l'aide": right behind a verb that "à" governs this is no one in whose favour it is."""
    if not chunks or chunks[0].role is not Role.BENEFIT or chunks[0].comma:
        return chunks
    return (replace(chunks[0], role=Role.TO), *chunks[1:])


def _is_upon(line: Line, piece: Chunk) -> bool:
    """ "statue en référé | sur la demande", "délibère | du budget", but not "d'urgence", "au fond": how it is done.

    Nor what goes on with an adjunct: "statue, le ministère public et les parties entendus, ".
    """
    norm = line.norm[piece.start]
    if piece.role is Role.OBJECT and norm in DETERMINERS - DE:
        return False
    bare = norm in DE_INFINITIVE and line.norm[piece.start + 1] not in DETERMINERS
    return (piece.role is Role.OTHER and norm == "sur") or (piece.role in NOUN_OBJECTS and not bare)


def _fixed_object(chunks: tuple[Chunk, ...], line: Line, start: int, grammar: Grammar) -> int | None:
    """ "se fait représenter | par un membre", "tient compte, pour décider, | des observations": what the verb wants."""
    wanted = (grammar.lists.through_someone, _PAR), (_governing_de(grammar), DE)
    for lemmas, words in wanted:
        # "fait part au stagiaire, suivant le cas, | de toutes remarques concernant l'assiduité, la nature des travaux"
        behind = next((k for k, piece in enumerate(chunks) if piece.role in NOUN_OBJECTS), len(chunks))
        if has_lemma(line, start, lemmas, grammar):
            begun = (k for k, piece in enumerate(chunks[:behind]) if line.norm[piece.start] in words)
            wanted_at = (k for k in begun if words == _PAR or chunks[k].role is not Role.ADJUNCT)
            return next((k for k in wanted_at if not _is_task(line, chunks[k].start, grammar)), None)
    return None


def _is_told_by_en(line: Line, start: int, grammar: Grammar) -> bool:
    """ "en disposent | sur décision du préfet de région, du préfet de zone ou du maire": "en" says of what."""
    if line.norm[start - 2] != "en" or not has_lemma(line, start, _governing_de(grammar), grammar):
        return False
    return is_infinitive(line, start - 1, grammar) or finite_at(line, start - 1, grammar)


def _governing_de(grammar: Grammar) -> frozenset[str]:
    """Verbs whose object "de" opens."""
    return grammar.lists.matter_with_de | grammar.lists.split_verbs | grammar.lists.with_de


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
        # "sur les projets relatifs aux prélèvements, | aux rejets"
        again = chunks[index].role is Role.TO and not A.isdisjoint(line.norms[first.start : first.end])
        return again or not (COORDINATORS | _AS_WELL).isdisjoint(line.norms[chunks[index].start : chunks[-1].end])
    if first.role is not Role.TO or first.comma:  # "exerce, à Paris, | le contrôle"
        return False
    if _is_what_for(line, first, start, grammar):
        return True
    if not comma:
        return False
    if is_transitive(line, start, grammar):  # "élisent au sein du conseil, à bulletins secrets, | un président"
        return False
    return institution_phrase(line, first.start + 1, first.end, grammar) is None


def _is_what_for(line: Line, first: Chunk, start: int, grammar: Grammar) -> bool:
    """ "invite à siéger | toute personne", "associe à ses travaux | un collège": to what whoever follows is called."""
    if line.norm[first.start] == "à" and infinitive_behind(line, first.start + 1, grammar):
        return True
    joined = has_lemma(line, start, grammar.lists.joining, grammar)
    return joined and institution_phrase(line, first.start + 1, first.end, grammar) is None


def _behind_stress(chunks: tuple[Chunk, ...], index: int) -> bool:
    """ "veille aux actions des organismes, notamment | les centres": an instance of what stands before the comma."""
    return index > 1 and chunks[index - 1].role is Role.ADVERB and chunks[index - 1].comma
