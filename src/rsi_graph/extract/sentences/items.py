"""The first clause of a list item, read under its lead-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line, to_line
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.tokens import Tokens
from rsi_graph.extract.language.verb_forms import behind_clitics, finite_at
from rsi_graph.extract.language.words import (
    CLITICS,
    COORDINATORS,
    DE_INFINITIVE,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    A,
)
from rsi_graph.extract.names.institutions import institution_phrase
from rsi_graph.extract.objects.chunks import chunk
from rsi_graph.extract.objects.complements import Complement, complement
from rsi_graph.extract.objects.predicates import Head, Predicate
from rsi_graph.extract.objects.roles import PARTNERS, Role, is_gerund
from rsi_graph.extract.sentences.agent_items import read_agent_item
from rsi_graph.extract.sentences.clauses import NO_TASK, Clause, LeadIn, LeadKind, Sentence
from rsi_graph.extract.sentences.conditions import tells_whether
from rsi_graph.extract.sentences.headings import is_heading, may_mean_holders
from rsi_graph.extract.sentences.object_leads import inner_lead
from rsi_graph.extract.sentences.open_ends import leaves_object
from rsi_graph.extract.sentences.sentence import read_item_verbs
from rsi_graph.extract.statements.statement import Statement
from rsi_graph.extract.verbs.finite_verbs import main_verb
from rsi_graph.extract.verbs.infinitives import find_infinitive, infinitive_head, infinitives
from rsi_graph.extract.verbs.verb_groups import verb_group
from rsi_graph.model import Mention, MentionSource, Paragraph

_BEFORE_VERB: Final = CLITICS | SUBJECT_PRONOUNS
# "De V …", and of two ways "Soit V …".
_BEFORE_TASK: Final = DE_INFINITIVE | {"soit"}
# "il ne les …": how many such words are passed over.
_MOST_CLITICS: Final = 3
_GOING_ON: Final = frozenset({Role.CONTINUATION, Role.TO})
_NOUNS_OWN: Final = frozenset({Role.ADJUNCT, Role.MATTER, Role.PURPOSE, Role.BENEFIT})


def read_item(line: Line, paragraph: Paragraph, context: Context, lead: LeadIn, *, opens_list: bool) -> Sentence | None:
    """An item's first clause and its lead-in in, what it states out; None where it must be read as a sentence."""
    if lead.kind is LeadKind.NONE:
        goes_on = bool(lead.holders) and _goes_on(line, context.grammar)
        return _finite_item(line, paragraph, context, lead, opens_list=opens_list) if goes_on else None
    if context.grammar.lists.gone.issuperset(line.norms):  # "2° abrogé ;"
        return Sentence()
    line = _behind_coordinator(line)
    if lead.kind is LeadKind.AGENT:
        # a heading of its own list: "2° Pour l'application de l'article L. 2 : | a) Les autorités judiciaires"
        of_items = opens_list and "par" not in line.norms and is_heading(line, context.grammar)
        return Sentence(lead=lead) if of_items else read_agent_item(line, paragraph, context, lead)
    if lead.kind is LeadKind.CONTENT or tells_whether(line, lead, context.grammar):
        predicate = Predicate((Head(lead.verb, 0, 1),), Complement((0, len(line))), 0, len(line))
        return Sentence((_of_lead(line, paragraph, lead, predicate),), subjects=lead.holders)
    heading = is_heading(line, context.grammar)
    if heading or lead.kind is LeadKind.CLAUSE:
        return Sentence(lead=lead if heading or opens_list else None, subjects=lead.holders)
    bare = lead.announced and infinitive_head(line, 0, len(line), context.grammar) is not None
    if bare or lead.kind in (LeadKind.TASK, LeadKind.INFINITIVE):  # "prend les mesures suivantes : | 1° Supprimer …"
        first = 0 if bare else _infinitive_start(line, context)
        if first is not None:
            return _infinitive_item(line, first, paragraph, context, lead, opens_list=opens_list)
    if lead.kind is not LeadKind.VERB and not (lead.verb and _is_noun(line, context.grammar)):
        sentence = _finite_item(line, paragraph, context, lead, opens_list=opens_list)
        if sentence:
            return sentence
    return _object_item(line, paragraph, context, lead)


def _goes_on(line: Line, grammar: Grammar) -> bool:
    """ "… règle les affaires de l'office, et notamment : | 1° Vote le budget", but "1° Mesure du bruit" is a noun."""
    if not finite_at(line, 0, grammar):
        return False
    noun = line.norm[0] in grammar.lists.homographs or line.norm[0] in grammar.action_nouns
    return line.norm[1] in DETERMINERS or not noun


def _behind_coordinator(line: Line) -> Line:
    """ "2° Ou, sur avis du conseil, | des mesures de suivi": an item without what joins it to the one before."""
    first = (line.norm[0] in COORDINATORS) + (line.norm[0] in COORDINATORS and line.norm[1] == ",")
    return to_line(line.tokens[first:], colon=line.colon, dangling=line.dangling) if 0 < first < len(line) else line


