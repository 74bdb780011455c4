"""From the text of the law to a validated graph and its picture, in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final, TypeVar

from rdflib import Graph

from rsi_graph.export import export_graph
from rsi_graph.graph import DEFAULT_DATASET, DatasetInfo, to_graph
from rsi_graph.iri import DEFAULT_BASE
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading
from rsi_graph.network import laws_behind, to_network
from rsi_graph.pipeline.files import write_files
from rsi_graph.pipeline.reading import NothingRead, read_competences
from rsi_graph.pipeline.result import BuildResult
from rsi_graph.pipeline.run import to_run_record
from rsi_graph.records import (
    Record,
    UnreadRecord,
    to_csv,
    to_jsonl,
    to_records,
    to_unread_records,
    to_unreadable_record,
)
from rsi_graph.review import Outcome, apply_reviews, read_reviews
from rsi_graph.sources import Unreadable
from rsi_graph.validate import AUTO, ValidationReport, report_text, report_turtle
from rsi_graph.validate import validate as validate_graph
from rsi_graph.visualise import to_html, to_svg

T = TypeVar("T")

REPORTS: Final = frozenset({"report.ttl", "report.txt"})


@dataclass(frozen=True, slots=True)
class Read:
    """What the first rooms gave: readings, their rows, the rows of what could not be read, what became of decisions."""

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]
    unread: tuple[UnreadRecord, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which articles are wanted, and whose decisions upon them."""

    sources: tuple[str, ...]
    code: str | None
    form: str | None
    at: date | None
    overlay: tuple[str, ...]


def build(
    sources: Iterable[str | Path] = (),
    output: str | Path = "build",
    *,
    code: str | None = None,
    form: str | None = None,
    at: date | None = None,
    reference_date: date | None = None,
    validate: bool = True,
    engine: str = AUTO,
    base: str = DEFAULT_BASE,
    dataset: DatasetInfo = DEFAULT_DATASET,
    overlay: Iterable[str | Path] = (),
) -> BuildResult:
    """Sources (the shipped article where there are none) and a folder in, everything made of them out and written.

    Writes `competences.ttl`, `.jsonl` and `.csv`, `unread.jsonl`, `report.ttl` and `.txt`, `network.html` and `.svg`,
    `run.json`. Guarantees: one bad article never stops the run, it is a row of `unread.jsonl`; all files but `run.json`
    are the same bytes for the same sources; where one cannot be written, all that was there before still stands.

    Raises:
        SourceError: a source is missing, or is a single file that cannot be read.
        NothingRead: not one article could be read.
        IriCollision: two different things of the sources would have one address.
        OutputError: the folder or a file cannot be written.
        OverlayError: what reviewers decided cannot be read.
    """
    given, seconds = tuple(map(str, sources)), dict[str, float]()
    asked = Asked(given, code, form, at, tuple(map(str, overlay)))
    info = replace(dataset, reference_date=reference_date or dataset.reference_date)
    read = _timed(seconds, "read", lambda: _read(asked, base))
    graph = _timed(seconds, "graph", lambda: to_graph(read.readings, base=base, dataset=info))
    report = _timed(seconds, "validate", lambda: validate_graph(graph, engine=engine)) if validate else None
    contents = _timed(seconds, "write", lambda: _contents(read, graph, report))
    contents["run.json"] = to_run_record(read.readings, read.unread, graph, report, seconds)
    files = write_files(Path(output), contents)
    for name in REPORTS - contents.keys():
        (Path(output) / name).unlink(missing_ok=True)  # of an earlier build: it would speak of another graph
    return BuildResult(read.readings, read.records, read.unread, graph, report, files, seconds, read.outcomes)


def _timed(seconds: dict[str, float], room: str, work: Callable[[], T]) -> T:
    start = perf_counter()
    made = work()
    seconds[room] = round(perf_counter() - start, 3)
    return made


def _read(asked: Asked, base: str) -> Read:
    readings: list[Reading] = []
    unread: list[UnreadRecord] = []
    outcomes: list[Outcome] = []
    reviews, lexicon = read_reviews(asked.overlay), load_lexicon()
    for one in read_competences(asked.sources, code=asked.code, form=asked.form, at=asked.at):
        if isinstance(one, Unreadable):
            unread.append(to_unreadable_record(one))
        else:
            applied = apply_reviews(one, reviews, lexicon)
            readings.append(applied.reading)
            outcomes += applied.outcomes
            unread += to_unread_records(one)
    if not readings:
        raise NothingRead(asked.sources, len(unread))
    records = tuple(record for reading in readings for record in to_records(reading, base=base))
    return Read(tuple(readings), records, tuple(unread), tuple(outcomes))


def _contents(read: Read, graph: Graph, report: ValidationReport | None) -> dict[str, bytes]:
    network = to_network(graph)
    texts = {
        "competences.jsonl": to_jsonl(read.records),
        "competences.csv": to_csv(read.records),
        "unread.jsonl": to_jsonl(read.unread),
        "network.html": to_html(network, laws_behind(graph, network)),
        "network.svg": to_svg(network),
    }
    if report is not None:
        texts |= {"report.ttl": report_turtle(report), "report.txt": report_text(report)}
    return {"competences.ttl": export_graph(graph, "turtle")} | {
        name: text.encode(errors="backslashreplace")
        for name, text in texts.items()  # names of files need not be text
    }
