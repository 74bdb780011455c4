"""The register of addresses: an IRI stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rsi_graph.iri.errors import IriCollision


@dataclass(frozen=True, slots=True)
class Claim:
    """An IRI and what it is minted for: words that are equal for the same thing and different for another."""

    iri: str
    thing: str


def claim_all(claims: Iterable[Claim], *, known: Mapping[str, str] = MappingProxyType({})) -> Mapping[str, str]:
    """Claims in, the frozen register (IRI → thing) out, `known` included.

    Raises:
        IriCollision: an IRI is claimed for two different things.

    >>> claim_all([Claim("css/L1", "CSS L1"), Claim("css/L1", "CSS L1")])
    mappingproxy({'css/L1': 'CSS L1'})
    """
    register = dict(known)
    for claim in claims:
        held = register.setdefault(claim.iri, claim.thing)
        if held != claim.thing:
            raise IriCollision(claim.iri, held, claim.thing)
    return MappingProxyType(register)
