"""What follows a verb: its object, and the adjuncts that are no part of it.

The words behind the governing verb are cut into chunks at commas, at the fixed beginnings of adjuncts
(`ontology/constructions.toml`), and where a noun phrase opens that no preposition announces. The first noun phrase is
the object; it reaches to the last chunk that belongs to it. What stands inside the object stays, so that the object
is contiguous; adjuncts of the verb at the end are left out (gold guidelines, "Object").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from rsi_graph.extract.grammar import Grammar
from rsi_graph.extract.lines import Line
from rsi_graph.extract.morphology import looks_infinitive, looks_present_participle
from rsi_graph.extract.noun_phrases import institution_phrase, is_infinitive, skip_determiners
from rsi_graph.extract.openers import opener_at
from rsi_graph.extract.tokens import Kind
from rsi_graph.extract.words import (
    ADVERBS,
    CONTRACTED,
    COORDINATORS,
    DE,
    DE_WITH_ARTICLE,
    DETERMINERS,
    OBJECT_CLITICS,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    RELATIVES,
    A,
)


class Role(Enum):
    """What a chunk is to the verb."""

    OBJECT = "object"  # a noun phrase that no preposition announces
    CONTENT = "content"  # "que …", a clause
    TO = "to"  # à, au, aux …
    OTHER = "other"  # another preposition
    CONTINUATION = "continuation"  # goes on with what stands before it
    ADVERB = "adverb"
    PURPOSE = "purpose"
    JOINT = "joint"
    ASSISTANCE = "assistance"
    CONSULTED = "consulted"
    CONDITION = "condition"
    ADJUNCT = "adjunct"
    RELATIVE = "relative"


OUTSIDE: Final = frozenset(
    {
        Role.PURPOSE,
        Role.JOINT,
        Role.ASSISTANCE,
        Role.CONSULTED,
        Role.CONDITION,
        Role.ADJUNCT,
        Role.ADVERB,
        Role.RELATIVE,
    }
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Token positions `[start, end)` of a piece of the complement; `inner` is where its words begin behind the opener."""

    start: int
    end: int
    role: Role
    inner: int
    comma: bool


@dataclass(frozen=True, slots=True)
class Complement:
    """Everything behind a verb: token positions of the object, and the chunks around it."""

    object: tuple[int, int] | None
    before: tuple[Chunk, ...] = ()
    inside: tuple[Chunk, ...] = ()
    after: tuple[Chunk, ...] = ()

    def chunks(self, *roles: Role) -> tuple[Chunk, ...]:
        """All chunks of these roles, wherever they stand."""
        return tuple(chunk for chunk in (*self.before, *self.inside, *self.after) if chunk.role in roles)


@dataclass(slots=True)
class _Scan:
    """Where the chunker stands. `clause` names the clause of the running chunk it is in: "relative", "participle" or none."""

    chunks: list[Chunk] = field(default_factory=list)
    start: int = 0
    role: Role = Role.CONTINUATION
    inner: int = 0
    comma: bool = False
    clause: str = ""
    whole: bool = False

    def close(self, end: int) -> None:
        """End the running chunk at `end`, leaving out a comma at its tail."""
        if end > self.start:
            self.chunks.append(Chunk(self.start, end, self.role, self.inner, self.comma))


def chunk(line: Line, start: int, end: int, grammar: Grammar) -> tuple[Chunk, ...]:
    """Token positions behind a verb in, the chunks they fall into out, in order and without gaps but commas."""
    if start >= end:
        return ()
    scan = _Scan()
    leading_comma = line.norm(start) == ","
    start += leading_comma
    if start >= end:
        return ()
    _open(scan, line, start, end, grammar, comma=leading_comma)
    index = max(scan.inner, start + 1) if scan.role is not Role.OBJECT else start + 1
    while index < end:
        if line.norm(index) == "," and index + 1 < end:
            scan.close(index)
            _open(scan, line, index + 1, end, grammar, comma=True)
            index = max(scan.inner, index + 2)
        elif _begins_chunk(scan, line, index, grammar):
            scan.close(index)
            _open(scan, line, index, end, grammar, comma=False)
            index = max(scan.inner, index + 1)
        else:
            scan.clause = scan.clause or _opens_clause(line, index, grammar)
            if line.tokens[index].kind is Kind.CITATION:
                scan.clause = ""
            index += 1
    scan.close(end - 1 if line.norm(end - 1) == "," else end)
    return _with_enumerated_partners(tuple(scan.chunks), line, grammar)


