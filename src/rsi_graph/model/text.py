"""What is read: an article, its version, its paragraphs; every extracted thing carries a `Span` of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rsi_graph.model.quick import quicken


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


quicken(Span, Paragraph, Link, OffsetRun)


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
