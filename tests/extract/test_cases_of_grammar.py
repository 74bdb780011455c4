"""Tables a jurist can extend: sentences of law, and the records a careful reader makes of them.

A record in `cases/*.toml` gives holders, verb and object; what it leaves out is expected to be empty, the modality to
be "duty". A case without records holds no competence. `unread` are the reasons told for what was not read. A case with
`known_miss` says what the grammar does not read yet: the test fails when it does.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Competence, Lexicon, Mention, Reading, TargetRole
from rsi_graph.sources import parse_article

Row = dict[str, Any]
FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in FILES
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]
NAMES = ("holders", "joint", "assistance", "consulted", "acts_on", "acts_with", "mentions", "references")
OPTIONAL = ("item", "object", "actions")


@cache
def lexicon() -> Lexicon:
    return load_lexicon()


def read(law: str) -> Reading:
    return extract(parse_article(law, number="L1", code="code-de-la-securite-sociale"), lexicon())


def names(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.name for mention in mentions]


def as_row(record: Competence, words: str) -> Row:
    roles = {
        key: [target.name for target in record.targets if target.role is role]
        for key, role in (
            ("acts_on", TargetRole.ACTS_ON),
            ("acts_with", TargetRole.ACTS_WITH),
            ("mentions", TargetRole.MENTIONS),
        )
    }
    return {
        "item": record.item,
        "holders": names(record.holders),
        "modality": record.modality.value,
        "verb": record.verb,
        "verb_words": words,
        "word": record.word,
        "actions": [record.action],
        "object": record.object.text if record.object else "",
        "joint": names(record.joint),
        "assistance": names(record.assistance),
        "consulted": names(record.consulted),
        "references": [str(citation.reference) for citation in record.citations],
        "purpose": record.purpose.text if record.purpose else None,
        **roles,
    }


def full(record: Row) -> Row:
    """A record of the table with what it leaves out."""
    return {**{name: [] for name in NAMES}, "modality": "duty", "purpose": None, **record}


def differences(found: Row, wanted: Row) -> dict[str, tuple[object, object]]:
    """The fields that differ, as (found, wanted); names compared without order and case."""
    differing = {}
    for name, value in wanted.items():
        if name == "actions":
            same = found[name][0] in value
        elif name in NAMES:
            same = sorted(map(str.casefold, found[name])) == sorted(map(str.casefold, value))
        else:
            same = found[name] == value
        if not same:
            differing[name] = (found[name], value)
    return differing


def outcome(case: Row) -> tuple[object, object]:
    """What is found and what is wanted, in a form that shows the difference."""
    reading = read(case["law"])
    found = [as_row(record, record.verb_span.of(reading.article.text)) for record in reading.competences]
    wanted = [full(record) for record in case.get("records", [])]
    reasons = [unread.reason.value for unread in reading.unread]
    if len(found) != len(wanted):
        return [(row["verb"], row["object"]) for row in found], [(row["verb"], row.get("object")) for row in wanted]
    differing = [differences(*pair) for pair in zip(found, wanted, strict=True)]
    return (differing, reasons), ([{}] * len(wanted), case.get("unread", []))


@pytest.mark.parametrize("case", CASES)
def test_sentence_gives_the_records_a_jurist_expects(case: Row) -> None:
    """All records and no other, each field right, and the reasons for what was left unread."""
    found, wanted = outcome(case)
    if "known_miss" in case:
        assert found != wanted, f"now read as it should be, remove known_miss: {case['known_miss']}"
    else:
        assert found == wanted


def test_table_is_large_enough_to_mean_something() -> None:
    """At least eighty sentences, no name twice in a file."""
    assert len(CASES) >= 80
    assert len({case.id for case in CASES}) == len(CASES)
