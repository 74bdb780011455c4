"""Links between a version and the texts that brought or ended it (LIENS of the XML, `lienModifications` of the JSON).

Such a link has a kind and an orientation: "MODIFIE" towards the amending text ("cible"), or from it ("source",
"MODIFICATION"). Source: DILA, DTD `lien.dtd`; kinds as counted in two codes of legi-data 2.513.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

_BROUGHT: Final = frozenset(
    {
        *(("cible", kind) for kind in ("MODIFIE", "CREE", "RECTIFIE")),
        *(("source", kind) for kind in ("MODIFICATION", "CREATION", "CODIFICATION", "RECTIFICATION")),
    }
)
_ENDED: Final = frozenset(
    {
        *(("cible", kind) for kind in ("ABROGE", "ANNULE", "PERIME")),
        *(("source", kind) for kind in ("ABROGATION", "ANNULATION", "PEREMPTION")),
    }
)
_UNKNOWN_FROM: Final = 2222

# The same words for the text that moved an article to its number and for the one that moved it away.
_MOVED: Final = frozenset(
    {("cible", "DEPLACE"), ("cible", "TRANSFERE"), ("source", "DEPLACEMENT"), ("source", "TRANSFERT")}
)


@dataclass(frozen=True, slots=True)
class AmendingLink:
    """A link as published: its kind and orientation, the words that name the text, the day it was signed if known."""

    kind: str
    orientation: str
    words: str
    signed: date | None = None


def amending_texts(links: Iterable[AmendingLink], start: date | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Links of a version and its first day in, the texts that brought it and those that ended it out, each once.

    A text that moves an article has brought the version where it was signed before its first day, else ended it.

    >>> moved = AmendingLink("DEPLACEMENT", "source", "LOI n°2017-1836", date(2017, 12, 30))
    >>> amending_texts([AmendingLink("MODIFIE", "cible", "LOI n°2016-1827"), moved], date(2017, 1, 1))
    (('LOI n°2016-1827',), ('LOI n°2017-1836',))
    >>> amending_texts([AmendingLink("CITATION", "cible", "Code - art. 3")], None)
    ((), ())
    """
    brought: dict[str, None] = {}
    ended: dict[str, None] = {}
    for link in links:
        way, words = (link.orientation, link.kind), " ".join(link.words.split())
        if way in _ENDED or (way in _MOVED and _after(link.signed, start)):
            ended[words] = None
        elif way in _BROUGHT or way in _MOVED:
            brought[words] = None
    return tuple(filter(None, brought)), tuple(filter(None, ended))


def _after(signed: date | None, start: date | None) -> bool:
    """False where one is not known; 2222 and 2999 are Légifrance's unknown days."""
    return signed is not None and start is not None and start < signed and signed.year < _UNKNOWN_FROM
