"""Rows of a table and the readings it was written from in, decisions out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from rsi_graph.evaluation.gold import article_key
from rsi_graph.iri import DEFAULT_BASE, article_address, slug
from rsi_graph.model import Article, Competence, Lexicon, Paragraph, Reading
from rsi_graph.records import Record, to_records
from rsi_graph.references import UnreadableReferenceError, parse_reference
from rsi_graph.review.applying import context_of
from rsi_graph.review.decisions import Decision, Status
from rsi_graph.review.errors import ReviewRowError
from rsi_graph.review.fields import HEADINGS, MODALITIES, Value, fields_of, from_cell, to_cell
from rsi_graph.review.spreadsheet import Row
from rsi_graph.review.table import ADDRESS, ARTICLE, CODE, DAY, DECISION, ITEM, NOTE, QUOTE

# What a reviewer may write, without accents and case.
_WORDS: Final = {
    Status.ACCEPTED: {"accepter", "accepte", "acceptee", "oui", "ok", "accept", "accepted"},
    Status.CORRECTED: {"corriger", "corrige", "corrigee", "correct", "corrected"},
    Status.REJECTED: {"rejeter", "rejete", "rejetee", "non", "reject", "rejected"},
    Status.ADDED: {"ajouter", "ajoute", "ajoutee", "add", "added"},
}
_BLANK: Final = re.compile(r"\s+")
Found = tuple[Reading, Competence, Record]


def decide(rows: Iterable[Row], readings: Sequence[Reading], lexicon: Lexicon, *, by: str, on: str) -> list[Decision]:
    """Rows, the readings the table was written from, who and when in, decisions out; a row without one is passed over.

    Raises:
        ReviewRowError: a row says something that cannot be.
    """
    found = {
        record["iri"].removeprefix(DEFAULT_BASE): (reading, competence, record)
        for reading in readings
        for competence, record in zip(reading.competences, to_records(reading), strict=True)
    }
    made = []
    for row in rows:
        status = _status(row)
        if status is Status.ADDED:
            made.append(_added(row, readings, lexicon, by, on))
        elif status is not None:
            made.append(_about(row, status, _known(row, found), lexicon, by, on))
        elif (known := found.get(row.cell(ADDRESS))) and _changed(row, known[2]):
            raise ReviewRowError(row.number, "fields were changed without a decision", "Write “corriger” first in it.")
    return made


def _status(row: Row) -> Status | None:
    words = row.cell(DECISION)
    if not words:
        return None
    plain = slug(words)
    for status, known in _WORDS.items():
        if plain in known:
            return status
    raise ReviewRowError(row.number, f"“{words}” is no decision", "Write accepter, corriger, rejeter or ajouter.")


def _known(row: Row, found: Mapping[str, Found]) -> Found:
    address = row.cell(ADDRESS)
    if address not in found:
        problem = f"“{address}” is the address of no competence of these sources"
        raise ReviewRowError(row.number, problem, "Give the sources the table was written from, or use “ajouter”.")
    return found[address]


def _changed(row: Row, record: Record) -> list[str]:
    """Headings whose cell differs from what was written there; blanks do not count, nor columns that were taken out."""
    fields = fields_of(record)
    return [
        heading
        for heading, field in HEADINGS.items()
        if heading in row.cells and _plain(row.cell(heading)) != _plain(to_cell(field, fields[field]))
    ]


def _plain(words: str) -> str:
    return _BLANK.sub(" ", words).strip().lstrip("'")


def _about(row: Row, status: Status, found: Found, lexicon: Lexicon, by: str, on: str) -> Decision:
    reading, competence, record = found
    fields, changed = fields_of(record), _changed(row, record)
    if status is Status.ACCEPTED and changed:
        told = ", ".join(changed)
        raise ReviewRowError(row.number, f"it is accepted, but changed ({told})", "Write “corriger” to change it.")
    if status is Status.CORRECTED:
        if not changed:
            raise ReviewRowError(row.number, "“corriger”, but nothing is changed", "Change a cell or accept it.")
        fields |= {HEADINGS[heading]: _value(row, heading, lexicon) for heading in changed}
    article = reading.article
    paragraph = article.paragraphs[competence.paragraph - 1]
    return _decision(row, article, paragraph, competence.verb, record["quote"], status, fields, by, on)


def _added(row: Row, readings: Sequence[Reading], lexicon: Lexicon, by: str, on: str) -> Decision:
    article = _article(row, readings)
    item = row.cell(ITEM)
    paragraph = next((one for one in article.paragraphs if slug(one.item) == slug(item or "-")), None)
    if paragraph is None:
        known = ", ".join(one.item for one in article.paragraphs[:12])
        raise ReviewRowError(row.number, f"{article.number} has no “{item}”", f"It has: {known}.")
    quote = _quote(row, article, paragraph)
    fields = {field: _value(row, heading, lexicon) for heading, field in HEADINGS.items()}
    return _decision(row, article, paragraph, str(fields["verb"]), quote, Status.ADDED, fields, by, on)


def _article(row: Row, readings: Sequence[Reading]) -> Article:
    wanted = article_key(row.cell(CODE), row.cell(ARTICLE))
    found = [one.article for one in readings if article_key(one.article.code, one.article.number) == wanted]
    if not found:
        raise ReviewRowError(row.number, f"{wanted[1]} ({wanted[0]}) is not in the sources", "Check code and article.")
    return max(found, key=lambda article: article.version.key)


def _quote(row: Row, article: Article, paragraph: Paragraph) -> str:
    """The exact words of the law; blanks and the form of apostrophes are forgiven."""
    words = row.cell(QUOTE)
    parts = [re.escape(part).replace("'", "['’]").replace("’", "['’]") for part in words.split()]
    matches = list(re.finditer(r"\s+".join(parts), paragraph.span.of(article.text))) if parts else []
    if len(matches) == 1:
        return matches[0][0]
    problem = f"the words of the law “{words}” stand {len(matches)} times in {article.number} {paragraph.item}"
    raise ReviewRowError(row.number, problem, "Copy them from the text, as many as are needed to find the one place.")


def _value(row: Row, heading: str, lexicon: Lexicon) -> Value:
    field, cell = HEADINGS[heading], row.cell(heading)
    value = from_cell(field, cell)
    if field in {"holders", "verb", "actions", "modality"} and not value:
        raise ReviewRowError(row.number, f"“{heading}” is empty", "A competence needs it.")
    if field == "modality" and value not in MODALITIES:
        raise ReviewRowError(row.number, f"“{cell}” is no form", f"Write {', '.join(MODALITIES.values())}.")
    if field == "actions" and (len(value) > 1 or value[0] not in lexicon.actions):
        known = ", ".join(sorted(lexicon.actions))
        raise ReviewRowError(row.number, f"“{cell}” is no action", f"Write one of {known}.")
    for reference in value if field == "references" else ():
        try:
            parse_reference(reference)
        except UnreadableReferenceError as error:
            raise ReviewRowError(row.number, str(error).rstrip("."), "Several are parted by |") from error
    return value


def _decision(
    row: Row,
    article: Article,
    paragraph: Paragraph,
    verb: str,
    quote: str,
    status: Status,
    fields: Mapping[str, Value],
    by: str,
    on: str,
) -> Decision:
    return Decision(
        article=article_address(article).path,
        version=article.version.key,
        point=paragraph.point,
        verb=verb,
        quote=quote,
        context=context_of(article, paragraph),
        status=status,
        by=by,
        on=_day(row) or on,
        fields=dict(fields),
        note=row.cell(NOTE),
    )


def _day(row: Row) -> str:
    """The day of the row, as a spreadsheet writes it: 2026-11-28 or 28/11/2026."""
    words = row.cell(DAY)
    if not words:
        return ""
    french = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words)
    year, month, day = (french[3], french[2], french[1]) if french else (*words.split("-"), "", "")[:3]
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError as error:
        raise ReviewRowError(row.number, f"“{words}” is no day", "Write 28/11/2026 or 2026-11-28.") from error
