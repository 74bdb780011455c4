"""At which level an institution stands: the State, the nation, a place; schemes, which are no institutions, below."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from rsi_graph.iri import slug
from rsi_graph.resources import resource_path

LEVELS: Final = ("state", "national", "local", "scheme")
# The order in which the words of a name decide.
_TRIED: Final = ("state", "local", "national")


def level_of(label: str, kind: str) -> str:
    """Name and kind of a body in, its level out.

    >>> level_of("ministre chargé de la sécurité sociale", "Office")
    'state'
    >>> level_of("représentant de l'Etat dans le département", "Office"), level_of("caisses de base", "BodyClass")
    ('local', 'local')
    >>> level_of("branches", "Scheme")
    'scheme'
    """
    words = _words()
    if words["kinds"][kind] == "scheme":
        return "scheme"
    name = slug(label)
    return next((level for level in _TRIED if _fits(name, words[level])), str(words["kinds"][kind]))


def is_whole_state(label: str) -> bool:
    """True for the State itself, of which ministers are parts.

    >>> is_whole_state("Etat"), is_whole_state("ministre chargé du budget")
    (True, False)
    """
    return slug(label) in _words()["state"]["whole"]


def _fits(name: str, words: Mapping[str, Sequence[str]]) -> bool:
    return (
        name in words.get("name", ())
        or any(name == start or name.startswith(f"{start}-") for start in words.get("begins", ()))
        or any(f"-{part}-" in f"-{name}-" for part in words.get("holds", ()))
    )


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource_path("ontology", "levels.toml").read_text("utf-8"))
