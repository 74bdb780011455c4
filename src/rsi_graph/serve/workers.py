"""Processes that answer, so that a runaway query can be stopped: the store's engine knows no cancel.

One that does not answer in time is killed and replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, Self

from rsi_graph.serve.answers import UNAVAILABLE, Question, Reply, refusal
from rsi_graph.serve.keeper import keep, order
from rsi_graph.serve.limits import Limits

_SPAWN: Final = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class _Worker:
    number: int
    pipe: Connection
    in_memory: bool


class WorkerPool:
    """Processes over one store; `ask` may be called from many threads."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._one_orders = threading.Lock()
        self._one_listens = threading.Lock()
        self._kept: bool | None = None
        self._hire()
        # the one that answered last is asked first: it remembers what it has checked
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()

    def __enter__(self) -> Self:
        self.start()
        return self

    def start(self) -> None:
        """Wait until the processes are there: they were called when this was made, and take a second or two."""
        for _ in range(self._limits.workers):
            self._idle.put(self._start())

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def in_memory(self) -> bool:
        """True as soon as the store is in memory."""
        return bool(self._fate())

    @property
    def loading(self) -> bool:
        """True as long as it may still come into memory."""
        return self._fate() is None

    @property
    def keeper(self) -> int:
        """Number of the process from which those that answer are forked."""
        assert self._keeper.pid is not None
        return self._keeper.pid

    @property
    def idle(self) -> bool:
        """True where nobody is being answered."""
        return self._idle.qsize() == self._limits.workers

    def ask(self, question: Question) -> Reply:
        """Question in, reply out, within the limit of time; so long it also waits for a free process, if need be.

        While the store is being loaded, questions wait for it without limit: what the disk cannot answer in time is
        asked again in memory.
        """
        worker = self._free()
        if worker is None:
            return refusal(UNAVAILABLE, "All processes are busy: ask again in a moment.")
        try:
            if self.in_memory and not worker.in_memory:
                worker = self._replace(worker)
            reply = self._answer(worker, question)
            if not reply:
                late, worker = worker, self._replace(worker)
                if worker.in_memory and not late.in_memory:
                    reply = self._answer(worker, question)
                    worker = worker if reply else self._replace(worker)
        except BaseException:
            self._idle.put(self._replace(worker))
            raise
        self._idle.put(worker)
        spent = f"The query took more than {self._limits.seconds:g} seconds or too much memory, and was stopped"
        return reply or refusal(UNAVAILABLE, f"{spent}: ask for less.")

    def close(self) -> None:
        """End all processes."""
        with suppress(queue.Empty):
            while True:
                self._idle.get_nowait().pipe.close()  # it ends when nobody can ask it
        self._orders.close()
        self._keeper.kill()
        self._keeper.join()
        self._told.close()

    def _fate(self) -> bool | None:
        """What the keeper told: the store is in memory, or never will be; None while it has told nothing."""
        with self._one_listens:
            try:
                if self._kept is None and self._told.poll(0):
                    self._kept = bool(self._told.recv())
            except (EOFError, OSError):  # it is gone
                self._kept = False
            return self._kept

    def _free(self) -> _Worker | None:
        """A process that has nothing to do; None where there was none for too long."""
        while True:
            patient = self.loading
            try:
                return self._idle.get(timeout=self._limits.seconds)
            except queue.Empty:
                if not patient:
                    return None

    def _answer(self, worker: _Worker, question: Question) -> Reply | None:
        """None where the worker did not answer in time, or died."""
        try:
            worker.pipe.send(question)
            if not worker.pipe.poll(self._limits.seconds):
                os.kill(worker.number, signal.SIGKILL)
                return None
            reply = worker.pipe.recv()
        except (EOFError, OSError):
            return None
        assert isinstance(reply, Reply)
        return reply

    def _hire(self) -> None:
        self._orders, theirs = socket.socketpair()
        with self._one_listens:
            self._told, tells = _SPAWN.Pipe(duplex=False)
            self._kept = None
        self._keeper = _SPAWN.Process(target=keep, args=(str(self._store), self._limits, theirs, tells), daemon=True)
        self._keeper.start()
        theirs.close()
        tells.close()

    def _start(self) -> _Worker:
        ours, theirs = _SPAWN.Pipe()
        with self._one_orders:
            try:
                number, in_memory = order(self._orders, theirs)
            except OSError:  # somebody killed the keeper: those that answer are left, and another one is hired
                self._hire()
                number, in_memory = order(self._orders, theirs)
        theirs.close()
        return _Worker(number, ours, in_memory)

    def _replace(self, worker: _Worker) -> _Worker:
        worker.pipe.close()
        return self._start()
