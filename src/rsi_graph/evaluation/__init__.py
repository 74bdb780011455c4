"""How right the reading is: records against gold, by the rules of the annotation guidelines."""

from rsi_graph.evaluation.changes import Change, compare, read_result
from rsi_graph.evaluation.gold import Gold, GoldError, GoldRecord, gold_of, read_gold
from rsi_graph.evaluation.report import to_changes_text, to_errors_text, to_evaluation_json, to_evaluation_text
from rsi_graph.evaluation.scores import Evaluation, Miss, Scores, evaluate, score

__all__ = [
    "Change",
    "Evaluation",
    "Gold",
    "GoldError",
    "GoldRecord",
    "Miss",
    "Scores",
    "compare",
    "evaluate",
    "gold_of",
    "read_gold",
    "read_result",
    "score",
    "to_changes_text",
    "to_errors_text",
    "to_evaluation_json",
    "to_evaluation_text",
]
