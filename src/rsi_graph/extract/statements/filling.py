"""From a statement to competences: one record per holder(s) × verb × object, every field filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from rsi_graph.extract.acts.actions import Action, as_rule, choose_action
from rsi_graph.extract.acts.bearing import RECEIVED, UPON, Bearing, bearing_of
from rsi_graph.extract.acts.targets import targets_in
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.tokens import word_rank
from rsi_graph.extract.language.verb_forms import infinitive_behind
from rsi_graph.extract.language.words import ARTICLES, AS_WELL_AS, COORDINATORS, MAKE, OBJECT_CLITICS, A
from rsi_graph.extract.objects.complements import of_role
from rsi_graph.extract.objects.hearers import before_time_or_place
from rsi_graph.extract.objects.pieces import Chunk, with_rows
from rsi_graph.extract.objects.predicates import Head
from rsi_graph.extract.objects.roles import ASIDES, BESIDE, Role
from rsi_graph.extract.statements.aims import aim_of
from rsi_graph.extract.statements.antecedents import read_over_antecedent, with_belonging, with_named_object
from rsi_graph.extract.statements.citing import citations_of
from rsi_graph.extract.statements.clitic_objects import with_antecedent
from rsi_graph.extract.statements.datives import gives_to_himself, with_complier, with_recipient
from rsi_graph.extract.statements.fixed_verbs import rejoined
from rsi_graph.extract.statements.inner_pronouns import with_inner_pronoun
from rsi_graph.extract.statements.parts import Part, behind_task, noun_offset, parts_of
from rsi_graph.extract.statements.possessives import with_possessor
from rsi_graph.extract.statements.statement import Partners, Statement, partners_in, phrase_of, to_phrase
from rsi_graph.extract.verbs.infinitives import own_task
from rsi_graph.model import Citation, Competence, Mention, Span, Target, TargetRole

_BY_THE_WAY: Final = frozenset({Role.ADJUNCT, Role.CONDITION, Role.CONSULTED})
_AND_ALSO: Final = frozenset({AS_WELL_AS, ("ainsi", "qu'")})
_PARTNER_ROLES: Final = (Role.JOINT, Role.ASSISTANCE, Role.CONSULTED)


def competences_of(statement: Statement, context: Context, citations: Sequence[Citation]) -> list[Competence]:
    """Statement and the citations of its paragraph in, its records out, in the order of the text."""
    records = []
    statement = rejoined(statement, context.grammar)
    for head in statement.predicate.heads:
        if head.lemma == MAKE and head.object_clitic:
            continue  # "Il le fait sur la base des propositions du comité": the act of the clause before
        parts = parts_of(statement, head, context.grammar)
        if "y" in head.clitics and head.lemma in context.grammar.lists.towards:
            parts = (None,)  # "entreprend des recherches et y participe"
        for part in parts:
            cited = citations_of(statement, head, part, parts, citations, context)
            record = _record(statement, head, part, context, cited, later=part is not parts[0])
            record = with_recipient(with_complier(record, head, context), head, statement.line, context)
            record = with_belonging(record, head, part, statement.line, context)
            record = with_antecedent(record, head, part, statement, context) if head.object_clitic else record
            record = with_named_object(record, statement, part, context)
            record = read_over_antecedent(record, part, head, statement.line, context)
            record = with_possessor(record, statement, head, part, context)
            if gives_to_himself(record, context):
                continue
            records.append(with_inner_pronoun(record, head, statement, part, context))
            context.last_targets = records[-1].targets or context.last_targets
    if records and records[-1].object:
        context.last_object = records[-1]
    return records


def _record(
    statement: Statement,
    head: Head,
    part: Part | None,
    context: Context,
    citations: tuple[Citation, ...],
    *,
    later: bool,
) -> Competence:
    """One record; `later` for an action noun behind the first."""
    line, paragraph, text = statement.line, statement.paragraph, context.text
    action = _action(statement, head, part, context)
    partners, counterparts = _partners(statement, action, context)
    return Competence(
        paragraph=paragraph.number,
        item=paragraph.item,
        point=paragraph.point,
        word=word_rank(text, paragraph.span, _governing_word(statement, head, part, later=later)),
        holders=statement.holders,
        modality=statement.modality,
        verb=_citation_form(head.citation_form, context.grammar),
        verb_span=statement.verb_span or line.span(head.start, head.end),
        action=action.concept,
        alternatives=action.alternatives,
        entry=action.entry,
        span=_evidence(statement, head, part, later=later),
        object=statement.object or (to_phrase(line, part.begin, part.end, text) if part else None),
        targets=_targets(statement, head, part, action, context, partners, counterparts),
        joint=partners.joint,
        assistance=partners.assistance,
        consulted=partners.consulted,
        citations=citations,
        purpose=aim_of(statement, text, context.grammar),
        condition=phrase_of(line, _conditions(statement), text),
        scope=phrase_of(line, statement.complement.chunks(Role.ADJUNCT, Role.MATTER, Role.BENEFIT), text),
        rule=statement.rule,
    )


def _citation_form(lemma: str, grammar: Grammar) -> str:
    """ "mettre à disposition" for "à la disposition"; a fixed verb with an article in it is cited by its first word."""
    lemma = grammar.citation_forms.get(lemma, lemma)
    first, *others = lemma.split()
    return lemma if ARTICLES.isdisjoint(others) else first


def _action(statement: Statement, head: Head, part: Part | None, context: Context) -> Action:
    """The action that the turn or the part fixes, else that of verb and object."""
    fixed = (part and part.action) or statement.action
    if fixed:
        return fixed
    bounds = (part.begin, part.end) if part else None
    it, grammar = "y" in head.clitics and OBJECT_CLITICS.isdisjoint(head.clitics), context.grammar
    action = choose_action(head.citation_form, statement.line, bounds, grammar, support=statement.task, to_it=it)
    return as_rule(action, head.lemma, statement.line, head.end, context.grammar)


def _conditions(statement: Statement) -> tuple[Chunk, ...]:
    return (
        *statement.complement.chunks(Role.CONDITION),
        *of_role(statement.front_chunks, (Role.CONDITION,)),
    )


# --- where it stands --------------------------------------------------------------------------------------


def _governing_word(statement: Statement, head: Head, part: Part | None, *, later: bool) -> int:
    """Offset of the verb; of the action noun where the verb stands in the lead-in or governs an earlier noun."""
    if part and statement.verb_span:
        return noun_offset(statement.line, part)
    return statement.line.tokens.starts[part.own[0] if part and later else head.word]


def _evidence(statement: Statement, head: Head, part: Part | None, *, later: bool) -> Span:
    """From the verb (the noun, for a later action noun) to the end of the object."""
    line = statement.line
    begin, end = statement.evidence or (head.start, head.end)
    if part is None:
        return line.span(begin, end)
    if statement.verb_span is not None:
        return line.span(part.own[0], part.end)
    if later:
        return line.span(part.begin, part.end)
    return line.span(min(begin, part.begin), max(part.end, end))


# --- who takes part ---------------------------------------------------------------------------------------


def _partners(statement: Statement, action: Action, context: Context) -> tuple[Partners, tuple[Mention, ...]]:
    """Partners of the lead-in, the front and the clause; apart from them the counterparts.

    "conclut avec l'Union un contrat": with a contract, "avec" names the other party, not a joint holder.
    """
    line = statement.line
    chunks = [piece for role in _PARTNER_ROLES for piece in statement.chunks(role)]
    partners = statement.partners + partners_in(line, chunks, context, statement.paragraph.number)
    partners = partners.without(statement.holders)
    if action.concept not in context.grammar.lists.counterpart_actions:
        return partners, ()
    joint = statement.complement.chunks(Role.JOINT)
    plain = [line.span(piece.start, piece.end) for piece in joint if line.norm[piece.start] == "avec"]
    others = tuple(m for m in partners.joint if any(span.contains(m.span) for span in plain))
    return replace(partners, joint=tuple(m for m in partners.joint if m not in others)), others


def _targets(
    statement: Statement,
    head: Head,
    part: Part | None,
    action: Action,
    context: Context,
    partners: Partners,
    counterparts: tuple[Mention, ...],
) -> tuple[Target, ...]:
    """Recipients, the other party, who undergoes, the institutions inside the object; partners are not repeated."""
    found = [
        *_recipients(statement, head, action, context),
        *(Target(mention, TargetRole.ACTS_WITH) for mention in (*counterparts, *statement.parties)),
        *(Target(mention, TargetRole.ACTS_ON) for mention in statement.undergoes),
        *(Target(mention, TargetRole.MENTIONS) for mention in statement.owners),
        *(_inside(statement, head, part, action, context) if part else ()),
    ]
    found = [target for target in found if not _is_by_the_way(target, statement, part)]
    taken = {mention.name.casefold() for mention in (*partners.joint, *partners.assistance)}
    first = {target.name.casefold(): target for target in reversed(found)}
    names = dict.fromkeys(target.name.casefold() for target in found)
    return tuple(first[name] for name in names if name not in taken)


def _inside(statement: Statement, head: Head, part: Part, action: Action, context: Context) -> tuple[Target, ...]:
    """Those inside the object; where it is a task of who acts ("décide | de saisir le juge"), inside the task's."""
    line, grammar = statement.line, context.grammar
    bearing, begin = bearing_of(action, head.citation_form, grammar), part.begin
    if task := own_task(line, head.lemma, part.begin, part.end, grammar):
        acted = choose_action(task.citation_form, line, (task.end, part.end), grammar)
        bearing, begin = replace(bearing_of(acted, task.citation_form, grammar), own=True), task.end
    return _in_range(statement, behind_task(statement, begin, grammar), part.end, context, bearing)


