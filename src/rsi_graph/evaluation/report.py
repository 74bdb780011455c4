"""An evaluation as text for a person and as JSON for a program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple

from rsi_graph.evaluation.gold import Gold
from rsi_graph.evaluation.misses import FIELDS, Miss, values_of
from rsi_graph.evaluation.scores import Evaluation, Ratio, Scores
from rsi_graph.evaluation.words import both


def to_evaluation_json(evaluation: Evaluation) -> dict[str, object]:
    """Evaluation in, a JSON object out; the overall figures have the names of the reference scorer."""
    return {
        **_scores_json(evaluation.overall),
        "per_code": {code: _scores_json(scores) for code, scores in evaluation.per_code.items()},
        "per_kind": {kind: _scores_json(scores) for kind, scores in evaluation.per_kind.items()},
    }


def to_gold_json(gold: Gold) -> dict[str, str]:
    """Gold in, what it is known by out: a fingerprint of its articles, and one of its records.

    >>> sorted(to_gold_json(Gold({})))
    ['articles', 'records']
    """
    articles = [list(key) for key in gold.records]
    records = [[*key, [astuple(one) for one in found]] for key, found in gold.records.items()]
    return {"articles": _digest(articles), "records": _digest(records)}


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def to_misses_json(misses: Iterable[Miss]) -> list[dict[str, object]]:
    """Misses in, JSON objects out: of each field that differs (of all, where only one side has it) both values."""
    return [
        {
            "kind": miss.kind,
            "code": miss.key[0],
            "article": miss.key[1],
            "item": miss.record.item,
            "verb": miss.record.verb,
            "object": miss.record.object,
            "fields": {name: _sides(miss, name) for name in miss.fields or FIELDS},
            "quote": miss.record.words,
        }
        for miss in misses
    ]


def _sides(miss: Miss, field: str) -> dict[str, list[str]]:
    sides = (("gold", miss.gold), ("read", miss.read))
    return {side: list(values_of(record, field)) for side, record in sides if record}


def _scores_json(scores: Scores) -> dict[str, object]:
    return {
        "articles": scores.articles,
        "gold": scores.gold,
        "predicted": scores.predicted,
        "detection": _ratio_json(scores.detection),
        "frame": _ratio_json(scores.frame),
        **scores.fields,
        **{name: _ratio_json(ratio) for name, ratio in scores.sets.items()},
    }


def _ratio_json(ratio: Ratio) -> dict[str, float]:
    return {"p": ratio.precision, "r": ratio.recall, "f1": ratio.f1}


def to_evaluation_text(evaluation: Evaluation) -> str:
    """Evaluation in, a readable report out: overall, then per code and per kind of sentence."""
    overall = evaluation.overall
    lines = [
        f"{overall.articles} articles, {overall.gold} attendus · in gold, {overall.predicted} lus · read",
        "",
        f"{'':24}{'P':>8}{'R':>8}{'F1':>8}",
        *(_ratio_line(name, ratio) for name, ratio in _ratios(overall).items()),
        "",
        *(f"{both(name):40}{_share(value):>8}" for name, value in overall.fields.items()),
        *_group_lines("par code · per code", evaluation.per_code),
        *_group_lines("par sorte de phrase · per kind of sentence", evaluation.per_kind),
    ]
    return "\n".join(lines) + "\n"


def _ratios(scores: Scores) -> dict[str, Ratio]:
    return {"detection": scores.detection, "frame": scores.frame, **scores.sets}


def _ratio_line(name: str, ratio: Ratio) -> str:
    figures = (ratio.precision, ratio.recall, ratio.f1) if ratio.gold or ratio.predicted else (None, None, None)
    return f"{both(name):24}" + "".join(f"{_share(value):>8}" for value in figures)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _group_lines(title: str, groups: Mapping[str, Scores]) -> list[str]:
    """A table with a line for each group, as wide as its names."""
    room = max(len(title), *(len(both(name)) for name in groups), 0) + 2
    heads = ("attendu", "lu", "détection", "cadre")
    return [
        "",
        f"{title:{room}}" + "".join(f"{head:>10}" for head in heads),
        f"{'':{room}}" + "".join(f"{head:>10}" for head in ("gold", "read", "detection", "frame")),
        *(
            f"{both(name):{room}}{scores.gold:10}{scores.predicted:10}{_ends(scores)}"
            for name, scores in groups.items()
        ),
    ]


def _ends(scores: Scores) -> str:
    some = scores.gold or scores.predicted
    return "".join(f"{_share(ratio.f1 if some else None):>10}" for ratio in (scores.detection, scores.frame))
