"""A jurist's review: records as a table to decide upon, decisions as an overlay that survives a new reading."""

from rsi_graph.review.applying import Applied, Outcome, Reviews, State, apply_reviews, read_reviews
from rsi_graph.review.deciding import decide
from rsi_graph.review.decisions import Decision, Status, read_overlay, to_overlay, update_overlay
from rsi_graph.review.errors import OverlayError, ReviewRowError, ReviewTableError
from rsi_graph.review.report import has_conflict, to_review_text
from rsi_graph.review.spreadsheet import Row, read_table
from rsi_graph.review.table import to_review_table

__all__ = [
    "Applied",
    "Decision",
    "Outcome",
    "OverlayError",
    "ReviewRowError",
    "ReviewTableError",
    "Reviews",
    "Row",
    "State",
    "Status",
    "apply_reviews",
    "decide",
    "has_conflict",
    "read_overlay",
    "read_reviews",
    "read_table",
    "to_overlay",
    "to_review_table",
    "to_review_text",
    "update_overlay",
]
