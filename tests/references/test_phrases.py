"""The table of phrases: what each names, and which words make the citing expression."""

from __future__ import annotations

from pathlib import Path

import pytest

from rsi_graph.model import CitationStatus
from rsi_graph.references import find_citations, parse_reference

TABLE = Path(__file__).with_name("phrases.tsv")


def _rows() -> list[tuple[str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(text, expected, phrases) for text, expected, phrases in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("text", "expected", "phrases"), _rows(), ids=lambda value: value[:60])
def test_a_phrase_names_what_a_jurist_reads(text: str, expected: str, phrases: str) -> None:
    """Every row gives its references, in the order of the text, and its citing expressions."""
    citations = find_citations(text, code="code-de-la-securite-sociale", article="L611-4")
    assert " | ".join(str(citation.reference) for citation in citations if citation.reference) == expected
    found = list(dict.fromkeys(citation.phrase.of(text) for citation in citations))
    assert found == ([text] if phrases == "=" else [phrase for phrase in phrases.split(" | ") if phrase])


def test_the_table_is_large_and_has_many_phrases_that_name_nothing() -> None:
    """At least 150 rows, 30 of them without any reference."""
    rows = _rows()
    assert len(rows) >= 150
    assert sum(1 for _, expected, _ in rows if not expected) >= 30


@pytest.mark.parametrize(
    "reference", sorted({name for _, expected, _ in _rows() for name in expected.split(" | ")} - {""})
)
def test_every_reference_of_the_table_is_read_back(reference: str) -> None:
    """parse_reference and str are inverse on the expected forms."""
    assert str(parse_reference(reference)) == reference


def test_the_same_words_mean_the_own_code_of_the_citing_article() -> None:
    """ "l'article L. 511-1" is of the code it stands in; a plain number is of a code of plain numbers."""
    text = "à l'article L. 511-1 et à l'article 371-1"
    labour = find_citations(text, code="code-du-travail", article="L1111-1")
    assert [str(citation.reference) for citation in labour] == ["CT L511-1", "None"]
    assert labour[1].status is CitationStatus.AMBIGUOUS
    civil = find_citations("l'article 371-1", code="code-civil", article="372")
    assert [str(citation.reference) for citation in civil] == ["C. civ. 371-1"]


def test_the_same_article_is_the_last_one_cited() -> None:
    """ "du même article" and "de cet article" are made absolute; before any article is cited they are not."""
    text = "à cet article ; aux articles L. 5 et L. 6 ; au II du même article"
    citations = find_citations(text, code="code-de-la-securite-sociale", article="L611-4")
    assert [str(citation.reference) for citation in citations] == ["None", "CSS L5", "CSS L6", "CSS L6 II"]
    assert [citation.status.value for citation in citations] == ["relative", "resolved", "resolved", "relative"]


def test_words_about_this_article_are_reported_without_reference() -> None:
    """They are citations of status `relative`, so that the words are known to be a reference."""
    citations = find_citations("au premier alinéa du présent article", code="code-de-la-securite-sociale", article="L1")
    assert [(citation.reference, citation.status) for citation in citations] == [(None, CitationStatus.RELATIVE)]
