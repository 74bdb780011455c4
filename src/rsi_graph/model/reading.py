"""What the law says: competences, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from html import escape

from rsi_graph.model.body import Mention, Target
from rsi_graph.model.citation import Citation
from rsi_graph.model.quick import quicken
from rsi_graph.model.review import Review
from rsi_graph.model.text import Article, Span


class Modality(StrEnum):
    """The form of words, not a legal analysis."""

    DUTY = "duty"  # "est chargé de", present indicative
    POWER = "power"  # "peut"
    PROHIBITION = "prohibition"  # "ne peut"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the law that fill a place of a competence (object, purpose, condition, scope).

    `text` is what is recorded. It equals the words at `span` but where a pronoun was resolved.
    """

    text: str
    span: Span


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


quicken(Phrase, Competence, Unread)


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