def _is_by_the_way(target: Target, statement: Statement, part: Part | None) -> bool:
    """ "donne son avis, à la demande du directeur, sur …": named in an adjunct that stands inside the object."""
    line = statement.line
    asides = (piece for piece in statement.complement.inside if piece.role in _BY_THE_WAY and piece.comma)
    return part is not None and any(line.span(piece.start, piece.end).contains(target.mention.span) for piece in asides)


def _recipients(statement: Statement, head: Head, action: Action, context: Context) -> list[Target]:
    """ "verse à l'Agence", "au profit de l'Agence". Who is informed is acted on; any other is the other party."""
    lists = context.grammar.lists
    role = TargetRole.ACTS_ON if action.concept in lists.informing_actions else TargetRole.ACTS_WITH
    complement, heads = statement.complement, statement.predicate.heads
    gives = head.lemma in lists.ditransitive
    # "recueillir et mettre à la disposition | de l'Etat | les données": who receives is the last verb's
    before = () if head is not heads[-1] and not gives else complement.before
    norms = statement.line.norms
    # "appelle | à participer aux séances | toute personne": what another is to do; "classe, sauf recours | à la Cour"
    behind = takewhile(lambda piece: piece.role is not Role.PURPOSE, complement.after)
    behind = behind if gives else takewhile(lambda p: lists.reserving.isdisjoint(norms[p.start : p.start + 2]), behind)
    said = complement.first is not None and complement.first.role is Role.CONTENT
    # "des formations | au profit du personnel"
    profits = () if said else of_role(complement.inside[-1:], (Role.BENEFIT,))
    rows = with_rows((*before, *profits, *behind), statement.line)
    pieces = tuple(piece for piece in rows if not _is_no_hearer(statement.line, piece, context))
    # "peut, | devant la cour, | exercer les droits de la partie civile"
    front = (piece for piece in statement.front_chunks if piece.start and norms[piece.start] == "devant")
    beside = [piece for piece in (*front, *pieces) if _is_beside(statement.line, piece)]
    # "informe, | outre le maire, | le préfet", "exerce | sur les organismes agréés | un contrôle"
    opening = ("outre", Role.ADJUNCT) if head.lemma in lists.telling else ("sur", Role.OTHER)
    if head.lemma in lists.telling | lists.exerting:
        beside += [piece for piece in complement.before if (norms[piece.start], piece.role) == opening]
    # "rend compte au conseil, | et le cas échéant aux maires, | de …", "transmet au maire, par lettre, | ainsi qu'à …"
    heard = (piece for piece in before if piece.role not in ASIDES and not (piece.comma and piece.role is Role.OTHER))
    joined = (piece for first, piece in pairwise(heard) if first.role is Role.TO and _joins(statement.line, piece))
    further = [replace(piece, role=Role.TO) for piece in joined if not A.isdisjoint(norms[piece.start : piece.end])]
    return [
        Target(target.mention, role)
        for piece in (*of_role(pieces, (Role.TO, Role.BENEFIT)), *further, *beside)
        for target in _in_piece(statement, piece, context)
    ]


