"""Reading in, records out: one flat row a competence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, TypedDict

from rsi_graph.confidence import confidence_of
from rsi_graph.iri import DEFAULT_BASE, mint_competence
from rsi_graph.model import Article, Citation, Competence, Mention, Phrase, Reading, ReviewStatus, TargetRole
from rsi_graph.sources import Unreadable

UNREVIEWED: Final = "unreviewed"


class Record(TypedDict):
    """A competence as a row. The first thirteen fields are those of the annotation guidelines.

    Attributes:
        item: where it stands, by printed markers (`2°`, `I/3° bis`, `al. 7/2°`, `al. 15`); a dash is none.
        joint: those with whom it is exercised, "conjointement avec" and "avec le concours de" alike.
        actions: the concept of the action scheme, exactly one.
        object: empty where the verb has none; `purpose`, `condition`, `scope` are None where there is none.
        targets: all of `acts_on`, `acts_with` and `mentions`.
        references: every text cited in the clause, in normal form.
        quote: the words of the law, `text[start:end]` of the canonical text (`rsi-graph text`).
        consulted: those whose opinion, proposal or agreement is sought.
        iri: the competence's address in the graph.
        version: key of the article's version; the two dates are ISO days or None where not known.
        alternatives: other concepts that the words also fit.
        rule: the rule of grammar it was read by; `entry` the word of the lexicon its action rests on.
        holders_from: how each holder was found: `explicit`, `lead-in`, `pronoun`, `short-name`.
        confidence: the calibrated probability that every field is right, on law the grammar has never seen; None for
            what a person added.
        review: `unreviewed`, `accepted`, `corrected`, `added` or `disputed`.
    """

    article: str
    code: str
    item: str
    holders: list[str]
    joint: list[str]
    modality: str
    verb: str
    actions: list[str]
    object: str
    targets: list[str]
    references: list[str]
    purpose: str | None
    quote: str
    start: int
    end: int
    source: str
    iri: str
    consulted: list[str]
    acts_on: list[str]
    acts_with: list[str]
    mentions: list[str]
    condition: str | None
    scope: str | None
    alternatives: list[str]
    version: str
    in_force_from: str | None
    last_day_in_force: str | None
    rule: str
    entry: str
    holders_from: list[str]
    confidence: float | None
    review: str


UNREADABLE: Final = "unreadable"  # the reason of a file that is no article


class UnreadRecord(TypedDict):
    """Words that look like a competence and were not read, or a file that could not be; the reason and a detail.

    For a file that is no article all is empty but `source`, `reason` (`unreadable`) and `detail`.
    """

    article: str
    code: str
    item: str
    reason: str
    detail: str
    quote: str
    start: int | None
    end: int | None
    source: str


def to_records(reading: Reading, *, base: str = DEFAULT_BASE) -> list[Record]:
    """Reading in, its competences as rows out, in the order of the text.

    Guarantees: `quote == article.text[start:end]`; `actions` holds one concept; lists have no name twice; an article
    without competence has no row.
    """
    return [_record(reading, competence, base) for competence in reading.competences]


def to_unread_records(reading: Reading) -> list[UnreadRecord]:
    """Reading in, what was not read of it as rows out, in the order of the text."""
    article = reading.article
    return [
        UnreadRecord(
            article=article.number,
            code=article.code,
            item=unread.item,
            reason=unread.reason.value,
            detail=unread.detail,
            quote=unread.span.of(article.text),
            start=unread.span.start,
            end=unread.span.end,
            source=article.source,
        )
        for unread in reading.unread
    ]


def to_unreadable_record(file: Unreadable) -> UnreadRecord:
    """File that is no article in, the row that says so out.

    >>> to_unreadable_record(Unreadable("L1.md", "L1.md: it is empty. Check the file."))["reason"]
    'unreadable'
    """
    return UnreadRecord(
        article="",
        code="",
        item="",
        reason=UNREADABLE,
        detail=file.reason,
        quote="",
        start=None,
        end=None,
        source=file.source,
    )


def _record(reading: Reading, competence: Competence, base: str) -> Record:
    article = reading.article
    status = competence.review.status.value if competence.review else UNREVIEWED
    return Record(
        article=article.number,
        code=article.code,
        item=_printed(competence.item),
        holders=_names(competence.holders),
        joint=_names(competence.joint + competence.assistance),
        modality=competence.modality.value,
        verb=competence.verb,
        actions=[competence.action],
        object=_words(competence.object) or "",
        targets=_unique(target.name for target in competence.targets),
        references=_references(competence.citations),
        purpose=_words(competence.purpose),
        quote=competence.span.of(article.text),
        start=competence.span.start,
        end=competence.span.end,
        source=article.source,
        iri=mint_competence(article, competence, base=base),
        consulted=_names(competence.consulted),
        acts_on=_in_role(competence, TargetRole.ACTS_ON),
        acts_with=_in_role(competence, TargetRole.ACTS_WITH),
        mentions=_in_role(competence, TargetRole.MENTIONS),
        condition=_words(competence.condition),
        scope=_words(competence.scope),
        alternatives=list(competence.alternatives),
        version=article.version.key,
        in_force_from=article.version.start.isoformat() if article.version.start else None,
        last_day_in_force=_last_day(article),
        rule=competence.rule,
        entry=competence.entry,
        holders_from=[holder.source.value for holder in competence.holders],
        confidence=None if status == ReviewStatus.ADDED else confidence_of(reading, competence),
        review=status,
    )


def _last_day(article: Article) -> str | None:
    """The version's end is half-open inside; people are told the last day in force."""
    return (article.version.end - timedelta(days=1)).isoformat() if article.version.end else None


def _in_role(competence: Competence, role: TargetRole) -> list[str]:
    return _unique(target.name for target in competence.targets if target.role is role)


def _names(mentions: Iterable[Mention]) -> list[str]:
    return _unique(mention.name for mention in mentions)


def _references(citations: Iterable[Citation]) -> list[str]:
    return _unique(str(citation.reference) for citation in citations if citation.reference is not None)


def _words(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _printed(item: str) -> str:
    """A place in, the same by its printed markers out: a dash names nothing, what stands behind it stands under them.

    Its own address tells dashes apart (`…/point-1/tiret-2`).

    >>> _printed("II/1°/tiret 2"), _printed("1°/a"), _printed("al. 3")
    ('II/1°', '1°/a', 'al. 3')
    """
    return "/".join(marker for marker in item.split("/") if not marker.startswith("tiret "))
