"""Edges between the same two institutions as one bundle: "contrôle · coordonne", with the places in the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rsi_graph.network import Evidence, Network


@dataclass(frozen=True, slots=True)
class Strand:
    """One relation of a bundle."""

    key: str
    action: str
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
            key, data["action"], data["label"], data["label_en"], data["joint"], data["scheme"], data["articles"],
            data["evidence"], data["since"],
        )  # fmt: skip
        found.setdefault((source, target), []).append(strand)
    return tuple(Bundle(source, target, tuple(strands)) for (source, target), strands in found.items())


def places_in_law(articles: Iterable[str], *, article: str = "") -> str:
    """Labels of places in, a short list out; `article` is left out where all stand in it.

    >>> places_in_law(["CSS L611-4 2°", "CSS L611-4 al. 15"], article="CSS L611-4")
    '2°, al. 15'
    """
    shown = [label.removeprefix(article).strip() if article else label for label in articles]
    return ", ".join(filter(None, shown))


def common_article(bundles: Iterable[Bundle]) -> str:
    """The article in which everything stands, empty where there are several.

    >>> common_article([])
    ''
    """
    labels = {label for bundle in bundles for strand in bundle.strands for label in strand.articles}
    articles = {" ".join(label.split(" ")[:2]) for label in labels}
    return articles.pop() if len(articles) == 1 else ""


def short_keys(bundles: Iterable[Bundle]) -> dict[str, str]:
    """Key of each relation → a short name for it in the picture: "r0", "r1" …"""
    keys = (strand.key for bundle in bundles for strand in bundle.strands)
    return {key: f"r{rank}" for rank, key in enumerate(keys)}
