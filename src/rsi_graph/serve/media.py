"""Media types of answers, and which of them a client prefers.

Source: RFC 9110, § 12.5.1 (Accept); SPARQL 1.1 Protocol, § 2.1.6 and § 2.1.7.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

HTML: Final = "text/html"
JSON: Final = "application/sparql-results+json"
TURTLE: Final = "text/turtle"
N_TRIPLES: Final = "application/n-triples"

# Tables and truth values, the preferred one first.
RESULTS: Final = (
    JSON,
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
# Graphs.
GRAPHS: Final = (
    TURTLE,
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/json",
    "text/plain",
    "application/xml",
)
# The ending of an address asks for a media type as `Accept` does.
ENDINGS: Final = {
    ".ttl": TURTLE,
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".html": HTML,
}


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that an `Accept` header likes best among those offered; None where it takes none.

    Of equals the first one offered is taken; the most specific range says how much a type is liked.

    >>> preferred("text/csv;q=0.5, application/*", ["text/csv", "application/sparql-results+json"])
    'application/sparql-results+json'
    >>> preferred("", ["text/turtle"]), preferred("image/png", ["text/turtle"])
    ('text/turtle', None)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best = max(offered, key=lambda media: _liking(media, ranges))  # the first of equals
    return best if _liking(best, ranges) > 0 else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((piece[2:] for piece in parameters if piece.lower().startswith("q=")), "1")
    try:
        return media.lower(), min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return media.lower(), 0.0


def _liking(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    for wanted in (media, f"{media.partition('/')[0]}/*", "*/*"):
        for name, quality in ranges:
            if name == wanted:
                return quality
    return 0.0
