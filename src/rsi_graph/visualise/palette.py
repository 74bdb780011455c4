"""Colours by kind of institution and by family of action, light and dark: one table for the picture and the page.

Text on a fill keeps a contrast of at least 4.5 (WCAG 2.1, AA).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour in light and in dark surroundings."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of institution is drawn."""

    fill: Shade
    stroke: Shade
    label_fr: str
    label_en: str
    dashed: bool = False
    stacked: bool = False


KINDS: Final[Mapping[str, Look]] = {
    "Office": Look(Shade("#fdecc8", "#5a4310"), Shade("#a86a00", "#f0b95a"), "autorité, fonction", "authority, office"),
    "NamedBody": Look(Shade("#d9e8fb", "#17395f"), Shade("#1c5fa8", "#7db4f2"), "institution", "named body"),
    "Organ": Look(Shade("#dcf1e4", "#174a31"), Shade("#1d7a4a", "#72cf9e"), "organe", "organ"),
    "BodyClass": Look(
        Shade("#eae4f8", "#3a2c66"), Shade("#6546b5", "#b49df0"), "catégorie d'institutions", "class of bodies",
        stacked=True,
    ),
    "Scheme": Look(
        Shade("#f3f3f1", "#33342f"), Shade("#77776f", "#b5b5ab"), "régime ou branche (pas un organisme)",
        "scheme (no body)", dashed=True,
    ),
}  # fmt: skip

# Family of actions (the top concepts of `ontology/actions.ttl`) → colour of its edges.
FAMILIES: Final[Mapping[str, Shade]] = {
    "control": Shade("#b3261e", "#ff8f85"),
    "steering": Shade("#1c5fa8", "#7db4f2"),
    "financing": Shade("#8a5a00", "#f0b95a"),
    "service": Shade("#1d7a4a", "#72cf9e"),
    "legal": Shade("#6546b5", "#b49df0"),
    "knowledge": Shade("#00707a", "#5cd0da"),
}

# Family of actions → what the legend says of it.
FAMILY_WORDS: Final[Mapping[str, str]] = {
    "control": "contrôler, tenir sous tutelle",
    "steering": "orienter, coordonner",
    "financing": "financer",
    "service": "aider, former",
    "legal": "actes juridiques",
    "knowledge": "informer",
}

FAMILY_WORDS_EN: Final[Mapping[str, str]] = {
    "control": "control, oversee",
    "steering": "steer, coordinate",
    "financing": "finance",
    "service": "support, train",
    "legal": "legal acts",
    "knowledge": "inform",
}

# Level of an institution → the heading of its band, where there are many.
LEVEL_WORDS: Final[Mapping[str, str]] = {
    "state": "L'État",
    "national": "Institutions nationales et leurs organes",
    "local": "Catégories d'institutions, institutions locales",
    "scheme": "Régimes et branches",
}

LEVEL_WORDS_EN: Final[Mapping[str, str]] = {
    "state": "The State",
    "national": "National bodies and their organs",
    "local": "Classes of bodies, local bodies",
    "scheme": "Schemes and branches",
}

TITLE_EN: Final = "Who acts upon whom"
WARNING: Final = "Chaque flèche se lit dans la loi aux endroits indiqués. Ceci n'est pas un conseil juridique."
WARNING_EN: Final = "Each arrow is read in the law at the places given. This is no legal advice."

INK: Final = Shade("#1b1b1f", "#ececf0")
MUTED: Final = Shade("#5b5b66", "#b0b0bc")
PAPER: Final = Shade("#ffffff", "#17181c")
