"""What became of decisions, told to a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rsi_graph.review.applying import Outcome, State
from rsi_graph.review.decisions import Decision

_TOLD: Final = {
    State.APPLIED: "appliquées · applied",
    State.REREAD: "appliquées, mais la machine lit désormais autrement · applied, but read otherwise now",
    State.NOT_READ: "maintenues, mais la machine ne lit plus ce relevé · kept, but no longer read",
    State.TEXT_CHANGED: "NON appliquées : le texte de la loi a changé · NOT applied: the text of the law has changed",
    State.CONFLICT: "NON appliquées : les relecteurs se contredisent · NOT applied: reviewers contradict one another",
}
ABSENT: Final = "gardées : l'article n'est pas dans ces sources · kept: the article is not in these sources"


def has_conflict(outcomes: Iterable[Outcome]) -> bool:
    """True where reviewers contradict one another."""
    return any(one.state is State.CONFLICT for one in outcomes)


def to_review_text(decisions: Sequence[Decision], outcomes: Iterable[Outcome]) -> str:
    """All decisions and what became of them in, counts and each one that needs a person's look out.

    A decision that some version of its article bears is applied; one that none bears is told once.
    """
    best: dict[tuple[object, ...], Outcome] = {}
    order = (State.CONFLICT, State.APPLIED, State.REREAD, State.NOT_READ, State.TEXT_CHANGED)
    for one in sorted(outcomes, key=lambda one: order.index(one.state)):
        best.setdefault((*one.decision.key, one.decision.by), one)
    absent = sum((*one.key, one.by) not in best for one in decisions)
    counts = Counter(one.state for one in best.values())
    lines = [f"{counts[state]:6} {words}" for state, words in _TOLD.items() if counts[state]]
    lines += [f"{absent:6} {ABSENT}"] if absent else []
    shown = sorted(
        (one for one in best.values() if one.state is not State.APPLIED),
        key=lambda one: (one.state.value, one.decision.key, one.decision.by),
    )
    return "\n".join([*lines, *map(_line, shown)]) + "\n" if lines else ""


def _line(outcome: Outcome) -> str:
    one = outcome.decision
    who = f"{one.by}, {one.on}" if one.on else one.by
    place = f"{one.article} {one.version} {one.point}"
    return f"{outcome.state.value}: {place}, {one.verb}, {one.status.value} ({who}) « {one.quote} »"
