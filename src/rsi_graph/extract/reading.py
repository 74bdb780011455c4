"""An article in, everything it says about competences out.

Paragraphs are read in order. The lead-in of a list hands its holders and its turn down to the items; the sentences of
an item behind the first clause are read on their own; what cannot be read is kept with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rsi_graph.extract.complements import complement
from rsi_graph.extract.context import Context, features
from rsi_graph.extract.finiteness import finite_at
from rsi_graph.extract.grammar import Grammar, compile_grammar
from rsi_graph.extract.lines import Line, split_clauses
from rsi_graph.extract.predicates import (
    Head,
    Predicate,
    find_infinitive,
    infinitive_head,
    infinitives,
)
from rsi_graph.extract.sentences import LeadIn, read_item_verbs, read_sentence
from rsi_graph.extract.statements import Statement, competences_of
from rsi_graph.extract.targets import institutions_in
from rsi_graph.extract.tokens import tokenise
from rsi_graph.extract.words import DETERMINERS
from rsi_graph.model import (
    Article,
    Citation,
    Competence,
    Lexicon,
    Mention,
    MentionSource,
    Paragraph,
    Reading,
    Unread,
    UnreadReason,
)
from rsi_graph.references import find_citations


def extract(article: Article, lexicon: Lexicon) -> Reading:
    """Article and lexicon in, its competences and what was left unread out.

    After this call: every competence's evidence is a span of the article's text; records stand in the order of the
    text; nothing is guessed, what could not be read is in `unread` with the reason.
    """
    citations = find_citations(article.text, code=article.code, article=article.number, links=article.links)
    reader = _Reader(article, citations, Context(article.text, compile_grammar(lexicon)))
    for paragraph in article.paragraphs:
        reader.read(paragraph)
    return Reading(article, tuple(reader.competences), tuple(reader.unread), citations)


@dataclass(slots=True)
class _Reader:
    """The state of a reading: what was found so far, and the lead-ins that are open."""

    article: Article
    citations: Sequence[Citation]
    context: Context
    competences: list[Competence] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    leads: dict[int, LeadIn] = field(default_factory=dict)

    @property
    def grammar(self) -> Grammar:
        """The grammar of the context."""
        return self.context.grammar

    def read(self, paragraph: Paragraph) -> None:
        """Read one paragraph: as an item of its lead-in where it is one, as sentences else."""
        tokens = tokenise(
            self.article.text, paragraph.body, [c for c in self.citations if paragraph.body.contains(c.phrase)]
        )
        clauses = split_clauses(tokens)
        begins_list = any(other.parent == paragraph.number for other in self.article.paragraphs)
        lead = self.leads.get(paragraph.parent or 0)
        rest = clauses
        if lead and clauses and paragraph.markers:
            if self._read_item(clauses[0], paragraph, lead, begins_list=begins_list and len(clauses) == 1):
                rest = clauses[1:]
        for line in rest:
            self._read_clause(line, paragraph, begins_list=begins_list and line is clauses[-1], quiet=lead is not None)

    def _read_clause(self, line: Line, paragraph: Paragraph, *, begins_list: bool, quiet: bool) -> None:
        self._register(line, paragraph)
        sentence = read_sentence(line, paragraph, self.context, begins_list=begins_list)
        for statement in sentence.statements:
            self._state(statement)
        if sentence.lead:
            self.leads[paragraph.number] = sentence.lead
        if sentence.unread and (sentence.unread is not UnreadReason.UNPARSED or (not quiet and self._may_state(line))):
            span = line.span(0, len(line))
            self.unread.append(Unread(span, paragraph.number, paragraph.item, sentence.unread, sentence.detail))
        if sentence.subjects:
            self.context.subjects, self.context.other_subject = sentence.subjects, None
        elif sentence.subject_word in DETERMINERS:
            self.context.other_subject = features(sentence.subject_word)

    def _may_state(self, line: Line) -> bool:
        """True where a clause without a reading names an institution and a verb: worth a person's look."""
        verbs = any(self.grammar.verbs.get(token.norm) for token in line.tokens)
        return verbs and any(f.phrase.entry.holder for f in institutions_in(line, 0, len(line), self.grammar))

    def _state(self, statement: Statement) -> None:
        self.competences.extend(competences_of(statement, self.context, self.citations))
        self.context.holders.extend(holder for holder in statement.holders if holder not in self.context.holders)

    def _register(self, line: Line, paragraph: Paragraph) -> None:
        for found in institutions_in(line, 0, len(line), self.grammar):
            if line.norm(found.phrase.start - 1) == "en":  # "décret en Conseil d'Etat" names no actor
                continue
            self.context.add(line, found.phrase, paragraph.number)

    # --- items ------------------------------------------------------------------------------------------------

    def _read_item(self, line: Line, paragraph: Paragraph, lead: LeadIn, *, begins_list: bool) -> bool:
        """The first clause of an item under its lead-in; False where it must be read as a sentence."""
        read = {
            "task": self._task_item,
            "infinitive": self._task_item,
            "bare": self._bare_item,
            "verb": self._object_item,
        }.get(lead.kind)
        self._register(line, paragraph)
        done = read(line, paragraph, lead, begins_list) if read else False
        if done:
            self.context.subjects, self.context.other_subject = lead.holders, None
        return done

    def _task_item(self, line: Line, paragraph: Paragraph, lead: LeadIn, begins_list: bool) -> bool:
        """ "De V …", "V …" (infinitive), or an action noun."""
        first = self._infinitive_start(line)
        if first is None:
            return self._bare_item(line, paragraph, lead, begins_list) or self._object_item(
                line, paragraph, lead, begins_list
            )
        predicates = infinitives(line, first, len(line), self.grammar)
        for predicate in predicates:
            if predicate is predicates[-1] and begins_list and line.colon and predicate.complement.object is None:
                head = predicate.heads[-1]
                self.leads[paragraph.number] = replace(lead, kind="verb", verb=head.lemma, head=head, line=line)
                continue
            self._state(self._inherit(line, paragraph, lead, predicate, front=(0, first)))
        if begins_list:
            self.leads.setdefault(paragraph.number, LeadIn("none"))
        return bool(predicates)

    def _infinitive_start(self, line: Line) -> int | None:
        if line.norm(0) in {"de", "d'"} and infinitive_head(line, 1, len(line), self.grammar):
            return 1
        if infinitive_head(line, 0, len(line), self.grammar):
            return 0
        return (
            find_infinitive(line, 1, len(line), self.grammar, frozenset({"de", "d'"})) if "," in line.joined else None
        )

    def _bare_item(self, line: Line, paragraph: Paragraph, lead: LeadIn, begins_list: bool) -> bool:
        """ "Représente l'établissement …": finite verbs whose subject is in the lead-in."""
        index = 0
        while line.norm(index) in _ITEM_CLITICS and index < 3:
            index += 1
        if not finite_at(line, index, self.grammar):
            return False
        sentence = read_item_verbs(line, index, paragraph, self.context, lead, begins_list=begins_list)
        for statement in sentence.statements:
            handed = replace(
                statement, holders=tuple(_handed_down(h) for h in lead.holders), rule=f"item:{statement.rule}"
            )
            self._state(handed)
        if sentence.lead:
            self.leads[paragraph.number] = sentence.lead
        if sentence.unread:
            self.unread.append(
                Unread(line.span(0, len(line)), paragraph.number, paragraph.item, sentence.unread, sentence.detail)
            )
        return True

    def _object_item(self, line: Line, paragraph: Paragraph, lead: LeadIn, begins_list: bool) -> bool:
        """An item that is the object of the lead-in's verb, or an action noun under "a pour mission"."""
        if lead.kind == "infinitive" or not lead.verb or len(line) == 0:
            return False
        if finite_at(line, 0, self.grammar):
            return False
        parts = complement(line, 0, len(line), self.grammar)
        if parts.object is None:
            return False
        head = Head(lead.verb, 0, 1)
        verb_span = lead.line.span(lead.head.start, lead.head.end) if lead.line and lead.head else line.span(0, 1)
        statement = self._inherit(line, paragraph, lead, Predicate((head,), parts, 0, len(line)), front=(0, 0))
        self._state(replace(statement, verb_span=verb_span, task=lead.kind == "task"))
        return True

    def _inherit(
        self, line: Line, paragraph: Paragraph, lead: LeadIn, predicate: Predicate, *, front: tuple[int, int]
    ) -> Statement:
        """A statement with what the lead-in hands down."""
        return Statement(
            line, paragraph, tuple(_handed_down(holder) for holder in lead.holders), predicate, lead.modality, f"item:{lead.rule}",
            front=front, joint=lead.joint, assistance=lead.assistance, consulted=lead.consulted, citations=lead.citations,
            purpose=lead.purpose,
        )  # fmt: skip


def _handed_down(holder: Mention) -> Mention:
    return replace(holder, source=MentionSource.LEAD_IN) if holder.source is MentionSource.EXPLICIT else holder


_ITEM_CLITICS = frozenset(
    {"il", "elle", "ils", "elles", "en", "le", "la", "les", "l'", "se", "s'", "y", "ne", "n'", "lui", "leur"}
)
