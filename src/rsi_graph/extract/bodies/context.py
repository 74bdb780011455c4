"""Who "elle", "la Caisse nationale" and "ces caisses" are: the institutions named so far in an article.

A pronoun or a short form becomes the full name used in the same article (gold guidelines, field `holders`). Two
bodies are never merged because they share a short name: where more than one fits and none is nearer, the short form
is kept as it stands. Everything is looked up by key: a line of a long annex costs no more than that of a short article.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from itertools import takewhile

from rsi_graph.extract.bodies.demonstratives import by_another_noun, each_held
from rsi_graph.extract.bodies.naming import (
    INDEFINITE,
    Named,
    Thing,
    are_joined_by_or,
    brings_in_text,
    describe,
    gender_of,
    gender_of_function,
    heads,
    in_one_row,
    is_bare_organ,
    is_narrowed,
    is_one_of,
    is_plural,
    names_several,
    pointed,
    speaks_of_any,
    stem,
)
from rsi_graph.extract.bodies.other_number import in_other_number
from rsi_graph.extract.bodies.passing import hangs_on, is_of_several, is_of_text
from rsi_graph.extract.bodies.short_names import ShortNames
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import looks_present_participle
from rsi_graph.extract.language.words import (
    ARTICLES,
    DE,
    DEMONSTRATIVES,
    POSSESSIVES,
    PRONOUN_FEATURES,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.extract.names.signs import points_to_text
from rsi_graph.model import BodyKind, Citation, Competence, Mention, MentionSource, Phrase, Span, Target


@dataclass(slots=True)
class Context:
    """Institutions in the order of the text, and the holders of the clause before.

    `subjects` are the holders of the last clause, `other_subject` its subject where that is none, `things` the last
    of these by number, `later` what is not yet registered (most articles ask for no name before they end).
    """

    text: str
    grammar: Grammar
    short_names: ShortNames
    of_companies: bool = False
    citations: tuple[Citation, ...] = ()
    subjects: tuple[Mention, ...] = ()
    other_subject: Thing | None = None
    things: dict[bool, Thing] = field(default_factory=dict)
    last_object: Competence | None = None
    last_targets: tuple[Target, ...] = ()
    later: list[Callable[[], None]] = field(default_factory=list)
    _by_name: dict[str, Named] = field(default_factory=dict)
    _by_features: dict[tuple[bool | None, bool, bool], list[Named]] = field(default_factory=dict)
    _kinds: dict[tuple[str, str | None], BodyKind] = field(default_factory=dict)
    _holders: dict[str, dict[str, Mention]] = field(default_factory=dict)
    _headed_bodies: list[Named] = field(default_factory=list)
    _spoken_of: dict[tuple[bool | None, bool], Mention] = field(default_factory=dict)

    def settle(self) -> None:
        """Register what waits to be, before a name is asked for or what the clauses are about changes."""
        while self.later:
            waiting, self.later[:] = tuple(self.later), ()
            for register in waiting:
                register()

    def speak_of(self, subjects: tuple[Mention, ...]) -> None:
        """What a clause is about, kept for the pronouns behind it."""
        self.settle()
        self.subjects = subjects
        known = self._by_name.get(subjects[0].name) if len(subjects) == 1 else None
        if known:
            self._spoken_of[known.feminine, known.plural] = subjects[0]

    def add(
        self, line: Line, phrase: InstitutionPhrase, paragraph: int, *, nested: bool = False, headed: bool = False
    ) -> Named:
        """Register an institution and return it, its short name resolved.

        One `nested` in a name has no pronouns; `headed`: the name is that of who is at its head.
        """
        named = self.describe(line, phrase, paragraph)
        self._by_name[named.mention.name] = named
        persons = named.mention.kind is BodyKind.PERSONS
        proper = line.is_capital(phrase.start) and named.mention.kind is BodyKind.CLASS
        if headed and not named.plural and (proper or named.mention.kind is BodyKind.NAMED):
            self._headed_bodies.append(named)
        if not nested:
            self._by_features.setdefault((named.feminine, named.plural, persons), []).append(named)
        asked = line.norm[phrase.start - 2] in self.grammar.lists.given_by_others and line.norm[phrase.start - 1] in DE
        anew, opens = phrase.determiner in INDEFINITE, phrase.start == 1 and not nested
        self.short_names.add(named, nested=nested, anew=anew, asked=asked, opens=opens)
        return named

    def add_holders(self, holders: tuple[Mention, ...]) -> None:
        """Register who held a competence, for "ces caisses"."""
        self.settle()
        for holder in holders:
            self._holders.setdefault(stem(words_of(holder.name)[0]), {}).setdefault(holder.name, holder)

    def all_named(self) -> tuple[Named, ...]:
        """Every name of the article so far, once."""
        self.settle()
        return tuple(self._by_name.values())

    def names_organ(self) -> bool:
        """True where a council, a commission or the like was named before."""
        self.settle()
        return BodyKind.ORGAN in self._kinds.values()

    def describe(self, line: Line, phrase: InstitutionPhrase, paragraph: int) -> Named:
        """What a phrase names: a full name as it stands, a short one resolved."""
        self.settle()
        named = describe(line, phrase, paragraph, self.text, self.grammar, of_companies=self.of_companies)
        held = self._holders.get(stem(named.words[0]), {})
        meant = self.short_names.meant(line, named, phrase, held, self.subjects) or self._headed(line, named, phrase)
        known = self._by_name.values()
        meant = meant or by_another_noun(line, named, phrase, self.named_between, known, self.text, self.grammar)
        named = meant or in_other_number(named, phrase, known, held, self.grammar) or named
        if named.mention.kind is BodyKind.PERSONS and phrase.entry.slug in self.grammar.lists.of_an_organ:
            kind = BodyKind.CLASS if self.names_organ() else BodyKind.PERSONS
            named = replace(named, mention=replace(named.mention, kind=kind))
        first = self._kinds.setdefault((named.mention.name.casefold(), named.mention.body), named.mention.kind)
        # one institution is of one kind in an article: that of its first mention
        return named if first is named.mention.kind else replace(named, mention=replace(named.mention, kind=first))

    def _headed(self, line: Line, named: Named, phrase: InstitutionPhrase) -> Named | None:
        """ "l'établissement" after "le président de la Bibliothèque nationale de France": the body with a head.

        Only in a clause about who is at its head, and where the article has named no other body that has a head, and
        no other establishment ("un établissement", "les établissements", "l'établissement pharmaceutique").
        """
        standing = self.grammar.lists.standing
        if named.plural or phrase.determiner not in ARTICLES or " ".join(named.words) not in standing:
            return None
        bodies = {body.mention.name.casefold(): body for body in self._headed_bodies if body.at < named.at}
        told = (behind := line.norm[phrase.end]) in RELATIVES or behind == "ou" or looks_present_participle(behind)
        if len(bodies) != 1 or told or points_to_text(line, phrase.end, len(line), self.grammar):
            return None
        (body,) = bodies.values()
        led = all(body.mention.name in s.name or is_bare_organ(s) or heads(s, body) for s in self.subjects)
        longer = self.short_names.beginning_with(named.words[0]) - standing
        if not led or longer or speaks_of_any(named.words[0], self.text):
            return None
        mention = pointed(body.mention, named.mention.span, MentionSource.SHORT_NAME)
        return replace(body, mention=mention, paragraph=named.paragraph, at=named.at)

    def is_said_again(self, span: Span) -> bool:
        """True where the article says these words in another place as well."""
        return len(self.text.casefold().split(span.of(self.text).casefold())) > 2

    def named_between(self, begin: int, end: int) -> list[Named]:
        """Institutions and persons named in a stretch of the text, in order."""
        self.settle()
        found = (takewhile(lambda n: n.at >= begin, reversed(names)) for names in self._by_features.values())
        return sorted((n for names in found for n in names if n.at < end), key=lambda n: n.at)

    def is_plural(self, mention: Mention) -> bool:
        """True where the name stood in the plural."""
        self.settle()
        known = self._by_name.get(mention.name)
        return known.plural if known else names_several(mention, self.grammar)

    def stands_for(self, clitic: str, mention: Mention) -> bool:
        """True where "le", "la", "l'" or "les" may stand for this institution."""
        genders = {"le": (False,), "la": (True,)}.get(clitic, (False, True))
        return any(self._agrees(mention, feminine=gender, plural=clitic == "les") for gender in genders)

    def about(self, subjects: tuple[Mention, ...]) -> Context:
        """The same names, in a clause whose pronouns mean these."""
        return replace(self, subjects=subjects, other_subject=None)

    def beside(self, thing: Thing, pronoun: str) -> Context:
        """The same names, where the clause before a pronoun is about a thing that it may mean as well.

        Only whom the sentence before is about is not mistaken for it: "Le préfet instruit la demande. Lorsque le
        dossier est complet, | il …".
        """
        feminine, plural = PRONOUN_FEATURES[pronoun]
        told = self.other_subject is None or not self.other_subject.agrees(pronoun)
        if told and len(self.subjects) == 1 and self._agrees(self.subjects[0], feminine=feminine, plural=plural):
            return self
        return replace(self, subjects=(), other_subject=thing)

    def pronoun(self, norm: str, span: Span) -> tuple[Mention, ...]:
        """A pronoun in, the holders it stands for out; empty where it cannot be told."""
        self.settle()
        feminine, plural = PRONOUN_FEATURES[norm]
        other = self.other_subject
        if other and (other.agrees(norm) or is_of_text(self.text, span, norm, self.grammar)):
            return ()
        if plural and len(self.subjects) > 1:
            return tuple(pointed(mention, span) for mention in self.subjects)
        if self._are_alternatives(feminine=feminine, plural=plural):
            return tuple(pointed(mention, span) for mention in self.subjects)
        if len(self.subjects) == 1 and self._agrees(self.subjects[0], feminine=feminine, plural=plural):
            return (pointed(self.subjects[0], span),)
        # "Il arrête le rapport. Les organismes y répondent. | Il …": not a council that was only mentioned
        former = [self._spoken_of[key] for key in ((feminine, plural), (None, plural)) if key in self._spoken_of]
        if len(former) == 1:
            return (pointed(former[0], span),)
        # "Cette convention fixe : 1° Les zones définies par l'agence … | Elle …": nor one where a thing was spoken of
        if (thing := self.things.get(plural)) and thing.agrees(norm):
            return ()
        nearest = self._nearest(span, feminine=feminine, plural=plural, kinds=(False,))
        if nearest is None or is_of_several(nearest, self.subjects, norm, self.last_object):
            return ()
        return () if hangs_on(self.text, nearest.at) else (pointed(nearest.mention, span),)

    def thing(self, norm: str) -> Phrase | None:
        """The words of the thing that a pronoun stands for; None where not told."""
        thing = self.other_subject
        if norm not in SUBJECT_PRONOUNS or thing is None or thing.words is None or not thing.agrees(norm):
            return None  # "celle-ci" is what was named last, be it no subject
        determiner, *nouns = words_of(thing.words.text)
        if determiner in POSSESSIVES or not nouns:
            return None  # "Sa composition est fixée par arrêté. | Elle est présidée par le préfet"
        feminine = gender_of(nouns[0], self.grammar) if thing.feminine is None else thing.feminine
        told = feminine is not None or thing.plural
        return thing.words if told and feminine in (PRONOUN_FEATURES[norm][0], None) else None

    def last(
        self, *, feminine: bool, plural: bool, span: Span, but: Collection[str] = frozenset()
    ) -> tuple[Mention, ...]:
        """ "ce dernier", "celles-ci": what was named last and agrees, `but` these names, if no text came in since."""
        nearest = self._nearest(span, feminine=feminine, plural=plural, kinds=(False, True), but=but)
        if nearest is None or brings_in_text(self.text[nearest.at : span.start], (feminine, plural), self.grammar):
            return ()
        return (pointed(nearest.mention, span),)

    def demonstrative(self, line: Line, phrase: InstitutionPhrase) -> tuple[Mention, ...]:
        """ "Ces caisses", "Les caisses": all holders with that head so far, for a bare plural head."""
        bare = phrase.end - phrase.start == len(phrase.entry.words) and not phrase.entry.whole
        pointing = phrase.determiner in DEMONSTRATIVES or phrase.determiner == "les"
        if not (bare and pointing and is_plural(phrase)) or is_narrowed(line, phrase, self.grammar):
            return ()
        span = line.span(phrase.start, phrase.end)
        own = [stem(word) for word in phrase.entry.words]
        held = self._holders.get(own[0], {}).values()
        each = each_held(own, held, self.is_plural, self.grammar)
        several = in_one_row(own, self.all_named(), span, self.text, self.grammar) if each is None else each
        return tuple(pointed(held, span, MentionSource.SHORT_NAME) for held in several)

    def _nearest(
        self,
        span: Span,
        *,
        feminine: bool,
        plural: bool,
        kinds: tuple[bool, ...],
        but: Collection[str] = frozenset(),
    ) -> Named | None:
        """What was named last before the span and agrees. `kinds`: bodies (False), persons (True) or both."""
        self.settle()
        nearest: Named | None = None
        for key in ((gender, plural, kind) for gender in (feminine, None) for kind in kinds):
            behind = reversed(self._by_features.get(key, []))
            found = next((n for n in behind if n.at < span.start and n.mention.name.casefold() not in but), None)
            if found and (nearest is None or found.at > nearest.at):
                nearest = found
        return nearest

    def _are_alternatives(self, *, feminine: bool, plural: bool) -> bool:
        """ "Le juge ou le magistrat désigné statue. Il …": whoever of them did."""
        if plural or len(self.subjects) < 2:
            return False
        one = (m for m in self.subjects if not is_one_of(m, self.text))
        agree = all(self._agrees(mention, feminine=feminine, plural=False) for mention in one)
        return agree and are_joined_by_or(self.subjects, self.text)

    def _agrees(self, mention: Mention, *, feminine: bool, plural: bool) -> bool:
        self.settle()
        known = self._by_name.get(mention.name)
        gender = known.feminine if known else gender_of_function(mention, self.grammar)
        return self.is_plural(mention) is plural and gender in (feminine, None)
