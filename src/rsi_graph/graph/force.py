"""Whether a version is in force on the reference date: yes, no, or nothing where that is not known.

Source: MODEL, section 1. A snapshot speaks for its own day. Of any other day it only says something where another
state of the same article is known to be in force then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from rdflib import URIRef

from rsi_graph.graph.facts import VersionFacts
from rsi_graph.graph.terms import Triple
from rsi_graph.model import Version
from rsi_graph.namespaces import ELI

OPEN: Final = date(2999, 1, 1)  # LEGI's "until further notice"
DEFERRED: Final = date(2222, 2, 22)  # LEGI's "on a day to be fixed"
_IN_FORCE: Final = ELI["InForce-inForce"]
_NOT_IN_FORCE: Final = ELI["InForce-notInForce"]


def force_triples(facts: Iterable[VersionFacts], on: date | None) -> Iterator[Triple]:
    """Versions in, those of an article side by side; what is known of each on the reference date out."""
    for _, group in groupby(facts, key=lambda one: one.article):
        versions = tuple(group)
        states = states_of([one.dates for one in versions], on)
        yield from state_triples((one.version, state) for one, state in zip(versions, states, strict=True))


def state_triples(states: Iterable[tuple[str, bool | None]]) -> Iterator[Triple]:
    """IRIs of versions with what is known of each in, triples out; none where nothing is known."""
    for version, state in states:
        if state is not None:
            yield URIRef(version), ELI.in_force, _IN_FORCE if state else _NOT_IN_FORCE


def states_of(versions: Sequence[Version], on: date | None) -> list[bool | None]:
    """All known versions of an article in, for each whether it is in force on that day out; None where unknown.

    >>> old, new = Version("a" * 12, observed_on=date(2015, 12, 23)), Version("b" * 12, start=date(2017, 1, 1))
    >>> states_of([old], date(2018, 1, 1)), states_of([old, new], date(2018, 1, 1))
    ([None], [False, True])
    """
    if on is None:
        return [None] * len(versions)
    alone = [_alone(one, on) for one in versions]
    current = {one.text_key for one, state in zip(versions, alone, strict=True) if state}
    return [
        False if state is None and current and one.text_key not in current else state
        for one, state in zip(versions, alone, strict=True)
    ]


def _alone(dates: Version, on: date) -> bool | None:
    """What a version says by itself; one that says nothing but that the article is repealed is never in force.

    >>> year = Version("0" * 12, start=date(2015, 12, 23), end=date(2017, 1, 1))
    >>> _alone(year, date(2016, 12, 31)), _alone(year, date(2017, 1, 1)), _alone(Version("0" * 12), date(2017, 1, 1))
    (True, False, None)
    """
    if dates.repealed:
        return False
    if dates.start is not None:
        return dates.start != DEFERRED and dates.start <= on and (dates.end is None or on < dates.end)
    if dates.end is not None and dates.end <= on:
        return False
    return True if dates.observed_on == on else None
