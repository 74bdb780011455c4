"""Questions answered in this process, as long as they take: all are ours."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from rsi_graph.serve.answers import Question, Reply, answer
from rsi_graph.serve.limits import Limits

NO_LIMITS: Final = Limits(rows=10**9, size=2**40, seconds=3600, remembered=0)


class Here:
    """Answers from an opened store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def ask(self, question: Question) -> Reply:
        """Question in, reply out."""
        return answer(self._store, question, NO_LIMITS)
