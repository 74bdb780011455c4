"""How right the reading is, and how much of the law's words it knows.

Records against gold, by the rules of the annotation guidelines; words of the law against the lexicon, counted.
"""

from rsi_graph.evaluation.changes import Change, Changes, compare, read_result, to_changes_json, to_changes_text
from rsi_graph.evaluation.coverage import Coverage, Lacking, measure_coverage
from rsi_graph.evaluation.coverage_report import to_coverage_json, to_coverage_text
from rsi_graph.evaluation.errors_report import to_errors_text
from rsi_graph.evaluation.gold import Gold, GoldError, GoldRecord, gold_of, read_gold
from rsi_graph.evaluation.misses import Miss
from rsi_graph.evaluation.passages import other_wordings
from rsi_graph.evaluation.report import to_evaluation_json, to_evaluation_text, to_gold_json, to_misses_json
from rsi_graph.evaluation.scores import Evaluation, Scores, evaluate, score

__all__ = [
    "Change",
    "Changes",
    "Coverage",
    "Evaluation",
    "Gold",
    "GoldError",
    "GoldRecord",
    "Lacking",
    "Miss",
    "Scores",
    "compare",
    "evaluate",
    "gold_of",
    "measure_coverage",
    "other_wordings",
    "read_gold",
    "read_result",
    "score",
    "to_changes_json",
    "to_changes_text",
    "to_coverage_json",
    "to_coverage_text",
    "to_errors_text",
    "to_evaluation_json",
    "to_evaluation_text",
    "to_gold_json",
    "to_misses_json",
]
