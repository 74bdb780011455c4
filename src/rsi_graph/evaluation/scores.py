"""Scores: detection and frame, and each field on the pairs, overall and per group.

Source: the annotation guidelines, "Scores"; the figures equal those of the guidelines' reference scorer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rsi_graph.evaluation.agreement import Pairing, names, pair, references, token_f1
from rsi_graph.evaluation.gold import Gold, GoldRecord, Key
from rsi_graph.evaluation.misses import FIELDS, Miss, misses_of

_ENOUGH_OBJECT = 0.8
_SETS: Mapping[str, Callable[[Iterable[str]], frozenset[str]]] = {
    "targets": names,
    "references": references,
    "joint": names,
}
_FRAME_SETS = ("targets", "references")
_FIELDS = ("action", "holders", "modality", "object")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision, recall and F1 from counts, rounded to four places."""

    right: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return round(self.right / self.predicted, 4) if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return round(self.right / self.gold, 4) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the unrounded two, reckoned as the reference scorer does: so a tie is rounded alike.

        >>> Ratio(9, 10, 12).f1, Ratio(76, 140, 116).f1
        (0.8182, 0.5937)
        """
        if not self.right:
            return 0.0
        precision, recall = self.right / self.predicted, self.right / self.gold
        return round(2 * precision * recall / (precision + recall), 4)


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of the guidelines for a set of articles. `fields` are means over the pairs, None without a pair."""

    articles: int
    gold: int
    predicted: int
    detection: Ratio
    frame: Ratio
    fields: Mapping[str, float | None]
    sets: Mapping[str, Ratio]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores overall, per code, per kind of sentence, and every miss."""

    overall: Scores
    per_code: Mapping[str, Scores]
    per_kind: Mapping[str, Scores]
    misses: tuple[Miss, ...] = field(default=(), repr=False)


def score(pairings: Iterable[Pairing]) -> Scores:
    """Pairings, one an article, in, scores out."""
    counted = list(pairings)
    pairs = [both for pairing in counted for both in pairing.pairs]
    gold = len(pairs) + sum(len(pairing.missed) for pairing in counted)
    predicted = len(pairs) + sum(len(pairing.spurious) for pairing in counted)
    return Scores(
        articles=len(counted),
        gold=gold,
        predicted=predicted,
        detection=Ratio(len(pairs), gold, predicted),
        frame=Ratio(sum(frame_agrees(*both) for both in pairs), gold, predicted),
        fields={name: _mean([_agreement(name, *both) for both in pairs]) for name in _FIELDS},
        sets={name: _set_ratio(name, pairs) for name in _SETS},
    )


def _agreement(name: str, gold: GoldRecord, predicted: GoldRecord) -> float:
    match name:
        case "action":
            return float(not set(gold.actions).isdisjoint(predicted.actions))
        case "holders":
            return float(names(gold.holders) == names(predicted.holders))
        case "modality":
            return float(gold.modality == predicted.modality)
        case _:
            return token_f1(gold.object, predicted.object)


def _mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def frame_agrees(gold: GoldRecord, predicted: GoldRecord) -> bool:
    """A pair in; True where every field that makes a frame agrees."""
    fields = all(_agreement(name, gold, predicted) == 1 for name in ("action", "holders", "modality"))
    sets = all(_folded(name, gold) == _folded(name, predicted) for name in _FRAME_SETS)
    return fields and sets and _agreement("object", gold, predicted) >= _ENOUGH_OBJECT


def _folded(name: str, record: GoldRecord) -> frozenset[str]:
    values: tuple[str, ...] = getattr(record, name)
    return _SETS[name](values)


def _set_ratio(name: str, pairs: list[tuple[GoldRecord, GoldRecord]]) -> Ratio:
    folded = [(_folded(name, gold), _folded(name, predicted)) for gold, predicted in pairs]
    return Ratio(sum(len(a & b) for a, b in folded), sum(len(a) for a, _ in folded), sum(len(b) for _, b in folded))


def kind_of(record: GoldRecord) -> str:
    """A record in, the kind of sentence it stands in out, told from the record's own fields.

    A passive is told by its words beginning with what it is done to.

    >>> kind_of(GoldRecord("2°", "animer", (), (), "duty", ("coordinate",), "l'action", (), ()))
    'list item'
    """
    marker = record.item.split("/")[-1]
    behind_object = len(record.words) > len(record.object) + 3
    if record.object and behind_object and record.words.casefold().startswith(record.object.casefold()):
        return "passive"
    if record.modality != "duty":
        return record.modality
    return "list item" if any(character in marker for character in "°)") or len(marker) == 1 else "sentence"


def evaluate(gold: Gold, predicted: Gold) -> Evaluation:
    """Gold and predicted records in, the evaluation over the articles of the gold out."""
    pairings = {key: pair(records, predicted.records.get(key, ())) for key, records in gold.records.items()}
    return Evaluation(
        overall=score(pairings.values()),
        per_code=_per_code(pairings),
        per_kind=_per_kind(pairings.values()),
        misses=tuple(miss for key, pairing in pairings.items() for miss in _misses(key, pairing)),
    )


def _per_code(pairings: Mapping[Key, Pairing]) -> dict[str, Scores]:
    codes = sorted({code for code, _ in pairings})
    return {code: score(pairing for key, pairing in pairings.items() if key[0] == code) for code in codes}


def _per_kind(pairings: Iterable[Pairing]) -> dict[str, Scores]:
    grouped: dict[str, list[Pairing]] = {}
    for pairing in pairings:
        kinds = sorted(
            {kind_of(record) for record in (*(g for g, _ in pairing.pairs), *pairing.missed, *pairing.spurious)}
        )
        for kind in kinds:
            grouped.setdefault(kind, []).append(
                Pairing(
                    tuple(both for both in pairing.pairs if kind_of(both[0]) == kind),
                    tuple(record for record in pairing.missed if kind_of(record) == kind),
                    tuple(record for record in pairing.spurious if kind_of(record) == kind),
                )
            )
    return {kind: score(found) for kind, found in sorted(grouped.items())}


def _misses(key: Key, pairing: Pairing) -> Iterable[Miss]:
    differing = {rank: fields for rank, both in enumerate(pairing.pairs) if (fields := _differing(*both))}
    return misses_of(key, pairing, differing)


def _differing(gold: GoldRecord, predicted: GoldRecord) -> tuple[str, ...]:
    """Fields that differ: an object only where too few of its words agree for a frame."""
    found = {
        "holders": _agreement("holders", gold, predicted) < 1,
        "modality": _agreement("modality", gold, predicted) < 1,
        "actions": _agreement("action", gold, predicted) < 1,
        "object": _agreement("object", gold, predicted) < _ENOUGH_OBJECT,
        **{name: _folded(name, gold) != _folded(name, predicted) for name in _SETS},
    }
    return tuple(name for name in FIELDS if found.get(name))
