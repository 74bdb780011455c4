"""The nouns: frozen records that the rooms hand to one another.

    Article ── Paragraph* ── Marker*          what was read
       │  └── Link*, Version
       └─> Citation* ── Reference             what it cites
       └─> Reading ── Competence*             what it says: holder(s) × verb × object
                  │      ├── Mention*         holders, joint, assistance, consulted
                  │      ├── Target*          upon whom, with whom
                  │      └── Citation*
                  └── Unread*                 what could not be read, and why

Every extracted thing carries a `Span`; `span.of(article.text)` gives back the words of the law.
Offsets are Unicode code points of the canonical text. This module imports nothing of the project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from html import escape

# --- text -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points, `[start, end)`, of an article's canonical text.

    >>> Span(3, 9).of("la caisse nationale")
    'caisse'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Canonical text in, the words of the span out."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class MarkerKind(StrEnum):
    """Kinds of printed markers; the value is the French segment of the IRI."""

    PART = "partie"  # I, II bis, A
    POINT = "point"  # 1°, 2° bis, 1)
    LETTER = "lettre"  # a), b bis)
    DASH = "tiret"  # -, –, —


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed marker, normalised.

    `label` is the printed marker in normal form: `I`, `3° bis`, `a`, and for a dash its rank under its parent
    (`1`, `2` …). `words` is what is printed (`1°)`, `I.-`).
    """

    kind: MarkerKind
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One alinéa: a line of the canonical text (circular of 20 October 2000: every return to the line counts).

    Attributes:
        number: rank in the article, from 1, lead-in and items included.
        span: the whole line; `body` the same without its own markers and the blanks behind them.
        markers: the markers printed at the head of this line, outermost first (`I.- 1°` has two).
        path: all markers from the outside in, inherited ones included. An unmarked paragraph under a roman part
            has that part as its path; an unmarked paragraph after a list never belongs to the last item.
        parent: number of the paragraph that introduces it (the lead-in of its list), or None.
        item: where it stands as a jurist writes it and the gold records have it: `2°`, `I/3° bis`, `al. 7/2°`,
            `al. 15`.
        point: its address inside the version's IRI: `point-2`, `partie-i/point-3-bis`, `al-7/point-2`,
            `al-15`, `partie-i/al-3`. Unique in the article.
        inferred: True where the source has no block tags and the line was opened by its marker.
    """

    number: int
    span: Span
    body: Span
    markers: tuple[Marker, ...]
    path: tuple[Marker, ...]
    parent: int | None
    item: str
    point: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the source.

    Attributes:
        span: its words in the canonical text.
        href: as printed. `title` likewise.
        code: slug of the code it points into (`code-de-la-sante-publique`), where known.
        number: article number without blanks and dots (`L611-2`), where known.
        status: letters between parentheses in the title (`V`, `VT`, `Ab` …), where given.
    """

    span: Span
    href: str
    title: str | None = None
    code: str | None = None
    number: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """The dated state of an article.

    Attributes:
        start: day of entry into force, where known.
        end: first day no longer in force (half-open), where known. None also for "open".
        observed_on: day of the snapshot, where only that is known.
        text_key: first 12 hex digits of the text's SHA-256, the key of last resort.
        rank: 2 for a second version that starts on the same day, and so on.
        amended_by: the texts that brought this state, as the source names them.
        ended_by: the texts that repealed the article at the end of this state.
        repealed: all that the version says is that the article is repealed.
    """

    text_key: str
    start: date | None = None
    end: date | None = None
    observed_on: date | None = None
    rank: int = 1
    amended_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    repealed: bool = False

    @property
    def key(self) -> str:
        """The version's segment of the IRI.

        >>> Version("0123456789ab", start=date(2015, 12, 23)).key
        '2015-12-23'
        >>> Version("0123456789ab", observed_on=date(2015, 12, 23)).key
        'vu-2015-12-23'
        >>> Version("0123456789ab").key
        'texte-0123456789ab'
        """
        if self.start:
            return self.start.isoformat() + (f"-{self.rank}" if self.rank > 1 else "")
        if self.observed_on:
            return f"vu-{self.observed_on.isoformat()}"
        return f"texte-{self.text_key}"


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """`length` code points of canonical text from `text` on stand in the source from `source` on, one to one.

    Where one canonical character comes from a longer piece of the source (an entity, a run of blanks), the run has
    length 1 and `source_length` says how long that piece is.
    """

    text: int
    source: int
    length: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Article:
    """A version of an article, read.

    Attributes:
        code: the code's slug (`code-de-la-securite-sociale`).
        number: without blanks and dots (`L611-4`, `R*123-1`, `Annexe I`).
        heading: the number as the source prints it.
        text: canonical text: NFC, entities decoded, runs of blanks to one space, one paragraph a line, no NOTA.
        note: the NOTA, never read as law.
        source: where it came from, as the user named it (a path, `archive.tar.xz!inner/path.md`, `-`).
        source_sha256: of the source's bytes.
        offsets: runs that lead each canonical offset back to the decoded source.
        origin / licence: from the sidecar, where given.
        legiarti: identifier on Légifrance, where known.
        qualifier: slug of the section it stands in, where its code has several articles of this number (`Annexe I`);
            with code and number it names the article.
    """

    code: str
    number: str
    heading: str
    version: Version
    text: str
    paragraphs: tuple[Paragraph, ...]
    links: tuple[Link, ...] = ()
    note: str = ""
    source: str = "-"
    source_sha256: str = ""
    offsets: tuple[OffsetRun, ...] = field(default=(), repr=False)
    origin: str | None = None
    licence: str | None = None
    legiarti: str | None = None
    qualifier: str | None = None

    def paragraph_at(self, offset: int) -> Paragraph:
        """Offset of the canonical text in, the paragraph it stands in out.

        Raises:
            IndexError: the offset is in no paragraph.
        """
        for paragraph in self.paragraphs:
            if paragraph.span.start <= offset <= paragraph.span.end:
                return paragraph
        raise IndexError(f"offset {offset} is outside the {len(self.text)} characters of {self.number}")

    def to_source(self, span: Span) -> Span:
        """Span of the canonical text in, span of the decoded source out.

        Raises:
            IndexError: the span is not covered by the offsets of this article.
        """
        first = self._run(span.start)
        last = self._run(max(span.start, span.end - 1))
        start = first.source + (span.start - first.text)
        end = last.source + last.source_length - (last.text + last.length - max(span.start + 1, span.end))
        return Span(start, max(start, end))

    def _run(self, offset: int) -> OffsetRun:
        for run in self.offsets:
            if run.text <= offset < run.text + run.length:
                return run
        raise IndexError(f"offset {offset} of {self.number} has no place in the source")


