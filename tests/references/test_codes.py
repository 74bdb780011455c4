"""The table of codes: one source, no name for two codes, the same in Turtle."""

from __future__ import annotations

from collections import Counter

import pytest
import rdflib

from rsi_graph.model import Reference
from rsi_graph.references import UnreadableReferenceError, code_abbreviation, code_slug, default_codes, parse_reference
from rsi_graph.references.codes import read_codes
from rsi_graph.references.codes_to_turtle import codes_to_turtle
from rsi_graph.resources import resource_path

CODES, TEXTS = read_codes(resource_path("ontology", "codes.toml"))


def test_the_turtle_file_is_what_the_table_gives() -> None:
    """ontology/codes.ttl is never edited by hand."""
    assert resource_path("ontology", "codes.ttl").read_text(encoding="utf-8") == codes_to_turtle(CODES)


def test_the_turtle_file_is_sound() -> None:
    """It parses, without blank nodes, with one typed resource for each code."""
    graph = rdflib.Graph().parse(resource_path("ontology", "codes.ttl"))
    assert len(set(graph.subjects(rdflib.RDF.type))) == len(CODES) >= 79
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]


def test_slugs_abbreviations_and_other_names_are_each_of_one_code() -> None:
    """No form stands for two codes."""
    for forms in (
        [code.slug for code in CODES],
        [code.act for code in CODES],
        [code.title.lower() for code in CODES],
        [name.lower() for code in CODES for name in code.names],
    ):
        assert [form for form, count in Counter(forms).items() if count > 1] == []


def test_unlettered_codes_exist() -> None:
    """ "article 1024 du code rural" leads to a code of the table."""
    slugs = {code.slug for code in CODES}
    assert {code.unlettered for code in CODES if code.unlettered} <= slugs


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.slug)
def test_abbreviation_and_slug_are_inverse(code: object) -> None:
    """From slug to act and back."""
    slug = code.slug  # type: ignore[attr-defined]
    assert code_slug(code_abbreviation(slug)) == slug


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.act)
def test_texts_without_number_are_written_with_art(text: object) -> None:
    """The model knows the same texts as the table."""
    act = text.act  # type: ignore[attr-defined]
    assert str(Reference(act, "34")) == f"{act} art. 34"
    assert parse_reference(f"{act} art. 34") == Reference(act, "34")


def test_every_name_is_found_by_the_pattern() -> None:
    """Longer names win: "code rural et de la pêche maritime" before "code rural"."""
    table = default_codes()
    for name, code in table.by_name.items():
        match = table.pattern.match(name)
        assert match
        assert table.named(match[0]) is code


@pytest.mark.parametrize("words", ["", "CSS deux", "CSS L611-2 zut", "code rural L1", "accordéon", "zut art. 3"])
def test_what_is_no_reference_is_refused_with_advice(words: str) -> None:
    """The error says what was found and what to write."""
    with pytest.raises(UnreadableReferenceError, match="Write a reference like"):
        parse_reference(words)
