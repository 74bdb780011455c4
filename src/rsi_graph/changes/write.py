"""Changes and histories as rows and as words for a terminal; French first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from rsi_graph.changes.compare import Change, ChangeKind
from rsi_graph.changes.history import History, Step, Thread
from rsi_graph.changes.statement import Statement, Texts

SIGNS: Final = {ChangeKind.GAINED: "+", ChangeKind.LOST: "-", ChangeKind.REWORDED: "~", ChangeKind.KEPT: "="}
WORDS: Final = {
    ChangeKind.GAINED: ("gagnée", "gagnées"),
    ChangeKind.LOST: ("perdue", "perdues"),
    ChangeKind.REWORDED: ("reformulée", "reformulées"),
    ChangeKind.KEPT: ("inchangée", "inchangées"),
}


def to_change_rows(
    changes: Iterable[Change], *, day: date | None = None, texts: Texts | None = None
) -> list[dict[str, object]]:
    """Changes in, one row each out: what happened, by which texts, to which competence, its words before and after."""
    return [
        {
            "day": day.isoformat() if day else "",
            "change": change.kind.value,
            "article": _article(change.shown),
            "item": change.shown.item,
            "item_before": change.before.item if change.before else "",
            "holders": list(change.shown.who),
            "modality": change.shown.modality.casefold(),
            "action": change.shown.action,
            "words": change.after.words if change.after else "",
            "words_before": change.before.words if change.before else "",
            "changed_by": list(texts.words) if texts else [],
            "iri": change.shown.iri,
        }
        for change in changes
    ]


def _article(one: Statement) -> str:
    """ "css/L611-4"."""
    return one.article.rpartition("/article/")[2]


def to_history_rows(history: History) -> list[dict[str, object]]:
    """A history in, the rows of all its steps out, without what is kept."""
    return [
        row
        for step in history.steps
        for row in to_change_rows(
            (c for c in step.changes if c.kind is not ChangeKind.KEPT), day=step.day, texts=step.texts
        )
    ]


def to_changes_text(changes: Sequence[Change], *, width: int = 100) -> str:
    """Changes in, what is gained, lost and reworded out, the unchanged counted."""
    lines = [f"{SIGNS[kind]} {count_words(changes, kind)}" for kind in ChangeKind]
    return "\n".join([", ".join(lines), *_changed(changes, width)]) + "\n"


def count_words(changes: Iterable[Change], kind: ChangeKind) -> str:
    """ "3 gagnées"."""
    number = sum(1 for change in changes if change.kind is kind)
    return f"{number} {WORDS[kind][number > 1]}"


def _changed(changes: Iterable[Change], width: int) -> Iterator[str]:
    order = (ChangeKind.GAINED, ChangeKind.LOST, ChangeKind.REWORDED)
    listed = list(changes)
    several = len({change.shown.article for change in listed}) > 1
    for kind in order:
        for change in listed:
            if change.kind is kind:
                yield from _lines(change, width, several=several)


def _lines(change: Change, width: int, *, several: bool) -> Iterator[str]:
    """A change; where several articles change, also in which of them it is."""
    one = change.shown
    place = f"{_article(one)} {one.item}" if several else one.item
    head = f"{SIGNS[change.kind]} {place} {', '.join(one.who)} : {one.words}"
    yield from textwrap.wrap(head, width, subsequent_indent="    ")
    if change.kind is ChangeKind.REWORDED and change.before is not None:
        before = f"avant ({change.before.item}) : {change.before.words}"
        yield from textwrap.wrap(before, width, initial_indent="    ", subsequent_indent="    ")


def to_history_text(history: History, *, width: int = 100) -> str:
    """A history in, its competences by version as a table, then what each day changed, out."""
    return "\n".join([history.name, "", *_table(history, width), "", *_steps(history.steps, width)]) + "\n"


def _table(history: History, width: int) -> Iterator[str]:
    days = [state.start.isoformat() if state.start else "?" for state in history.states]
    widths = [max(len(day), 7) for day in days]
    room = max(30, width - sum(widths) - 2 * len(widths))
    yield "  ".join(["Compétence".ljust(room), *(day.ljust(size) for day, size in zip(days, widths, strict=True))])
    yield "─" * width
    for thread in history.threads:
        words = textwrap.wrap(thread.latest.words, room) or [""]
        cells = [_cell(thread, rank).ljust(size) for rank, size in enumerate(widths)]
        yield "  ".join([words[0].ljust(room), *cells]).rstrip()
        yield from words[1:3]


def _cell(thread: Thread, rank: int) -> str:
    form = thread.forms[rank]
    return form.item if form else "·"


def _steps(steps: Iterable[Step], width: int) -> Iterator[str]:
    for step in steps:
        told = ", ".join(count_words(step.changes, kind) for kind in ChangeKind)
        yield f"{step.day or '?'}{' (abrogation)' if step.after is None else ''} : {told}"
        if step.texts.words:
            yield from textwrap.wrap(f"par {' ; '.join(step.texts.words)}", width, initial_indent="  ")
        yield from _changed(step.changes, width)
        yield ""
