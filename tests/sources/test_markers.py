"""What is a marker at the head of a line, and what only looks like one."""

from __future__ import annotations

import pytest

from rsi_graph.model import MarkerKind
from rsi_graph.sources.markers import readings, roman_value

MARKERS = [
    ("I.-Le conseil", MarkerKind.PART, "I", "Le conseil"),
    ("II bis. - Les délibérations", MarkerKind.PART, "II bis", "Les délibérations"),
    ("IV. bis.-Le service", MarkerKind.PART, "IV bis", "Le service"),
    ("III ― En vue", MarkerKind.PART, "III", "En vue"),
    ("IV) Un décret", MarkerKind.PART, "IV", "Un décret"),
    ("A.-Le tarif", MarkerKind.PART, "A", "Le tarif"),
    ("B – Dispositions", MarkerKind.PART, "B", "Dispositions"),
    ("1° De fixer", MarkerKind.POINT, "1°", "De fixer"),
    ("1º De fixer", MarkerKind.POINT, "1°", "De fixer"),
    ("12°) De fixer", MarkerKind.POINT, "12°", "De fixer"),
    ("2°bis De fixer", MarkerKind.POINT, "2° bis", "De fixer"),
    ("3° quinquies D'initier", MarkerKind.POINT, "3° quinquies", "D'initier"),
    ("3° bis A Les plans", MarkerKind.POINT, "3° bis A", "Les plans"),
    ("1° A la demande du maire", MarkerKind.POINT, "1°", "A la demande du maire"),
    ("1) De fixer", MarkerKind.POINT, "1", "De fixer"),
    ("1.-De fixer", MarkerKind.POINT, "1", "De fixer"),
    ("a) La collecte", MarkerKind.LETTER, "a", "La collecte"),
    ("b bis) Le tri", MarkerKind.LETTER, "b bis", "Le tri"),
    ("aa) Le tri", MarkerKind.LETTER, "aa", "Le tri"),
    ("ii) Le préfet", MarkerKind.LETTER, "ii", "Le préfet"),
    ("- le siège", MarkerKind.DASH, "1", "le siège"),
    ("–le siège", MarkerKind.DASH, "1", "le siège"),
    ("― le siège", MarkerKind.DASH, "1", "le siège"),
    ("• le siège", MarkerKind.DASH, "1", "le siège"),
]

NO_MARKERS = [
    "L. 611-2 et suivants",
    "R. 123-1 et suivants",
    "D. 12",
    "A défaut, le conseil statue.",
    "A-t-il raison ?",
    "I la lettre",
    "M. le ministre",
    "C'est le maire",
    "1er alinéa",
    "1 000 euros",
    "1,65 % pour chaque année",
    "12 mois",
    "(1) Amende applicable",
    "2°, 3° et 14° du I de l'article R. 321-1",
    "f), i) et j) de l'article R. 315-5.",
    "D'une part, le conseil",
    "IIX. - Rien",
    "-",
    "",
]


@pytest.mark.parametrize(("line", "kind", "label", "words"), MARKERS)
def test_a_marker_is_read(line: str, kind: MarkerKind, label: str, words: str) -> None:
    """Kind, normal label and the words behind it are told from the print."""
    found = [(it.marker.kind, it.marker.label, line[it.end :]) for it in readings(line)]
    assert (kind, label, words) in found


@pytest.mark.parametrize("line", NO_MARKERS)
def test_no_marker_is_read(line: str) -> None:
    """Citations, figures and words that begin like a marker are left alone."""
    assert readings(line) == ()


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("IV", 4), ("xix", 19), ("XXXIX", 39), ("IIX", 0), ("VV", 0)])
def test_roman_numbers(numeral: str, value: int) -> None:
    """Badly formed numerals count nothing."""
    assert roman_value(numeral) == value


def test_what_is_put_in_between_keeps_the_order() -> None:
    """1° A < 1° < 1° bis A < 1° bis < 2°-0 ter < 2° ter."""
    printed = ["1° A Les", "1° Les", "1° bis A Les", "1° bis Les", "2°-0 ter Les", "2° ter Les"]
    ranks = [readings(line)[0].rank for line in printed]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
