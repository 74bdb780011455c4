"""The table of factors: `ontology/confidence.toml`, made by `benchmarks/calibrate.py` from hand-made records."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rsi_graph.resources import resource_path

TABLE_FILE = "confidence.toml"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature: what it adds to the log-odds of being right, and what it says to a person."""

    points: float
    french: str
    english: str


@dataclass(frozen=True, slots=True)
class ConfidenceTable:
    """The factors.

    Attributes:
        base: log-odds of a record without any feature, on articles the grammar has never seen.
        features: by name, in the order of the file.
        usual_rules: the rules of reading that the gold has often.
        joints, possessives, adjuncts: what is counted in an object.
    """

    base: float
    features: Mapping[str, Feature]
    usual_rules: frozenset[str]
    joints: re.Pattern[str]
    possessives: re.Pattern[str]
    adjuncts: re.Pattern[str]


def read_table(path: Path) -> ConfidenceTable:
    """Path of a table in, the table out."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    return ConfidenceTable(
        base=data["base"],
        features={row["name"]: Feature(row["points"], row["fr"], row["en"]) for row in data["feature"]},
        usual_rules=frozenset(data["usual_rules"]),
        joints=re.compile(data["joints"]),
        adjuncts=re.compile(data["adjuncts"]),
        possessives=re.compile(data["possessives"]),
    )


@cache
def default_table() -> ConfidenceTable:
    """The shipped table, read once."""
    return read_table(resource_path("ontology", TABLE_FILE))
