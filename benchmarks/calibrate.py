"""Makes the factors of confidence from hand-made records, and says how well they hold: `ontology/confidence.toml`.

    python benchmarks/calibrate.py GOLD.jsonl… --sources SOURCE… [--unseen SHARE] [--write]

A logistic regression over the features of `rsi_graph.confidence`, drawn towards zero (ridge), by Newton's method: the
same records give the same numbers. Figures are of records the factors were not made from: each gold file in turn is
left out, or a tenth of the articles. `--unseen` is the share of records right in every field on articles that the
grammar had never seen; the base is set so that the mean of the confidence is that.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import exp
from pathlib import Path

from rsi_graph.confidence import FEATURES, features_of
from rsi_graph.confidence.table import TABLE_FILE
from rsi_graph.evaluation import gold_of, read_gold
from rsi_graph.evaluation.agreement import pair
from rsi_graph.evaluation.gold import Key, article_key
from rsi_graph.evaluation.scores import frame_agrees
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article, Reading
from rsi_graph.pipeline import read_law
from rsi_graph.records import to_records
from rsi_graph.resources import resource_path

RIDGE = 2.0
USUAL = 20  # records of gold that make a rule usual
BINS = 5
NAMES = tuple(FEATURES)


@dataclass(frozen=True, slots=True)
class Row:
    """A record that was read: its gold file and article, its features as numbers, whether every field is right."""

    file: str
    key: Key
    values: tuple[float, ...]
    right: bool
    found: bool


@dataclass(frozen=True, slots=True)
class Model:
    """Base and points."""

    base: float
    points: tuple[float, ...]

    def probability(self, values: Sequence[float], shift: float = 0.0) -> float:
        """Features in, the probability of being right out."""
        return 1 / (1 + exp(-(self.base + shift + sum(p * v for p, v in zip(self.points, values, strict=True)))))


def read_all(sources: Iterable[str], wanted: set[Key]) -> dict[Key, Reading]:
    """The wanted articles, read."""
    lexicon, found = load_lexicon(), dict[Key, Reading]()
    for article in read_law(sources):
        if isinstance(article, Article) and (key := article_key(article.code, article.number)) in wanted - found.keys():
            found[key] = extract(article, lexicon)
    return found


def usual_rules(readings: Iterable[Reading]) -> list[str]:
    """The rules that are read often."""
    counted = Counter(one.rule.removeprefix("item:") for reading in readings for one in reading.competences)
    return sorted(rule for rule, number in counted.items() if number >= USUAL)


def rows_of(path: Path, readings: Mapping[Key, Reading]) -> list[Row]:
    """A gold file in, the records read in its articles out, each told right or wrong."""
    rows = []
    for key, gold in read_gold(path).records.items():
        reading = readings[key]
        read = gold_of(to_records(reading)).records.get(key, ())
        right = {id(one): frame_agrees(other, one) for other, one in pair(gold, read).pairs}
        for one, competence in zip(read, reading.competences, strict=True):
            names = set(features_of(reading, competence))
            values = tuple(float(name in names) for name in NAMES)
            rows.append(Row(path.stem, key, values, right.get(id(one), False), id(one) in right))
    return rows


def fit(rows: Sequence[Row]) -> Model:
    """Rows in, the model out: Newton's method on the penalised likelihood."""
    size = len(NAMES) + 1
    weights = [0.0] * size
    for _ in range(30):
        gradient = [0.0] + [-RIDGE * w for w in weights[1:]]
        hessian = [[RIDGE * (i == j and i > 0) for j in range(size)] for i in range(size)]
        for row in rows:
            values = (1.0, *row.values)
            p = Model(weights[0], tuple(weights[1:])).probability(row.values)
            present = [i for i, value in enumerate(values) if value]
            for i in present:
                gradient[i] += row.right - p
                for j in present:
                    hessian[i][j] += p * (1 - p)
        step = solve(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return Model(weights[0], tuple(weights[1:]))


def solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """A linear system in, its solution out (Gauss-Jordan with pivots)."""
    rows = [[*line, value] for line, value in zip(matrix, vector, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k, row in enumerate(rows):
            if k != i:
                rows[k] = [a - row[i] * b for a, b in zip(row, rows[i], strict=True)]
    return [row[-1] for row in rows]


def held_out(rows: Sequence[Row], fold: Callable[[Row], object]) -> list[tuple[float, bool]]:
    """Rows and their folds in, for each row what the model made without its fold says, and the truth, out."""
    told = []
    for one in sorted({str(fold(row)) for row in rows}):
        model = fit([row for row in rows if str(fold(row)) != one])
        told += [(model.probability(row.values), row.right) for row in rows if str(fold(row)) == one]
    return told


def tenth(row: Row) -> int:
    """The fold of an article."""
    return sha256("/".join(row.key).encode()).digest()[0] % 10


def brier(told: Sequence[tuple[float, bool]]) -> float:
    """Mean squared error."""
    return sum((p - right) ** 2 for p, right in told) / len(told)


def bins(told: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """Records, mean predicted and share right, in bins of equal size from the least sure on."""
    ordered = sorted(told)
    size = -(-len(ordered) // BINS)
    groups = [ordered[begin : begin + size] for begin in range(0, len(ordered), size)]
    return [(len(g), sum(p for p, _ in g) / len(g), sum(r for _, r in g) / len(g)) for g in groups]


def calibration_error(told: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over the bins."""
    return sum(n * abs(p - right) for n, p, right in bins(told)) / len(told)


def ranking(told: Sequence[tuple[float, bool]]) -> float:
    """Share of pairs (right, wrong) in which the right one is surer (area under the curve)."""
    yes, no = [p for p, right in told if right], [p for p, right in told if not right]
    return sum((a > b) + (a == b) / 2 for a in yes for b in no) / (len(yes) * len(no)) if yes and no else 0.5


def report(title: str, told: Sequence[tuple[float, bool]]) -> None:
    """Prints the figures and the table of reliability."""
    share = sum(right for _, right in told) / len(told)
    print(f"\n{title}: {len(told)} records, {share:.3f} right")
    print(f"  Brier {brier(told):.3f} (a constant: {share * (1 - share):.3f}), ECE {calibration_error(told):.3f}")
    print(f"  pairs in the right order {ranking(told):.3f}")
    for number, predicted, right in bins(told):
        print(f"  | {number} | {predicted:.2f} | {right:.2f} |")


def shift_for(model: Model, rows: Sequence[Row], share: float) -> float:
    """What must be added to the base for the mean to be `share`."""
    low, high = -10.0, 10.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        mean = sum(model.probability(row.values, middle) for row in rows) / len(rows)
        low, high = (middle, high) if mean < share else (low, middle)
    return (low + high) / 2


def write(model: Model, base: float, unseen: float, rules: Sequence[str]) -> None:
    """The numbers, into the table."""
    path = resource_path("ontology", TABLE_FILE)
    text = path.read_text("utf-8")
    for name, points in zip(NAMES, model.points, strict=True):
        text = re.sub(rf'(name = "{name}"\npoints = )\S+', rf"\g<1>{points:.2f}", text)
    text = re.sub(r"(?m)^unseen = .*$", f"unseen = {unseen:.3f}", text)
    text = re.sub(r"(?m)^base = .*$", f"base = {base:.2f}", text)
    text = re.sub(r"(?m)^usual_rules = .*$", f"usual_rules = {json.dumps(rules)}", text)
    path.write_text(text, "utf-8")


def main() -> None:
    """Fits, reports, and writes where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--sources", nargs="+", required=True)
    parser.add_argument("--unseen", type=float)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    keys = {key for path in asked.gold for key in read_gold(path).records}
    readings = read_all(asked.sources, keys)
    rules = usual_rules(readings.values())
    rows = [row for path in asked.gold for row in rows_of(path, readings)]
    model = fit(rows)
    unseen = asked.unseen or sum(row.right for row in rows) / len(rows)
    base = model.base + shift_for(model, rows, unseen)
    print(f"found {sum(row.found for row in rows) / len(rows):.3f}, usual rules {rules}")
    for name, points in zip(NAMES, model.points, strict=True):
        has = [row.right for row in rows if row.values[NAMES.index(name)]]
        print(f"  {name:16} {points:+.2f}  {len(has):4} records, {sum(has) / max(1, len(has)):.2f} right")
    report("each file left out in turn", held_out(rows, lambda row: row.file))
    report("a tenth of the articles left out in turn", held_out(rows, tenth))
    print(f"\nbase {model.base:.2f}, for a mean of {unseen:.3f}: {base:.2f}")
    if asked.write:
        write(model, base, unseen, rules)


if __name__ == "__main__":
    main()
