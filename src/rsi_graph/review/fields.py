"""The fields of a record that a reviewer may mend, and how they stand in a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rsi_graph.records import Record

Value = str | list[str]
LISTS: Final = frozenset({"holders", "joint", "consulted", "actions", "acts_on", "acts_with", "mentions", "references"})

# Heading → field of the record, in the order of the table.
HEADINGS: Final[Mapping[str, str]] = {
    "Titulaires": "holders",
    "Forme": "modality",
    "Verbe": "verb",
    "Action": "actions",
    "Objet": "object",
    "Agit sur": "acts_on",
    "Agit avec": "acts_with",
    "Mentionne": "mentions",
    "Avec": "joint",
    "Après avis de": "consulted",
    "Renvois": "references",
    "But": "purpose",
    "Condition": "condition",
    "Champ": "scope",
}
MODALITIES: Final = {"duty": "mission", "power": "faculté", "prohibition": "interdiction"}
SEPARATOR: Final = " | "


def fields_of(record: Record) -> dict[str, Value]:
    """A record in, the fields a reviewer states out: lists of names, words (empty where there are none)."""
    values: Mapping[str, object] = {**record}
    return {
        field: [str(word) for word in value] if isinstance(value := values[field], list) else str(value or "")
        for field in HEADINGS.values()
    }


def to_cell(field: str, value: Value) -> str:
    """Field and value in, the words of the cell out.

    >>> to_cell("modality", "power"), to_cell("holders", ["Etat", "caisse"])
    ('faculté', 'Etat | caisse')
    """
    words = SEPARATOR.join(value) if isinstance(value, list) else value
    return MODALITIES.get(words, words) if field == "modality" else words


def from_cell(field: str, cell: str) -> Value:
    """The inverse of `to_cell`; blanks between names do not count.

    >>> from_cell("modality", "Faculté"), from_cell("holders", "Etat| caisse")
    ('power', ['Etat', 'caisse'])
    """
    words = " ".join(cell.split())
    if field in LISTS:
        return [name for part in words.split("|") if (name := part.strip())]
    if field == "modality":
        return {french: key for key, french in MODALITIES.items()}.get(words.casefold(), words)
    return words
