"""Sources of any size in, the files of a corpus out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from rsi_graph.graph import DEFAULT_DATASET, DatasetInfo
from rsi_graph.iri import DEFAULT_BASE
from rsi_graph.pipeline.corpus import CorpusResult, CorpusSetting, run_corpus
from rsi_graph.pipeline.corpus.run import Progress
from rsi_graph.pipeline.reading import NothingRead, read_law, read_law_documents
from rsi_graph.review import read_reviews
from rsi_graph.sources import count_files
from rsi_graph.validate import AUTO

# Up to here everything fits into memory, and a picture can be read.
FEW: Final = 500


def holds_many(
    sources: Iterable[str | Path], *, code: str | None = None, form: str | None = None, at: date | None = None
) -> bool:
    """True where the sources hold more articles than one wants in memory at a time; standard input never does.

    Raises:
        SourceError: a source is missing, or is a single file that cannot be read.
    """
    given = tuple(map(str, sources))
    if not given or "-" in given:
        return False
    return sum(1 for _ in islice(read_law(given, code=code, form=form, at=at), FEW + 1)) > FEW


def count_articles(sources: Iterable[str | Path], *, form: str | None = None) -> int | None:
    """Sources in, the number of their articles out where it shows without reading them, for a line of progress.

    Raises:
        SourceError: a source cannot be opened.
    """
    counts = [count_files(Path(source), form) for source in sources]
    return None if None in counts else sum(filter(None, counts))


def build_corpus(
    sources: Iterable[str | Path],
    output: str | Path = "build",
    *,
    code: str | None = None,
    form: str | None = None,
    at: date | None = None,
    base: str = DEFAULT_BASE,
    dataset: DatasetInfo = DEFAULT_DATASET,
    jobs: int | None = None,
    validate: bool = False,
    engine: str = AUTO,
    progress: Progress | None = None,
    overlay: Iterable[str | Path] = (),
) -> CorpusResult:
    """Sources and a folder in, the graph and the tables of all their articles out and written.

    Writes `competences.ttl` (one triple a line), `.jsonl` and `.csv`, `unread.jsonl`, `run.json`, and with `validate`
    `report.txt` and `report.jsonl`. Guarantees: the triples are those of `to_graph`; articles stand in the order of
    their addresses; an article that fails is a row of `unread.jsonl` and of `run.json`; all files but `run.json` are
    the same bytes for the same sources, whether the run was interrupted or not; memory does not grow with the number
    of articles.

    Raises:
        SourceError: a source is missing.
        NothingRead: not one article could be read.
        InterruptedRun: a process was killed or the disk is full; the same call goes on from there.
        OutputError: the folder or a file cannot be written.
        OverlayError: what reviewers decided cannot be read.
    """
    given = tuple(map(str, sources))
    decided = tuple(map(str, overlay))
    read_reviews(decided)  # a fault in it is told before any work
    workers, show = jobs or os.cpu_count() or 1, progress or (lambda *_: None)
    setting = CorpusSetting(base, dataset, workers, validate, engine, show, decided)
    asked = tuple(f"{name}={value}" for name, value in (("code", code), ("form", form), ("at", at)) if value)
    articles = read_law_documents(given, code=code, form=form, at=at)
    result = run_corpus(articles, (*given, *asked), Path(output), setting)
    if not result.merged.counts.get("articles"):
        raise NothingRead(given, len(result.failures))
    return result
