"""Misses as a list that a jurist can read: the words of the law, what was expected, what was read, field by field."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rsi_graph.evaluation.gold import GoldRecord, Key
from rsi_graph.evaluation.misses import FIELDS, Miss, values_of
from rsi_graph.evaluation.passages import Passage, passage_of
from rsi_graph.evaluation.words import REASONS, both
from rsi_graph.model import Reading

_KINDS = {
    "missed": "MANQUÉ · MISSED",
    "spurious": "EN TROP · SPURIOUS",
    "differs": "DIFFÈRE · DIFFERS",
}
_NEAR = {
    "missed": "peut-être lu comme · perhaps read as",
    "spurious": "peut-être attendu comme · perhaps expected as",
}
_EXPLAINED = (
    "Entre crochets, les mots du relevé. MANQUÉ : attendu, non lu ; EN TROP : lu, non attendu ; DIFFÈRE : lu, mais\n"
    "les champs indiqués ne sont pas les mêmes. · In brackets, the words of the record.\n"
)
_LABEL = 26


def to_errors_text(misses: Iterable[Miss], readings: Mapping[Key, Reading] | None = None, *, width: int = 100) -> str:
    """Misses and the readings of their articles in, a list out, no line longer than `width` but for single words.

    Without a reading the words of the law are those of the record.
    """
    blocks = [
        "\n".join(_article(key, list(those), (readings or {}).get(key), width))
        for key, those in groupby(misses, key=lambda miss: miss.key)
    ]
    return _EXPLAINED + "\n" + "\n".join(blocks) if blocks else "Aucun écart. · No miss.\n"


def _article(key: Key, misses: list[Miss], reading: Reading | None, width: int) -> Iterator[str]:
    code, number = key
    yield f"{number} ({code})"
    yield "─" * width
    for miss in misses:
        record = miss.record
        yield f"{_KINDS[miss.kind]}   {record.item}, {record.verb}"
        passage = passage_of(miss, reading) if reading else None
        yield from _law(record, passage, width)
        yield from _differences(miss, width) if miss.kind == "differs" else _record(miss, width)
        if miss.near:
            near = miss.near
            yield from _row(_NEAR[miss.kind], f"{near.item}, {near.verb} {near.object}".strip(), width)
        if record.note:
            yield from _row("note", record.note, width)
        yield ""


def _law(record: GoldRecord, passage: Passage | None, width: int) -> Iterator[str]:
    if passage is None:
        yield from _row("loi · law", f"[{record.words}]" if record.words else "–", width)
        return
    words = f"[{passage.words}]" if passage.words else ""
    lead = f"{passage.lead} … " if passage.lead and passage.lead not in passage.before else ""
    yield from _row("loi · law", f"« {lead}{passage.before}{words}{passage.after} »", width)
    if not passage.found and record.words:
        yield from _row("autre rédaction · other text", record.words, width)
    for one in passage.unread:
        detail = f" : {one.detail}" if one.detail else ""
        yield from _row("non lu · not read", f"{REASONS[one.reason]} · {one.reason}{detail}", width)


def _differences(miss: Miss, width: int) -> Iterator[str]:
    assert miss.gold
    assert miss.read
    for field in miss.fields:
        outside = " (hors cadre · outside)" if field == "joint" else ""
        yield f"    {both(field)}{outside}"
        yield from _row("  attendu · gold", _values(miss.gold, field), width)
        yield from _row("  lu · read", _values(miss.read, field), width)


def _record(miss: Miss, width: int) -> Iterator[str]:
    for field in FIELDS:
        if field in {"holders", "modality", "verb", "actions", "object"} or values_of(miss.record, field):
            yield from _row(both(field), _values(miss.record, field), width)


def _values(record: GoldRecord, field: str) -> str:
    values = values_of(record, field)
    if field == "modality":
        return both(record.modality)
    between = " / " if field == "actions" else " ; "
    return between.join(values) or "(rien · nothing)"


def _row(label: str, words: str, width: int) -> Iterator[str]:
    """A label and what stands behind it, broken over lines that begin under it; a long label has its own line."""
    room = max(width - _LABEL, 30)
    lines = textwrap.wrap(words, room, break_long_words=False, break_on_hyphens=False) or [""]
    head = f"    {label}"
    if len(head) >= _LABEL:
        yield head
        head = ""
    yield (head.ljust(_LABEL) + lines[0]).rstrip()
    yield from (" " * _LABEL + line for line in lines[1:])
