"""What a reviewer can mend."""

from __future__ import annotations

from pathlib import Path

from rsi_graph.errors import RsiGraphError


class ReviewTableError(RsiGraphError):
    """A table that cannot be read as one."""

    def __init__(self, path: str | Path, problem: str, advice: str) -> None:
        super().__init__(f"{path}: {problem}. {advice}")


class ReviewRowError(RsiGraphError):
    """A row that says something that cannot be; the number is that of the spreadsheet, the headings being row 1."""

    def __init__(self, row: int, problem: str, advice: str) -> None:
        super().__init__(f"row {row} (ligne {row}): {problem}. {advice}")


class OverlayError(RsiGraphError):
    """A file of decisions that cannot be read."""

    def __init__(self, path: str | Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}. Give a file or folder that `rsi-graph review read` wrote.")
