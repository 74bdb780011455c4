"""Whose a thing of an object is: "coordonne les services et assure le suivi de | leurs activités".

A possessive mostly means who acts, and then adds nothing. It means another where its number tells so, and in turns
that are said of another only ("à son encontre", "recueille son avis"). Right or silent: nothing is told where two fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import features
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.tokens import fold, tokenise
from rsi_graph.extract.language.words import BE, CONTRACTED, DE, DETERMINERS, POSSESSIVES, RELATIVES, SUBORDINATORS, A
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.statements.inner_pronouns import is_same
from rsi_graph.extract.statements.parts import Part
from rsi_graph.extract.statements.statement import Statement, apart_from
from rsi_graph.model import BodyKind, Competence, Mention, MentionSource, Span, Target, TargetRole

_CLAUSES: Final = RELATIVES | SUBORDINATORS
_FARTHEST: Final = 300  # characters between a name and the possessive
_OF_SEVERAL: Final = frozenset({"leur", "leurs"})


@dataclass(frozen=True, slots=True)
class _Possessive:
    """Where it stands, whether it says of several, and whether its turn is said of another than who acts.

    `college`: of a body that meets, and so not of an office.
    """

    offset: int
    plural: bool
    against: bool
    asked: bool
    college: bool


def with_possessor(
    record: Competence, statement: Statement, head: Head, part: Part | None, context: Context
) -> Competence:
    """A record in, with whom the possessives of its object and of what stands before it mean among its targets out."""
    if head.citation_form in context.grammar.lists.through_someone:
        return record  # "se fait représenter par leur suppléant"
    offices = all(holder.kind is BodyKind.OFFICE for holder in record.holders)
    for found in _possessives(statement, head, part, context, offices=offices):
        several = len(record.holders) > 1 or any(context.is_plural(holder) for holder in record.holders)
        if several == found.plural and not (found.against or found.asked or found.college):
            continue
        owner = _owner(record, found, statement.line, context)
        if owner and found.college and not _meets(owner, record, context):
            continue
        if owner and not (_is_named(owner, record) or _is_inside(owner, record)):
            record = replace(record, targets=(*record.targets, Target(owner, TargetRole.MENTIONS)))
    return record


def _meets(owner: Mention, record: Competence, context: Context) -> bool:
    """ "le directeur convoque | le conseil", "le président | de la commission": one that meets, be it the office's."""
    colleges = context.grammar.lists.colleges
    first = owner.name.casefold().split()[0]
    told = [colleges.intersection(holder.name.casefold().split()) for holder in record.holders]
    return first in colleges and all(first in words or not words for words in told)


def _possessives(
    statement: Statement, head: Head, part: Part | None, context: Context, *, offices: bool
) -> Iterator[_Possessive]:
    """Those of the object and of what stands before it, in no clause of it."""
    line, lists = statement.line, context.grammar.lists
    before = [range(piece.start, piece.end) for piece in statement.complement.before]
    if part and head.lemma in lists.ditransitive and not A.isdisjoint(line.norms[part.begin : part.end]):
        return  # "notifie leurs droits | au propriétaire": whose they are is said behind them
    for index in chain(*before, range(part.begin, part.end) if part else ()):
        if line.norm[index] in _CLAUSES:
            return
        noun = line.norm[index + 1]
        if line.norm[index] in POSSESSIVES and noun not in lists.functions | lists.of_people:
            against = noun in lists.facing | lists.giving_nouns and line.norm[index - 1] in A
            # "les locaux mis | à sa disposition", "les faits relevés | à son encontre"
            against = against and not context.grammar.is_past_participle(line.norm[index - 2])
            asked = noun in lists.given_by_others and head.lemma in lists.from_someone
            asked = asked or (noun in lists.decided and head.citation_form in lists.carrying_out)
            # "dirige l'école et est responsable | de son fonctionnement", but "dans ses domaines de compétence"
            asked = asked or (head.lemma == BE and line.norm[index - 1] in DE)
            plural = line.norm[index] in _OF_SEVERAL
            college = offices and noun in lists.of_colleges
            yield _Possessive(line.tokens.starts[index], plural, against, asked, college)


def _owner(record: Competence, found: _Possessive, line: Line, context: Context) -> Mention | None:
    """The one that agrees in the clause so far, else the one of whom the clause before spoke."""
    here = [n for n in context.named_between(line.tokens.starts[0], found.offset) if n.plural == found.plural]
    names = {holder.name.casefold() for holder in record.holders}
    others = {n.mention.name.casefold(): n for n in here if n.mention.name.casefold() not in names}
    if len(others) > 1:
        return None
    if others:
        (named,) = others.values()
        return named.mention if _fits(named.mention, found, context) else None
    known = (*context.subjects, *(target.mention for target in context.last_targets))
    spoken = apart_from(record.holders, known)
    fitting = {m.name.casefold(): m for m in spoken if context.is_plural(m) == found.plural}
    mention = next(iter(fitting.values()), None) if len(fitting) == 1 else None
    return mention if mention and _fits(mention, found, context) else None


def _fits(mention: Mention, found: _Possessive, context: Context) -> bool:
    alone = found.against or found.asked or found.college or _is_nearest(mention, found, context)
    return alone and _counts(mention, found)


def _is_named(owner: Mention, record: Competence) -> bool:
    """True where he is a target already, be it under a longer or a shorter name, or takes part."""
    others = (*(t.mention for t in record.targets), *record.joint, *record.assistance, *record.consulted)
    return any(is_same(owner.name, other.name) for other in others)


def _is_inside(owner: Mention, record: Competence) -> bool:
    """ "les mutations des magistrats et leur réintégration": named in the object, where he is no target."""
    return record.object is not None and record.object.span.contains(owner.span)


def _counts(mention: Mention, found: _Possessive) -> bool:
    """Persons are targets only of what is done to them."""
    return mention.kind is not BodyKind.PERSONS or found.against


def _is_nearest(mention: Mention, found: _Possessive, context: Context) -> bool:
    """True where no noun of the same number stands between the name and the possessive, nor too many words."""
    start = mention.span.end if mention.source is MentionSource.EXPLICIT else (mention.antecedent or mention.span).end
    if not 0 <= found.offset - start <= _FARTHEST:
        return False
    between = Span(start, found.offset)
    norms = [fold(word.text) for word in tokenise(context.text, between).words]
    return all(features(norm)[1] != found.plural for norm in norms if norm in DETERMINERS | CONTRACTED)
