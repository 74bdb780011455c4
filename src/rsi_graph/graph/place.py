"""Where a reading stands: its addresses as IRIs."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from rsi_graph.extract.language.tokens import word_rank
from rsi_graph.graph.authority import Authority
from rsi_graph.iri import (
    Address,
    CitationAddress,
    CodeAddress,
    CompetenceAddress,
    DatedPointAddress,
    ExpressionAddress,
    ExtractAddress,
    MissionAddress,
    PointAddress,
    ScopedBodyAddress,
    VersionAddress,
    mint_iri,
    slug,
)
from rsi_graph.model import BodyKind, Citation, Competence, Mention, Paragraph, Reading, Span
from rsi_graph.references import code_abbreviation


@dataclass(frozen=True, slots=True)
class Place:
    """A reading, the address of its version, the base of the IRIs and the authority file."""

    reading: Reading
    version: VersionAddress
    base: str
    authority: Authority

    def iri(self, address: Address) -> URIRef:
        """Address in, IRI out."""
        return URIRef(mint_iri(address, base=self.base))

    @property
    def name(self) -> str:
        """The article as a reference names it: `CSS L611-4`."""
        article = self.reading.article
        return f"{code_abbreviation(article.code)} {article.number}"

    @property
    def code(self) -> CodeAddress:
        """The code the article belongs to."""
        return CodeAddress(self.reading.article.code)

    @property
    def expression(self) -> ExpressionAddress:
        """The version's French text."""
        return ExpressionAddress(self.version)

    def extract(self, span: Span, part: str | None = None) -> ExtractAddress:
        """A run of the text, or one of its selectors."""
        return ExtractAddress(self.expression, span.start, span.end, part)

    def dated_point(self, point: str) -> DatedPointAddress:
        """A point of this version."""
        return DatedPointAddress(self.version, point)

    def undated_point(self, point: str) -> PointAddress:
        """The same point, whatever the version."""
        return PointAddress(self.version.article, point)

    def competence(self, competence: Competence) -> CompetenceAddress:
        """A competence of this reading."""
        return CompetenceAddress(self.dated_point(competence.point), slug(competence.verb), competence.word)

    def mission(self, competence: Competence, holder: Mention) -> MissionAddress:
        """The task of `holder` that the competence is part of."""
        return MissionAddress(self.dated_point(competence.point), slug(holder.name))

    def paragraph(self, citation: Citation) -> Paragraph:
        """The paragraph a citation stands in."""
        return self.reading.article.paragraph_at(citation.span.start)

    def citation(self, citation: Citation) -> CitationAddress:
        """A citation of this reading."""
        paragraph = self.paragraph(citation)
        word = word_rank(self.reading.article.text, paragraph.span, citation.span.start)
        start = citation.span.start
        same = {(c.span, str(c.reference)) for c in self.reading.citations if c.span.start == start}
        rank = 1 + sorted(same).index((citation.span, str(citation.reference)))
        return CitationAddress(self.dated_point(paragraph.point), word, rank)

    def body(self, mention: Mention) -> URIRef:
        """A body: the authority file's entry where the name means it everywhere, else scoped to the article."""
        entry = self.authority.entry(mention.body)
        if entry is not None and (mention.kind is BodyKind.NAMED or not self.authority.is_scoped(entry)):
            return self.authority.rebase(entry, self.base)
        return self.scoped(mention)

    def scoped(self, mention: Mention) -> URIRef:
        """A body as this article names it."""
        return self.iri(ScopedBodyAddress(self.version.article, slug(mention.name)))
