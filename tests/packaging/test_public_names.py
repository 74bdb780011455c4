"""`from rsi_graph import …`: every verb, loaded when it is used."""

import sys
from subprocess import run
from types import ModuleType

import pytest

import rsi_graph

HEAVY = ("rdflib", "pyshacl", "networkx", "SPARQLWrapper", "pyoxigraph")


def loaded_by(program: str) -> set[str]:
    shown = f"{program}\nimport sys; print(*sys.modules)"
    return set(run([sys.executable, "-c", shown], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("name", rsi_graph.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each name of `__all__` is a class or a verb, never a room, whatever was imported before."""
    thing = getattr(rsi_graph, name)
    assert callable(thing)
    assert not isinstance(thing, ModuleType)
    assert thing.__module__.startswith("rsi_graph.")


def test_names_and_rooms_agree() -> None:
    """What is promised to type checkers is what can be had, and no more."""
    assert sorted(rsi_graph.__all__) == sorted(rsi_graph._ROOM_OF)


PROGRAMS = (
    "from rsi_graph import extract, validate",
    "import rsi_graph.extract, rsi_graph.validate; from rsi_graph import extract, validate",
    "from rsi_graph.extract import extract as e; from rsi_graph import extract, validate; assert e is extract",
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_verbs_win_over_rooms_of_the_same_name(program: str) -> None:
    """`extract` and `validate` are functions, in whatever order rooms and verbs are imported."""
    assert loaded_by(f"{program}; assert callable(extract) and callable(validate)")


def test_import_loads_nothing() -> None:
    """The bare import loads no room and no library."""
    loaded = loaded_by("import rsi_graph")
    assert {name for name in loaded if name.startswith("rsi_graph")} == {"rsi_graph"}
    assert loaded.isdisjoint(HEAVY)


def test_unknown_name_is_an_attribute_error() -> None:
    """A mistyped name fails as everywhere in Python."""
    with pytest.raises(AttributeError, match="has no attribute 'extrakt'"):
        rsi_graph.extrakt  # noqa: B018