# --- references -------------------------------------------------------------------------------------------


# Held equal to the [[text]] entries of ontology/codes.toml by a test.
_TEXTS_WITHOUT_NUMBER = frozenset({"Constitution", "TFUE", "TUE", "traité CE", "CEDH", "Charte de l'environnement"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation names, in the normal form of the gold guidelines.

    Attributes:
        act: `CSS`, `CSP`, `loi 83-634`, `décret 2012-1246`, `directive 2014/25/UE`, `règlement (CE) 883/2004`, or a
            code's slug where it has no abbreviation.
        article: `L225-1-1`, `6`, a range `L1..L5`, or None for the act as a whole.
        subdivision: from the outside in: `("II", "3°")`, `("al. 3",)`, `("I..V",)`.

    `str()` and `rsi_graph.references.parse_reference` are inverse.
    """

    act: str
    article: str | None = None
    subdivision: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The normal form.

        >>> str(Reference("CSS", "L225-1-1", ("2° bis",)))
        'CSS L225-1-1 2° bis'
        >>> str(Reference("loi 83-634", "6"))
        'loi 83-634 art. 6'
        >>> str(Reference("Constitution", "34"))
        'Constitution art. 34'
        """
        no_code = any(character.isdigit() for character in self.act) or self.act in _TEXTS_WITHOUT_NUMBER
        article = f"art. {self.article}" if self.article and no_code else self.article
        return " ".join(filter(None, (self.act, article, *self.subdivision)))


class CitationStatus(StrEnum):
    """How sure the target of a citation is."""

    RESOLVED = "resolved"  # names an article of a code the software knows
    RELATIVE = "relative"  # "du même article", "au premier alinéa", made absolute from the context
    AMBIGUOUS = "ambiguous"  # more than one target is possible, or the counted alinéa does not exist
    EXTERNAL = "external"  # a law, a decree, a European act: outside the codes


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of the law that name another text.

    Attributes:
        span: the words that name this one target ("L. 5" in "aux articles L. 1 à L. 3 et L. 5").
        phrase: the whole citing expression it belongs to ("articles L. 1 à L. 3 et L. 5 du code rural").
        reference: the target, or None where it could not be told.
        status: how sure it is.
        link: the source's hyperlink over these words, where there is one.
    """

    span: Span
    phrase: Span
    reference: Reference | None
    status: CitationStatus
    link: Link | None = None


# --- what the law says ------------------------------------------------------------------------------------


class Modality(StrEnum):
    """The form of words, not a legal analysis."""

    DUTY = "duty"  # "est chargé de", present indicative
    POWER = "power"  # "peut"
    PROHIBITION = "prohibition"  # "ne peut"


class BodyKind(StrEnum):
    """Kinds of institutions that must not be mixed; the value is the local name of the ontology's class."""

    NAMED = "NamedBody"  # "Caisse nationale du régime social des indépendants"
    ORGAN = "Organ"  # "conseil d'administration", "contrôle médical"
    CLASS = "BodyClass"  # "les caisses de base"
    OFFICE = "Office"  # "le ministre chargé de …"
    SCHEME = "Scheme"  # "branche", "régime": no body
    PERSONS = "PersonGroup"  # assurés informed, personnel recruited: no body


class TargetRole(StrEnum):
    """What the target undergoes; the value is the local name of the ontology's property."""

    ACTS_ON = "actsOn"
    ACTS_WITH = "actsWith"
    MENTIONS = "mentions"


class MentionSource(StrEnum):
    """Where the words that name a body come from."""

    EXPLICIT = "explicit"  # named in the clause itself
    LEAD_IN = "lead-in"  # named in the lead-in of the list
    PRONOUN = "pronoun"  # "Elle", "celui-ci"
    SHORT_NAME = "short-name"  # "La Caisse nationale"


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in the law.

    Attributes:
        name: the full name used in this article, without its determiner.
        kind: what sort of institution it is.
        span: the words that stand for it (the pronoun, the short name, the name).
        antecedent: where the full name stands, if elsewhere.
        source: how the name was found.
        body: slug of the authority file's entry (`ontology/bodies.ttl`) where it is certain, else None.
    """

    name: str
    kind: BodyKind
    span: Span
    source: MentionSource = MentionSource.EXPLICIT
    antecedent: Span | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A body, class, scheme or group of persons inside the object, with its role."""

    mention: Mention
    role: TargetRole

    @property
    def name(self) -> str:
        """The name of the mention."""
        return self.mention.name


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the law that fill a place of a competence (object, purpose, condition, scope).

    `text` is what is recorded. It equals the words at `span` but where a pronoun was resolved.
    """

    text: str
    span: Span


class ReviewStatus(StrEnum):
    """What reviewers made of a record that stands."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    DISPUTED = "disputed"  # reviewers contradict one another


@dataclass(frozen=True, slots=True, order=True)
class Reviewer:
    """Who decided, and on which day (ISO), empty where not given.

    >>> str(Reviewer("Anne Roy", "2026-11-28"))
    'Anne Roy (2026-11-28)'
    """

    name: str
    day: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.day})" if self.day else self.name


