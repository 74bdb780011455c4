"""Edges between the same two institutions as one bundle: "contrôle · coordonne", with the places in the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rsi_graph.network import Evidence, Network
from rsi_graph.references import split_place


@dataclass(frozen=True, slots=True)
class Strand:
    """One relation of a bundle."""

    key: str
    action: str
    family: str
    label: str
    label_en: str
    joint: bool
    scheme: bool
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one institution does to another."""

    source: str
    target: str
    strands: tuple[Strand, ...]


def bundles_of(network: Network) -> tuple[Bundle, ...]:
    """Network in, its bundles in the order of its edges out."""
    found: dict[tuple[str, str], list[Strand]] = {}
    for source, target, key, data in network.edges(keys=True, data=True):
        strand = Strand(
            key, data["action"], data["family"], data["label"], data["label_en"], data["joint"],
            data["scheme"], data["articles"], data["evidence"], data["since"],
        )  # fmt: skip
        found.setdefault((source, target), []).append(strand)
    return tuple(Bundle(source, target, tuple(strands)) for (source, target), strands in found.items())


def places_in_law(labels: Iterable[str], *, common: str = "", most: int = 0) -> str:
    """Labels of places in, a short list out; `common` (a code, or an article) is left out, each article named once.

    Of more articles than `most` the first are named, and how many follow.

    >>> places_in_law(["CSS L611-4 2°", "CSS L611-4 al. 15"], common="CSS L611-4")
    '2°, al. 15'
    >>> places_in_law(["CSS L221-1 6°", "CSS L221-1 al. 13", "CSS L223-1 3°"], common="CSS")
    'L221-1 6°, al. 13 ; L223-1 3°'
    >>> places_in_law(["C. civ. 371 al. 2", "code-de-lenergie L134-17"])
    "C. civ. 371 al. 2 ; code de l'énergie L134-17"
    >>> places_in_law(["CSS L1 1°", "CSS L2", "CSS L3", "CSS L4"], common="CSS", most=2)
    'L1 1° ; L2 ; +\u202f2 articles'
    """
    points: dict[str, list[str]] = {}
    for label in labels:
        act, number, point = split_place(label)
        points.setdefault(f"{act} {number}", []).append(point)
    shown = [
        f"{article.removeprefix(common).strip()} {', '.join(filter(None, named))}".strip()
        for article, named in points.items()
    ]
    more = len(shown) - most if most and len(shown) > most + 1 else 0
    kept = [words for words in shown[: len(shown) - more] if words]
    return " ; ".join([*kept, f"+\u202f{more} articles"] if more else kept)


def common_place(bundles: Iterable[Bundle]) -> str:
    """The article in which everything stands, else the code, else nothing.

    >>> common_place([])
    ''
    """
    labels = {label for bundle in bundles for strand in bundle.strands for label in strand.articles}
    places = [split_place(label) for label in labels]
    for shared in ({f"{act} {number}" for act, number, _ in places}, {act for act, _, _ in places}):
        if len(shared) == 1:
            return shared.pop()
    return ""


def short_keys(bundles: Iterable[Bundle]) -> dict[str, str]:
    """Key of each relation → a short name for it in the picture: "r0", "r1" …"""
    keys = (strand.key for bundle in bundles for strand in bundle.strands)
    return {key: f"r{rank}" for rank, key in enumerate(keys)}
