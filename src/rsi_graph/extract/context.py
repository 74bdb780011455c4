"""Who "elle", "la Caisse nationale" and "ces caisses" are: the institutions named so far in an article.

A pronoun or a short form becomes the full name used in the same article (gold guidelines, field `holders`). Two
bodies are never merged because they share a short name: where more than one fits and none is nearer, the short form
is kept as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from rsi_graph.extract.grammar import Grammar, words_of
from rsi_graph.extract.lines import Line
from rsi_graph.extract.noun_phrases import InstitutionPhrase
from rsi_graph.extract.words import DEMONSTRATIVES, FEMININE_HEADS_END, PRONOUN_FEATURES, QUANTIFIERS, RELATIVES
from rsi_graph.model import BodyKind, Competence, Mention, MentionSource, Span

_FEMININE: Final = frozenset({"la", "une", "cette", "ladite", "sa", "toute", "chacune", "aucune"})
_MASCULINE: Final = frozenset({"le", "un", "cet", "ce", "du", "au", "ledit", "tout", "son", "dudit", "audit", "aucun"})
_INDEFINITE: Final = QUANTIFIERS | {"un", "une"}
_NATIONAL: Final = ("nationa", "centra", "supérieur", "suprême")


@dataclass(frozen=True, slots=True)
class Named:
    """An institution as it was named somewhere in the article."""

    mention: Mention
    words: tuple[str, ...]
    feminine: bool | None
    plural: bool
    paragraph: int
    at: int


@dataclass(slots=True)
class Context:
    """Institutions in the order of the text, and the holders of the clause before."""

    text: str
    grammar: Grammar
    named: list[Named] = field(default_factory=list)
    subjects: tuple[Mention, ...] = ()
    holders: list[Mention] = field(default_factory=list)
    other_subject: tuple[bool | None, bool] | None = None
    last_object: Competence | None = None

    def add(self, line: Line, phrase: InstitutionPhrase, paragraph: int) -> Named:
        """Register an institution and return it, its short name resolved."""
        named = self.describe(line, phrase, paragraph)
        self.named.append(named)
        return named

    def describe(self, line: Line, phrase: InstitutionPhrase, paragraph: int) -> Named:
        """What a phrase names: a full name as it stands, a short one resolved."""
        span = line.span(phrase.start, phrase.end)
        words = tuple(token.norm for token in line.tokens[phrase.start : phrase.end])
        plural = _is_plural(phrase)
        name = f"{phrase.elided} {span.of(self.text)}".strip()
        mention = Mention(name, _kind(line, phrase, plural), span, body=_authority(phrase))
        named = Named(mention, words, _feminine(phrase), plural, paragraph, span.start)
        return self._expand(line, named, phrase) or named

    def _expand(self, line: Line, named: Named, phrase: InstitutionPhrase) -> Named | None:
        """The full name a short one stands for: "La Caisse nationale" after "Caisse nationale du régime …"."""
        if named.mention.kind is BodyKind.SCHEME or line.norm(phrase.end) in RELATIVES:
            return None
        if phrase.determiner in _INDEFINITE or (phrase.entry.whole and named.words == phrase.entry.words):
            return None
        longer = [
            other
            for other in self.named
            if other.at < named.at
            and len(other.words) > len(named.words)
            and other.words[: len(named.words)] == named.words
            and other.plural == named.plural
        ]
        full = _unique(longer, named.paragraph)
        if full is None:
            return None
        mention = replace(
            full.mention,
            span=named.mention.span,
            antecedent=full.mention.antecedent or full.mention.span,
            source=MentionSource.SHORT_NAME,
        )
        return replace(full, mention=mention, paragraph=named.paragraph, at=named.at)

    def pronoun(self, norm: str, span: Span) -> tuple[Mention, ...]:
        """A pronoun in, the holders it stands for out; empty where it cannot be told."""
        feminine, plural = PRONOUN_FEATURES[norm]
        if self.other_subject and self.other_subject[1] == plural and self.other_subject[0] in (feminine, None):
            return ()
        agreeing = [m for m in self.subjects if self._agrees(m, feminine)]
        if plural and len(self.subjects) > 1:
            return tuple(_pointed(mention, span) for mention in self.subjects)
        if len(self.subjects) == 1 and agreeing and self._plural(self.subjects[0]) == plural:
            return (_pointed(agreeing[0], span),)
        for named in self._before(span):
            if (
                named.plural == plural
                and named.feminine in (feminine, None)
                and named.mention.kind is not BodyKind.PERSONS
            ):
                return (_pointed(named.mention, span),)
        return ()

    def last(self, *, feminine: bool, plural: bool, span: Span) -> tuple[Mention, ...]:
        """ "ce dernier", "ces dernières": the institution named last that agrees."""
        for named in self._before(span):
            if named.plural == plural and named.feminine in (feminine, None):
                return (_pointed(named.mention, span),)
        return ()

    def _before(self, span: Span) -> list[Named]:
        """What was named before the span, nearest first."""
        return [named for named in reversed(self.named) if named.at < span.start]

    def demonstrative(self, line: Line, phrase: InstitutionPhrase) -> tuple[Mention, ...]:
        """ "Ces caisses", "Les caisses": all holders with that head so far, for a bare plural head."""
        bare = phrase.end - phrase.start == len(phrase.entry.words) and not phrase.entry.whole
        if not (bare and _is_plural(phrase) and phrase.determiner in DEMONSTRATIVES | {"les"}):
            return ()
        span = line.span(phrase.start, phrase.end)
        head = _stem(phrase.entry.words[0])
        found: dict[str, Mention] = {}
        for holder in self.holders:
            words = words_of(holder.name)
            if _stem(words[0]) == head and len(words) > len(phrase.entry.words):
                found.setdefault(holder.name, _pointed(holder, span, MentionSource.SHORT_NAME))
        return tuple(found.values())

    def _agrees(self, mention: Mention, feminine: bool) -> bool:
        known = next((n for n in reversed(self.named) if n.mention.name == mention.name), None)
        return known is None or known.feminine in (feminine, None)

    def _plural(self, mention: Mention) -> bool:
        known = next((n for n in reversed(self.named) if n.mention.name == mention.name), None)
        return known.plural if known else False


def _stem(noun: str) -> str:
    """A noun without the mark of its plural."""
    return noun.rstrip("sx")


def features(determiner: str) -> tuple[bool | None, bool]:
    """Feminine (None where it cannot be told) and plural, from a determiner.

    >>> features("la"), features("les")
    ((True, False), (None, True))
    """
    if determiner in _FEMININE:
        return True, False
    if determiner in _MASCULINE:
        return False, False
    return None, determiner in {"les", "des", "ces", "leurs", "ses", "tous", "toutes"}


def _pointed(mention: Mention, span: Span, source: MentionSource = MentionSource.PRONOUN) -> Mention:
    return replace(mention, span=span, antecedent=mention.antecedent or mention.span, source=source)


def _unique(candidates: list[Named], paragraph: int) -> Named | None:
    """The one full name that fits: nearest in the same paragraph, else the only one of the article."""
    near = [named for named in candidates if named.paragraph == paragraph]
    if near:
        return near[-1]
    names = {named.mention.name.casefold() for named in candidates}
    return candidates[-1] if len(names) == 1 else None


def _is_plural(phrase: InstitutionPhrase) -> bool:
    if phrase.determiner in {
        "les",
        "des",
        "aux",
        "ces",
        "leurs",
        "ses",
        "lesdits",
        "lesdites",
        "tous",
        "toutes",
        "plusieurs",
        "certains",
        "certaines",
    }:
        return True
    if phrase.determiner in _FEMININE | _MASCULINE | {"l'", "chaque"}:
        return False
    return phrase.entry.plural


def _feminine(phrase: InstitutionPhrase) -> bool | None:
    if phrase.determiner in _FEMININE:
        return True
    if phrase.determiner in _MASCULINE:
        return False
    head = phrase.entry.words[0].rstrip("s")
    if head.endswith(FEMININE_HEADS_END):
        return True
    return None


def _authority(phrase: InstitutionPhrase) -> str | None:
    """The authority entry of a phrase that is exactly a full name of the file."""
    whole = phrase.entry.whole and phrase.end - phrase.start == len(phrase.entry.words)
    scoped = phrase.entry.body is not None and (phrase.entry.body.codes or phrase.entry.body.articles)
    return phrase.entry.slug if whole and not scoped else None


def _kind(line: Line, phrase: InstitutionPhrase, plural: bool) -> BodyKind:
    """Named bodies and classes are kept apart: a plural, an indefinite or a generic singular is a class."""
    kind = phrase.entry.kind
    if kind is not BodyKind.NAMED or phrase.entry.whole:
        return kind
    if plural or phrase.determiner in _INDEFINITE:
        return BodyKind.CLASS
    words = line.tokens[phrase.start : phrase.end]
    proper = words[0].text[0].isupper() and phrase.start > 1
    national = any(token.norm.startswith(_NATIONAL) for token in words)
    return BodyKind.NAMED if proper or national else BodyKind.CLASS