@dataclass(frozen=True, slots=True)
class Review:
    """What reviewers said of a record; `fields` are those a person changed, by their names in the rows."""

    status: ReviewStatus
    by: tuple[Reviewer, ...]
    fields: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """For a person.

        >>> Review(ReviewStatus.ACCEPTED, (Reviewer("Anne Roy"),)).words
        'accepted: Anne Roy'
        """
        return f"{self.status}: {', '.join(map(str, self.by))}"


@dataclass(frozen=True, slots=True)
class Competence:
    """One holder (or joint holders) × one governing verb × one object, with its evidence.

    Attributes:
        paragraph: number of the paragraph it stands in.
        word: rank (from 1) of the governing word among the words of that paragraph.
        verb: lemma of the governing verb as the text has it; `verb_span` its words.
        action: the concept of `ontology/actions.ttl`; `alternatives` other concepts the words also fit.
        object: None where the verb has none.
        span: the evidence, contiguous, from the verb (or the subject in a sentence) to the end of the object.
        rule: the rule of grammar it was read by; `entry` the lexicon entry its action rests on.
        review: what people said of it, where they did.
    """

    paragraph: int
    item: str
    point: str
    word: int
    holders: tuple[Mention, ...]
    modality: Modality
    verb: str
    verb_span: Span
    action: str
    span: Span
    object: Phrase | None = None
    targets: tuple[Target, ...] = ()
    joint: tuple[Mention, ...] = ()
    assistance: tuple[Mention, ...] = ()
    consulted: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    purpose: Phrase | None = None
    condition: Phrase | None = None
    scope: Phrase | None = None
    alternatives: tuple[str, ...] = ()
    rule: str = ""
    entry: str = ""
    review: Review | None = None


