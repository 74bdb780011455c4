"""Where the subject of a clause stands: a noun phrase before the verb, among adjuncts and subordinate clauses."""

from __future__ import annotations

from typing import Final

from rsi_graph.extract.bodies.naming import features, is_plural
from rsi_graph.extract.bodies.partitives import behind_partitive
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form
from rsi_graph.extract.language.noun_phrases import opens_noun_phrase
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.verb_forms import behind_clitics, finite_at
from rsi_graph.extract.language.words import (
    ARTICLES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.names.signs import behind_turn
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.verbs.finite_verbs import opens_circumstance, subject_range
from rsi_graph.extract.verbs.verb_groups import VerbGroup

# "des commissions peuvent", "chacun des présidents peut": what opens a subject and is no determiner.
_OPENS_CLAUSE: Final = SUBORDINATORS | {"s'"}
_GOVERNING: Final = PREPOSITIONS | A
_PARTITIVES: Final = frozenset({"des", "chacun", "chacune"})


def find_subject(
    line: Line, chunks: tuple[Chunk, ...], group: VerbGroup, grammar: Grammar, *, after: int
) -> tuple[int, int] | None:
    """Token positions of the subject of a verb group; `after` is where the last subordinate clause before it ends."""
    before = subject_range(chunks, 0, group.start)
    joined = _is_joined_over_clause(line, chunks, after) and before and _is_institution(line, before, grammar)
    # "Le greffier, lorsqu'il constate …, | informe": no noun phrase behind the clause, so one before it
    subject = (None if joined else subject_range(chunks, after, group.start)) or before
    subject = _behind_relative(line, chunks, subject, group, grammar) if subject else None
    subject = subject or _undetermined(line, chunks, group, grammar) or _behind_bare_front(line, chunks, group, grammar)
    subject = _near_verb(line, chunks, subject, group, grammar, after=after) or subject
    return subject and (subject[0], _behind_formation(line, subject[1], group.start, grammar))


def _behind_relative(
    line: Line, chunks: tuple[Chunk, ...], subject: tuple[int, int], group: VerbGroup, grammar: Grammar
) -> tuple[int, int]:
    """ "Pour les personnes qui effectuent | un stage, | les obligations incombent": the first is another verb's."""
    if subject[0] == 0 or not finite_at(line, subject[0] - 1, grammar):
        return subject
    behind = (piece for piece in chunks if piece.start > subject[0] and piece.comma and piece.role is Role.OBJECT)
    last = next((piece for piece in behind if piece.end == group.start and _stands_alone(line, piece)), None)
    return (last.start, last.end) if last else subject


def _is_joined_over_clause(line: Line, chunks: tuple[Chunk, ...], after: int) -> bool:
    """ "Le maire ou, | s'il est compétent, | le président peut": the clause parts the second subject from the first."""
    opened = [piece for piece in chunks if piece.start < after]
    clause = next((piece for piece in opened if line.norm[piece.start] in _OPENS_CLAUSE), None)
    return clause is not None and clause.comma and line.norm[clause.start - 2] in COORDINATORS


def _behind_formation(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "le collège | en formation plénière | arrête", "l'Agence pour l'enseignement français | à l'étranger | publie".

    How a body sits, and where, is part of its name right before the verb.
    """
    behind = behind_turn(line, index, end, grammar) if index > 0 else 0
    return behind if behind and (behind == end or line.norm[behind] == ",") else index


def _undetermined(line: Line, chunks: tuple[Chunk, ...], group: VerbGroup, grammar: Grammar) -> tuple[int, int] | None:
    """A subject without determiner: "Toutefois, | chacun des présidents", "| des commissions", "| Pôle emploi"."""
    if _undergoes(line, chunks, group):
        return chunks[-1].start, chunks[-1].end
    for piece in reversed(chunks):
        if not (piece.comma or piece.start == 0):
            continue
        partitive = line.norm[piece.start] in _PARTITIVES
        begin = behind_partitive(line, piece.start + (line.norm[piece.start] == "des"))
        phrase = institution_phrase(line, begin, group.start, grammar)
        if phrase is None or not phrase.entry.holder:
            continue
        if partitive and (line.norm[piece.start] != "des" or group.plural):
            return piece.start, piece.end
        if phrase.entry.whole and line.is_capital(piece.start):
            return piece.start, piece.end
    return None


def proper_name(line: Line, chunks: tuple[Chunk, ...], grammar: Grammar) -> tuple[int, int] | None:
    """ "Au titre de ses missions, | Pôle emploi :": a body that needs no determiner, alone behind what opens."""
    last = chunks[-1] if chunks else None
    if last is None or not last.comma or not line.is_capital(last.start):
        return None
    phrase = institution_phrase(line, last.start, len(line), grammar)
    alone = phrase is not None and phrase.entry.holder and phrase.entry.whole and phrase.end == last.end
    return (last.start, last.end) if alone else None


def _undergoes(line: Line, chunks: tuple[Chunk, ...], group: VerbGroup) -> bool:
    """ "Dans cette limite, | des avances peuvent être accordées par la caisse": right before the verb, and alone."""
    last = chunks[-1] if chunks else None
    if last is None or not (group.passive and group.plural and last.comma and last.end == group.start):
        return False
    return line.norm[last.start] == "des" and COORDINATORS.isdisjoint(line.norms[last.start : last.end])


def _behind_bare_front(
    line: Line, chunks: tuple[Chunk, ...], group: VerbGroup, grammar: Grammar
) -> tuple[int, int] | None:
    """ "En cas d'urgence | le ministre peut", "A défaut | le préfet désigne": no comma closes the front."""
    front = chunks[0] if len(chunks) == 1 else None
    if front is None or front.role is not Role.CONDITION or line.norm[0] in _OPENS_CLAUSE:
        return None
    begin = next((k for k in range(2, group.start) if opens_noun_phrase(line, k, grammar)), group.start)
    phrase = institution_phrase(line, begin, group.start, grammar) if begin < group.start else None
    if phrase is None or not phrase.entry.holder or phrase.end != group.start:
        return None
    return (begin, group.start) if is_plural(phrase) is group.plural else None


def _near_verb(
    line: Line,
    chunks: tuple[Chunk, ...],
    subject: tuple[int, int] | None,
    group: VerbGroup,
    grammar: Grammar,
    *,
    after: int,
) -> tuple[int, int] | None:
    """A subject that stands nearer to the verb than the first noun phrase does, else None.

    "… est saisi et que rien n'est décidé, | il": a pronoun right before the verb. "Passé ce délai, | la commission",
    "Tous les ans, | l'assemblée désigne": an institution in the singular behind the last comma of a front.
    """
    # "le nombre de places prévu pour chacune d'elles | est fixé": what a preposition governs is no subject
    governed = line.norm[group.start - 2] in _GOVERNING
    if line.norm[group.start - 1] in SUBJECT_PRONOUNS and not governed:
        either = line.norm[group.start - 2] == "ou" and line.norm[group.start - 3] in SUBJECT_PRONOUNS
        return group.start - (3 if either else 1), group.start
    if subject and (behind := _behind_enumeration(line, chunks, subject, group)):
        return behind
    if subject is None or line.norm[subject[0]] in PRONOUN_FEATURES:
        return None
    last = next((piece for piece in reversed(chunks) if piece.role is Role.OBJECT), None)
    alone = last is not None and _stands_alone(line, last) and features(line.norm[last.start])[1] is group.plural
    unlike = (
        line.norm[subject[0]] == "des" and not group.plural
    )  # "… sur la répartition des dépenses, | la décision est"
    if last and last.comma and (after or unlike) and last.end == group.start and alone:
        return last.start, last.end  # "Lorsque le tribunal a ordonné le versement, | cette exécution peut être …"
    if last is None or not last.comma or last.start <= subject[0] or line.norm[last.start] not in DETERMINERS:
        return None
    phrase = institution_phrase(line, last.start, subject[1], grammar)
    if phrase is None or not phrase.entry.holder:
        return None
    between = [piece for piece in chunks if subject[0] < piece.start < last.start]
    if any(_is_made(line, piece, grammar) for piece in between) or line.norm[last.end - 1] in COORDINATORS:
        return None  # "Une convention, signée par le préfet, le maire et le recteur, détermine …"
    if any(piece.comma and piece.role is Role.OBJECT for piece in between):
        return None  # "La convention conclue entre l'Etat, la région, | le département, précise …"
    joins = (k for k in range(phrase.end, last.end) if line.norm[k] == "et")
    if not group.plural and any(_is_institution(line, (k + 1, subject[1]), grammar) for k in joins):
        return None  # "Une convention établie par le préfet, | le maire et le recteur détermine …"
    sole = not group.plural and not is_plural(phrase) and not _is_institution(line, subject, grammar)
    return (last.start, subject[1]) if sole or line.norm[subject[0]] not in DETERMINERS else None


def _behind_enumeration(
    line: Line, chunks: tuple[Chunk, ...], subject: tuple[int, int], group: VerbGroup
) -> tuple[int, int] | None:
    """ "Dans l'armée de terre, la marine et la gendarmerie, | les officiers": behind what a preposition enumerates."""
    objects = [piece for piece in chunks if piece.role is Role.OBJECT and piece.start >= subject[0]]
    if len(objects) < 2:
        return None
    first, *later = objects
    if not (first.comma and later[-1].comma and later[-1].end == group.start):
        return None
    before = next((piece for piece in reversed(chunks) if piece.end <= first.start), None)
    closes = not COORDINATORS.isdisjoint(line.norms[first.start : later[-1].start])
    opened = before is not None and before.start == 0 and line.norm[0] in PREPOSITIONS and before.role is Role.OTHER
    return (later[-1].start, group.start) if opened and closes and _stands_alone(line, later[-1]) else None


def _is_made(line: Line, piece: Chunk, grammar: Grammar) -> bool:
    """A participle with its agent, between commas."""
    return piece.comma and line.norm[piece.start + 1] == "par" and grammar.is_past_participle(line.norm[piece.start])


def _stands_alone(line: Line, piece: Chunk) -> bool:
    """A noun phrase that closes no enumeration."""
    return line.norm[piece.start] in DETERMINERS and COORDINATORS.isdisjoint(line.norms[piece.start : piece.end])


def _is_institution(line: Line, subject: tuple[int, int], grammar: Grammar) -> bool:
    phrase = institution_phrase(line, *subject, grammar)
    return phrase is not None and phrase.entry.holder


def behind_insertion(line: Line, index: int, end: int, grammar: Grammar) -> int:
    """ "Lorsque, | saisi de réquisitions, | le juge": where the subject of a subordinate clause is."""
    norm = line.norm[index]
    if norm != "," and norm not in PREPOSITIONS and not grammar.is_past_participle(norm):
        return index
    closing = (k + 1 for k in range(index + 1, end - 1) if line.norm[k] == "," and line.norm[k + 1] in DETERMINERS)
    return next(closing, index)


def late_subject(line: Line, verb: int, grammar: Grammar) -> tuple[int, int] | None:
    """Subject and verb of a main clause whose front holds clauses that no conjunction tells apart.

    "S'il est constaté que l'agrément est suspendu ou n'est plus valable, | le préfet peut …": behind the comma an
    institution and right behind it a verb that agrees. The line must open with an adjunct or a subordinate clause.
    """
    opens = line.norm[0] in SUBORDINATORS or line.norm[0] in PREPOSITIONS or opener_at(line, 0, grammar)
    for begin in range(verb + 1, len(line) - 2) if opens or line.norm[0] == "s'" else ():
        if line.norm[begin - 1] != "," or line.norm[begin] not in ARTICLES:
            continue
        phrase = institution_phrase(line, begin, len(line), grammar)
        if phrase is None or not phrase.entry.holder:
            continue
        inserted = (k for k in range(begin) if opens_circumstance(line, k, grammar))
        if any(behind_insertion(line, k + 1, begin + 1, grammar) == begin for k in inserted):
            continue  # "Lorsque, saisi de réquisitions, | le juge statue": of the clause of circumstance
        index = behind_clitics(line, phrase.end)
        forms = (Form.FINITE_PLURAL if is_plural(phrase) else Form.FINITE_SINGULAR,)
        if finite_at(line, index, grammar) and grammar.analyses(line.norm[index], *forms):
            return begin, index
    return None
