"""What a page says of much: the first of it, how much more there is, and nothing lost."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from rsi_graph.resources import resource_path
from rsi_graph.serve.passages import Item, Place
from rsi_graph.serve.register import found_in, register_of
from rsi_graph.serve.sheet import FIRST, Family
from rsi_graph.serve.tally import tally_of
from rsi_graph.serve.timeline import timeline_of


def item(number: int, until: str = "") -> Item:
    days = f"{1950 + number % 60}-01-01"
    return Item(f"faire {number}", "accomplir", "service", (Place(f"CSS L{number}", f"/{number}", days, until),))


@pytest.mark.parametrize(("number", "seen"), [(0, 0), (2 * FIRST, 2 * FIRST), (2 * FIRST + 1, FIRST), (400, FIRST)])
def test_a_family_shows_its_first_items(number: int, seen: int) -> None:
    """The others are one click away; together they are all."""
    items = tuple(item(one) for one in range(number))
    first, more = Family("service", "Service", "Service", items).pieces
    assert len(first) == seen
    assert first + more == items


def test_a_long_time_line_tells_what_changes() -> None:
    """What ended is drawn before what stays as it is; what is not drawn is counted."""
    found = timeline_of([*(item(one) for one in range(300)), item(7, until="1999-12-31")])
    assert found is not None
    assert (len(found.rows), found.left_out) == (41, 260)
    assert any("1999-12-31" in bar.title for bar in found.bars)


def test_versions_that_follow_one_another_share_a_row() -> None:
    """The same words are one row with a bar for each version, wherever they stand; said twice at once they are two."""
    days = ("2006-01-01", "2007-01-01", "2008-01-01", "")
    versions = tuple(
        Place(f"CSS L1 al. {rank} ({day})", f"/L1/{day}", day, days[rank + 1]) for rank, day in enumerate(days[:-1])
    )
    other = Place("CSS L2 (2006-01-01)", "/L2", days[0], "")
    found = timeline_of([Item("contrôler les caisses", "contrôler", "control", (*versions, other))])
    assert found is not None
    assert sorted([bar.href for bar in row] for row in found.rows) == [[f"/L1/{day}" for day in days[:-1]], ["/L2"]]


def test_tally_of_the_shipped_graph() -> None:
    """Each competence counts for each of its holders; those with most come first."""
    store = ox.Store()
    store.load(path=str(resource_path("data", "rsi.ttl")), format=ox.RdfFormat.TURTLE)
    tally = tally_of(store)
    assert tally.busiest[0].name == "Caisse nationale du régime social des indépendants"
    numbers = [busy.number for busy in tally.busiest]
    assert numbers == sorted(numbers, reverse=True)
    assert tally.holders == len(tally.busiest)


def test_names_that_hold_words() -> None:
    """Every word stands in one name, in any order, without accents; those with most competences first."""
    store = ox.Store()
    store.load(path=str(resource_path("data", "rsi.ttl")), format=ox.RdfFormat.TURTLE)
    register = register_of(store, tally_of(store).numbers)
    found = [entry.name for entry in found_in(register, "regime caisse")]
    assert found[:1] == ["Caisse nationale du régime social des indépendants"]
    assert list(found_in(register, "")) == []
    assert [entry.number for entry in register] == sorted((entry.number for entry in register), reverse=True)
