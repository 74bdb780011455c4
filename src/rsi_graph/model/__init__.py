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
Offsets are Unicode code points of the canonical text. This room imports nothing of the project.
"""

from rsi_graph.model.body import BodyKind, Mention, MentionSource, Target, TargetRole
from rsi_graph.model.citation import Citation, CitationStatus, Reference
from rsi_graph.model.reading import Competence, Modality, Phrase, Reading, Unread, UnreadReason
from rsi_graph.model.review import Review, Reviewer, ReviewStatus
from rsi_graph.model.text import Article, Link, Marker, MarkerKind, OffsetRun, Paragraph, Span, Version
from rsi_graph.model.words import AuthorityBody, BodyType, Frame, Lexicon

__all__ = [
    "Article",
    "AuthorityBody",
    "BodyKind",
    "BodyType",
    "Citation",
    "CitationStatus",
    "Competence",
    "Frame",
    "Lexicon",
    "Link",
    "Marker",
    "MarkerKind",
    "Mention",
    "MentionSource",
    "Modality",
    "OffsetRun",
    "Paragraph",
    "Phrase",
    "Reading",
    "Reference",
    "Review",
    "ReviewStatus",
    "Reviewer",
    "Span",
    "Target",
    "TargetRole",
    "Unread",
    "UnreadReason",
    "Version",
]
