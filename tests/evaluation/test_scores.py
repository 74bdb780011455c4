"""The figures of `evaluate` are those of the guidelines' reference scorer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rsi_graph.evaluation import (
    Gold,
    GoldError,
    GoldRecord,
    evaluate,
    gold_of,
    read_gold,
    to_evaluation_json,
    to_evaluation_text,
)
from rsi_graph.evaluation.agreement import pair
from rsi_graph.evaluation.scores import kind_of

SHARED = Path(__file__).parents[3] / "shared" / "gold"
CASE = Path(__file__).parents[1] / "cases" / "L611-4" / "expected.jsonl"

RECORD = GoldRecord(
    "2°",
    "contrôler",
    ("Caisse nationale",),
    (),
    "duty",
    ("control",),
    "l'action des caisses",
    ("caisses",),
    ("CSS L1",),
)


def gold(*records: GoldRecord) -> Gold:
    return Gold({("code", "L1"): records})


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the reference scorer is not beside the repository")
@pytest.mark.parametrize("drop", [0, 3, 7])
def test_figures_equal_the_reference_scorer(tmp_path: Path, drop: int) -> None:
    """On the development gold, whole or damaged in a fixed way, every overall figure is the same."""
    rows = [
        json.loads(line) for line in (SHARED / "dev.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    damaged = [_damage(row, rank) if drop and rank % drop == 1 else row for rank, row in enumerate(rows)]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in damaged), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "dev.jsonl"), str(predicted), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    figures = to_evaluation_json(evaluate(read_gold(SHARED / "dev.jsonl"), read_gold(predicted)))
    assert {name: figures[name] for name in reference} == reference


def _damage(row: dict[str, object], rank: int) -> dict[str, object]:
    """A record with one field spoilt, another one at each rank."""
    if row.get("none"):
        return row
    spoilt = {
        0: {"verb": "nuire"},
        1: {"holders": ["Personne"]},
        2: {"targets": ["nul"]},
        3: {"object": "rien du tout"},
    }
    return {**row, **spoilt[rank % 4]}


def test_gold_against_itself_is_perfect() -> None:
    """Every ratio and every share is 1, and there is no miss."""
    case = read_gold(CASE)
    evaluation = evaluate(case, case)
    assert evaluation.overall.detection.f1 == evaluation.overall.frame.f1 == 1
    assert set(evaluation.overall.fields.values()) == {1.0}
    assert evaluation.misses == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"holders": ("Autre",)}, "holders"),
        ({"modality": "power"}, "modality"),
        ({"actions": ("finance",)}, "actions"),
        ({"object": "les comptes annuels"}, "object"),
        ({"targets": ()}, "targets"),
        ({"references": ("CSS L2",)}, "references"),
    ],
)
def test_each_field_breaks_the_frame(changed: dict[str, object], field: str) -> None:
    """A pair with one wrong field is detected, is no right frame, and names the field."""
    evaluation = evaluate(gold(RECORD), gold(replace(RECORD, **changed)))  # type: ignore[arg-type]
    assert evaluation.overall.detection.f1 == 1
    assert evaluation.overall.frame.right == 0
    assert [(miss.kind, miss.fields) for miss in evaluation.misses] == [("differs", (field,))]


def test_joint_does_not_break_the_frame() -> None:
    """The guidelines leave `joint` out of the frame."""
    evaluation = evaluate(gold(RECORD), gold(replace(RECORD, joint=("caisses",))))
    assert evaluation.overall.frame.right == 1
    assert [miss.fields for miss in evaluation.misses] == [("joint",)]


def test_names_are_compared_without_articles_and_case() -> None:
    """ "La caisse" is "Caisse"; œ is oe."""
    evaluation = evaluate(gold(RECORD), gold(replace(RECORD, holders=("la caisse nationale",), verb="Contrôler")))
    assert evaluation.overall.frame.right == 1


def test_pairs_need_the_same_place_and_verb() -> None:
    """A record at another item is missed and spurious at once."""
    pairing = pair((RECORD,), (replace(RECORD, item="3°"),))
    assert (len(pairing.pairs), len(pairing.missed), len(pairing.spurious)) == (0, 1, 1)


def test_the_best_object_is_paired_first() -> None:
    """Two records of one verb and item go to the nearest objects, whatever the order."""
    first, second = RECORD, replace(RECORD, object="les organismes conventionnés")
    pairing = pair((first, second), (second, first))
    assert all(one.object == other.object for one, other in pairing.pairs)


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        (RECORD, "list item"),
        (replace(RECORD, item="I/a"), "list item"),
        (replace(RECORD, item="al. 3"), "sentence"),
        (replace(RECORD, modality="power"), "power"),
        (replace(RECORD, object="Le budget", words="Le budget est approuvé par le ministre"), "passive"),
    ],
)
def test_kinds_of_sentence(record: GoldRecord, kind: str) -> None:
    """The kind is told from the record's own fields."""
    assert kind_of(record) == kind


def test_an_article_without_competence_counts_what_is_read_there() -> None:
    """`none` articles make every record read in them spurious."""
    none = gold_of([{"article": "L1", "code": "code", "none": True}])
    evaluation = evaluate(none, gold(RECORD))
    assert (evaluation.overall.gold, evaluation.overall.predicted) == (0, 1)


def test_the_report_names_codes_and_kinds() -> None:
    """The text has the overall figures and both groupings."""
    text = to_evaluation_text(evaluate(gold(RECORD), gold(RECORD)))
    assert "par code · per code" in text
    assert "élément de liste · list item" in text


def test_no_name_of_a_code_is_cut() -> None:
    """Columns are as wide as the longest name."""
    name = "code-general-des-impots-annexe-iv-cgianiv-" + "x" * 40
    assert name in to_evaluation_text(evaluate(Gold({(name, "L1"): (RECORD,)}), gold()))


WRITTEN = {
    "article": "L1",
    "code": "c",
    "item": "1°",
    "verb": "v",
    "holders": [],
    "modality": "duty",
    "actions": ["pay"],
}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2 is not JSON"),
        ("[1]", "line 2 has no article and no code"),
        ('{"article": "L1"}', "line 2 has no code"),
        (
            '{"article": "L1", "code": "c", "item": "1°", "verb": "v"}',
            "line 2 has no holders and no modality and no act",
        ),
        (json.dumps({**WRITTEN, "holders": "caisse"}), 'line 2 has "caisse" as holders. Write a list'),
        (json.dumps({**WRITTEN, "holders": ["caisse"], "targets": "Etat"}), 'line 2 has "Etat" as targets'),
        (
            json.dumps({**WRITTEN, "holders": ["caisse"], "modality": "shall"}),
            "modality 'shall'. Write duty, power or proh",
        ),
    ],
)
def test_a_broken_gold_file_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    """A line that is no record is an error that says which, and what it lacks."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"article": "L2", "code": "c", "none": true}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=re.escape(said)):
        read_gold(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no record"),
        (b"\n \n", "holds no record"),
        (b"\xff\xfe", "not UTF-8 text"),
        (None, "could not be read"),
    ],
)
def test_a_file_that_is_no_gold_is_told(tmp_path: Path, content: bytes | None, said: str) -> None:
    """An empty, a binary and a missing file each have their sentence."""
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GoldError, match=said):
        read_gold(path)
