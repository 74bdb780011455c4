"""A run over a corpus: read here, worked on by processes, merged at the end; a killed run can be taken up again."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Final

from rsi_graph.errors import RsiGraphError
from rsi_graph.graph import DatasetInfo, default_authority
from rsi_graph.model import Article
from rsi_graph.pipeline.corpus.merging import Merged, merge_shards
from rsi_graph.pipeline.corpus.work import make_shard, read_failures
from rsi_graph.records import to_jsonl
from rsi_graph.resources import resource_folder
from rsi_graph.sources import Unreadable

SHARD_SIZE: Final = 250
UNFINISHED: Final = ".unfinished"
Progress = Callable[[int], None]


class InterruptedRun(RsiGraphError):
    """Something outside stopped the run."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. What was done is kept: the same command goes on from there.")


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """What a run over a corpus made.

    Attributes:
        merged: the files and counts.
        failures: rows (source, reason) of what gave no article, or whose article could not be worked on.
        seconds: what each stage took.
    """

    merged: Merged
    failures: tuple[dict[str, str], ...]
    seconds: dict[str, float]


def run_corpus(
    articles: Iterable[Article | Unreadable],
    sources: Sequence[str],
    output: Path,
    *,
    base: str,
    dataset: DatasetInfo,
    jobs: int,
    progress: Progress,
) -> CorpusResult:
    """Articles in, the files of the corpus out; a bad article is reported and stops nothing.

    Args:
        articles: as the sources give them.
        sources: where they come from; the same sources, unchanged, take up an unfinished run.
        output: folder of the results; shards of an unfinished run stand in `.unfinished` below it.
        base: of the IRIs.
        dataset: what the dataset says of itself.
        jobs: number of processes; with 1 all is done in this one.
        progress: told the number of articles done.

    Raises:
        InterruptedRun: a worker was killed, or the disk is full.
        OutputError: a file cannot be written.
    """
    folder = output / UNFINISHED / _key(sources, base)
    folder.mkdir(parents=True, exist_ok=True)
    began = perf_counter()
    shards = _make_shards(articles, folder, base, jobs, progress)
    worked = perf_counter()
    failures = read_failures(shards)
    last = [to_jsonl([row]).encode() for row in failures]
    merged = merge_shards(shards, output, authority=default_authority(), base=base, dataset=dataset, last=last)
    shutil.rmtree(output / UNFINISHED)
    seconds = {"work": round(worked - began, 3), "merge": round(perf_counter() - worked, 3)}
    return CorpusResult(merged, tuple(failures), seconds)


def _make_shards(
    articles: Iterable[Article | Unreadable], folder: Path, base: str, jobs: int, progress: Progress
) -> list[Path]:
    shards: list[Path] = []
    done = 0
    for shard, size in _worked(_tasks(articles, folder, shards), base, jobs):
        done += size
        progress(done)
        assert shard.exists()
    return shards


Task = tuple[Path, list[Article | Unreadable]]


def _tasks(articles: Iterable[Article | Unreadable], folder: Path, shards: list[Path]) -> Iterator[Task]:
    remaining = iter(articles)
    while chunk := list(islice(remaining, SHARD_SIZE)):
        shards.append(folder / f"{len(shards):06d}.shard")
        yield shards[-1], chunk


def _worked(tasks: Iterator[Task], base: str, jobs: int) -> Iterator[tuple[Path, int]]:
    """Tasks in, each shard made with its number of articles out; few tasks wait at a time."""
    if jobs == 1:
        for shard, chunk in tasks:
            yield _checked(make_shard(shard, chunk, base), shard, len(chunk))
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts)
    waiting: dict[Future[str], tuple[Path, int]] = {}
    try:
        for shard, chunk in tasks:
            waiting[pool.submit(make_shard, shard, chunk, base)] = (shard, len(chunk))
            if len(waiting) > 2 * jobs:
                yield from _finished(waiting)
        while waiting:
            yield from _finished(waiting)
    except BrokenProcessPool:
        raise InterruptedRun("A worker process was ended from outside (for want of memory?)") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(waiting: dict[Future[str], tuple[Path, int]]) -> Iterator[tuple[Path, int]]:
    ended, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in ended:
        yield _checked(future.result(), *waiting.pop(future))


def _checked(problem: str, shard: Path, size: int) -> tuple[Path, int]:
    if problem:
        raise InterruptedRun(problem)
    return shard, size


def _ignore_interrupts() -> None:
    """Ctrl-C reaches the whole group of processes; the first of them sees to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _key(sources: Sequence[str], base: str) -> str:
    """A run is the same where sources, words of the lexicon, software and base are."""
    told = [version("rsi-graph"), base, *(f"{source} {_state(Path(source))}" for source in sources)]
    told += [sha256(path.read_bytes()).hexdigest() for path in sorted(resource_folder("ontology").iterdir())]
    return sha256("\n".join(told).encode()).hexdigest()[:16]


def _state(path: Path) -> str:
    if not path.exists():
        return "absent"
    stat = path.stat()
    return f"{stat.st_size} {stat.st_mtime_ns}"
