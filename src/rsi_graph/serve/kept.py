"""The survey of a large store, kept among the files that a program may forget: made once, read at each later start.

Source: XDG Base Directory Specification, § 3 (`XDG_CACHE_HOME`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from rsi_graph.serve.register import Entry
from rsi_graph.serve.survey import Survey, Tie, survey_of
from rsi_graph.serve.tally import Busy, Tally

# A store with fewer ties is read at once.
_MANY: Final = 500


def survey_at(store: Path, environment: Mapping[str, str] = os.environ) -> Survey:
    """Folder of a store in, its survey out; that of a large store is read where it was kept, else made and kept.

    It is kept under a name that says of what it was made (path, sizes and times of the files, version of the program):
    a store that was written anew is read anew. Where nothing can be kept, or what is there cannot be read, it is made.
    """
    place = _place(store, environment)
    with suppress(OSError, ValueError, KeyError, TypeError):
        return _read(place.read_bytes())
    survey = survey_of(ox.Store.read_only(str(store)))
    if len(survey.ties) >= _MANY:
        with suppress(OSError):
            _keep(place, survey)
    return survey


def _place(store: Path, environment: Mapping[str, str]) -> Path:
    files = sorted((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in store.glob("*.sst"))
    made_of = repr((version("rsi-graph"), str(store.resolve()), files))
    folder = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return folder / "rsi-graph" / f"survey-{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.json"


def _read(content: bytes) -> Survey:
    kept = json.loads(content)
    ties = tuple(
        Tie(source, target, prop, family, frozenset(codes), weight)
        for source, target, prop, family, codes, weight in kept["ties"]
    )
    tally = Tally(tuple(Busy(*busy) for busy in kept["busiest"]), kept["numbers"])
    register = tuple(Entry(*entry) for entry in kept["register"])
    return Survey(ties, kept["names"], kept["source"], tally, register)


def _keep(place: Path, survey: Survey) -> None:
    """Written beside, then renamed: nobody reads half of it."""
    ties = [[t.source, t.target, t.property, t.family, sorted(t.codes), t.weight] for t in survey.ties]
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(f".{os.getpid()}")
    busiest = [[busy.body, busy.name, busy.actions] for busy in survey.tally.busiest]
    content = {
        "ties": ties,
        "names": survey.names,
        "source": survey.source,
        "busiest": busiest,
        "numbers": survey.tally.numbers,
        "register": [[one.body, one.name, one.number, one.keys] for one in survey.register],
    }
    beside.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    beside.replace(place)
