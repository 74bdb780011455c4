"""What changed against an earlier result, figure by figure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rsi_graph.evaluation.gold import GoldError


@dataclass(frozen=True, slots=True)
class Change:
    """A figure (`detection.f1`, `holders`) before and now."""

    figure: str
    before: float
    now: float


def read_result(path: str | Path) -> Mapping[str, object]:
    """Path of an earlier result (`evaluate --format json`) in, its figures out.

    Raises:
        GoldError: the file cannot be read or holds no result.
    """
    try:
        result = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(
            path, f"the earlier result could not be read ({error})", "Save one with --format json."
        ) from error
    if not isinstance(result, dict) or "detection" not in result:
        raise GoldError(path, "this is no result of an evaluation", "Save one with --format json.")
    return result


def compare(before: Mapping[str, object], now: Mapping[str, object]) -> tuple[Change, ...]:
    """Two results of `to_evaluation_json` in, the overall figures both have out, in the order of the new one.

    >>> compare({"action": 0.9, "frame": {"f1": 0.5}}, {"action": 1.0, "frame": {"f1": 0.75}})
    (Change(figure='action', before=0.9, now=1.0), Change(figure='frame.f1', before=0.5, now=0.75))
    """
    earlier = dict(_figures(before))
    return tuple(Change(name, earlier[name], value) for name, value in _figures(now) if name in earlier)


def _figures(result: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    for name, value in result.items():
        if isinstance(value, Mapping) and not name.startswith("per_"):
            yield from _figures(value, f"{prefix}{name}.")
        elif isinstance(value, (int, float)):
            yield f"{prefix}{name}", float(value)
