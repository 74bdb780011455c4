"""The nouns of a clause's reading: the clause with its front analysed, a turn in it, what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from rsi_graph.extract.acts.actions import Action
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.holders import Holders, holders_in
from rsi_graph.extract.language.grammar import Governs, Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.words import (
    DE,
    NEGATIVE_ADVERBS,
    PREPOSITIONS,
    SUBORDINATORS,
    A,
)
from rsi_graph.extract.objects.complements import Complement, of_role
from rsi_graph.extract.objects.pieces import Chunk
from rsi_graph.extract.objects.predicates import Predicate
from rsi_graph.extract.objects.roles import Role
from rsi_graph.extract.sentences.restrictions import ALONE, behind_only
from rsi_graph.extract.statements.statement import NO_PARTNERS, Partners, Statement, content_of, partners_in
from rsi_graph.extract.verbs.verb_groups import VerbGroup
from rsi_graph.model import Citation, Mention, Modality, Paragraph, Phrase, Span, UnreadReason
from rsi_graph.model.quick import quicken

# "ne peut pas": how far behind the verb the negative adverb may stand.
_NEGATION_SPAN: Final = 3
_NOT_ONLY: Final = NEGATIVE_ADVERBS - {"point"}
# "ne peut délibérer que | si …, que | sur les questions inscrites …": a limit, where "que des …" leaves an object.
_OF_CONDITIONS: Final = SUBORDINATORS | ALONE | {"s'"} | (PREPOSITIONS - DE - A - {"par", "envers", "contre", "pour"})


class LeadKind(Enum):
    """What the items of a list are to its lead-in."""

    TASK = "task"  # infinitives or action nouns: "est chargée :"
    INFINITIVE = "infinitive"  # infinitives: "peut :"
    VERB = "verb"  # objects of its verb: "assure :"
    BARE = "bare"  # finite verbs of its subject: "Le directeur :"
    AGENT = "agent"  # who does what its passive says: "sont autorisées :"
    CONTENT = "content"  # what its verb is about: "s'assure que :"
    CLAUSE = "clause"  # clauses of its own: "fixe les conditions dans lesquelles :"
    NONE = "none"  # no competence is to be expected


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What the lead-in of a list hands down to its items; `verb` is the lemma, `verb_span` its words.

    `citations` are handed down where the items are the objects of its verb, `receives` are who receives them;
    `action` is what its turn fixes. `object` and `mentions` are of a passive whose items say who acts: what undergoes,
    and the bodies it names by the way; `direct` says that the items name who acts without "par", `announced` that
    its own object announces them ("les mesures suivantes :"). `shared` are verbs before `verb` that the items complete
    as well ("établit et publie :").
    """

    kind: LeadKind
    holders: tuple[Mention, ...] = ()
    modality: Modality = Modality.DUTY
    rule: str = ""
    verb: str = ""
    verb_span: Span | None = None
    partners: Partners = NO_PARTNERS
    purpose: Phrase | None = None
    citations: tuple[Citation, ...] = ()
    receives: tuple[Mention, ...] = ()
    action: Action | None = None
    object: Phrase | None = None
    mentions: tuple[Mention, ...] = ()
    direct: bool = False
    announced: bool = False
    shared: tuple[tuple[str, Span], ...] = ()


