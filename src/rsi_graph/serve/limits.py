"""What one question may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one question; none of them can be lifted by who asks.

    Attributes:
        seconds: from the question to the last byte of the answer; then its process is killed.
        rows: rows or triples of an answer.
        size: bytes of an answer.
        query: bytes of a question.
        memory: bytes of address space of a process that answers.
        kept: triples of a store that is kept in memory (some 430 bytes each); a larger one is asked on the disk.
        remembered: bytes of answers that are kept, to be given again.
        workers: processes that answer, so many questions at once.
    """

    seconds: float = 20.0
    rows: int = 100_000
    size: int = 64 * 1024 * 1024
    query: int = 128 * 1024
    memory: int = 4 * 1024**3
    kept: int = 3_000_000
    remembered: int = 128 * 1024 * 1024
    workers: int = 2
