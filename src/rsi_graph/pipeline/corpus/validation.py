"""Shapes over a whole corpus, shard by shard: memory is that of one shard, processes work side by side.

A shape asks about a node and what stands within reach of it, never about the whole graph. So a shard is put together
with all that its articles name (bodies, actions, cited texts, their relations) and validated by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rdflib import Graph, URIRef

from rsi_graph.export import turtle_head, turtle_writer
from rsi_graph.graph import (
    Authority,
    DatasetInfo,
    Triple,
    cited_triples,
    dataset_triples,
    default_authority,
    force_triples,
    shared_triples,
)
from rsi_graph.pipeline.corpus.relations import relation_lines
from rsi_graph.pipeline.corpus.shards import Entry, read_entries, usage_of_all
from rsi_graph.pipeline.files import write_file
from rsi_graph.validate import Result, Severity, ValidationReport, validate


def report_of(shard: Path) -> Path:
    """Where the results of a shard stand."""
    return shard.with_suffix(".report.jsonl")


def validate_shard(shard: Path, base: str, dataset: DatasetInfo, on: date | None) -> str:
    """A shard in, its results on the disk; what hindered it out, empty where nothing did."""
    if report_of(shard).exists():
        return ""
    report = validate(shard_graph(shard, default_authority(), base, dataset, on))
    lines = "".join(json.dumps(asdict(result), ensure_ascii=False) + "\n" for result in report.results)
    try:
        write_file(report_of(shard), lines.encode())
    except OSError as error:
        return f"{shard.parent}: {error.strerror or type(error).__name__}"
    return ""


def shard_graph(shard: Path, authority: Authority, base: str, dataset: DatasetInfo, on: date | None) -> Graph:
    """A shard in, the graph of its articles and of all they name out."""
    entries = list(read_entries([shard]))
    facts = [entry.header.facts for entry in entries]
    usage = usage_of_all(entry.header for entry in entries)
    days = [triple for one in facts for triple in force_triples(URIRef(one.version), one.dates, on)]
    shared = _lines([*shared_triples(usage, authority, base), *days], base)
    own = b"".join(_own(entries))
    basis = (entry.texts["basis"] for entry in entries)
    relations = b"".join(relation_lines(basis, shared, base))
    described = dataset_triples(facts, dataset, on, base=base, counts={})
    named = _lines([*cited_triples(usage.references, base), *described], base)
    content = b"".join([turtle_head(base).encode(), own, *shared, relations, *named])
    return Graph(bind_namespaces="none").parse(data=content, format="turtle")


def _own(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        yield entry.texts["article_lines"]
        yield entry.texts["version_lines"]


def _lines(triples: Iterable[Triple], base: str) -> list[bytes]:
    line = turtle_writer(base)
    return sorted({line(triple).encode() for triple in triples})


def read_report(shards: Sequence[Path]) -> ValidationReport:
    """Shards in, one report with all their results out; what several shards found is told once."""
    results = {result: None for shard in shards for result in _results(report_of(shard))}
    order = list(Severity)
    ordered = sorted(results, key=lambda r: (order.index(r.severity), r.focus, r.shape, r.component, r.value or ""))
    return ValidationReport(tuple(ordered), not ordered)


def _results(path: Path) -> Iterator[Result]:
    for line in path.read_text("utf-8").splitlines():
        values = json.loads(line)
        yield Result(**values | {"severity": Severity(values["severity"])})
