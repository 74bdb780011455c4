"""What counts as the same competence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsi_graph.changes import ChangeKind, Statement, compare
from rsi_graph.changes.compare import likeness
from rsi_graph.changes.statement import fold

CONTROL = Statement(
    iri="urn:1", article="urn:article", item="2°", holders=frozenset({"urn:caisse"}), who=("Caisse nationale",),
    modality="Duty", verb="contrôler", action="control", family="control", object="l'action des caisses de base",
)  # fmt: skip


def kinds(before: list[Statement], after: list[Statement]) -> list[str]:
    return [change.kind.value for change in compare(before, after)]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"item": "3°"}, "kept"),
        ({"article": "urn:other"}, "kept"),
        ({"object": "L’action  des caisses‑de base"}, "kept"),
        ({"object": "l'action des caisses de base et de leurs unions"}, "reworded"),
        ({"modality": "Power"}, "reworded"),
        ({"joint": ("Agence centrale",)}, "reworded"),
        ({"verb": "vérifier"}, "reworded"),
        ({"verb": "animer", "action": "coordinate"}, "gained lost"),
        ({"object": "les opérations immobilières"}, "gained lost"),
        ({"holders": frozenset({"urn:other"})}, "gained lost"),
        ({"article": "urn:other", "object": "l'action de toutes les caisses de base"}, "gained lost"),
    ],
)
def test_what_is_the_same_and_what_is_not(change: dict[str, object], kind: str) -> None:
    """Numbers, spelling and places make no difference; holders and actions do; other words are a rewording."""
    assert " ".join(kinds([CONTROL], [replace(CONTROL, iri="urn:2", **change)])) == kind


def test_oe_is_no_change() -> None:
    """ "mettre en oeuvre" became "mettre en œuvre" in 2017: that is spelling."""
    old = replace(CONTROL, verb="mettre en œuvre", object="les actions de mise en oeuvre")
    new = replace(old, iri="urn:2", object="les actions de mise en œuvre")
    assert kinds([old], [new]) == ["kept"]
    assert fold("Œuvre") == fold("oeuvre")


def test_the_most_alike_are_matched() -> None:
    """Of two candidates the nearer one is the same competence reworded, the other is lost."""
    far = replace(CONTROL, iri="urn:far", object="l'action sanitaire des unions de base")
    new = replace(CONTROL, iri="urn:new", object="l'action des caisses de base et de leurs unions")
    changes = compare([far, CONTROL], [new])
    assert [(c.kind.value, c.before.iri if c.before else "") for c in changes] == [
        ("reworded", "urn:1"),
        ("lost", "urn:far"),
    ]


STATEMENTS = st.lists(
    st.builds(
        Statement,
        iri=st.uuids().map(str), article=st.sampled_from(["a", "b"]), item=st.sampled_from(["1°", "2°"]),
        holders=st.sampled_from([frozenset({"x"}), frozenset({"y"})]), who=st.just(("X",)),
        modality=st.sampled_from(["Duty", "Power"]), verb=st.sampled_from(["contrôler", "animer"]),
        action=st.sampled_from(["control", "coordinate"]), family=st.just("control"),
        object=st.lists(st.sampled_from(["les", "caisses", "de", "base", "unions"]), max_size=5).map(" ".join),
    ),
    max_size=8,
)  # fmt: skip


@given(STATEMENTS, STATEMENTS)
def test_each_competence_stands_in_exactly_one_change(before: list[Statement], after: list[Statement]) -> None:
    """Nothing is lost on the way, nothing counted twice."""
    changes = compare(before, after)
    assert sorted(c.before.iri for c in changes if c.before) == sorted(s.iri for s in before)
    assert [c.after.iri for c in changes if c.after] == [s.iri for s in after]


@given(STATEMENTS)
def test_the_same_is_kept_whatever_its_order(statements: list[Statement]) -> None:
    """Nothing changed, nothing told."""
    again = [replace(s, iri=f"{s.iri}-again") for s in reversed(statements)]
    assert set(kinds(statements, again)) <= {"kept"}


@given(STATEMENTS, STATEMENTS)
def test_backwards_what_was_gained_is_lost(before: list[Statement], after: list[Statement]) -> None:
    """As many kept either way."""
    there, back = compare(before, after), compare(after, before)

    def count(changes: tuple[object, ...], kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in changes)

    assert count(there, ChangeKind.KEPT) == count(back, ChangeKind.KEPT)


@given(STATEMENTS, STATEMENTS)
def test_likeness_is_between_nothing_and_one_and_symmetric(before: list[Statement], after: list[Statement]) -> None:
    """One for the same words, nothing where neither verb nor action is shared."""
    for one in before:
        assert likeness(one, one) == pytest.approx(1)
        for other in after:
            assert 0 <= likeness(one, other) <= 1
            assert likeness(one, other) == likeness(other, one)
