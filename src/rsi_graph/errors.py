"""The sentences a user reads when something cannot be done.

Bad input raises one of these; the class owns the sentence, which says what was found, where, and what to do.
Law that is hard to read, or data that breaks a shape, is not an error but data (`Unread`, a validation result).
The command line prints the sentence and ends with exit code 2.
"""

from __future__ import annotations

from pathlib import Path


class RsiGraphError(Exception):
    """Base of every error a user can mend. `str(error)` is one clear sentence."""


class SourceError(RsiGraphError):
    """A source of law could not be read."""

    def __init__(self, source: str | Path, problem: str, advice: str) -> None:
        super().__init__(f"{source}: {problem}. {advice}")
        self.source = str(source)
        self.problem = problem
        self.advice = advice


class ResourceError(RsiGraphError):
    """A file that belongs to the package (ontology, shape, query, data) is missing or broken."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}. The installation is incomplete: install rsi-graph again.")


class OutputError(RsiGraphError):
    """A result could not be written; what was there before is untouched."""

    def __init__(self, target: str | Path, problem: str) -> None:
        super().__init__(f"{target}: {problem}. Nothing was half-written; choose another place or free some room.")
