"""The survey and the register of a large store are made once and read afterwards; a store written anew is read anew."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from rsi_graph.resources import resource_path
from rsi_graph.serve import kept


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    opened = ox.Store(str(folder))
    opened.bulk_load(path=str(resource_path("data", "rsi.ttl")), format=ox.RdfFormat.TURTLE)
    opened.flush()
    return folder


def files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.json"))


def test_small_is_not_kept(store: Path, tmp_path: Path) -> None:
    """What is read in a moment leaves no file."""
    kept.survey_at(store, {"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert files(tmp_path / "cache") == []


def test_large_is_kept(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it is read from the file: the same survey; what is broken there is made again."""
    monkeypatch.setattr(kept, "_MANY", 1)
    surroundings = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    first = kept.survey_at(store, surroundings)
    (file,) = files(tmp_path / "cache")
    with monkeypatch.context() as patched:
        patched.setattr(kept, "survey_of", lambda _: pytest.fail("it was kept"))
        assert kept.survey_at(store, surroundings) == first
    file.write_bytes(b'{"ties": [[')
    assert kept.survey_at(store, surroundings) == first


def test_written_anew_is_read_anew(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other files, another survey."""
    monkeypatch.setattr(kept, "_MANY", 1)
    surroundings = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    kept.survey_at(store, surroundings)
    for path in store.glob("*.sst"):
        os.utime(path, (1, 1))
    kept.survey_at(store, surroundings)
    assert len(files(tmp_path / "cache")) == 2


def test_nowhere_to_keep(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the place is a file, it is made each time."""
    monkeypatch.setattr(kept, "_MANY", 1)
    (tmp_path / "taken").write_text("")
    assert kept.survey_at(store, {"XDG_CACHE_HOME": str(tmp_path / "taken")}).ties


def test_register_is_kept_too(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a file of its own: the map need not wait for it."""
    monkeypatch.setattr(kept, "_MANY", 1)
    surroundings = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    numbers = kept.tally_at(store, surroundings).numbers
    first = kept.register_at(store, numbers, surroundings)
    assert first[0].name == "Caisse nationale du régime social des indépendants"
    assert len(files(tmp_path / "cache")) == 2
    monkeypatch.setattr(kept, "register_of", lambda *_: pytest.fail("it was kept"))
    assert kept.register_at(store, numbers, surroundings) == first


def test_read_ahead(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read ahead is there when a server asks for it."""
    monkeypatch.setattr(kept, "_MANY", 1)
    surroundings = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    kept.read_ahead(store, surroundings)
    assert sorted(file.name.partition("-")[0] for file in files(tmp_path / "cache")) == ["register", "survey", "tally"]
