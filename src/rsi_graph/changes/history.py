"""The versions of an article in, how each of its competences came and went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rsi_graph.changes.compare import Change, ChangeKind, compare
from rsi_graph.changes.statement import State, Statement, Texts


@dataclass(frozen=True, slots=True)
class Step:
    """What one day changes in an article.

    Attributes:
        day: the first day of the new state; None where it is not known.
        before, after: the states; `before` is None at the beginning, `after` at a repeal.
        changes: of the competences.
    """

    article: str
    name: str
    day: date | None
    before: State | None
    after: State | None
    changes: tuple[Change, ...]

    @property
    def texts(self) -> Texts:
        """The texts by which it changes; none at a beginning whose texts are not known."""
        if self.after is not None:
            return self.after.amended_by
        return self.before.ended_by if self.before is not None else Texts()

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


@dataclass(frozen=True, slots=True)
class Thread:
    """One competence through the versions of an article: its form in each, None where it is not."""

    forms: tuple[Statement | None, ...]

    @property
    def latest(self) -> Statement:
        """Its last form."""
        return next(form for form in reversed(self.forms) if form is not None)


@dataclass(frozen=True, slots=True)
class History:
    """An article through time: its states, the steps between them, its competences as threads."""

    article: str
    name: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    threads: tuple[Thread, ...]


def history_of(states: Sequence[State]) -> History:
    """States of one article by day in, its history out; after a gap or an end there is a step to nothing.

    Raises:
        ValueError: there is no state, or they are of several articles.
    """
    if len({state.article for state in states}) != 1:
        raise ValueError("a history is that of one article with at least one version")
    steps = tuple(_steps(states))
    return History(states[0].article, states[0].name, tuple(states), steps, _threads(states, steps))


def histories(states: Sequence[State]) -> tuple[History, ...]:
    """States of any articles in, the history of each article out."""
    by_article: dict[str, list[State]] = {}
    for state in states:
        by_article.setdefault(state.article, []).append(state)
    return tuple(history_of(group) for group in by_article.values())


def _steps(states: Sequence[State]) -> Iterator[Step]:
    before: State | None = None
    for state in states:
        if before is not None and before.end is not None and state.start is not None and before.end < state.start:
            yield _step(before, None, before.end)
            before = None
        yield _step(before, state, state.start)
        before = state
    if before is not None and before.end is not None:
        yield _step(before, None, before.end)


def _step(before: State | None, after: State | None, day: date | None) -> Step:
    state = after or before
    assert state is not None
    changes = compare(before.statements if before else (), after.statements if after else ())
    return Step(state.article, state.name, day, before, after, changes)


def _threads(states: Sequence[State], steps: Iterable[Step]) -> tuple[Thread, ...]:
    """Competences that are the same through the steps, in the order in which they first appear."""
    threads: list[list[Statement]] = []
    running: dict[Statement, list[Statement]] = {}
    for step in steps:
        for change in step.changes:
            if change.after is None:
                continue
            thread = running.get(change.before) if change.before else None
            if thread is None:
                thread = []
                threads.append(thread)
            thread.append(change.after)
            running[change.after] = thread
    rank = {statement: n for n, state in enumerate(states) for statement in state.statements}
    return tuple(Thread(_spread(thread, rank, len(states))) for thread in threads)


def _spread(thread: Iterable[Statement], rank: dict[Statement, int], number: int) -> tuple[Statement | None, ...]:
    forms: list[Statement | None] = [None] * number
    for statement in thread:
        forms[rank[statement]] = statement
    return tuple(forms)
