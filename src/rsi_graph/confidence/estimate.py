"""Competence in; how sure it is, and why not surer, out."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from rsi_graph.confidence.features import FEATURES, Facts
from rsi_graph.confidence.table import ConfidenceTable, default_table
from rsi_graph.model import Competence, Reading


@dataclass(frozen=True, slots=True)
class Basis:
    """How sure a reading is.

    Attributes:
        confidence: probability that every field is right, from 0 to 1, in steps of a hundredth.
        doubts: what lowers it, in French, the weightiest first.
    """

    confidence: float
    doubts: tuple[str, ...]


def confidence_of(reading: Reading, competence: Competence) -> float:
    """Competence and its reading in, the probability that every field is right out, in steps of a hundredth."""
    table = default_table()
    return _probability(sum((table.features[name].points for name in features_of(reading, competence)), table.base))


def basis_of(reading: Reading, competence: Competence) -> Basis:
    """Competence and its reading in, how sure it is and why not surer out."""
    found = [default_table().features[name] for name in features_of(reading, competence)]
    doubts = sorted((feature for feature in found if feature.points < 0), key=lambda feature: feature.points)
    return Basis(confidence_of(reading, competence), tuple(feature.french for feature in doubts))


def features_of(reading: Reading, competence: Competence) -> tuple[str, ...]:
    """Competence and its reading in, the names of the features it has out, in the order of the code."""
    facts = _facts(reading, competence, default_table())
    return tuple(name for name, holds in FEATURES.items() if holds(facts))


def _facts(reading: Reading, competence: Competence, table: ConfidenceTable) -> Facts:
    words = competence.object.text if competence.object else ""
    return Facts(
        competence=competence,
        words=words.count(" ") + bool(words),
        joints=len(table.joints.findall(words)),
        possessives=len(table.possessives.findall(words)),
        adjuncts=len(table.adjuncts.findall(words)),
        usual=competence.rule.removeprefix("item:") in table.usual_rules,
        beside=sum(other.paragraph == competence.paragraph for other in reading.competences),
    )


def _probability(log_odds: float) -> float:
    """Log-odds in, probability out.

    >>> _probability(0.0), _probability(2.2), _probability(-2.2)
    (0.5, 0.9, 0.1)
    """
    return round(1 / (1 + exp(-log_odds)), 2)