def _with_enumerated_partners(chunks: tuple[Chunk, ...], line: Line, grammar: Grammar) -> tuple[Chunk, ...]:
    """Enumerations that go on with an adjunct: "avec le ministère, la direction A et la direction B, les mesures …",
    "pour assurer la sécurité, l'hygiène et la salubrité".
    """
    merged: list[Chunk] = []
    for index, piece in enumerate(chunks):
        later = any(other.role is Role.OBJECT and other.comma for other in chunks[index + 1 :])
        partner = merged and merged[-1].role in (Role.JOINT, Role.ASSISTANCE, Role.CONSULTED)
        aim = merged and merged[-1].role is Role.PURPOSE and any(other.role is Role.OBJECT for other in merged)
        if (aim and piece.comma and piece.role in (Role.OBJECT, Role.CONTINUATION)) or (
            partner
            and later
            and piece.comma
            and piece.role is Role.OBJECT
            and institution_phrase(line, piece.start, piece.end, grammar)
        ):
            merged[-1] = replace(merged[-1], end=piece.end)
        else:
            merged.append(piece)
    return tuple(merged)


def _open(scan: _Scan, line: Line, index: int, end: int, grammar: Grammar, *, comma: bool) -> None:
    first = all(piece.role in OUTSIDE for piece in scan.chunks)
    role, inner = _role_at(line, index, end, grammar, first=first, comma=comma)
    scan.start, scan.role, scan.inner, scan.comma = index, role, inner, comma
    scan.whole = role is Role.ADJUNCT and any(
        o.whole and (m := line.match(o.pattern, index)) and m[1] == inner for o in grammar.openers
    )
    # "…, par l'Agence centrale en application du 2°": an agent closes a participle, what follows is the participle's.
    scan.clause = "participle" if comma and line.norm(index) == "par" else ""


def _begins_chunk(scan: _Scan, line: Line, index: int, grammar: Grammar) -> bool:
    """True where a chunk begins without a comma before it."""
    previous = line.norm(index - 1)
    if scan.role is Role.ADVERB or _behind_whole_adjunct(scan, line, index):
        return True
    if scan.clause == "relative" or previous in PREPOSITIONS | DETERMINERS | COORDINATORS | RELATIVES:
        return False
    opened = opener_at(line, index, grammar)
    if opened and not _attached(line, index, grammar) and (not scan.clause or opened[0] in {"purpose", "consulted"}):
        return True
    if scan.clause:
        return False
    if _is_purpose(line, index, grammar):
        return not _attached(line, index, grammar)
    return scan.role not in _WHOLE and _opens_noun_phrase(line, index)


def _behind_whole_adjunct(scan: _Scan, line: Line, index: int) -> bool:
    """ "exercent en outre | des actions", "par convention | aux organismes": the opener needed no more words."""
    return scan.whole and index == scan.inner


def _attached(line: Line, index: int, grammar: Grammar) -> bool:
    """An adjunct right behind a participle is the participle's ("versées dans les conditions …"), not the verb's."""
    participle = line.norm(index - 1)
    if not grammar.is_past_participle(participle) or participle in grammar.action_nouns:
        return False
    return line.norm(index - 2) not in DETERMINERS | PREPOSITIONS


def _opens_clause(line: Line, index: int, grammar: Grammar) -> str:
    norm = line.norm(index)
    if norm in RELATIVES:
        return "relative"
    if norm in grammar.action_nouns or line.norm(index - 1) in DETERMINERS | CONTRACTED:
        return ""
    participle = grammar.is_past_participle(norm) or (looks_present_participle(norm) and norm in grammar.verbs)
    return "participle" if participle and line.norm(index + 1) in PREPOSITIONS else ""


# Chunks that may hold noun phrases of their own.
_WHOLE: Final = frozenset({Role.OBJECT, Role.CONTENT, Role.PURPOSE, Role.CONDITION})


def _opens_noun_phrase(line: Line, index: int) -> bool:
    """A determiner that neither a preposition nor a coordinator announces opens a new noun phrase."""
    norm = line.norm(index)
    previous = line.norm(index - 1)
    if norm not in DETERMINERS or previous == "," or looks_present_participle(previous) or looks_infinitive(previous):
        return False
    return line.norm(index + 1) not in {"plus", "moins", "cas"} and line.tokens[index - 1].kind is not Kind.PUNCTUATION


