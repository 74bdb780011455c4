"""What can go wrong on the way from a registry, each with its sentence."""

from __future__ import annotations

import re

from rsi_graph.errors import RsiGraphError


class FetchError(RsiGraphError):
    """A registry could not be asked, or gave something else than was asked for."""

    def __init__(self, address: str, problem: str, advice: str) -> None:
        super().__init__(f"{shown(address)}: {problem}. {advice}")


class NoRegistry(RsiGraphError):
    """Nothing says which registry to ask."""

    def __init__(self) -> None:
        super().__init__(
            "No npm registry is known here: neither NPM_CONFIG_REGISTRY nor an .npmrc nor npm itself names one. "
            "Give its address: rsi-graph fetch --registry https://…"
        )


def shown(address: str) -> str:
    """An address as it may be printed: without name and password.

    >>> shown("https://me:secret@registry.example/a")
    'https://registry.example/a'
    """
    return re.sub(r"(?<=://)[^/@]*@", "", address)
