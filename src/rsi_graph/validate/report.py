"""What a validation found, as records.

    ValidationReport
      └── Result*      one breach of one constraint, at one focus node

Violations are data, not exceptions: a graph with a thousand of them has been validated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from rdflib import Graph


class Severity(StrEnum):
    """How grave a result is; the order of the members is that of gravity."""

    VIOLATION = "Violation"  # the graph is false or cannot be proved
    WARNING = "Warning"  # a reader should know
    INFO = "Info"  # good to know


_FRENCH: Final = {
    Severity.VIOLATION: ("aucune violation", "1 violation", "{} violations"),
    Severity.WARNING: ("aucun avertissement", "1 avertissement", "{} avertissements"),
    Severity.INFO: ("aucune information", "1 information", "{} informations"),
}
_ENGLISH: Final = {
    Severity.VIOLATION: ("no violation", "1 violation", "{} violations"),
    Severity.WARNING: ("no warning", "1 warning", "{} warnings"),
    Severity.INFO: ("no information", "1 information", "{} informations"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One breach of one constraint.

    Attributes:
        shape: name of the shape in our shapes namespace (`holder`), or the IRI of somebody else's.
        component: local name of the constraint component (`MinCountConstraintComponent`).
        focus: the node that breaks it. `value` the value that does, where there is one.
        path: the path, in SPARQL's notation, where the shape has one.
        message_fr, message_en: what is wrong, in a sentence.
    """

    severity: Severity
    shape: str
    component: str
    focus: str
    value: str | None
    path: str | None
    message_fr: str
    message_en: str


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """Every result, gravest first, then by focus node and shape.

    Attributes:
        conforms: as SHACL has it: False as soon as there is any result, be it a mere warning.
        strict: whether warnings and information count for the exit code.
        graph: the standard report, with stable IRIs for its results.
    """

    results: tuple[Result, ...]
    conforms: bool
    strict: bool = False
    graph: Graph = field(default_factory=Graph, repr=False, compare=False)

    def count(self, severity: Severity) -> int:
        """Number of results of that gravity.

        >>> ValidationReport((), True).count(Severity.WARNING)
        0
        """
        return sum(1 for result in self.results if result.severity is severity)

    @property
    def counts(self) -> dict[Severity, int]:
        """Number of results of each gravity."""
        return {severity: self.count(severity) for severity in Severity}

    @property
    def exit_code(self) -> int:
        """0 where nothing that counts was found, else 1; under `strict` everything counts.

        >>> note = Result(Severity.INFO, "no-object", "MinCountConstraintComponent", "urn:a", None, None, "", "")
        >>> ValidationReport((note,), False).exit_code, ValidationReport((note,), False, strict=True).exit_code
        (0, 1)
        """
        counted = self.results if self.strict else [r for r in self.results if r.severity is Severity.VIOLATION]
        return 1 if counted else 0

    @property
    def verdict(self) -> str:
        """The result in a few French words.

        >>> ValidationReport((), True).verdict
        'aucune violation, aucun avertissement, aucune information'
        """
        return _verdict(self.counts, _FRENCH)

    @property
    def verdict_en(self) -> str:
        """The result in a few English words.

        >>> ValidationReport((), True).verdict_en
        'no violation, no warning, no information'
        """
        return _verdict(self.counts, _ENGLISH)


def _verdict(counts: dict[Severity, int], words: dict[Severity, tuple[str, str, str]]) -> str:
    return ", ".join(words[severity][min(number, 2)].format(number) for severity, number in counts.items())
