"""Parts of some hundred articles as a file: written by one process, merged by another, left behind by a killed run.

A shard is sorted by address. For each article there is a line of JSON with the lengths of its texts, then the texts;
the headers alone can be read without the texts. A shard is there whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import merge
from pathlib import Path
from typing import Any, BinaryIO, Final

from rsi_graph.graph import Usage, VersionFacts
from rsi_graph.model import Reviewer, Version
from rsi_graph.pipeline.corpus.parts import ArticleParts
from rsi_graph.references import parse_reference

_TEXTS: Final = ("article_lines", "version_lines", "basis", "rows", "table", "unread")


@dataclass(frozen=True, slots=True)
class Header:
    """All of an article's parts but its texts."""

    address: str
    facts: VersionFacts
    usage: Mapping[str, list[str]]
    entities: Mapping[str, int]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a shard: its header and its texts by name."""

    header: Header
    texts: Mapping[str, bytes]


def write_shard(path: Path, parts: Iterable[ArticleParts]) -> None:
    """Parts in; the shard is on the disk when this returns, and was not there before.

    Raises:
        OSError: no room, no permission.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            for one in sorted(parts, key=lambda part: (part.address, part.facts.text_sha256)):
                texts = [str(getattr(one, name)).encode(errors="backslashreplace") for name in _TEXTS]
                header = json.dumps(_to_json(one) | {"lengths": [len(text) for text in texts]}, ensure_ascii=False)
                stream.write(header.encode(errors="backslashreplace") + b"\n" + b"".join(texts))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def read_entries(paths: Iterable[Path], *, wanted: frozenset[str] = frozenset(_TEXTS)) -> Iterator[Entry]:
    """Shards in, their articles in the order of addresses out, with those texts that are wanted."""
    return merge(*(_entries(path, wanted) for path in paths), key=_order)


def read_headers(paths: Iterable[Path]) -> Iterator[Header]:
    """Shards in, the headers of their articles in the order of addresses out."""
    return (entry.header for entry in read_entries(paths, wanted=frozenset()))


def _order(entry: Entry) -> tuple[str, str]:
    return entry.header.address, entry.header.facts.text_sha256


def _entries(path: Path, wanted: frozenset[str]) -> Iterator[Entry]:
    with path.open("rb") as stream:
        while line := stream.readline():
            values = json.loads(line)
            texts = dict(_texts(stream, values["lengths"], wanted))
            yield Entry(_from_json(values), texts)


def _texts(stream: BinaryIO, lengths: Iterable[int], wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    for name, length in zip(_TEXTS, lengths, strict=True):
        if name in wanted:
            yield name, stream.read(length)
        else:
            stream.seek(length, os.SEEK_CUR)


def _to_json(parts: ArticleParts) -> dict[str, Any]:
    facts, dates, usage = parts.facts, parts.facts.dates, parts.usage
    return {
        "address": parts.address,
        "facts": [facts.article, facts.version, facts.expression, facts.text_sha256, facts.input_sha256],
        "dates": [
            dates.text_key,
            *(day.isoformat() if day else None for day in (dates.start, dates.end, dates.observed_on)),
            dates.rank,
            dates.repealed,
        ],
        "usage": {
            "codes": sorted(usage.codes),
            "bodies": sorted(usage.bodies),
            "actions": sorted(usage.actions),
            "references": sorted(map(str, usage.references)),
            "reviewers": sorted(f"{one.day}\t{one.name}" for one in usage.reviewers),
        },
        "entities": dict(sorted(parts.entities.items())),
        "counts": dict(parts.counts),
    }


def usage_of_all(headers: Iterable[Header]) -> Usage:
    """Headers in, all that their articles name out."""
    named: dict[str, set[str]] = {}
    for header in headers:
        for kind, words in header.usage.items():
            named.setdefault(kind, set()).update(words)
    return Usage(
        codes=frozenset(named.get("codes", ())),
        bodies=frozenset(named.get("bodies", ())),
        actions=frozenset(named.get("actions", ())),
        references=frozenset(map(parse_reference, named.get("references", ()))),
        reviewers=frozenset(map(_reviewer, named.get("reviewers", ()))),
    )


def _reviewer(words: str) -> Reviewer:
    day, _, name = words.partition("\t")
    return Reviewer(name, day)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _from_json(values: dict[str, Any]) -> Header:
    article, version, expression, text_sha256, input_sha256 = values["facts"]
    key, start, end, observed_on, rank, repealed = values["dates"]
    dates = Version(key, _day(start), _day(end), _day(observed_on), rank, repealed=repealed)
    return Header(
        address=values["address"],
        facts=VersionFacts(article, version, expression, dates, text_sha256, input_sha256),
        usage=values["usage"],
        entities=values["entities"],
        counts=values["counts"],
    )
