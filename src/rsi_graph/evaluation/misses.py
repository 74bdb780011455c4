"""Misses: what is not as the gold has it, record by record and field by field.

What stands here needs no text of the law; `passages` adds its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rsi_graph.evaluation.agreement import Pairing, fold_item, fold_verb, token_f1
from rsi_graph.evaluation.gold import GoldRecord, Key

FIELDS = ("holders", "modality", "verb", "actions", "object", "targets", "references", "joint")
_NEAR = 0.5  # words in common by which two records speak of the same thing


@dataclass(frozen=True, slots=True)
class Miss:
    """A disagreement about one record.

    Attributes:
        gold: the record as the gold has it; None where the program read one that the gold has not.
        read: the record as it was read; None where it was not.
        fields: the fields that differ, of a record that both have.
        near: of a record that only one has, the one of the other side that seems to be meant.
    """

    key: Key
    gold: GoldRecord | None
    read: GoldRecord | None
    fields: tuple[str, ...] = ()
    near: GoldRecord | None = None

    @property
    def kind(self) -> str:
        """`missed`, `spurious` or `differs`."""
        if self.gold and self.read:
            return "differs"
        return "missed" if self.gold else "spurious"

    @property
    def record(self) -> GoldRecord:
        """The record it is about, as the gold has it where it has it."""
        found = self.gold or self.read
        assert found is not None
        return found

    @property
    def name(self) -> tuple[str, ...]:
        """What it is known by in another result: kind, place, verb, object."""
        code, article = self.key
        return (self.kind, code, article, self.record.item, self.record.verb, self.record.object)


def values_of(record: GoldRecord, field: str) -> tuple[str, ...]:
    """A record and one of its fields in, what stands there out, none where nothing does."""
    value: str | tuple[str, ...] = getattr(record, field)
    return value if isinstance(value, tuple) else (value,) if value else ()


def misses_of(key: Key, pairing: Pairing, differing: Mapping[int, tuple[str, ...]]) -> Iterator[Miss]:
    """An article, its pairing and the fields that differ by the rank of the pair in; its misses out, gold first."""
    for record in pairing.missed:
        yield Miss(key, record, None, near=_nearest(record, pairing.spurious))
    for rank, fields in differing.items():
        yield Miss(key, *pairing.pairs[rank], fields)
    for record in pairing.spurious:
        yield Miss(key, None, record, near=_nearest(record, pairing.missed))


def _nearest(record: GoldRecord, others: Iterable[GoldRecord]) -> GoldRecord | None:
    """The record of the other side that has the same verb or place, and most of its words or the same object."""
    near = [(max(_alike(record, one)), one) for one in others if _same_verb(record, one) or _same_item(record, one)]
    best = max(near, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= _NEAR else None


def _alike(one: GoldRecord, other: GoldRecord) -> tuple[float, float]:
    return token_f1(one.object, other.object), token_f1(one.words, other.words) if one.words and other.words else 0.0


def _same_verb(one: GoldRecord, other: GoldRecord) -> bool:
    return fold_verb(one.verb) == fold_verb(other.verb)


def _same_item(one: GoldRecord, other: GoldRecord) -> bool:
    return fold_item(one.item) == fold_item(other.item)
