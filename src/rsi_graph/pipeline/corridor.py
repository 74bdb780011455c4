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
from rsi_graph.sources import Unreadable
from rsi_graph.validate import AUTO, ValidationReport, report_text, report_turtle
from rsi_graph.validate import validate as validate_graph
from rsi_graph.visualise import to_html, to_svg

T = TypeVar("T")

REPORTS: Final = frozenset({"report.ttl", "report.txt"})


@dataclass(frozen=True, slots=True)
class Read:
    """What the first rooms gave: readings, their rows, and the rows of what could not be read."""

    readings: tuple[Reading, ...]
    records: tuple[Record, ...]
    unread: tuple[UnreadRecord, ...]


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
    """
    given, seconds = tuple(map(str, sources)), dict[str, float]()
    info = replace(dataset, reference_date=reference_date or dataset.reference_date)
    read = _timed(seconds, "read", lambda: _read(given, code, form, at, base))
    graph = _timed(seconds, "graph", lambda: to_graph(read.readings, base=base, dataset=info))
    report = _timed(seconds, "validate", lambda: validate_graph(graph, engine=engine)) if validate else None
    contents = _timed(seconds, "write", lambda: _contents(read, graph, report))
    contents["run.json"] = to_run_record(read.readings, read.unread, graph, report, seconds)
    files = write_files(Path(output), contents)
    for name in REPORTS - contents.keys():
        (Path(output) / name).unlink(missing_ok=True)  # of an earlier build: it would speak of another graph
    return BuildResult(read.readings, read.records, read.unread, graph, report, files, seconds)


def _timed(seconds: dict[str, float], room: str, work: Callable[[], T]) -> T:
    start = perf_counter()
    made = work()
    seconds[room] = round(perf_counter() - start, 3)
    return made


def _read(sources: tuple[str, ...], code: str | None, form: str | None, at: date | None, base: str) -> Read:
    readings: list[Reading] = []
    unread: list[UnreadRecord] = []
    for one in read_competences(sources, code=code, form=form, at=at):
        if isinstance(one, Unreadable):
            unread.append(to_unreadable_record(one))
        else:
            readings.append(one)
            unread += to_unread_records(one)
    if not readings:
        raise NothingRead(sources, len(unread))
    records = tuple(record for reading in readings for record in to_records(reading, base=base))
    return Read(tuple(readings), records, tuple(unread))


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
    return {"competences.ttl": export_graph(graph, "turtle")} | {name: text.encode() for name, text in texts.items()}
