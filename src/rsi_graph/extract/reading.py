"""An article in, everything it says about competences out.

Paragraphs are read in order. The lead-in of a list hands its holders and its turn down to the items; the sentences of
an item behind the first clause are read on their own; what cannot be read is kept with the reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypeAlias

from rsi_graph.extract.acts.matters import without_matter
from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.definitions import call_so, is_said_to_be
from rsi_graph.extract.bodies.full_names import with_full_names
from rsi_graph.extract.bodies.naming import Named, Thing, features
from rsi_graph.extract.bodies.short_names import ShortNames
from rsi_graph.extract.bodies.topics import Topic
from rsi_graph.extract.language.compiling import compile_grammar, words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.heads import before_determiners
from rsi_graph.extract.language.lines import Line, split_clauses
from rsi_graph.extract.language.tokens import tokenise
from rsi_graph.extract.language.words import (
    BE_FORMS,
    DETERMINERS,
    OBJECT_CLITICS,
    POSSESSIVES,
    PRONOUN_FEATURES,
)
from rsi_graph.extract.names.exclusions import is_in_title
from rsi_graph.extract.names.institutions import institutions_in, nested_in
from rsi_graph.extract.names.leading import is_led
from rsi_graph.extract.names.phrases import Found, InstitutionPhrase
from rsi_graph.extract.sentences.clauses import LeadIn, LeadKind, Sentence
from rsi_graph.extract.sentences.conditions import announces_conditions, opens_clauses
from rsi_graph.extract.sentences.headings import continues_item
from rsi_graph.extract.sentences.items import read_item
from rsi_graph.extract.sentences.sentence import read_sentence
from rsi_graph.extract.statements.citing import with_cited_object
from rsi_graph.extract.statements.filling import competences_of
from rsi_graph.model import (
    Article,
    BodyKind,
    Citation,
    Competence,
    Lexicon,
    MarkerKind,
    Mention,
    Paragraph,
    Reading,
    Unread,
    UnreadReason,
)
from rsi_graph.references import find_citations

# Whom a clause is about: its holders, or a subject that is no institution.
_About: TypeAlias = "tuple[tuple[Mention, ...], Thing | None]"
_OPENS_SUBJECT: Final = DETERMINERS | {"des"}
_ONE_OBJECT: Final = OBJECT_CLITICS - {"les"}


def extract(article: Article, lexicon: Lexicon) -> Reading:
    """Article and lexicon in, its competences and what was left unread out.

    After this call: every competence's evidence is a span of the article's text; records stand in the order of the
    text; nothing is guessed, what could not be read is in `unread` with the reason.
    """
    citations = find_citations(article.text, code=article.code, article=article.number, links=article.links)
    grammar = compile_grammar(lexicon)
    companies = _is_of_companies(article, grammar)
    context = Context(article.text, grammar, ShortNames(grammar), of_companies=companies, citations=citations)
    reader = _Reader(context, {p.parent for p in article.paragraphs})
    starts = [citation.span.start for citation in citations]
    for paragraph in article.paragraphs:
        bounds = (bisect_left(starts, paragraph.body.start), bisect_left(starts, paragraph.body.end))
        reader.read(paragraph, citations[slice(*bounds)])
    stated = [with_cited_object(record, context) for record in reader.competences]
    competences = with_full_names(stated, reader.context)
    context.later.clear()  # what waits there knows the reader, and would keep all lines until memory is searched
    return Reading(article, competences, tuple(reader.unread), citations)


def _is_of_companies(article: Article, grammar: Grammar) -> bool:
    """ "code de commerce, L225-56": the first digit of its number is the book on companies."""
    book = next((sign for sign in article.number if sign.isdigit()), "")
    return f"{article.code} {book}" in grammar.lists.company_law


def _is_list_item(paragraph: Paragraph) -> bool:
    """True for "1° …", not for a part ("II.-Le comité …"), whose sentences the paragraphs behind it go on with."""
    return bool(paragraph.markers) and paragraph.markers[-1].kind is not MarkerKind.PART


def _names_no_actor(line: Line, found: Found, grammar: Grammar) -> bool:
    """No other that a short name may mean.

    "décret en | Conseil d'Etat", "L'office est un | établissement public", "le décret n° 98-695 relatif à | l'Agence".
    """
    before = line.norm[found.phrase.start - 1]
    if is_in_title(line, found.phrase.start, grammar):
        return True
    return before == "en" or (before in {"un", "une"} and line.norm[found.phrase.start - 2] in BE_FORMS)


def _named_in(line: Line, grammar: Grammar) -> Sequence[Found]:
    """The institutions that a clause names, looked for once: to register them, and to tell whether it may state."""
    key = ("named", 0, 0)
    if key not in line.known:
        line.known[key] = institutions_in(line, 0, len(line.norms), grammar, counting=False)
    found: Sequence[Found] = line.known[key]
    return found


def _as_told(line: Line, phrase: InstitutionPhrase, context: Context) -> InstitutionPhrase:
    """ "informe le comptable public | de la vente en cours": of what somebody is told is no part of his name."""
    grammar = context.grammar
    verb = line.norm[before_determiners(line, phrase.start)]
    tells = any(analysis.lemma in grammar.lists.telling for analysis in grammar.verbs.get(verb, ()))
    return without_matter(line, phrase, context, told=tells)


@dataclass(slots=True)
class _Reader:
    """The state of a reading: what was found so far, and the lead-ins that are open."""

    context: Context
    lead_ins: set[int | None]
    competences: list[Competence] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    leads: dict[int, LeadIn] = field(default_factory=dict)
    abouts: dict[int, _About] = field(default_factory=dict)
    topic: Topic = field(default_factory=Topic)

    def read(self, paragraph: Paragraph, citations: Sequence[Citation]) -> None:
        """Read one paragraph: its first clause as an item of its lead-in where it is one, the others as sentences."""
        lines = split_clauses(
            tokenise(self.context.text, paragraph.body, citations, accents=self.context.grammar.accents)
        )
        lead = self.leads.get(paragraph.parent or 0)
        if paragraph.markers:
            self._resume(paragraph)
        self.topic.open(paragraph, lines, self.context)
        before: Line | None = None
        item: Sentence | None = Sentence(lead=lead)  # what the item says so far
        for line in lines:
            quoted = before is not None and before.colon and before.norms[-1] in self.context.grammar.lists.quoting
            before = line
            if quoted:  # "les mots : | « le préfet »": words that are replaced state nothing
                continue
            opens_list = line is lines[-1] and paragraph.number in self.lead_ins
            self.context.later.append(partial(self._register, line, paragraph))
            sentence = None
            if lead and paragraph.markers and item and continues_item(line, item, lead, self.context.grammar):
                sentence = read_item(line, paragraph, self.context, lead, opens_list=opens_list)
            item = sentence
            if sentence is None:
                sentence = read_sentence(line, paragraph, self.context, opens_list=opens_list)
                if sentence.unread is UnreadReason.UNPARSED and (lead or not self._may_state(line)):
                    sentence = sentence.without_reason()
            if _is_list_item(paragraph) and line is lines[-1] and not sentence.statements:
                # a mere item of a list: nothing goes on about it
                sentence = sentence.about(sentence.subjects, "", sentence.subject)
                if line is lines[0]:
                    self.context.later.append(partial(self.context.short_names.add_item, paragraph.number))
            self._take(sentence, line, paragraph, citations)
            if line is lines[0]:
                self._begin(paragraph)

    def _begin(self, paragraph: Paragraph) -> None:
        """Keep whom the first clause of a paragraph is about."""
        self.topic.begin(self.context)
        if paragraph.markers:
            self.abouts[paragraph.parent or 0] = (self.context.subjects, self.context.other_subject)

    def _resume(self, paragraph: Paragraph) -> None:
        """Items of a list go on with whom its first clauses are about, whatever else the item before them tells."""
        if paragraph.markers[0].kind is MarkerKind.PART:
            self.context.later.append(partial(self.context.short_names.open_part, paragraph.body.start))
        about = self.abouts.get(paragraph.parent or 0)
        if about:
            if about[0] != self.context.subjects:
                self.context.settle()
            self.context.subjects, self.context.other_subject = about

    def _register(self, line: Line, paragraph: Paragraph) -> None:
        """Make the institutions that a clause names known to the clauses behind it."""
        subject: tuple[Named, InstitutionPhrase] | None = None
        for found in _named_in(line, self.context.grammar):
            if subject and is_said_to_be(line, subject[1], found.phrase):
                call_so(self.context.short_names, subject[0], found.phrase)
            elif not _names_no_actor(line, found, self.context.grammar):
                led = is_led(line, found.phrase, self.context.grammar)
                told = _as_told(line, found.phrase, self.context)
                named = self.context.add(line, told, paragraph.number, headed=led)
                subject = subject or (named, told)
                headed = self._is_head(line, found)
                for inner in nested_in(line, found.phrase, self.context.grammar):
                    self.context.add(line, inner, paragraph.number, nested=True, headed=headed)

    def _is_head(self, line: Line, found: Found) -> bool:
        """ "le président de la Bibliothèque", "son conseil", but no "représentants de l'association"."""
        of_persons = found.phrase.entry.kind in {BodyKind.OFFICE, BodyKind.PERSONS}
        return not of_persons or line.norm[found.phrase.start] in self.context.grammar.lists.heading

    def _may_state(self, line: Line) -> bool:
        """True where a clause without a reading names an institution and a verb: worth a person's look."""
        grammar = self.context.grammar
        if grammar.lemmas.keys().isdisjoint(line.norms):
            return False
        return any(found.phrase.entry.holder for found in _named_in(line, grammar))

    def _take(self, sentence: Sentence, line: Line, paragraph: Paragraph, citations: Sequence[Citation]) -> None:
        """Keep what a clause states, its lead-in, and who its subject is."""
        for statement in sentence.statements:
            self.competences.extend(competences_of(statement, self.context, citations))
            self.context.add_holders(statement.holders)
        if paragraph.number in self.lead_ins and self._opens_clauses(line, sentence.lead):
            sentence = replace(sentence, lead=LeadIn(LeadKind.CLAUSE))
        if sentence.lead and sentence.lead.kind is LeadKind.VERB and line.dangling == "pour":
            # "délibère pour : 1° Autoriser …": what the items say is done
            sentence = replace(sentence, lead=replace(sentence.lead, kind=LeadKind.INFINITIVE, verb="", verb_span=None))
        if sentence.lead:
            span = line.span(0, len(line))
            cited = tuple(citation for citation in citations if span.contains(citation.span))
            self.leads[paragraph.number] = replace(sentence.lead, citations=(*sentence.lead.citations, *cited))
        if sentence.unread:
            span = line.span(0, len(line))
            self.unread.append(Unread(span, paragraph.number, paragraph.item, sentence.unread, sentence.detail))
        self._remember(sentence)

    def _opens_clauses(self, line: Line, lead: LeadIn | None) -> bool:
        """Whether the items are clauses of the lead-in's own: what it is about is not."""
        if lead is None or lead.kind in {LeadKind.NONE, LeadKind.AGENT}:
            return opens_clauses(line) or announces_conditions(line, self.context.grammar)
        return lead.kind is not LeadKind.CONTENT and opens_clauses(line)

    def _remember(self, sentence: Sentence) -> None:
        """Keep whom or what a clause is about, for the pronouns behind it."""
        self._speak_of(sentence)
        thing = self.context.other_subject
        if thing and thing.words:
            self.context.things[thing.plural] = thing

    def _speak_of(self, sentence: Sentence) -> None:
        if sentence.thing in POSSESSIVES and len(self.context.subjects) == 1:
            return  # "Sa composition est fixée par arrêté. Elle …": the same is still spoken of
        if self._is_position(sentence) and len(self.context.subjects) == 1:
            return  # "Le directeur est nommé. L'emploi de directeur est régi par décret. Il …"
        if sentence.subjects:
            self.context.speak_of(sentence.subjects)
            self.context.other_subject = self._thing(sentence.thing, sentence)
        elif sentence.subject_word in _OPENS_SUBJECT or self._is_unresolved(sentence):
            self.context.other_subject = self._thing(sentence.subject_word, sentence)
        elif sentence.unread is UnreadReason.NOT_A_HOLDER and sentence.subject_word not in {"", *PRONOUN_FEATURES}:
            self.context.other_subject = Thing(feminine=None, plural=False)  # a bare name that no lexicon has
        if self._is_upon_someone(sentence):
            self.context.other_subject = Thing(feminine=None, plural=False)

    def _is_unresolved(self, sentence: Sentence) -> bool:
        """ "Elles comprennent … . | Elles …": what was not told for one pronoun is not for the next."""
        return sentence.unread is UnreadReason.UNRESOLVED_PRONOUN and sentence.subject_word in PRONOUN_FEATURES

    def _is_upon_someone(self, sentence: Sentence) -> bool:
        """ "Le directeur peut le consulter. Il …": he who does it or he to whom it is done, no guess is made."""
        heads = sentence.statements[-1].predicate.heads if sentence.statements else ()
        upon = self.context.grammar.lists.turned_to
        return bool(heads) and heads[-1].lemma in upon and heads[-1].object_clitic in _ONE_OBJECT

    def _is_position(self, sentence: Sentence) -> bool:
        """True where a clause is about the position of whoever was spoken of: it is not what "il" means."""
        if sentence.subjects or sentence.subject is None:
            return False
        head = next((word for word in words_of(sentence.subject.text) if word not in DETERMINERS), "")
        return head in self.context.grammar.lists.functions

    def _thing(self, word: str, sentence: Sentence) -> Thing | None:
        """What a clause is about where that is no institution, told by the first word of its subject."""
        before = self.context.other_subject
        if word in PRONOUN_FEATURES:
            return before if before and before.agrees(word) else Thing(*PRONOUN_FEATURES[word])
        return Thing(*features(word), sentence.subject) if word in _OPENS_SUBJECT else None
