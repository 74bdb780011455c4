from copy import deepcopy
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


@dataclass(frozen=True, slots=True)
class Row:
    """A record of many fields."""

    first: int
    second: int
    third: int = 3
    fourth: tuple[int, ...] = ()
    others: list[int] = field(default_factory=list)


quicken(Row)


def test_a_quickened_record_is_made_as_before():
    """Defaults, keywords, equality, order and `replace` are those of the dataclass."""
    assert Pair(1) == Pair(first=1, second=2) < Pair(1, second=3)
    assert replace(Pair(1), second=5) == Pair(1, 5)
    assert Pair(1).others is not Pair(1).others
    assert repr(Pair(1)) == "Pair(first=1, second=2, others=[])"
    with pytest.raises(TypeError):
        Pair()
    assert replace(Row(1, 2), fourth=(4,)) == Row(1, 2, fourth=(4,)) == deepcopy(Row(1, 2, 3, (4,)))
    assert type(Row(1, 2)) is Row
    assert Row(1, 2).others is not Row(1, 2).others


def test_a_quickened_record_stays_frozen():
    """Nothing can be written into it."""
    with pytest.raises(FrozenInstanceError):
        Pair(1).first = 2
    with pytest.raises(FrozenInstanceError):
        Row(1, 2).fourth = ()