def _infinitive_start(line: Line, context: Context) -> int | None:
    """Position of the infinitive of "De V …", "Soit V …", "V …", "Dans son ressort, de V …"."""
    grammar = context.grammar
    for begin in (1, 0) if line.norm[0] in _BEFORE_TASK else (0,):
        if infinitive_head(line, begin, len(line), grammar):
            return begin
    if "," not in line.norms:
        return None
    behind = find_infinitive(line, 1, len(line), grammar, DE_INFINITIVE)
    return behind if behind is not None else _behind_aside(line, grammar)


def _behind_aside(line: Line, grammar: Grammar) -> int | None:
    """ "En concertation avec la région, | favoriser la couverture": behind the adjunct that opens the item."""
    if opener_at(line, 0, grammar) is None:
        return None
    commas = (index for index, norm in enumerate(line.norms) if norm == ",")
    return next((k + 1 for k in commas if infinitive_head(line, k + 1, len(line), grammar)), None)


def _infinitive_item(
    line: Line, first: int, paragraph: Paragraph, context: Context, lead: LeadIn, *, opens_list: bool
) -> Sentence:
    """ "D'assurer …"; a last infinitive without object before a colon is the lead-in of a list of its own."""
    predicates = infinitives(line, first, len(line), context.grammar)
    before = chunk(line, 0, first, context.grammar)
    inner = NO_TASK if opens_list else None
    clause = Clause(line, paragraph, context, opens_list, before)
    if predicates and opens_list and leaves_object(clause, predicates[-1].complement, predicates[-1].heads[-1]):
        inner = inner_lead(clause, lead, predicates[-1])
        predicates = predicates[:-1]
    statements = (
        replace(_inherit(line, paragraph, lead, predicate, front=(0, first)), front_chunks=before)
        for predicate in predicates
    )
    return Sentence(tuple(statements), lead=inner, subjects=lead.holders)


def _finite_item(
    line: Line, paragraph: Paragraph, context: Context, lead: LeadIn, *, opens_list: bool
) -> Sentence | None:
    """ "Représente l'établissement …": finite verbs whose subject is in the lead-in."""
    line = _with_have(line, context.grammar)
    index = next((k for k in _may_begin(line, context.grammar) if finite_at(line, k, context.grammar)), None)
    if index is None or not may_mean_holders(line.norm[0], lead, context):
        return None
    sentence = read_item_verbs(line, index, paragraph, context, lead, opens_list=opens_list)
    statements = (
        replace(
            statement,
            holders=_handed_down(lead),
            rule=f"item:{statement.rule}",
            partners=lead.partners + statement.partners,
            purpose=statement.purpose or lead.purpose,
        )
        if statement.holders == lead.holders
        else statement  # "5° Peut être saisi par le ministre"
        for statement in sentence.statements
    )
    return replace(sentence, statements=tuple(statements), subjects=lead.holders)


def _may_begin(line: Line, grammar: Grammar) -> Iterator[int]:
    """ "L'évalue", "Après accord du conseil, | conclut tout contrat": where the verb of an item may stand."""
    index = 0
    while line.norm[index] in _BEFORE_VERB and index < _MOST_CLITICS:
        index += 1
    yield index
    if opener_at(line, 0, grammar) is None and line.norm[0] not in PREPOSITIONS:
        return
    for comma in (k for k, norm in enumerate(line.norms) if norm == ","):
        if main_verb(line, 0, comma, grammar) is not None:
            return
        yield behind_clitics(line, comma + 1)


def _with_have(line: Line, grammar: Grammar) -> Line:
    """ "A autorité sur le personnel": a capital that opens an item may be the verb, where it makes a fixed turn."""
    if line.tokens.words[0].text != "A" or len(line) == 1:
        return line
    tokens = Tokens(line.tokens.words, line.tokens.starts, ("a", *line.norms[1:]))
    having = to_line(tokens, colon=line.colon, dangling=line.dangling)
    return having if verb_group(having, 0, len(having), grammar).construction is not None else line


def _object_item(line: Line, paragraph: Paragraph, context: Context, lead: LeadIn) -> Sentence | None:
    """An item that is the object of the lead-in's verb, or an action noun under "a pour mission"."""
    finite = finite_at(line, 0, context.grammar) and not _is_noun(line, context.grammar)
    if lead.kind is LeadKind.INFINITIVE or not lead.verb or finite:
        return None
    parts = _to_the_end(_from_matter(complement(line, 0, len(line), context.grammar), line), line, context.grammar)
    if parts.object is None or _is_clause(line, context):
        return None
    if line.colon and line.norm[parts.object[0]] in SUBJECT_PRONOUNS and parts.object[1] == len(line):
        return None  # "Conjointement avec le directeur, il :" has a list of its own
    # "établit et publie :": each of its verbs, who receives being the last one's
    others = (replace(lead, verb=verb, verb_span=span, action=None, receives=()) for verb, span in lead.shared)
    statements = (
        _of_lead(line, paragraph, each, Predicate((Head(each.verb, 0, 1),), parts, 0, len(line)))
        for each in (*others, lead)
    )
    return Sentence(tuple(statements), subjects=lead.holders)


