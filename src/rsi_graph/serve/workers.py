"""Processes that answer, so that a runaway query can be stopped: the store's engine knows no cancel.

Each process opens the store read-only. One that does not answer in time is killed and replaced.
"""

from __future__ import annotations

import multiprocessing
import queue
import resource
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final, Self

from rsi_graph.serve.answers import UNAVAILABLE, Question, Reply, refusal
from rsi_graph.serve.limits import Limits

_SPAWN: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection


class WorkerPool:
    """Processes over one store; `ask` may be called from many threads."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._idle: queue.Queue[_Worker] = queue.Queue()
        for _ in range(limits.workers):
            self._idle.put(self._start())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: Question) -> Reply:
        """Question in, reply out; at the latest after the limit of time, waiting for a free process included."""
        try:
            worker = self._idle.get(timeout=self._limits.seconds)
        except queue.Empty:
            return refusal(UNAVAILABLE, "All processes are busy: ask again in a moment.")
        try:
            reply = self._answer(worker, question)
        except BaseException:
            self._idle.put(self._replace(worker))
            raise
        self._idle.put(worker if reply else self._replace(worker))
        spent = f"The query took more than {self._limits.seconds:g} seconds or too much memory, and was stopped"
        return reply or refusal(UNAVAILABLE, f"{spent}: ask for less.")

    def close(self) -> None:
        """End all processes."""
        while True:
            try:
                _end(self._idle.get_nowait())
            except queue.Empty:
                return

    def _answer(self, worker: _Worker, question: Question) -> Reply | None:
        """None where the worker did not answer in time, or died."""
        try:
            worker.pipe.send(question)
            if not worker.pipe.poll(self._limits.seconds):
                return None
            reply = worker.pipe.recv()
        except (EOFError, OSError):
            return None
        assert isinstance(reply, Reply)
        return reply

    def _start(self) -> _Worker:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_work, args=(str(self._store), self._limits, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _replace(self, worker: _Worker) -> _Worker:
        _end(worker)
        return self._start()


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _work(store: str, limits: Limits, pipe: Connection) -> None:
    """What a worker does: answer, one question after the other."""
    # pyoxigraph is loaded here and not with the module, which the server's own process loads too
    import pyoxigraph as ox

    from rsi_graph.serve.answers import answer

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    opened = ox.Store.read_only(store)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(answer(opened, pipe.recv(), limits))
