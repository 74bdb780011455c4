"""What the source's hyperlinks add to the words."""

from __future__ import annotations

from rsi_graph.model import CitationStatus, Link, Span
from rsi_graph.references import find_citations

TEXT = "mentionnés à l'article 911-1 et à l'article L. 611-2"


def _link(words: str, number: str) -> Link:
    start = TEXT.index(words)
    return Link(Span(start, start + len(words)), "#", code="code-de-la-securite-sociale", number=number)


def test_a_citation_carries_the_link_over_its_words() -> None:
    """The link is kept; the words decide."""
    link = _link("L. 611-2", "L611-2")
    citations = find_citations(TEXT, code="code-de-la-securite-sociale", article="L611-4", links=[link])
    assert [citation.link for citation in citations] == [None, link]


def test_a_link_says_of_which_code_a_plain_number_is() -> None:
    """ "l'article 911-1" alone cannot be told in a code of lettered numbers; its link can."""
    citations = find_citations(
        TEXT, code="code-de-la-securite-sociale", article="L611-4", links=[_link("911-1", "L911-1")]
    )
    assert str(citations[0].reference) == "CSS L911-1"
    assert citations[0].status is CitationStatus.RESOLVED
