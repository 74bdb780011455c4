"""An evaluation as text for a person and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rsi_graph.evaluation.changes import Change
from rsi_graph.evaluation.scores import Evaluation, Miss, Ratio, Scores

_COLUMNS = ("P", "R", "F1")
_FRENCH = {
    "MISSED": "manqué",
    "SPURIOUS": "en trop",
    "ACTION": "action",
    "HOLDERS": "titulaires",
    "MODALITY": "modalité",
    "OBJECT": "objet",
    "TARGETS": "cibles",
    "REFERENCES": "renvois",
    "JOINT": "conjoints",
}


def to_evaluation_json(evaluation: Evaluation) -> dict[str, object]:
    """Evaluation in, a JSON object out; the overall figures have the names of the reference scorer."""
    return {
        **_scores_json(evaluation.overall),
        "per_code": {code: _scores_json(scores) for code, scores in evaluation.per_code.items()},
        "per_kind": {kind: _scores_json(scores) for kind, scores in evaluation.per_kind.items()},
    }


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
        f"{overall.articles} articles, {overall.gold} records in gold, {overall.predicted} read",
        "",
        f"{'':14}{'P':>8}{'R':>8}{'F1':>8}",
        *(_ratio_line(name, ratio) for name, ratio in _ratios(overall).items()),
        "",
        *(f"{name:14}{_share(value):>8}" for name, value in overall.fields.items()),
    ]
    for title, groups in (("per code", evaluation.per_code), ("per kind of sentence", evaluation.per_kind)):
        lines += ["", f"{title:44}{'gold':>6}{'read':>6}{'detection':>11}{'frame':>8}", *_group_lines(groups)]
    return "\n".join(lines) + "\n"


def _ratios(scores: Scores) -> dict[str, Ratio]:
    return {"detection": scores.detection, "frame": scores.frame, **scores.sets}


def _ratio_line(name: str, ratio: Ratio) -> str:
    return f"{name:14}{ratio.precision:8.3f}{ratio.recall:8.3f}{ratio.f1:8.3f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _group_lines(groups: Mapping[str, Scores]) -> list[str]:
    return [
        f"{name[:43]:44}{scores.gold:6}{scores.predicted:6}{scores.detection.f1:11.3f}{scores.frame.f1:8.3f}"
        for name, scores in groups.items()
    ]


def to_errors_text(misses: Iterable[Miss]) -> str:
    """Misses in, a list a jurist can read out: where, what differs, the words of the law."""
    return "".join(_miss_lines(miss) for miss in misses)


def _miss_lines(miss: Miss) -> str:
    code, article = miss.key
    lines = [f"{miss.kind} ({_FRENCH[miss.kind]}) {article}, {miss.item}, {miss.verb} [{code}]"]
    if miss.gold:
        lines.append(f"    gold:  {miss.gold}")
    if miss.predicted:
        lines.append(f"    read:  {miss.predicted}")
    if miss.words:
        lines.append(f"    « {miss.words} »")
    return "\n".join(lines) + "\n"


def to_changes_text(changes: Iterable[Change]) -> str:
    """Changes against an earlier result in, a table out."""
    lines = [f"{'':24}{'before':>9}{'now':>9}{'change':>9}"]
    lines += [f"{c.figure:24}{c.before:9.4f}{c.now:9.4f}{c.now - c.before:+9.4f}" for c in changes]
    return "\n".join(lines) + "\n"