NO_TASK: Final = LeadIn(LeadKind.NONE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The outcome of reading a clause; `subject` is its subject, `subject_word` the first word of it.

    `thing` is that word where the subject of a passive is no body: "il" may then be what was done, not who did it.
    """

    statements: tuple[Statement, ...] = ()
    lead: LeadIn | None = None
    unread: UnreadReason | None = None
    detail: str = ""
    subjects: tuple[Mention, ...] = ()
    subject_word: str = ""
    thing: str = ""
    subject: Phrase | None = None

    def __add__(self, later: Sentence) -> Sentence:
        statements, lead = self.statements + later.statements, later.lead or self.lead
        reason, detail = later.unread or self.unread, later.detail or self.detail
        return Sentence(statements, lead, reason, detail, self.subjects, self.subject_word, self.thing, self.subject)

    def about(self, subjects: tuple[Mention, ...], word: str, subject: Phrase | None) -> Sentence:
        """The same, with whom it is about, the first word of its subject, and its subject."""
        return Sentence(self.statements, self.lead, self.unread, self.detail, subjects, word, self.thing, subject)

    def without_reason(self) -> Sentence:
        """The same, where no reason is given why it was not read."""
        return Sentence(
            self.statements, self.lead, None, self.detail, self.subjects, self.subject_word, self.thing, self.subject
        )


def unread(holders: Holders) -> Sentence:
    """A clause without a holder, and why."""
    return Sentence(unread=holders.reason, detail=holders.detail)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its front analysed.

    `chunks` stand before the verb, whose group begins at `front`; `opens_list` says that items follow, so that an open
    end is a lead-in.
    """

    line: Line
    paragraph: Paragraph
    context: Context
    opens_list: bool = False
    chunks: tuple[Chunk, ...] = ()
    subject: tuple[int, int] | None = None
    front: int = 0

    @property
    def grammar(self) -> Grammar:
        """The grammar of its context."""
        return self.context.grammar

    def holders_in(self, begin: int, end: int) -> Holders:
        """Token positions of a noun phrase in, the holders it names out.

        Asked again for the same words while the clause is read, they are the same: names are only registered behind it.
        """
        key = ("holders", begin, end)
        known = self.line.known.get(key)
        if known is None or known[0] is not self.context:  # "il" may mean another in a clause with a context of its own
            known = (self.context, holders_in(self.line, begin, end, self.context, self.paragraph.number))
            self.line.known[key] = known
        found: Holders = known[1]
        return found

    def front_apart_from(self, subject: tuple[int, int], roles: tuple[Role, ...]) -> tuple[Chunk, ...]:
        """Chunks of the front that have one of these roles and are no words of the subject: "l'aide | pour …"."""
        return tuple(p for p in of_role(self.chunks, roles) if not subject[0] < p.start < subject[1])

    def subject_holders(self) -> Holders:
        """The holders that the subject names."""
        return self.holders_in(*self.subject) if self.subject else Holders(reason=UnreadReason.NO_HOLDER)


quicken(Sentence, Clause)


@dataclass(frozen=True, slots=True)
class Turn:
    """A verb group of a clause, its holders, and `stop`, where its words end; the last one may open the list.

    Behind another verb, an aside of its own begins at `aside`: "et, conformément à l'article L. 5, | publie la liste".
    """

    clause: Clause
    group: VerbGroup
    holders: tuple[Mention, ...]
    stop: int
    opens_list: bool
    aside: int | None = None

    @property
    def rule(self) -> str:
        """The name of the fixed turn."""
        return self.group.construction.name if self.group.construction else "present"

    @property
    def restricted(self) -> bool:
        """ "ne peut prescrire | que des actes d'instruction": what is left to do, not a ban.

        "ne peut délibérer | que si la moitié des membres sont présents" is one, under a condition.
        """
        norms = (*self.clause.line.norms[self.group.end - 1 : self.stop], "")
        left = next(behind_only(norms), "")
        return left not in _OF_CONDITIONS | {""} and _NOT_ONLY.isdisjoint(norms[1 : _NEGATION_SPAN + 1])

    @property
    def _is_only_bound(self) -> bool:
        """ "n'est tenu de consulter le maire | que si …", "n'est tenu de procéder | qu'aux contrôles": what is left."""
        construction = self.group.construction
        duty = construction is not None and construction.modality is Modality.DUTY
        norms = (*self.clause.line.norms[self.group.end - 1 : self.stop], "")
        return duty and self.group.governs is Governs.INFINITIVE and any(behind_only(norms))

    @property
    def modality(self) -> Modality:
        """The form of words, negation counted."""
        if self.group.negated and self._is_only_bound:
            return Modality.DUTY
        if self.group.negated and not self.restricted:
            return Modality.PROHIBITION
        if self.group.negated and self.group.construction:
            return Modality.POWER
        return self.group.construction.modality if self.group.construction else Modality.DUTY

    def state(
        self, predicate: Predicate, *, before: tuple[Chunk, ...] = (), until: int = 0, task: bool = False
    ) -> Statement:
        """A predicate in, the statement it makes in this turn out; `before` stands between turn and predicate.

        The turn reaches `until` there: its citations are the predicate's as well.
        """
        clause = self.clause
        return Statement(
            clause.line,
            clause.paragraph,
            self.holders,
            predicate,
            self.modality,
            self.rule,
            front=(0, clause.front),
            turn=(self.group.start if self.aside is None else self.aside, max(self.group.start, until)),
            front_chunks=(*clause.chunks, *before),
            task=task,
        )

    def lead(self, kind: LeadKind, verb: str, verb_span: Span, parts: Complement) -> LeadIn:
        """The lead-in this turn is, with its partners and its purpose."""
        clause = self.clause
        chunks = (*clause.chunks, *parts.before, *parts.inside, *parts.after)
        purposes = [piece for piece in chunks if piece.role is Role.PURPOSE]
        return LeadIn(
            kind,
            self.holders,
            self.modality,
            "lead-in",
            verb,
            verb_span,
            partners_in(clause.line, chunks, clause.context, clause.paragraph.number),
            content_of(clause.line, purposes, clause.context.text),
        )
