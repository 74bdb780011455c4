"""Shapes over a whole corpus, shard by shard: memory is that of one shard, processes work side by side.

A shape asks about a node and what stands within reach of it, never about the whole graph. So a shard is put together
with all that its articles name (bodies, actions, cited texts, their relations) and validated by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from rdflib import URIRef

from rsi_graph.export import turtle_head, turtle_writer
from rsi_graph.graph import (
    Authority,
    DatasetInfo,
    Triple,
    VersionFacts,
    cited_triples,
    dataset_triples,
    default_authority,
    shared_triples,
    state_triples,
    states_of,
)
from rsi_graph.iri import ArticleAddress, PointAddress, mint_iri, reference_addresses
from rsi_graph.model import Reference
from rsi_graph.namespaces import ELI
from rsi_graph.pipeline.corpus.relations import relation_lines
from rsi_graph.pipeline.corpus.shards import Entry, Header, read_entries, read_headers, usage_of_all
from rsi_graph.pipeline.files import write_file
from rsi_graph.validate import Result, Severity, ValidationReport, validate_turtle

# IRI of an article → its versions, and whether each is in force; null where that is not known.
States = Mapping[str, Sequence[tuple[str, bool | None]]]


def write_states(shards: Sequence[Path], folder: Path, on: date | None) -> Path:
    """Shards in, a file with the states of the articles that have a version not in force out.

    A text may cite an article whose versions stand in another shard.

    Raises:
        OutputError: the file cannot be written.
    """
    by_article = groupby(read_headers(shards), key=lambda header: header.facts.article)
    told = {article: states for article, headers in by_article if (states := _states(headers, on))}
    return write_file(folder / "states.json", json.dumps(told).encode())


def _states(headers: Iterable[Header], on: date | None) -> list[tuple[str, bool | None]]:
    """The versions of an article; nothing where all of them are in force, or no day is known."""
    if on is None:
        return []
    facts = [one.facts for one in headers]
    states = states_of([one.dates for one in facts], on)
    return [] if all(states) else [(one.version, state) for one, state in zip(facts, states, strict=True)]


@cache
def _read_states(file: Path) -> States:
    """Read once in each process."""
    states: States = json.loads(file.read_text("utf-8"))
    return states


def _cited_states(references: Iterable[Reference], states: States, base: str) -> Iterator[Triple]:
    for reference in references:
        for address in reference_addresses(reference):
            cited = address.article if isinstance(address, PointAddress) else address
            article = mint_iri(cited, base=base) if isinstance(cited, ArticleAddress) else ""
            for version, state in states.get(article, ()):
                yield URIRef(version), ELI.is_member_of, URIRef(article)
                yield from state_triples([(version, state)])


def _own_states(facts: Iterable[VersionFacts], states: States, on: date | None) -> Iterator[Triple]:
    """Versions of a shard in, what is known of them out; other versions of an article may stand in another shard."""
    if on is not None:
        all_known = ((one, states.get(one.article)) for one in facts)
        yield from state_triples((one.version, dict(known)[one.version] if known else True) for one, known in all_known)


def report_of(shard: Path) -> Path:
    """Where the results of a shard stand."""
    return shard.with_suffix(".report.jsonl")


def validate_shard(shard: Path, base: str, dataset: DatasetInfo, on: date | None, states: Path, engine: str) -> str:
    """A shard in, its results on the disk; what hindered it out, empty where nothing did."""
    if report_of(shard).exists():
        return ""
    turtle = shard_turtle(shard, default_authority(), base, dataset, on, _read_states(states))
    report = validate_turtle(turtle, engine=engine)
    lines = "".join(json.dumps(asdict(result), ensure_ascii=False) + "\n" for result in report.results)
    try:
        write_file(report_of(shard), lines.encode())
    except OSError as error:
        return f"{shard.parent}: {error.strerror or type(error).__name__}"
    return ""


def shard_turtle(
    shard: Path, authority: Authority, base: str, dataset: DatasetInfo, on: date | None, states: States
) -> bytes:
    """A shard in, its articles and all they name as Turtle out."""
    entries = list(read_entries([shard]))
    facts = [entry.header.facts for entry in entries]
    usage = usage_of_all(entry.header for entry in entries)
    days = _own_states(facts, states, on)
    shared = _lines([*shared_triples(usage, authority, base), *days], base)
    own = b"".join(_own(entries))
    basis = (entry.texts["basis"] for entry in entries)
    relations = b"".join(relation_lines(basis, shared, base))
    described = dataset_triples(facts, dataset, on, base=base, counts={})
    cited = (*cited_triples(usage.references, base), *_cited_states(usage.references, states, base))
    named = _lines([*cited, *described], base)
    return b"".join([turtle_head(base).encode(), own, *shared, relations, *named])


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