def _is_noun(line: Line, grammar: Grammar) -> bool:
    """ "1° Lutte | contre le bruit": an act, spelt like a verb, where the lead-in wants a noun."""
    return line.norm[0] in grammar.action_nouns and line.norm[1] in PREPOSITIONS - A


def _of_lead(line: Line, paragraph: Paragraph, lead: LeadIn, predicate: Predicate) -> Statement:
    """A statement whose verb stands in the lead-in."""
    return replace(
        _inherit(line, paragraph, lead, predicate),
        verb_span=lead.verb_span,
        task=lead.kind is LeadKind.TASK,
        citations=lead.citations,
        undergoes=lead.receives,
        action=lead.action,
    )


def _from_matter(parts: Complement, line: Line) -> Complement:
    """ "Sur toute modification envisagée, ayant | un impact sur le service": an item that opens with its matter."""
    if line.norm[0] != "sur" or parts.object is None or not parts.before or parts.before[0].role is not Role.OTHER:
        return parts  # "Sur proposition du comité, | la programmation"
    return Complement((0, parts.object[1]), (), (*parts.before, *parts.inside), parts.after)


def _to_the_end(parts: Complement, line: Line, grammar: Grammar) -> Complement:
    """ "5° Les conditions de cession | selon les modalités fixées par décret": a noun's, as no comma says otherwise."""
    kept = 0
    for piece in parts.after:
        # "1° Les méthodes d'évaluation | en prenant en compte l'efficacité, la qualité et le coût des soins"
        gerund = is_gerund(line, piece.start, grammar)
        if piece.comma or gerund or piece.role not in _NOUNS_OWN or _is_verbs_own(line, piece.start, grammar):
            break
        kept += 1
    kept = _behind_aside_of_noun(parts, kept, line)
    if parts.object is None or not kept:
        return parts
    inside = tuple(
        piece if piece.role in PARTNERS else replace(piece, role=Role.CONTINUATION) for piece in parts.after[:kept]
    )
    return replace(
        parts, object=(parts.object[0], inside[-1].end), inside=(*parts.inside, *inside), after=parts.after[kept:]
    )


def _behind_aside_of_noun(parts: Complement, kept: int, line: Line) -> int:
    """ "2° La surveillance, en liaison avec la région, | des eaux": how many pieces reach to where the noun goes on."""
    reach = kept
    for rank, piece in enumerate(parts.after[kept:], kept):
        if piece.role in _GOING_ON and piece.comma:
            reach = rank + 1
        elif not piece.comma and line.norm[piece.end - 1] not in COORDINATORS:
            break
    return reach


def _is_verbs_own(line: Line, index: int, grammar: Grammar) -> bool:
    """ "conformément à", "dans les conditions prévues", "chaque année": what only a verb has."""
    noun = index + 2 + (line.norm[index + 2] in grammar.lists.before_noun)
    opened = opener_at(line, index, grammar)
    whole = opened is not None and opened.whole
    return whole or line.norm[index] in grammar.lists.verbs_own or line.norm[noun] in grammar.lists.conditions


def _is_clause(line: Line, context: Context) -> bool:
    """ "Sous l'autorité du recteur, il organise …", "Le plan est vérifié par …": an item with a subject of its own."""
    found = main_verb(line, 0, len(line), context.grammar)
    if found is None:
        return False
    group = verb_group(line, found[0], len(line), context.grammar)
    if line.norm[0] in DETERMINERS and not group.passive:  # "1° Le directeur du service | prépare un rapport"
        named = institution_phrase(line, 0, group.start, context.grammar)
        return named is not None and named.entry.holder and named.end == group.start
    undergoes = group.passive and line.norm[0] in DETERMINERS and "par" in line.norms[group.end :]
    return undergoes or line.norm[group.start - 1] in SUBJECT_PRONOUNS


def _inherit(
    line: Line, paragraph: Paragraph, lead: LeadIn, predicate: Predicate, *, front: tuple[int, int] = (0, 0)
) -> Statement:
    """A statement with what the lead-in hands down."""
    return Statement(
        line,
        paragraph,
        _handed_down(lead),
        predicate,
        lead.modality,
        f"item:{lead.rule}",
        front=front,
        partners=lead.partners,
        purpose=lead.purpose,
    )


def _handed_down(lead: LeadIn) -> tuple[Mention, ...]:
    return tuple(
        replace(holder, source=MentionSource.LEAD_IN) if holder.source is MentionSource.EXPLICIT else holder
        for holder in lead.holders
    )
