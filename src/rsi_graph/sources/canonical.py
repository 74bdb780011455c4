"""Canonical text with its way back to the source, and its composition to Unicode's normal form C."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from rsi_graph.model import OffsetRun, Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink as the source has it; its span is that of the canonical text."""

    span: Span
    href: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Canonical:
    """Canonical text, one paragraph a line, with its hyperlinks and the runs that lead back to the source."""

    text: str
    offsets: tuple[OffsetRun, ...]
    anchors: tuple[Anchor, ...]


def composed(written: Canonical) -> Canonical:
    """The same in NFC; characters that melt into one share one run.

    Composition cannot be done piece by piece: `e` and a combining accent may come from two entities.
    """
    if unicodedata.is_normalized("NFC", written.text):
        return written
    parts: list[str] = []
    runs: list[OffsetRun] = []
    moved: list[int] = []
    length = 0
    places = [
        (run.source + step, run.source_length // run.length) for run in written.offsets for step in range(run.length)
    ]
    for first, last in _clusters(written.text):
        cluster = unicodedata.normalize("NFC", written.text[first:last])
        if cluster == written.text[first:last]:
            moved.extend(range(length, length + last - first))
            runs.extend(
                OffsetRun(length + step, places[first + step][0], 1, places[first + step][1])
                for step in range(last - first)
            )
        else:
            moved.extend([length] * (last - first))
            source = places[first][0]
            width = places[last - 1][0] + places[last - 1][1] - source
            runs.extend(OffsetRun(length + step, source, 1, width) for step in range(len(cluster)))
        parts.append(cluster)
        length += len(cluster)
    moved.append(length)
    anchors = (Anchor(Span(moved[it.span.start], moved[it.span.end]), it.href, it.title) for it in written.anchors)
    return Canonical("".join(parts), tuple(runs), tuple(anchors))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Text in, its stretches that compose independently of one another out."""
    clusters: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(text)):
        if not unicodedata.combining(text[index]) and _independent(text[start:index], text[index]):
            clusters.append((start, index))
            start = index
    return [*clusters, (start, len(text))] if text else clusters


def _independent(before: str, character: str) -> bool:
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
    return unicodedata.normalize("NFC", before + character) == apart
