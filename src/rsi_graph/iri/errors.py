"""What can go wrong with an address."""

from __future__ import annotations

from rsi_graph.errors import RsiGraphError


class IriError(RsiGraphError):
    """An address cannot be minted or parsed."""

    def __init__(self, what: str, problem: str) -> None:
        super().__init__(f"“{what}” cannot be an address: {problem}.")
        self.what = what


class IriCollision(RsiGraphError):
    """One IRI was minted for two different things."""

    def __init__(self, iri: str, first: str, second: str) -> None:
        super().__init__(
            f"The address {iri} would stand for two different things: {first}; and {second}. "
            "Nothing was written. Read the two apart, or report it: the address must tell them apart."
        )
        self.iri = iri