def _joins(line: Line, piece: Chunk) -> bool:
    """ "| et aux maires", "ainsi | qu'aux maires"."""
    return line.norm[piece.start] in COORDINATORS or line.norms[piece.start - 1 : piece.start + 1] in _AND_ALSO


def _is_beside(line: Line, piece: Chunk) -> bool:
    """ "auprès des communes", "devant le tribunal … | ou devant la cour"."""
    joined = piece.role is Role.CONTINUATION and line.norm[piece.start] in COORDINATORS
    return (joined or piece.role is Role.OTHER) and line.norm[piece.start + joined] in BESIDE


def _is_no_hearer(line: Line, piece: Chunk, context: Context) -> bool:
    """What another is to do, and when or where: "à participer aux séances", "au sein du conseil", "à la date fixée"."""
    if piece.role is not Role.TO:
        return False
    alone = A.isdisjoint(line.norms[piece.start + 1 : piece.end])  # but "à la fin de l'année | au ministre"
    if alone and before_time_or_place(line, piece.start, context.grammar):
        return True
    return line.norm[piece.start] == "à" and infinitive_behind(line, piece.start + 1, context.grammar)


def _in_piece(statement: Statement, piece: Chunk, context: Context) -> tuple[Target, ...]:
    """ "au maire"; "au profit | des assurés": behind its opener, whoever stands first has the benefit."""
    if piece.role is Role.BENEFIT:
        return _in_range(statement, piece.inner, piece.end, context, UPON)
    return _in_range(statement, piece.start, piece.end, context, RECEIVED if piece.role is Role.TO else UPON)


def _in_range(statement: Statement, begin: int, end: int, context: Context, bearing: Bearing) -> tuple[Target, ...]:
    number, holders = statement.paragraph.number, statement.holders
    return targets_in(statement.line, begin, end, context, number, holders=holders, bearing=bearing)
