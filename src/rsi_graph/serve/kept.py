"""The survey, the tally and the register of a large store: made once, kept among the files that a program may forget.

Source: XDG Base Directory Specification, § 3 (`XDG_CACHE_HOME`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sized
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from rsi_graph.serve.register import Entry, register_of
from rsi_graph.serve.survey import Survey, Tie, survey_of
from rsi_graph.serve.tally import Busy, Tally, tally_of

# A store with fewer ties, or bodies, is read at once.
_MANY: Final = 500


def survey_at(store: Path, environment: Mapping[str, str] = os.environ) -> Survey:
    """Folder of a store in, its survey out; that of a large store is read where it was kept, else made and kept.

    It is kept under a name that says of what it was made (path, sizes and times of the files, version of the program):
    a store that was written anew is read anew. Where nothing can be kept, or what is there cannot be read, it is made.
    """
    place = _place("survey", store, environment)
    with suppress(OSError, ValueError, KeyError, TypeError):
        return _survey_from(_read(place))
    survey = survey_of(ox.Store.read_only(str(store)))
    _keep(place, survey.ties, lambda: _survey_to(survey))
    return survey


def tally_at(store: Path, environment: Mapping[str, str] = os.environ) -> Tally:
    """The same of what each body holds."""
    place = _place("tally", store, environment)
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = _read(place)
        return Tally(tuple(Busy(*busy) for busy in kept["busiest"]), kept["numbers"])
    tally = tally_of(ox.Store.read_only(str(store)))
    _keep(place, tally.numbers, lambda: _tally_to(tally))
    return tally


def register_at(
    store: Path, numbers: Mapping[str, int], environment: Mapping[str, str] = os.environ
) -> tuple[Entry, ...]:
    """The same of the register of all bodies; `numbers` of competences by body, as its tally has them."""
    place = _place("register", store, environment)
    with suppress(OSError, ValueError, KeyError, TypeError):
        return tuple(Entry(*entry) for entry in _read(place)["bodies"])
    register = register_of(ox.Store.read_only(str(store)), numbers)
    _keep(place, register, lambda: {"bodies": [[one.body, one.name, one.number, one.keys] for one in register]})
    return register


def read_ahead(store: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Folder of a store in; what a server of it will have to read is read and kept, so that it starts at once."""
    survey_at(store, environment)
    register_at(store, tally_at(store, environment).numbers, environment)


def _place(what: str, store: Path, environment: Mapping[str, str]) -> Path:
    files = sorted((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in store.glob("*.sst"))
    made_of = repr((version("rsi-graph"), str(store.resolve()), files))
    folder = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return folder / "rsi-graph" / f"{what}-{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.json"


def _read(place: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(place.read_bytes())
    return content


def _keep(place: Path, parts: Sized, content: Callable[[], Mapping[str, object]]) -> None:
    """What has many parts is written beside, then renamed: nobody reads half of it."""
    if len(parts) < _MANY:
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_suffix(f".{os.getpid()}")
        beside.write_text(json.dumps(content(), ensure_ascii=False), encoding="utf-8")
        beside.replace(place)


def _survey_from(kept: Mapping[str, Any]) -> Survey:
    ties = tuple(
        Tie(source, target, prop, family, frozenset(codes), weight)
        for source, target, prop, family, codes, weight in kept["ties"]
    )
    return Survey(ties, kept["names"], kept["source"])


def _survey_to(survey: Survey) -> Mapping[str, object]:
    return {
        "ties": [[t.source, t.target, t.property, t.family, sorted(t.codes), t.weight] for t in survey.ties],
        "names": survey.names,
        "source": survey.source,
    }


def _tally_to(tally: Tally) -> Mapping[str, object]:
    busiest = [[busy.body, busy.name, busy.actions] for busy in tally.busiest]
    return {"busiest": busiest, "numbers": tally.numbers}
