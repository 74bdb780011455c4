"""What a body does in the words of the law, and the places that say so."""

from __future__ import annotations

from dataclasses import dataclass

from rsi_graph.references import split_place


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the law with its days; open where the last is empty."""

    article: str
    href: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Item:
    """What a body does, and all places that say so."""

    words: str
    action: str
    family: str
    places: tuple[Place, ...]

    @property
    def passages(self) -> tuple[tuple[str, str, str], ...]:
        """Each place once for all its versions: what it is called, where the newest leads, from when to when."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.article.partition(" (")[0], []).append(place)
        return tuple((place_in_words(name), places[-1].href, _days(places)) for name, places in found.items())

    @property
    def since(self) -> str:
        """The first day on which the law says so; empty where it is not known."""
        return min((place.since for place in self.places if place.since), default="")


def place_in_words(label: str) -> str:
    """A label of the graph in, the same with the code as people call it out.

    >>> place_in_words("code-de-lenergie L134-17 al. 2")
    "code de l'énergie L134-17 al. 2"
    """
    return " ".join(filter(None, split_place(label)))


def _days(places: list[Place]) -> str:
    """From the first to the last day of the versions of a place, in order; empty where no day is known."""
    first, last = places[0].since, places[-1].until
    return f"{first} – {last or '…'}" if first else ""
