"""The record of a run: the only file of `build/` that knows the clock and the machine."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from os import cpu_count
from typing import Final

from rdflib import Graph
from rdflib.namespace import RDF

from rsi_graph.model import Reading
from rsi_graph.namespaces import RSI
from rsi_graph.records import UnreadRecord
from rsi_graph.validate import ValidationReport

_SOFTWARE: Final = ("rsi-graph", "rdflib", "pyshacl", "networkx")


def to_run_record(
    readings: Sequence[Reading],
    unread: Iterable[UnreadRecord],
    graph: Graph,
    report: ValidationReport | None,
    seconds: Mapping[str, float],
) -> bytes:
    """What a run read and made in, its record as JSON out: when, on what, with what, how long, from what, how much."""
    told = {"inputs": [_input(reading) for reading in readings]}
    return run_record(seconds, counts_of(readings, unread, graph), report, told)


def run_record(
    seconds: Mapping[str, float],
    counts: Mapping[str, object],
    report: ValidationReport | None,
    told: Mapping[str, object],
) -> bytes:
    """Durations, counts, verdict and whatever else is told of a run in, its record as JSON out."""
    record = {
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"system": platform.platform(), "processors": cpu_count(), "python": platform.python_version()},
        "versions": {name: _version(name) for name in _SOFTWARE},
        "seconds": dict(seconds),
        "counts": dict(counts),
        "validation": {"verdict": report.verdict_en, "conforms": report.conforms} if report is not None else None,
        **told,
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def counts_of(readings: Sequence[Reading], unread: Iterable[UnreadRecord], graph: Graph) -> dict[str, object]:
    """What a run read and made in, its counts out."""
    return {
        "articles": len(readings),
        "competences": sum(len(reading.competences) for reading in readings),
        "citations": sum(len(reading.citations) for reading in readings),
        "relations": sum(1 for _ in graph.subjects(RDF.type, RSI.Relation)),
        "missions": sum(1 for _ in graph.subjects(RDF.type, RSI.Mission)),
        "triples": len(graph),
        "unread": dict(sorted(Counter(row["reason"] for row in unread).items())),
    }


def _input(reading: Reading) -> dict[str, str]:
    article = reading.article
    return {
        "source": article.source,
        "code": article.code,
        "article": article.number,
        "version": article.version.key,
        "sha256": article.source_sha256,
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
