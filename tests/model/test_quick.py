from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from rsi_graph.model.quick import quicken


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A record with what a record may have: a default, a factory, an order."""

    first: int
    second: int = 2
    others: list[int] = field(default_factory=list, compare=False)


quicken(Pair)


def test_a_quickened_record_is_made_as_before():
    """Defaults, keywords, equality, order and `replace` are those of the dataclass."""
    assert Pair(1) == Pair(first=1, second=2) < Pair(1, second=3)
    assert replace(Pair(1), second=5) == Pair(1, 5)
    assert Pair(1).others is not Pair(1).others
    assert repr(Pair(1)) == "Pair(first=1, second=2, others=[])"
    with pytest.raises(TypeError):
        Pair()


def test_a_quickened_record_stays_frozen():
    """Nothing can be written into it."""
    with pytest.raises(FrozenInstanceError):
        Pair(1).first = 2
