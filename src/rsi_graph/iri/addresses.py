"""Addresses: where a thing stands in the law, as a typed value.

    CodeAddress                                   code/code-de-la-securite-sociale
    ActAddress                                    act/loi-83-634
    ArticleAddress                                article/css/L611-4
      ├─ PointAddress (undated)                   article/css/L225-1-1/point-2-bis
      └─ VersionAddress                           article/css/L611-4/2015-12-23
           ├─ ExpressionAddress                     …/fr
           │    └─ ExtractAddress                     …/extrait-71-92  (and its selector, …/selector)
           └─ DatedPointAddress                     …/point-2
                ├─ CitationAddress                    …/cite-w25
                ├─ MissionAddress                     …/mission/caisse-nationale
                └─ CompetenceAddress                  …/controler-w7
                     └─ EvidenceAddress                 …/evidence
    AuthorityBodyAddress, ScopedBodyAddress       body/etat, body/css/L611-4/caisses-de-base
    RelationAddress                               relation/{from}/controls/{to}
    DatasetAddress, ActivityAddress               dataset/competences, activity/extraction-0-1-0-0123456789ab
    AgentAddress                                  agent/anne-roy

`path` is the address below the base; `mint_iri` and `parse_iri` put the base before it and take it off.
Codes and other acts stand in addresses by their segment (`css`, `loi-83-634`): `act_segment` makes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rsi_graph.iri.errors import IriError
from rsi_graph.iri.slugs import number_slug

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
VERSION_KEY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:-\d+)?|vu-\d{4}-\d{2}-\d{2}|texte-[0-9a-f]{12}")
POINT_SEGMENT: Final = re.compile(
    r"""
    (?: partie | paragraphe | point | lettre | tiret | al | phrase )   # kind, in lower case
    - [a-z0-9]+ (?: -[a-z0-9]+ )*                                       # rank: 3, 3-bis, iv, a
  | (?: avant- )? dernier-al | \d+-derniers-al                          # counted from the end
    """,
    re.VERBOSE,
)


def _check(value: str, pattern: re.Pattern[str], what: str) -> None:
    if not pattern.fullmatch(value):
        raise IriError(value, f"it is not {what}")


@dataclass(frozen=True, slots=True)
class CodeAddress:
    """A code, by its slug."""

    slug: str

    def __post_init__(self) -> None:
        _check(self.slug, _SLUG, "the slug of a code")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"code/{self.slug}"


@dataclass(frozen=True, slots=True)
class ActAddress:
    """A law, decree, ordinance or European act."""

    slug: str

    def __post_init__(self) -> None:
        _check(self.slug, _SLUG, "the slug of an act")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"act/{self.slug}"


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An article, whatever its versions.

    Attributes:
        act: segment of the code or act (`css`, `code-du-sport`, `loi-83-634`).
        number: as printed, without blanks and dots where the law has none (`L611-4`, `R*123-1`, `Annexe I`).
        section: slug of the parent section, only where one code holds two articles of the same title.
    """

    act: str
    number: str
    section: str | None = None

    def __post_init__(self) -> None:
        _check(self.act, _SLUG, "the segment of a code or act")
        number_slug(self.number)
        if self.section is not None:
            _check(self.section, _SLUG, "the slug of a section")

    @property
    def below(self) -> str:
        """The part that bodies scoped to the article share: `css/L611-4`."""
        section = f"/section-{self.section}" if self.section else ""
        return f"{self.act}/{number_slug(self.number)}{section}"

    @property
    def path(self) -> str:
        """Address below the base.

        >>> ArticleAddress("css", "R*123-1").path
        'article/css/R--etoile-123-1'
        """
        return f"article/{self.below}"


def _check_point(point: str) -> None:
    if not all(POINT_SEGMENT.fullmatch(segment) for segment in point.split("/")):
        raise IriError(point, "it is not the address of a point (partie-i, point-3-bis, lettre-a, tiret-2, al-15)")


@dataclass(frozen=True, slots=True)
class PointAddress:
    """An undated point of an article: what citations name."""

    article: ArticleAddress
    point: str

    def __post_init__(self) -> None:
        _check_point(self.point)

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.article.path}/{self.point}"


@dataclass(frozen=True, slots=True)
class VersionAddress:
    """A dated state of an article."""

    article: ArticleAddress
    key: str

    def __post_init__(self) -> None:
        _check(self.key, VERSION_KEY, "the key of a version (2015-12-23, vu-2015-12-23, texte-0123456789ab)")

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.article.path}/{self.key}"


@dataclass(frozen=True, slots=True)
class ExpressionAddress:
    """The French text of a version."""

    version: VersionAddress

    @property
    def path(self) -> str:
        """Address below the base."""
        return f"{self.version.path}/fr"


@dataclass(frozen=True, slots=True)
class ExtractAddress:
    """A run of the text, `[start, end)`; `part` names one of its two selectors."""

    expression: ExpressionAddress
    start: int
    end: int
    part: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise IriError(f"{self.start}-{self.end}", "an extract begins before it ends")
        if self.part not in {None, "selector"}:
            raise IriError(str(self.part), "of an extract only the selector has an address")

    @property
    def path(self) -> str:
        """Address below the base."""
        part = f"/{self.part}" if self.part else ""
        return f"{self.expression.path}/extrait-{self.start}-{self.end}{part}"


@dataclass(frozen=True, slots=True)
class DatedPointAddress:
    """A point of a version."""

    version: VersionAddress
    point: str

    def __post_init__(self) -> None:
        _check_point(self.point)

    @property
    def path(self) -> str:
        """Address below the base.

        >>> DatedPointAddress(VersionAddress(ArticleAddress("css", "L611-4"), "2015-12-23"), "point-2").path
        'article/css/L611-4/2015-12-23/point-2'
        """
        return f"{self.version.path}/{self.point}"
