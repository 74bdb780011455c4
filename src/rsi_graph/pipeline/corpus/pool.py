"""Work in processes: few tasks wait at a time, an error or a killed process ends the run with a sentence."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from rsi_graph.errors import RsiGraphError


class InterruptedRun(RsiGraphError):
    """Something outside stopped the run."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. What was done is kept: the same command goes on from there.")


def run_tasks(function: Callable[..., str], tasks: Iterable[tuple[Any, ...]], jobs: int) -> Iterator[int]:
    """A function and the arguments of its calls in; the rank of each call out, in the order in which they end.

    The function gives what hindered it, or nothing. With one job all is done in this process.

    Raises:
        InterruptedRun: a call was hindered, or a process was killed.
    """
    if jobs == 1:
        for rank, arguments in enumerate(tasks):
            yield _checked(function(*arguments), rank)
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts)
    waiting: dict[Future[str], int] = {}
    try:
        for rank, arguments in enumerate(tasks):
            waiting[pool.submit(function, *arguments)] = rank
            if len(waiting) > 2 * jobs:
                yield from _ended(waiting)
        while waiting:
            yield from _ended(waiting)
    except BrokenProcessPool:
        raise InterruptedRun("A worker process was ended from outside (for want of memory?)") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _ended(waiting: dict[Future[str], int]) -> Iterator[int]:
    ended, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in ended:
        yield _checked(future.result(), waiting.pop(future))


def _checked(problem: str, rank: int) -> int:
    if problem:
        raise InterruptedRun(problem)
    return rank


def _ignore_interrupts() -> None:
    """Ctrl-C reaches the whole group of processes; the first of them sees to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
