"""Readings in, the table a jurist decides upon out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rsi_graph.confidence import basis_of
from rsi_graph.iri import DEFAULT_BASE
from rsi_graph.model import Competence, Reading
from rsi_graph.records import Record, to_csv, to_records
from rsi_graph.review.fields import HEADINGS, fields_of, to_cell

DECISION: Final = "Décision"
NOTE: Final = "Remarque"
ADDRESS: Final = "Adresse"
CODE: Final = "Code"
ARTICLE: Final = "Article"
ITEM: Final = "Où"
QUOTE: Final = "Mots de la loi"
DAY: Final = "Date"
COLUMNS: Final = (
    *(DECISION, "Confiance (%)", CODE, ARTICLE, ITEM),
    *HEADINGS,
    *(QUOTE, "Contexte", "Repose sur", "Doutes", "Relecture", NOTE, DAY, ADDRESS),
)
_FOUND: Final = {"explicit": "nommé", "lead-in": "phrase d'annonce", "pronoun": "pronom", "short-name": "nom abrégé"}


def to_review_table(readings: Iterable[Reading], *, surest_last: bool = True, below: float = 1.0) -> str:
    """Readings in, a table that opens right in a French spreadsheet out.

    Args:
        readings: what was read, decisions applied or not.
        surest_last: the least sure first; else in the order of the text.
        below: only records whose confidence is at most this.
    """
    rows = [
        (competence, basis_of(reading, competence).confidence, record, reading)
        for reading in readings
        for competence, record in zip(reading.competences, to_records(reading), strict=True)
    ]
    kept = [row for row in rows if row[1] <= below]
    if surest_last:
        kept.sort(key=lambda row: row[1])
    return to_csv(
        (dict(_cells(reading, competence, record)) for competence, _, record, reading in kept), columns=COLUMNS
    )


def _cells(reading: Reading, competence: Competence, record: Record) -> Iterator[tuple[str, str]]:
    basis, text = basis_of(reading, competence), reading.article.text
    paragraph = reading.article.paragraphs[competence.paragraph - 1]
    yield from dict.fromkeys((DECISION, NOTE, DAY), "").items()
    yield "Confiance (%)", f"{basis.confidence * 100:.0f}"
    yield CODE, record["code"]
    yield ARTICLE, record["article"]
    yield ITEM, record["item"]
    yield from ((heading, to_cell(field, fields_of(record)[field])) for heading, field in HEADINGS.items())
    yield QUOTE, record["quote"]
    yield "Contexte", paragraph.span.of(text)
    yield "Repose sur", _rests_on(record)
    yield "Doutes", " | ".join(basis.doubts)
    yield "Relecture", competence.review.words if competence.review else ""
    yield ADDRESS, record["iri"].removeprefix(DEFAULT_BASE)


def _rests_on(record: Record) -> str:
    found = ", ".join(_FOUND[how] for how in record["holders_from"])
    return f"tournure : {record['rule']} | lexique : {record['entry'] or '–'} | titulaire : {found}"
