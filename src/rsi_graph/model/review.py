"""What people said of a record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
