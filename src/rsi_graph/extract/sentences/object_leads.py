"""Lead-ins whose items are the objects of their verbs: "transmet au préfet :", "D'adresser au ministre : a) …"."""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.extract.acts.action_nouns import is_transparent
from rsi_graph.extract.acts.actions import choose_action
from rsi_graph.extract.acts.bearing import RECEIVED
from rsi_graph.extract.acts.targets import targets_in
from rsi_graph.extract.language.heads import before_determiners
from rsi_graph.extract.language.words import A
from rsi_graph.extract.names.institutions import institutions_in
from rsi_graph.extract.objects.complements import Complement, of_role
from rsi_graph.extract.objects.predicates import Head, Predicate
from rsi_graph.extract.objects.roles import Role, opens_content
from rsi_graph.extract.sentences.clauses import Clause, LeadIn, LeadKind
from rsi_graph.extract.sentences.open_ends import is_indirect
from rsi_graph.extract.statements.datives import recipients_of
from rsi_graph.extract.statements.statement import content_of, partners_in
from rsi_graph.model import Mention


def object_lead(clause: Clause, lead: LeadIn, heads: tuple[Head, ...], parts: Complement) -> LeadIn:
    """A lead-in whose items are the objects of its verbs, or infinitives where their object announces them."""
    *others, head = heads
    line, grammar, indirect = clause.line, clause.grammar, is_indirect(clause.line, parts, clause.grammar)
    words = line.norms[slice(*parts.object)] if parts.object and not indirect else ()
    # "exerce les missions suivantes :" leaves the act to the items, "délibère sur les questions suivantes :" does not
    carries = any(is_transparent(word, grammar) for word in words)
    kind = LeadKind.TASK if carries else LeadKind.VERB
    kind = LeadKind.CONTENT if words and opens_content(words) else kind
    shared = tuple((one.lemma, line.span(one.start, one.end)) for one in others)
    lead = replace(lead, kind=kind, shared=shared)
    if words and not carries:
        lead = replace(lead, action=choose_action(head.citation_form, line, parts.object, grammar), announced=True)
    return replace(lead, receives=_receivers(clause, lead.holders, head, parts, indirect=indirect))


def inner_lead(clause: Clause, lead: LeadIn, predicate: Predicate) -> LeadIn:
    """ "1° De transmettre au directeur général : | a) Tout signalement": a lead-in under that of its own list."""
    line, parts, head = clause.line, predicate.complement, predicate.heads[-1]
    chunks = (*clause.chunks, *parts.before, *parts.inside, *parts.after)
    purposes = [piece for piece in chunks if piece.role is Role.PURPOSE]
    inner = LeadIn(
        LeadKind.VERB,
        lead.holders,
        lead.modality,
        lead.rule,
        head.lemma,
        line.span(head.start, head.end),
        lead.partners + partners_in(line, chunks, clause.context, clause.paragraph.number),
        content_of(line, purposes, clause.context.text) or lead.purpose,
    )
    return object_lead(clause, inner, predicate.heads, parts)


def _receivers(
    clause: Clause, holders: tuple[Mention, ...], head: Head, parts: Complement, *, indirect: bool
) -> tuple[Mention, ...]:
    """Who receives the items of a lead-in: "lui transmet :", "fournit | au ministre | les pièces suivantes :"."""
    line, grammar = clause.line, clause.grammar
    gives = head.lemma in grammar.lists.ditransitive
    if not (indirect or gives):
        return ()
    meant = recipients_of(head, line, clause.context, holders) if gives else ()
    if meant:
        return meant
    found = institutions_in(line, *parts.object, grammar) if parts.object else []
    if not indirect:  # "transmet les informations suivantes | à l'Autorité :"
        found = [one for one in found if line.norm[before_determiners(line, one.phrase.start)] in A]
    number, context = clause.paragraph.number, clause.context
    described = (context.describe(line, one.phrase, number) for one in found if one.counted)
    given = of_role(parts.before, (Role.TO,)) if gives else ()
    before = (
        target.mention
        for piece in given
        for target in targets_in(line, piece.start, piece.end, context, number, holders=holders, bearing=RECEIVED)
    )
    return (*before, *(named.mention for named in described))