def _is_purpose(line: Line, index: int, grammar: Grammar) -> bool:
    """ "pour" before an infinitive (clitics and adverbs allowed)."""
    if line.norm(index) != "pour":
        return False
    following = index + 1
    while line.norm(following) in OBJECT_CLITICS | {"en", "y", "se", "s'", "ne", "lui", "leur"} | ADVERBS:
        following += 1
    return is_infinitive(line, following, grammar) and line.norm(following - 1) not in DETERMINERS - OBJECT_CLITICS


def _role_at(line: Line, index: int, end: int, grammar: Grammar, *, first: bool, comma: bool) -> tuple[Role, int]:
    norm = line.norm(index)
    opened = opener_at(line, index, grammar)
    if opened:
        return Role(opened[0]), opened[1]
    if _is_purpose(line, index, grammar):
        return Role.PURPOSE, index + 1
    if norm == "en" and looks_present_participle(line.norm(index + 1)):
        return Role.ADJUNCT, index + 1
    if norm in ADVERBS:
        return Role.ADVERB, index + 1
    if norm in {"que", "qu'"} and first:
        return Role.CONTENT, index
    if norm in RELATIVES and comma:
        return Role.RELATIVE, index
    if norm in DE:
        return (Role.OBJECT if first and (not comma or norm in DE_WITH_ARTICLE) else Role.CONTINUATION), index
    if norm in DETERMINERS or norm in PRONOUN_FEATURES or (first and not comma and norm not in PREPOSITIONS):
        return Role.OBJECT, index
    if norm in A:
        return Role.TO, index
    if norm == "avec" and institution_phrase(line, skip_determiners(line, index + 1, end), end, grammar):
        return Role.JOINT, index + 1
    if norm in PREPOSITIONS:
        return Role.OTHER, index
    return Role.CONTINUATION, index


def complement(line: Line, start: int, end: int, grammar: Grammar) -> Complement:
    """Token positions behind a verb in, its object and adjuncts out."""
    chunks = chunk(line, start, end, grammar)
    first = _object_chunk(chunks, line)
    if first is None:
        return Complement(None, before=chunks)
    last = _last_of_object(chunks, first, line, grammar)
    begin, stop = chunks[first].start, chunks[last].end
    return Complement((begin, stop), chunks[:first], chunks[first : last + 1], chunks[last + 1 :])


def _object_chunk(chunks: tuple[Chunk, ...], line: Line) -> int | None:
    """The first noun phrase; else the first chunk with "à", then with another preposition."""
    for wanted in ((Role.OBJECT, Role.CONTENT), (Role.TO,), (Role.OTHER,)):
        for index, piece in enumerate(chunks):
            if piece.role in wanted:
                return index
    return None


def _last_of_object(chunks: tuple[Chunk, ...], first: int, line: Line, grammar: Grammar) -> int:
    """The last chunk that belongs to the object: what is outside at the end is left out."""
    last = len(chunks) - 1
    while last > first and not _completes_participle(chunks, first, last, line, grammar):
        if chunks[last].role not in OUTSIDE and not _follows_outside(chunks, first, last, line):
            break
        last -= 1
    return last


def _completes_participle(chunks: tuple[Chunk, ...], first: int, index: int, line: Line, grammar: Grammar) -> bool:
    """ "celles définies, au titre de leurs salariés, par l'Agence": the agent of a participle that a comma cut off."""
    if line.norm(chunks[index].start) != "par" or chunks[index].role is not Role.OTHER:
        return False
    return any(grammar.is_past_participle(line.norm(piece.end - 1)) for piece in chunks[first:index])


def _resumes(chunks: tuple[Chunk, ...], index: int, line: Line) -> bool:
    """ "le remboursement, dans la limite du plafond, de la rémunération": the object goes on behind an aside."""
    aside = chunks[index - 1].role in (Role.ADJUNCT, Role.ADVERB) and chunks[index - 1].comma
    return aside and chunks[index].comma and line.norm(chunks[index].start) in DE


def _follows_outside(chunks: tuple[Chunk, ...], first: int, index: int, line: Line) -> bool:
    """True for a continuation of an adjunct: ", dans le cadre des programmes définis par X, déclinés par Y"."""
    if chunks[index].role not in (Role.CONTINUATION, Role.OTHER) or _resumes(chunks, index, line):
        return False
    position = index - 1
    while position > first and chunks[position].role in (Role.CONTINUATION, Role.OTHER):
        if _resumes(chunks, position, line):
            return False
        position -= 1
    return position > first and chunks[position].role in OUTSIDE - {Role.ADVERB}
