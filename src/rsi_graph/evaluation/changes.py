"""What changed against an earlier result: figure by figure, and record by record where both results tell misses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rsi_graph.evaluation.gold import GoldError
from rsi_graph.evaluation.words import both

_AGAIN = "Save one with --format json."


@dataclass(frozen=True, slots=True)
class Change:
    """A figure (`detection.f1`, `holders`) before and now."""

    figure: str
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Two results compared.

    Attributes:
        figures: the overall figures that both have.
        mended: what only the earlier result misses; `new` what only the later one does. None where one of the two
            tells no misses.
        same_records: whether both rest on the same records of the gold, not only on the same articles.
    """

    figures: tuple[Change, ...]
    mended: tuple[str, ...] | None = None
    new: tuple[str, ...] | None = None
    same_records: bool = True


def read_result(path: str | Path, now: Mapping[str, object] | None = None) -> Mapping[str, object]:
    """Path of an earlier result (`evaluate --format json`) in, its figures out.

    Raises:
        GoldError: the file cannot be read, holds no result, or one of other articles than the result of `now`.
    """
    try:
        result = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError(path, f"the earlier result could not be read ({error.strerror})", _AGAIN) from error
    except ValueError as error:
        raise GoldError(path, "the earlier result is not JSON", _AGAIN) from error
    if not isinstance(result, dict) or not isinstance(result.get("detection"), dict):
        raise GoldError(path, "this is no result of an evaluation", _AGAIN)
    if now is not None and not _of_one_gold(result, now):
        raise GoldError(
            path,
            f"this is the result of another gold ({_told(result)}; the one given has {_told(now)})",
            "Compare results of the same gold file.",
        )
    return result


def _of_one_gold(before: Mapping[str, object], now: Mapping[str, object]) -> bool:
    """True where both results are of the same articles; results without fingerprints are known by their number."""
    one, other = (_fingerprint(result, "articles") for result in (before, now))
    return one == other if one and other else before.get("articles") == now.get("articles")


def _fingerprint(result: Mapping[str, object], of: str) -> object:
    known = result.get("gold_sha256")
    return known.get(of) if isinstance(known, Mapping) else None


def _told(result: Mapping[str, object]) -> str:
    return f"{result.get('articles', '?')} articles, {result.get('gold', '?')} records"


def compare(before: Mapping[str, object], now: Mapping[str, object]) -> Changes:
    """Two results of `to_evaluation_json` in, what changed out, figures in the order of the new one.

    >>> compare({"action": 0.9, "frame": {"f1": 0.5}}, {"action": 1.0, "frame": {"f1": 0.75}}).figures
    (Change(figure='action', before=0.9, now=1.0), Change(figure='frame.f1', before=0.5, now=0.75))
    """
    earlier = dict(_figures(before))
    figures = tuple(Change(name, earlier[name], value) for name, value in _figures(now) if name in earlier)
    one, other = _misses(before), _misses(now)
    same = _fingerprint(before, "records") in {None, _fingerprint(now, "records")}
    if one is None or other is None:
        return Changes(figures, same_records=same)
    mended, new = (
        tuple(name for name in first if name not in second) for first, second in ((one, other), (other, one))
    )
    return Changes(figures, mended, new, same)


def _figures(result: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    for name, value in result.items():
        if isinstance(value, Mapping) and not name.startswith(("per_", "gold_")):
            yield from _figures(value, f"{prefix}{name}.")
        elif isinstance(value, (int, float)):
            yield f"{prefix}{name}", float(value)


def _misses(result: Mapping[str, object]) -> list[str] | None:
    """Each miss as a line; a record that differs has one for each field."""
    told = result.get("misses")
    if not isinstance(told, Sequence):
        return None
    found = []
    for miss in told:
        where = f"{miss['article']} ({miss['code']}), {miss['item']}, {miss['verb']} {miss['object']}".rstrip()
        fields = miss["fields"] if miss["kind"] == "differs" else (miss["kind"],)
        found += [f"{_KINDS.get(field) or both(field)} : {where}" for field in fields]
    return found


_KINDS = {"missed": "manqué · missed", "spurious": "en trop · spurious"}


def to_changes_text(changes: Changes) -> str:
    """Changes against an earlier result in, a table out, then the misses that are mended and those that are new."""
    lines = [f"{'':34}{'avant':>10}{'maintenant':>12}{'écart':>10}", f"{'':34}{'before':>10}{'now':>12}{'change':>10}"]
    lines += [_figure_line(change) for change in changes.figures]
    if not changes.same_records:
        lines += ["", "Les relevés attendus ont changé depuis. · The records of the gold have changed since."]
    if changes.mended is None or changes.new is None:
        lines += ["", "Pour voir quels relevés ont changé, enregistrez les résultats avec --errors."]
        lines += ["To see which records changed, save results with --errors."]
    else:
        lines += _lines("Corrigés · mended", changes.mended) + _lines("Nouveaux écarts · new misses", changes.new)
    return "\n".join(lines) + "\n"


def _figure_line(change: Change) -> str:
    digits = 0 if change.figure in {"articles", "gold", "predicted"} else 4
    moved = change.now - change.before
    shown = f"{moved:+.{digits}f}" if round(moved, 4) else "="
    return f"{both(change.figure):34}{change.before:10.{digits}f}{change.now:12.{digits}f}{shown:>10}"


def _lines(title: str, names: Sequence[str]) -> list[str]:
    return ["", f"{title} ({len(names)})", *(f"    {name}" for name in names)]


def to_changes_json(changes: Changes) -> dict[str, object]:
    """Changes in, a JSON object out."""
    return {
        "figures": {one.figure: {"before": one.before, "now": one.now} for one in changes.figures},
        "mended": None if changes.mended is None else list(changes.mended),
        "new": None if changes.new is None else list(changes.new),
        "same_records": changes.same_records,
    }
