"""L611-4, the article the project starts from, is read whole and right."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from rsi_graph.model import Article, Span
from rsi_graph.sources import read_article

SOURCE = Path(__file__).parents[2] / "data" / "sources" / "L611-4.md"


@pytest.fixture(scope="module")
def article() -> Article:
    """The article as shipped, with its sidecar."""
    return read_article(SOURCE)


def test_it_is_named_and_dated_by_its_sidecar(article: Article) -> None:
    """Code, dates (half-open), origin and licence come from the file beside it."""
    assert (article.code, article.number, article.qualifier) == ("code-de-la-securite-sociale", "L611-4", None)
    assert (article.version.start, article.version.end) == (date(2015, 12, 23), date(2017, 1, 1))
    assert article.version.key == "2015-12-23"
    assert article.origin
    assert article.licence
    assert article.source_sha256 == sha256(SOURCE.read_bytes()).hexdigest()


def test_it_has_sixteen_alineas_of_which_thirteen_are_points(article: Article) -> None:
    """The lead-in and the two closing paragraphs belong to no point."""
    points = [f"{number}°" for number in range(1, 14)]
    assert [it.item for it in article.paragraphs] == ["al. 1", *points, "al. 15", "al. 16"]
    assert {it.parent for it in article.paragraphs[1:14]} == {1}
    assert not any(it.inferred for it in article.paragraphs)


def test_its_four_links_name_code_article_and_status(article: Article) -> None:
    """Their spans are the words alone, without the blank the source has inside the link."""
    found = [(it.span.of(article.text), it.number, it.status) for it in article.links]
    assert found == [
        ("L. 611-2", "L611-2", "V"),
        ("L. 611-20", "L611-20", "VT"),
        ("L. 225-1-1", "L225-1-1", "V"),
        ("L. 114-12", "L114-12", "V"),
    ]
    assert {it.code for it in article.links} == {"code-de-la-securite-sociale"}


def test_its_words_lead_back_to_the_file(article: Article) -> None:
    """A quote of the text is found at its place in the source."""
    start = article.text.index("un pouvoir de contrôle")
    place = article.to_source(Span(start, start + len("un pouvoir de contrôle")))
    assert SOURCE.read_text(encoding="utf-8")[place.start : place.end] == "un pouvoir de contrôle"
