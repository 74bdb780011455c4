"""Addresses of what the law says: citations, missions, competences, bodies, relations; and of where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from rsi_graph.iri.addresses import ArticleAddress, DatedPointAddress
from rsi_graph.iri.errors import IriError

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

RELATION_PROPERTIES: Final = frozenset(
    {
        "controls",
        "oversees",
        "coordinates",
        "finances",
        "steers",
        "authorises",
        "sanctions",
        "appoints",
        "requires",
        "supports",
        "trains",
        "informs",
    }
)


def _check_slug(value: str, what: str) -> None:
    if not _SLUG.fullmatch(value):
        raise IriError(value, f"it is not the slug of {what}")


def _check_word(word: int) -> None:
    if word < 1:
        raise IriError(str(word), "words are counted from 1")


@dataclass(frozen=True, slots=True)
class CitationAddress:
    """A citation, by its point and the rank of its first word; `rank` 2 for a longer one that begins there too."""

    point: DatedPointAddress
    word: int
    rank: int = 1

    def __post_init__(self) -> None:
        _check_word(self.word)
        _check_word(self.rank)

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.point.path}/cite-w{self.word}" + (f"-{self.rank}" if self.rank > 1 else "")


@dataclass(frozen=True, slots=True)
class ChangeAddress:
    """What a day changes in the competences of an article."""

    article: ArticleAddress
    day: date

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.article.path}/change/{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class MissionAddress:
    """A point seen as a task of its holder."""

    point: DatedPointAddress
    holder: str

    def __post_init__(self) -> None:
        _check_slug(self.holder, "a holder")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.point.path}/mission/{self.holder}"


@dataclass(frozen=True, slots=True)
class CompetenceAddress:
    """A competence, by its point, its verb and the rank of the governing word."""

    point: DatedPointAddress
    verb: str
    word: int

    def __post_init__(self) -> None:
        _check_slug(self.verb, "a verb")
        _check_word(self.word)

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.point.path}/{self.verb}-w{self.word}"


@dataclass(frozen=True, slots=True)
class EvidenceAddress:
    """The annotation that shows the words a competence was read from."""

    competence: CompetenceAddress

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.competence.path}/evidence"


@dataclass(frozen=True, slots=True)
class AuthorityBodyAddress:
    """An entry of the authority file."""

    slug: str

    def __post_init__(self) -> None:
        _check_slug(self.slug, "a body")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"body/{self.slug}"


@dataclass(frozen=True, slots=True)
class ScopedBodyAddress:
    """A body whose name means something only in its article."""

    article: ArticleAddress
    slug: str

    def __post_init__(self) -> None:
        _check_slug(self.slug, "a body")

    @property
    def path(self) -> str:
        """Address below the base.

        >>> ScopedBodyAddress(ArticleAddress("css", "L611-4"), "caisses-de-base").path
        'body/css/L611-4/caisses-de-base'
        """
        return f"body/{self.article.below}/{self.slug}"


BodyAddress = AuthorityBodyAddress | ScopedBodyAddress


@dataclass(frozen=True, slots=True)
class RelationAddress:
    """An edge between two bodies: who does what to whom."""

    source: BodyAddress
    predicate: str
    target: BodyAddress

    def __post_init__(self) -> None:
        if self.predicate not in RELATION_PROPERTIES:
            raise IriError(self.predicate, f"a relation is one of {', '.join(sorted(RELATION_PROPERTIES))}")

    @property
    def path(self) -> str:
        """Address below the base."""
        source, target = (body.path.removeprefix("body/") for body in (self.source, self.target))
        return f"relation/{source}/{self.predicate}/{target}"


@dataclass(frozen=True, slots=True)
class DatasetAddress:
    """A dataset."""

    slug: str

    def __post_init__(self) -> None:
        _check_slug(self.slug, "a dataset")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"dataset/{self.slug}"


@dataclass(frozen=True, slots=True)
class AgentAddress:
    """A person who reviews."""

    slug: str

    def __post_init__(self) -> None:
        _check_slug(self.slug, "a reviewer")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"agent/{self.slug}"


@dataclass(frozen=True, slots=True)
class ActivityAddress:
    """A run of the software over given inputs."""

    slug: str

    def __post_init__(self) -> None:
        _check_slug(self.slug, "an activity")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"activity/{self.slug}"
