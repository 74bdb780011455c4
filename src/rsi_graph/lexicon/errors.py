"""What is said when the word files cannot be used."""

from __future__ import annotations

from pathlib import Path

from rsi_graph.errors import RsiGraphError


class LexiconError(RsiGraphError):
    """A word file is missing, is not Turtle, or says something that cannot be right.

    >>> print(LexiconError("actions.ttl", "the verb « verser » stands in two actions: pay, transfer", "keep it in one"))
    actions.ttl: the verb « verser » stands in two actions: pay, transfer. To mend it: keep it in one.
    """

    def __init__(self, file: str | Path, problem: str, advice: str) -> None:
        super().__init__(f"{file}: {problem}. To mend it: {advice}.")
        self.file = str(file)
        self.problem = problem
        self.advice = advice
