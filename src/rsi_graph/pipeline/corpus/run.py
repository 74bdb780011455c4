"""A run over a corpus: read here, worked on by processes, merged at the end; a killed run can be taken up again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Final

from rsi_graph.errors import OutputError
from rsi_graph.graph import DatasetInfo, default_authority, reference_date
from rsi_graph.model import Article
from rsi_graph.pipeline.corpus.merging import Merged, merge_shards
from rsi_graph.pipeline.corpus.pool import run_tasks
from rsi_graph.pipeline.corpus.shards import read_headers
from rsi_graph.pipeline.corpus.validation import read_report, validate_shard, write_states
from rsi_graph.pipeline.corpus.work import make_shard, read_failures
from rsi_graph.pipeline.files import write_files
from rsi_graph.pipeline.run import run_record
from rsi_graph.records import to_jsonl
from rsi_graph.resources import resource_folder
from rsi_graph.sources import Document, Unreadable
from rsi_graph.validate import ValidationReport, report_text

SHARD_SIZE: Final = 250
UNFINISHED: Final = ".unfinished"
# What other runs may have left in the folder, and this one may not write again.
STALE: Final = frozenset({"report.txt", "report.ttl", "report.jsonl", "network.html", "network.svg"})
Progress = Callable[[str, int], None]
Found = Document | Article | Unreadable


@dataclass(frozen=True, slots=True)
class CorpusSetting:
    """How a corpus is run over.

    Attributes:
        base: of the IRIs.
        dataset: what the dataset says of itself.
        jobs: number of processes; with 1 all is done in this one.
        validate: whether the shapes are run; `engine` by which validator.
        progress: told the stage ("articles", "validated") and how many articles it has done.
        overlay: files and folders of what reviewers decided.
    """

    base: str
    dataset: DatasetInfo
    jobs: int
    validate: bool
    engine: str
    progress: Progress
    overlay: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusResult:
    """What a run over a corpus made.

    Attributes:
        files: the paths written.
        merged: counts, and addresses that clash.
        failures: rows (source, reason) of what gave no article, or whose article could not be worked on.
        report: of the shapes, or None where they were left out.
        seconds: what each stage took.
    """

    files: tuple[Path, ...]
    merged: Merged
    failures: tuple[dict[str, str], ...]
    report: ValidationReport | None
    seconds: dict[str, float]

    @property
    def violates(self) -> bool:
        """True where the shapes were run and found a violation."""
        return self.report is not None and self.report.exit_code != 0


def run_corpus(articles: Iterable[Found], sources: Sequence[str], output: Path, setting: CorpusSetting) -> CorpusResult:
    """Articles in, the files of the corpus out; a bad article is reported and stops nothing.

    Args:
        articles: as the sources give them, read or not: what is not read yet is parsed by the processes.
        sources: where they come from; the same sources, unchanged, take up an unfinished run.
        output: folder of the results; the shards of an unfinished run stand in `.unfinished` below it.
        setting: how it is done.

    Raises:
        InterruptedRun: a worker was killed, or the disk is full; what was done is kept.
        OutputError: a file cannot be written.
    """
    folder = _folder(output, (*sources, *setting.overlay), setting.base)
    clock = [perf_counter()]
    shards = _make_shards(articles, folder, setting)
    clock.append(perf_counter())
    report = _validate(shards, setting) if setting.validate else None
    clock.append(perf_counter())
    failures = read_failures(shards)
    last = [to_jsonl([row]).encode(errors="backslashreplace") for row in failures]
    merged = merge_shards(
        shards, output, authority=default_authority(), base=setting.base, dataset=setting.dataset, last=last
    )
    clock.append(perf_counter())
    stages = ("work", "validate", "merge")
    seconds = {name: round(clock[n + 1] - clock[n], 3) for n, name in enumerate(stages)}
    files = _write_reports(output, merged, failures, report, seconds)
    shutil.rmtree(output / UNFINISHED)
    return CorpusResult((*merged.files, *files), merged, tuple(failures), report, seconds)


def _write_reports(
    output: Path,
    merged: Merged,
    failures: Sequence[dict[str, str]],
    report: ValidationReport | None,
    seconds: dict[str, float],
) -> tuple[Path, ...]:
    """The record of the run, and what the shapes found; reports of an earlier run would speak of another graph."""
    told = {"failures": failures, "clashes": merged.clashes}
    contents = {"run.json": run_record(seconds, merged.counts, report, told)}
    if report is not None:
        results = (asdict(result) for result in report.results)
        contents |= {"report.txt": report_text(report).encode(), "report.jsonl": to_jsonl(results).encode()}
    for name in STALE - contents.keys():
        (output / name).unlink(missing_ok=True)
    return write_files(output, contents)


def _folder(output: Path, sources: Sequence[str], base: str) -> Path:
    """Where the shards of this run stand; those of other runs are of no use any more."""
    folder = output / UNFINISHED / _key(sources, base)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for other in (output / UNFINISHED).iterdir():
            if other != folder:
                shutil.rmtree(other)
    except OSError as error:
        raise OutputError(folder, error.strerror or type(error).__name__) from error
    return folder


def _make_shards(articles: Iterable[Found], folder: Path, setting: CorpusSetting) -> list[Path]:
    shards: list[Path] = []
    sizes: list[int] = []

    def tasks() -> Iterator[tuple[Path, list[Found], str, tuple[str, ...]]]:
        remaining = iter(articles)
        while chunk := list(islice(remaining, SHARD_SIZE)):
            shards.append(folder / f"{len(shards):06d}.shard")
            sizes.append(len(chunk))
            yield shards[-1], chunk, setting.base, setting.overlay

    done = 0
    for rank in run_tasks(make_shard, tasks(), setting.jobs):
        done += sizes[rank]
        setting.progress("articles", done)
    return shards


def _validate(shards: Sequence[Path], setting: CorpusSetting) -> ValidationReport:
    on = setting.dataset.reference_date or reference_date(header.facts.dates for header in read_headers(shards))
    states = write_states(shards, shards[0].parent, on) if shards else Path()
    tasks = ((shard, setting.base, setting.dataset, on, states, setting.engine) for shard in shards)
    for done, _ in enumerate(run_tasks(validate_shard, tasks, setting.jobs), 1):
        setting.progress("validated", done * SHARD_SIZE)
    return read_report(shards)


def _key(sources: Sequence[str], base: str) -> str:
    """A run is the same where sources, words of the lexicon, shapes, software and base are."""
    told = [version("rsi-graph"), base, *(f"{source} {_state(Path(source))}" for source in sources)]
    for folder in ("ontology", "shapes", "queries"):
        told += [sha256(path.read_bytes()).hexdigest() for path in sorted(resource_folder(folder).iterdir())]
    return sha256("\n".join(told).encode(errors="backslashreplace")).hexdigest()[:16]


def _state(path: Path) -> str:
    """Size and time of a file; of a folder, those of all it holds."""
    if not path.exists():
        return "absent"
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    told = "\n".join(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return sha256(told.encode(errors="surrogateescape")).hexdigest()