class UnreadReason(StrEnum):
    """Why words that look like a competence were not read."""

    NO_HOLDER = "no-holder"  # no institution could be found as the subject
    NOT_A_HOLDER = "not-a-holder"  # the subject is a text, a plan, a private person
    UNKNOWN_VERB = "unknown-verb"  # the governing verb is not in the lexicon
    NO_AGENT = "no-agent"  # a passive that does not say by whom
    UNRESOLVED_PRONOUN = "unresolved-pronoun"
    AMBIGUOUS = "ambiguous"  # more than one reading, none better
    NO_ITEMS = "no-items"  # a lead-in whose list could not be found
    UNPARSED = "unparsed"  # the grammar has no rule for this sentence


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were not read, with the reason, and a detail for a person."""

    span: Span
    paragraph: int
    item: str
    reason: UnreadReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was found in an article, in the order of its text."""

    article: Article
    competences: tuple[Competence, ...]
    unread: tuple[Unread, ...]
    citations: tuple[Citation, ...] = ()

    def _repr_html_(self) -> str:
        """One row a competence, for a notebook."""
        cells = ("".join(f"<td>{escape(words)}</td>" for words in _row(one)) for one in self.competences)
        rows = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<table><caption>{escape(self.article.number)}</caption><tbody>{rows}</tbody></table>"


def _row(competence: Competence) -> tuple[str, str, str, str]:
    """Where, who, does what, upon whom."""
    return (
        competence.item,
        ", ".join(holder.name for holder in competence.holders),
        f"{competence.verb} {competence.object.text if competence.object else ''}".rstrip(),
        ", ".join(target.name for target in competence.targets),
    )


# --- the words --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb that means another action over certain objects: `fixer` + `orientation` is `steer`.

    Attributes:
        verb: lemma.
        nouns: the object's head (or the noun it leads to) is one of these.
        action: the concept's slug.
    """

    verb: str
    nouns: tuple[str, ...]
    action: str


@dataclass(frozen=True, slots=True)
class BodyType:
    """A head noun of institutions: `caisse`, `ministre`, `conseil d'administration`.

    Attributes:
        slug: local name in the scheme of body types.
        forms: singular and plural forms, lower case, longest first.
        kind: what a singular use is; a plural use is a class (offices and schemes stay what they are).
        holder: True where it may hold a competence.
    """

    slug: str
    forms: tuple[str, ...]
    kind: BodyKind
    holder: bool


@dataclass(frozen=True, slots=True)
class AuthorityBody:
    """An entry of the authority file: a body with its names and the scope in which a short name means it."""

    slug: str
    kind: BodyKind
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of `ontology/`, as the grammar needs them.

    Attributes:
        verbs: lemma of a verb → slug of its action.
        nouns: action noun (singular, lower case) → slug.
        frames: verb + object rules, which win over `verbs`.
        support_verbs: verbs whose action is that of their noun.
        actions: all slugs of the scheme.
        body_types: head nouns of institutions.
        bodies: the authority file.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    frames: tuple[Frame, ...]
    support_verbs: frozenset[str]
    actions: frozenset[str]
    body_types: tuple[BodyType, ...]
    bodies: tuple[AuthorityBody, ...]
