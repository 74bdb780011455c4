"""What a jurist sees of a miss: the words of the law, what was expected beside what was read, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rsi_graph.evaluation import (
    GoldRecord,
    compare,
    evaluate,
    gold_of,
    to_changes_text,
    to_errors_text,
    to_evaluation_json,
    to_gold_json,
    to_misses_json,
)
from rsi_graph.evaluation.gold import Gold, article_key
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Reading
from rsi_graph.records import to_records
from rsi_graph.sources import parse_article

CODE = "code-de-la-securite-sociale"
LAW = """## L1

La caisse nationale est chargée :

1° De contrôler l'action des caisses de base ;

2° De contrôler les comptes.

Elle peut requérir l'avis du ministre. Elle informe les assurés.

Les comptes sont approuvés chaque année.
"""
RIGHT = GoldRecord(
    "1°", "contrôler", ("caisse nationale",), (), "duty", ("control",), "l'action des caisses de base",
    ("caisses de base",), (), "contrôler l'action des caisses de base",
)  # fmt: skip


@pytest.fixture(scope="module")
def reading() -> Reading:
    return extract(parse_article(LAW, code=CODE), load_lexicon())


def shown(reading: Reading, *records: GoldRecord) -> str:
    """The list of misses of what was read against these records."""
    key = article_key(CODE, "L1")
    done = evaluate(Gold({key: records}), gold_of(to_records(reading)))
    return to_errors_text(done.misses, {key: reading})


def test_a_record_that_was_not_read_is_shown_whole(reading: Reading) -> None:
    """The sentence with the record's words in brackets, every field, and why it was not read."""
    missed = replace(RIGHT, item="al. 5", verb="approuver", object="Les comptes", words="Les comptes sont approuvés")
    text = " ".join(shown(reading, RIGHT, missed).split())
    assert "MANQUÉ · MISSED al. 5, approuver" in text
    assert "« [Les comptes sont approuvés] chaque année. »" in text
    assert "titulaires · holders caisse nationale" in text
    assert "non lu · not read passif sans agent · no-agent" in text


def test_the_lead_in_of_an_item_is_shown(reading: Reading) -> None:
    """An item is read together with what introduces it."""
    text = " ".join(shown(reading, replace(RIGHT, modality="power")).split())
    assert "« La caisse nationale est chargée : … 1° De [contrôler l'action des caisses de base] ; »" in text


def test_a_field_that_differs_stands_beside_what_was_read(reading: Reading) -> None:
    """Only the fields that differ, as they are written, gold first; an empty one is said to be empty."""
    text = " ".join(shown(reading, replace(RIGHT, references=("CSS L611-4",), modality="power")).split())
    assert "DIFFÈRE · DIFFERS 1°, contrôler" in text
    assert "modalité · modality attendu · gold faculté · power lu · read mission · duty" in text
    assert "renvois · references attendu · gold CSS L611-4 lu · read (rien · nothing)" in text
    assert "cibles" not in text.rpartition("DIFFÈRE · DIFFERS")[2].partition("EN TROP")[0]


def test_a_record_at_another_place_is_pointed_to(reading: Reading) -> None:
    """What is missed at one place and read at another is told on both sides."""
    text = " ".join(shown(reading, replace(RIGHT, item="3°")).split())
    assert "peut-être lu comme · perhaps read as 1°, contrôler l'action des caisses de base" in text
    assert "peut-être attendu comme · perhaps expected as 3°, contrôler l'action des caisses de base" in text


def test_only_the_sentence_of_the_record_is_shown(reading: Reading) -> None:
    """A paragraph of two sentences is cut to the one that matters."""
    text = " ".join(shown(reading, RIGHT).split())
    assert "EN TROP · SPURIOUS al. 4, informer" in text
    assert "« Elle [informe les assurés]. »" in text


def test_another_wording_is_told(reading: Reading) -> None:
    """Words that the text has not are shown as such: the source holds another version of the article."""
    text = " ".join(shown(reading, replace(RIGHT, verb="suivre", words="suivre les comptes annuels")).split())
    assert "autre rédaction · other text suivre les comptes annuels" in text


def test_no_line_is_longer_than_asked(reading: Reading) -> None:
    """Long values go on under themselves."""
    text = shown(reading, replace(RIGHT, object="les comptes " * 40, note="une note " * 30))
    assert max(map(len, text.splitlines())) <= 110


def test_no_miss_is_said_so() -> None:
    """An empty list says that it is empty."""
    assert to_errors_text(()) == "Aucun écart. · No miss.\n"


def result(reading: Reading, *records: GoldRecord) -> dict[str, object]:
    gold = Gold({article_key(CODE, "L1"): records})
    done = evaluate(gold, gold_of(to_records(reading)))
    return {**to_evaluation_json(done), "gold_sha256": to_gold_json(gold), "misses": to_misses_json(done.misses)}


def test_changes_name_what_was_mended_and_what_is_new(reading: Reading) -> None:
    """Figures of both results, then the misses of only one, and that the gold's records are not the same."""
    before, now = result(reading, replace(RIGHT, targets=())), result(reading, replace(RIGHT, holders=("conseil",)))
    told = " ".join(to_changes_text(compare(before, now)).split())
    assert "titulaires · holders 1.0000 0.0000 -1.0000" in told
    assert "articles 1 1 =" in told
    assert f"Corrigés · mended (1) cibles · targets : L1 ({CODE}), 1°, contrôler" in told
    assert f"Nouveaux écarts · new misses (1) titulaires · holders : L1 ({CODE}), 1°, contrôler" in told
    assert "Les relevés attendus ont changé depuis" in told


def test_an_earlier_result_without_misses_says_what_to_do(reading: Reading) -> None:
    """Figures can still be compared."""
    before = {name: value for name, value in result(reading, RIGHT).items() if name != "misses"}
    told = to_changes_text(compare(before, result(reading, RIGHT)))
    assert "enregistrez les résultats avec --errors" in told
    assert "Corrigés" not in told
