"""An IRI stands for one thing."""

from __future__ import annotations

import pytest

from rsi_graph.iri import Claim, IriCollision, claim_all


def test_the_same_thing_may_claim_twice() -> None:
    """Reading an article twice is no collision."""
    claim = Claim("x/point-2", "2°")
    assert claim_all([claim, claim]) == {"x/point-2": "2°"}


def test_two_things_collide() -> None:
    """A collision is an error that names the IRI and both things."""
    with pytest.raises(IriCollision, match="x/point-2 would stand for two different things: 2°; and 2 bis"):
        claim_all([Claim("x/point-2", "2°"), Claim("x/point-2", "2 bis")])


def test_the_register_is_explicit_and_frozen() -> None:
    """A register is handed on, never changed in place."""
    known = claim_all([Claim("a", "A")])
    assert claim_all([Claim("b", "B")], known=known) == {"a": "A", "b": "B"}
    assert known == {"a": "A"}
    with pytest.raises(TypeError):
        known["c"] = "C"  # type: ignore[index]
