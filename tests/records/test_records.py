"""Rows: the fields of the guidelines first, and more behind them."""

import json
from dataclasses import replace

from rsi_graph.iri import CompetenceAddress, parse_iri
from rsi_graph.model import BodyKind, Mention, Reading, Span, Unread, UnreadReason
from rsi_graph.records import to_jsonl, to_records, to_unread_records

GUIDELINE_FIELDS = (
    *("article", "code", "item", "holders", "joint", "modality", "verb", "actions"),
    *("object", "targets", "references", "purpose", "quote"),
)


def test_fields_of_the_guidelines_come_first(reading: Reading) -> None:
    """Each row begins with the thirteen fields of the annotation guidelines, in their order."""
    assert {tuple(row)[:13] for row in to_records(reading)} == {GUIDELINE_FIELDS}


def test_quote_is_the_text_at_its_offsets(reading: Reading) -> None:
    """`quote == text[start:end]`."""
    assert [row["quote"] for row in to_records(reading)] == [
        reading.article.text[row["start"] : row["end"]] for row in to_records(reading)
    ]


def test_one_concept_a_row(reading: Reading) -> None:
    """`actions` holds one concept, also where the words fit others."""
    assert {len(row["actions"]) for row in to_records(reading)} == {1}


def test_targets_are_the_three_roles_together(reading: Reading) -> None:
    """No target without a role, no role outside the targets."""
    for row in to_records(reading):
        assert set(row["targets"]) == {*row["acts_on"], *row["acts_with"], *row["mentions"]}


def test_rows_have_addresses_of_their_own(reading: Reading) -> None:
    """Every row has its own IRI, and it reads back as the address of a competence."""
    iris = [row["iri"] for row in to_records(reading)]
    assert len(set(iris)) == len(iris) == 30
    assert all(isinstance(parse_iri(iri), CompetenceAddress) for iri in iris)


def test_base_of_addresses_is_an_option(reading: Reading) -> None:
    """Another base moves all addresses and nothing else."""
    assert to_records(reading, base="https://example.org/")[0]["iri"].startswith(
        "https://example.org/article/css/L611-4/"
    )


def test_days_in_force_come_from_the_version(reading: Reading) -> None:
    """The first and the last day in force are ISO days; the half-open end inside is not shown."""
    row = to_records(reading)[0]
    assert (row["version"], row["in_force_from"], row["last_day_in_force"]) == (
        "2015-12-23",
        "2015-12-23",
        "2016-12-31",
    )


def test_days_that_are_not_known_are_null(reading: Reading) -> None:
    """A snapshot has no day of entry into force."""
    bare = replace(
        reading, article=replace(reading.article, version=replace(reading.article.version, start=None, end=None))
    )
    row = to_records(bare)[0]
    assert (row["in_force_from"], row["last_day_in_force"]) == (None, None)


def test_assistance_is_joint_and_consultation_is_not(reading: Reading) -> None:
    """`joint` is flat over "conjointement avec" and "avec le concours de"; "après avis de" is `consulted`."""
    named = [Mention(name, BodyKind.NAMED, Span(0, 2)) for name in ("caisse A", "caisse B", "conseil C")]
    competence = replace(reading.competences[0], joint=(named[0],), assistance=(named[1],), consulted=(named[2],))
    [row] = to_records(replace(reading, competences=(competence,)))
    assert (row["joint"], row["consulted"]) == (["caisse A", "caisse B"], ["conseil C"])


def test_missing_parts_have_their_empty_values(reading: Reading) -> None:
    """No object is an empty string, no purpose is null: the guidelines' own forms."""
    [row] = to_records(replace(reading, competences=(replace(reading.competences[0], object=None, purpose=None),)))
    assert (row["object"], row["purpose"]) == ("", None)


def test_article_without_competence_has_no_row(reading: Reading) -> None:
    """The `none` lines of the gold files are not written."""
    assert to_records(replace(reading, competences=())) == []


def test_lines_read_back_as_the_rows(reading: Reading) -> None:
    """JSON Lines lose nothing, keep French letters as they are, and end with a line feed."""
    rows = to_records(reading)
    lines = to_jsonl(rows)
    assert [json.loads(line) for line in lines.splitlines()] == rows
    assert "indépendants" in lines
    assert lines.endswith("}\n")


def test_unread_words_keep_their_place_and_reason(reading: Reading) -> None:
    """What was not read is a row with the words, their offsets, the reason and its detail."""
    unread = Unread(Span(3, 18), 1, "al. 1", UnreadReason.UNKNOWN_VERB, "fédérer")
    [row] = to_unread_records(replace(reading, unread=(unread,)))
    assert (row["quote"], row["reason"], row["detail"]) == ("Caisse nationale"[:15], "unknown-verb", "fédérer")
    assert (row["article"], row["item"], row["start"], row["end"]) == ("L611-4", "al. 1", 3, 18)
