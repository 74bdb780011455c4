"""How sure a reading is: a competence in, the calibrated probability that every field of it is right out."""

from rsi_graph.confidence.estimate import Basis, basis_of, confidence_of, features_of
from rsi_graph.confidence.features import FEATURES
from rsi_graph.confidence.table import ConfidenceTable, Feature, default_table, read_table

__all__ = [
    "FEATURES",
    "Basis",
    "ConfidenceTable",
    "Feature",
    "basis_of",
    "confidence_of",
    "default_table",
    "features_of",
    "read_table",
]
