"""What a clause says before it is cut into records: who, which predicate, which modality."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rsi_graph.extract.acts.actions import Action
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import COORDINATORS, DE, DETERMINERS, QUE, A
from rsi_graph.extract.names.institutions import institutions_in
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.objects.complements import Complement, of_role
from rsi_graph.extract.objects.loose_ends import ends_joining
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Predicate
from rsi_graph.extract.objects.roles import Role
from rsi_graph.model import Citation, Mention, Modality, Paragraph, Phrase, Span
from rsi_graph.model.quick import quicken

_BEFORE_PARTNER: Final = DETERMINERS | DE | A | {"autre", "autres", "avec", "notamment"}
_BETWEEN_PARTNERS: Final = COORDINATORS | {",", "que", "qu'"}


@dataclass(frozen=True, slots=True)
class Partners:
    """Bodies that take part without being holders."""

    joint: tuple[Mention, ...] = ()
    assistance: tuple[Mention, ...] = ()
    consulted: tuple[Mention, ...] = ()

    def __add__(self, other: Partners) -> Partners:
        return Partners(self.joint + other.joint, self.assistance + other.assistance, self.consulted + other.consulted)

    def without(self, holders: Collection[Mention]) -> Partners:
        """Those that are not among the holders: nobody acts jointly with himself."""
        kept = (apart_from(holders, mentions) for mentions in (self.joint, self.assistance, self.consulted))
        return Partners(*kept)


def apart_from(holders: Collection[Mention], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in, those that are not among the holders out: nobody acts upon himself, or with himself."""
    names = {holder.name.casefold() for holder in holders}
    return tuple(mention for mention in mentions if mention.name.casefold() not in names)


NO_PARTNERS: Final = Partners()


@dataclass(frozen=True, slots=True)
class Statement:
    """Holders × predicate × modality, as a clause says it.

    Attributes:
        front: range of token positions before the first verb, whose citations belong to every verb of the clause.
        turn: range between a fixed turn and its first infinitive, whose citations belong to all of them.
        front_chunks: what stands there, as chunks; partners and purposes among them belong to every verb too.
        partners: those that a lead-in hands down; `citations` and `purpose` likewise.
        task: the verb only carries its action noun ("a pour mission la gestion").
        verb_span: the verb's words where they stand in the lead-in.
        object: where it is not the words of the complement but what a pronoun stands for; `undergoes` whom it names.
        owners: whose thing the object is, told by a possessive ("ses statuts"); `parties` with whom a contract is.
        action: where the turn fixes it.
        evidence: token positions of the evidence where it is more than verb and object: a passive with its agent.
    """

    line: Line
    paragraph: Paragraph
    holders: tuple[Mention, ...]
    predicate: Predicate
    modality: Modality
    rule: str
    front: tuple[int, int] = (0, 0)
    turn: tuple[int, int] = (0, 0)
    front_chunks: tuple[Chunk, ...] = ()
    partners: Partners = NO_PARTNERS
    citations: tuple[Citation, ...] = ()
    purpose: Phrase | None = None
    task: bool = False
    verb_span: Span | None = None
    object: Phrase | None = None
    action: Action | None = None
    undergoes: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = ()
    parties: tuple[Mention, ...] = ()
    evidence: tuple[int, int] | None = None

    @property
    def complement(self) -> Complement:
        """The complement of its predicate."""
        return self.predicate.complement

    def chunks(self, role: Role) -> tuple[Chunk, ...]:
        """Chunks of this role: those of the front, then those of the complement."""
        return (*of_role(self.front_chunks, (role,)), *self.complement.chunks(role))


quicken(Partners, Statement)


def partners_in(line: Line, chunks: Sequence[Chunk], context: Context, paragraph: int) -> Partners:
    """Joint holders, assistants and consulted bodies that chunks name."""
    return Partners(
        *(
            _mentions(line, [piece for piece in chunks if piece.role is role], context, paragraph)
            for role in (Role.JOINT, Role.ASSISTANCE, Role.CONSULTED)
        )
    )


def _mentions(line: Line, chunks: Sequence[Chunk], context: Context, paragraph: int) -> tuple[Mention, ...]:
    found: dict[str, Mention] = {}
    for piece in chunks:
        for institution in institutions_in(line, piece.inner, piece.end, context.grammar):
            phrase = institution.phrase
            if not _is_partner(line, piece, phrase.start) or _is_counsel(line, piece, phrase, context.grammar):
                continue
            mention = context.describe(line, institution.phrase, paragraph).mention
            found.setdefault(mention.name.casefold(), mention)
    return tuple(found.values())


def _is_partner(line: Line, piece: Chunk, start: int) -> bool:
    """ "avec le maire et les procureurs du ressort | de la cour d'appel": behind the opener, a comma or "et" only."""
    index = start - 1
    while index >= piece.inner and line.norm[index] in _BEFORE_PARTNER:
        index -= 1
    return index < piece.inner or line.norm[index] in _BETWEEN_PARTNERS


def _is_counsel(line: Line, piece: Chunk, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "assisté d'un | conseil, retire l'agrément", but "d'un | conseil scientifique": a bare one is a lawyer."""
    bare = phrase.end == phrase.start + 1 and line.norm[phrase.start - 1] == "un"
    return piece.role is Role.ASSISTANCE and bare and line.norm[phrase.start] in grammar.lists.counsels


def phrase_of(line: Line, chunks: Sequence[Chunk], text: str) -> Phrase | None:
    """The first chunk with words, opener included, as a phrase."""
    piece = next((piece for piece in chunks if piece.start < piece.end), None)
    return to_phrase(line, piece.start, piece.end, text) if piece else None


def content_of(line: Line, chunks: Sequence[Chunk], text: str) -> Phrase | None:
    """The first chunk with words behind its opener, these words as a phrase: "afin de | contrôler les comptes"."""
    piece = next((piece for piece in chunks if piece.inner < piece.end), None)
    if piece is None:
        return None
    end = piece.end
    while end > piece.inner + 1 and ends_joining(line, end):  # "pour achever le cycle | et, le cas échéant, …"
        end -= 1 + (line.norm[end - 1] in QUE)
        end -= line.norm[end - 1] == ","
    return to_phrase(line, piece.inner, end, text)


def to_phrase(line: Line, begin: int, end: int, text: str) -> Phrase:
    """Token positions in, their words as a phrase out."""
    span = line.span(begin, end)
    return Phrase(span.of(text), span)
