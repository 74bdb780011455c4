"""What a build made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph

from rsi_graph.model import Reading
from rsi_graph.network import to_network
from rsi_graph.records import Record, UnreadRecord, to_html_table
from rsi_graph.review import Outcome
from rsi_graph.validate import ValidationReport
from rsi_graph.visualise import to_svg


@dataclass(frozen=True, slots=True)
class BuildResult:
    """Everything a build found and wrote.

    Attributes:
        readings: of all articles read, in the order of the sources; `records` their competences as rows.
        unread: words and files that could not be read, as rows.
        graph: the graph as written.
        report: of the shapes, or None where they were left out.
        files: the paths written.
        seconds: what each stage took.
        outcomes: what became of each decision of a reviewer.
    """

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]
    unread: tuple[UnreadRecord, ...]
    graph: Graph = field(repr=False)
    report: ValidationReport | None
    files: tuple[Path, ...]
    seconds: dict[str, float]
    outcomes: tuple[Outcome, ...] = ()

    @property
    def violates(self) -> bool:
        """True where the shapes were run and found a violation."""
        return self.report is not None and self.report.exit_code != 0

    def _repr_html_(self) -> str:
        """Picture and table, for a notebook."""
        return to_svg(to_network(self.graph)) + to_html_table(self.records)
