"""Shards in, the files of a corpus out: articles in the order of their addresses, then what they share.

Nothing here grows with the number of articles but what articles share: the resources they cite, and the relations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from rsi_graph.export import turtle_head, turtle_writer
from rsi_graph.graph import (
    COUNTED,
    Authority,
    DatasetInfo,
    Triple,
    Usage,
    VersionFacts,
    cited_triples,
    dataset_triples,
    force_triples,
    reference_date,
    shared_triples,
    triple_count,
    twin_triples,
)
from rsi_graph.pipeline.corpus.relations import relation_lines
from rsi_graph.pipeline.corpus.shards import Entry, read_entries, read_headers, usage_of_all
from rsi_graph.pipeline.files import open_files
from rsi_graph.records import to_csv

GRAPH: Final = "competences.ttl"
_TABLES: Final = {"rows": "competences.jsonl", "table": "competences.csv", "unread": "unread.jsonl"}
_CLASSES: Final = frozenset(str(kind) for _, kind, _ in COUNTED)


@dataclass(slots=True)
class _Writing:
    """The open files of a merge, and what was written so far."""

    streams: Mapping[str, BinaryIO]
    entities: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    labelled: set[bytes] = field(default_factory=set)
    triples: int = 0

    def lines(self, lines: Iterable[bytes]) -> None:
        """Lines of the graph."""
        for line in lines:
            self.streams[GRAPH].write(line)
            self.triples += 1


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge wrote.

    Attributes:
        files: the files, in place.
        counts: articles, competences, citations, missions, relations, triples, repeated, and unread by reason.
        clashes: addresses under which two different texts were found; the first stands in the files.
        dated: whether a day is known of any text.
    """

    files: tuple[Path, ...]
    counts: Mapping[str, int]
    clashes: tuple[str, ...]
    dated: bool = True


def merge_shards(
    shards: Sequence[Path],
    output: Path,
    *,
    authority: Authority,
    base: str,
    dataset: DatasetInfo,
    last: Iterable[bytes] = (),
) -> Merged:
    """Shards in, `competences.ttl`, `.jsonl`, `.csv` and `unread.jsonl` in the folder out, each whole or as it was.

    Args:
        shards: what `write_shard` wrote.
        output: the folder of the results.
        authority: of the bodies and actions named.
        base: of the IRIs.
        dataset: what the dataset says of itself.
        last: rows of `unread.jsonl` for files that gave no article.

    Raises:
        OutputError: a file cannot be written.
    """
    usage = usage_of_all(read_headers(shards))
    latest = reference_date(header.facts.dates for header in read_headers(shards))
    on = dataset.reference_date or latest
    clashes: list[str] = []
    names = (GRAPH, *_TABLES.values())
    with open_files(output, names) as streams:
        writing = _Writing(streams)
        writing.streams[GRAPH].write(turtle_head(base).encode())
        writing.streams["competences.csv"].write(to_csv(()).encode())
        for group in _by_article(_distinct(read_entries(shards), clashes)):
            _write_article(writing, group, base, on)
        writing.streams["unread.jsonl"].writelines(last)
        _write_shared(writing, shards, usage, authority, base, on)
        _write_dataset(writing, shards, dataset, base, on)
    writing.counts["triples"] = writing.triples
    return Merged(tuple(output / name for name in names), dict(writing.counts), tuple(clashes), latest is not None)


def _distinct(entries: Iterable[Entry], clashes: list[str]) -> Iterator[Entry]:
    """A text read twice is one; another text under the same address is told, and left out."""
    before: Entry | None = None
    for entry in entries:
        if before is None or before.header.address != entry.header.address:
            before = entry
            yield entry
        elif before.header.facts.text_sha256 != entry.header.facts.text_sha256:
            clashes.append(entry.header.address)


def _by_article(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The versions of an article stand together."""
    group: list[Entry] = []
    for entry in entries:
        if group and group[0].header.facts.article != entry.header.facts.article:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _write_article(writing: _Writing, versions: Sequence[Entry], base: str, on: date | None) -> None:
    shared = sorted({line for entry in versions for line in entry.texts["article_lines"].splitlines(keepends=True)})
    writing.lines(shared)
    writing.entities.update(_classes_of(shared))
    writing.labelled.update(line.split(b" ", 1)[0] for line in shared if b" rdfs:label " in line)
    for entry in versions:
        writing.lines(entry.texts["version_lines"].splitlines(keepends=True))
        writing.entities.update(entry.header.entities)
        writing.counts.update(entry.header.counts)
        writing.counts["articles"] += 1
        for name, file in _TABLES.items():
            writing.streams[file].write(entry.texts[name])
    facts = [entry.header.facts for entry in versions]
    writing.lines(_lines((*force_triples(facts, on), *twin_triples(facts)), base))


def _classes_of(lines: Iterable[bytes]) -> Iterator[str]:
    """The classes of what the lines say to be something, as full IRIs."""
    for line in lines:
        _, predicate, value = line.split(b" ", 2)
        if predicate == b"a" and (name := _SHORT_CLASSES.get(value)):
            yield name


def _short(kind: str) -> bytes:
    line = turtle_writer("urn:")((URIRef("urn:x"), RDF.type, URIRef(kind)))
    return line.split(" ", 2)[2].encode()


_SHORT_CLASSES: Final = {_short(kind): kind for kind in _CLASSES}


def _lines(triples: Iterable[Triple], base: str) -> list[bytes]:
    line = turtle_writer(base)
    return sorted({line(triple).encode() for triple in triples})


def _write_shared(
    writing: _Writing, shards: Sequence[Path], usage: Usage, authority: Authority, base: str, on: date | None
) -> None:
    shared = _lines(shared_triples(usage, authority, base), base)
    cited = [
        line
        for line in _lines(cited_triples(usage.references, base), base)
        if line.split(b" ", 1)[0] not in writing.labelled
    ]
    known = set(shared)
    writing.lines(sorted(known | set(cited)))
    writing.entities.update(_classes_of(shared))
    relations = relation_lines(_basis(shards, base, on), shared, base)
    writing.lines(relations)
    writing.entities.update(_classes_of(relations))


def _basis(shards: Sequence[Path], base: str, on: date | None) -> Iterator[bytes]:
    """What relations rest on, an article at a time, with the state of the version on the day."""
    for versions in _by_article(_distinct(read_entries(shards, wanted=frozenset({"basis"})), [])):
        if any(entry.texts["basis"] for entry in versions):
            days = _lines(force_triples((entry.header.facts for entry in versions), on), base)
            yield b"".join([*(entry.texts["basis"] for entry in versions), *days])


def _write_dataset(writing: _Writing, shards: Sequence[Path], dataset: DatasetInfo, base: str, on: date | None) -> None:
    facts = list(_facts(shards))
    entities = {URIRef(kind): number for kind, number in writing.entities.items()}
    lines = _lines(dataset_triples(facts, dataset, on, base=base, counts=entities), base)
    writing.lines(lines)
    subject, predicate, _ = triple_count(dataset, base, 0)
    writing.lines(_lines([(subject, predicate, Literal(writing.triples + 1))], base))
    for name, kind, _ in COUNTED:
        writing.counts[name] = entities.get(kind, 0)


def _facts(shards: Sequence[Path]) -> Iterator[VersionFacts]:
    for entry in _distinct(read_entries(shards, wanted=frozenset()), []):
        yield entry.header.facts
