"""What every part of the graph is written with."""

from __future__ import annotations

from datetime import date
from typing import Final

from rdflib import Literal
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.term import Node

Triple = tuple[Node, Node, Node]

# What every resource has; looked up once, since rdflib answers each use by a call.
TYPE: Final = RDF.type
LABEL: Final = RDFS.label


def french(words: str) -> Literal:
    """French words in, a tagged literal out."""
    return Literal(words, lang="fr")


def day(value: date) -> Literal:
    """A day in, a typed literal out."""
    return Literal(value.isoformat(), datatype=XSD.date)


def shorten(words: str, length: int = 120) -> str:
    """Words in, the same out, cut at a blank where they are longer than `length`.

    >>> shorten("contrôler l'action des caisses de base", 25)
    "contrôler l'action des…"
    """
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
