"""Two sets of competences in, what is gained, lost, reworded or kept out.

Competences are matched by what they mean (holder, action, object), not by item, since numbers shift. Whoever else
comes to hold a competence gains it, and the former holder loses it, unless the authority file records a succession.

Source: MODEL, section 8.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rsi_graph.changes.statement import Statement, fold

# Half of the words of the longer object, or the same object under another verb of the same action.
LEAST_LIKENESS: Final = 0.5


class ChangeKind(StrEnum):
    """What happens to a competence."""

    GAINED = "gained"
    LOST = "lost"
    REWORDED = "reworded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Change:
    """A competence before and after; one of them is None where it is gained or lost."""

    kind: ChangeKind
    before: Statement | None
    after: Statement | None

    @property
    def shown(self) -> Statement:
        """The newer form, where there is one."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(before: Iterable[Statement], after: Iterable[Statement]) -> tuple[Change, ...]:
    """Competences before and after in, their changes out: first in the order after, then what is lost.

    Each competence stands in one change. Those that say the same are kept, also in another place of the article or
    in another article; of the others of one article and holder, the most alike are the same reworded.
    """
    old, new = list(before), list(after)
    kept = _same(old, new)
    gone = _without(old, kept.values())
    reworded = _alike(gone, _without(new, kept))
    matched = {**kept, **reworded}
    changes = (Change(_kind(one, kept, reworded), matched.get(one), one) for one in new)
    lost = (Change(ChangeKind.LOST, one, None) for one in _without(gone, reworded.values()))
    return (*changes, *lost)


def _kind(one: Statement, kept: Container[Statement], reworded: Container[Statement]) -> ChangeKind:
    if one in kept:
        return ChangeKind.KEPT
    return ChangeKind.REWORDED if one in reworded else ChangeKind.GAINED


def _without(statements: Iterable[Statement], taken: Iterable[Statement]) -> list[Statement]:
    gone = set(taken)
    return [one for one in statements if one not in gone]


def _same(old: Iterable[Statement], new: Iterable[Statement]) -> dict[Statement, Statement]:
    """After → before, for those that say the same; those at the same place of the same article first."""
    free: dict[tuple[object, ...], list[Statement]] = {}
    for one in old:
        free.setdefault(_meaning(one), []).append(one)
    found: dict[Statement, Statement] = {}
    for near in (True, False):
        for one in new:
            candidates = [] if one in found else free.get(_meaning(one), [])
            match = next((other for other in candidates if not near or _place(other) == _place(one)), None)
            if match is not None:
                candidates.remove(match)
                found[one] = match
    return found


def _place(one: Statement) -> tuple[str, str]:
    return one.article, one.item


def _meaning(one: Statement) -> tuple[object, ...]:
    joint = tuple(fold(name) for name in one.joint)
    return one.holders, one.modality, fold(one.verb), one.action, fold(one.object), joint


def _alike(old: Iterable[Statement], new: Iterable[Statement]) -> dict[Statement, Statement]:
    """After → before, within an article and its holders, the most alike first."""
    near: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for one in old:
        near.setdefault((one.article, one.holders), []).append(one)
    pairs = [
        (-likeness(one, other), rank, order, one, other)
        for rank, one in enumerate(new)
        for order, other in enumerate(near.get((one.article, one.holders), ()))
    ]
    found: dict[Statement, Statement] = {}
    taken: set[Statement] = set()
    for unlike, _, _, one, other in sorted(pairs, key=lambda pair: pair[:3]):
        if -unlike >= LEAST_LIKENESS and one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def likeness(one: Statement, other: Statement) -> float:
    """How much two competences say the same, from 0 to 1: nothing where neither verb nor action is the same.

    What counts is the share of common words of their objects (F1 of the words, each as often as it stands there).
    """
    same_verb = fold(one.verb) == fold(other.verb)
    if not same_verb and one.action != other.action:
        return 0.0
    share = _common(fold(one.object).split(), fold(other.object).split())
    return 0.8 * share + (0.1 if same_verb else 0.0) + (0.1 if one.action == other.action else 0.0)


def _common(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or not other:
        return 1.0 if list(one) == list(other) else 0.0
    both = sum((Counter(one) & Counter(other)).values())
    return 2 * both / (len(one) + len(other))
