"""Real inputs: the whole Code de la sécurité sociale, read without a crash, each address once."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from rsi_graph.model import Article, Span
from rsi_graph.sources import Unreadable, read_articles

CORPUS = Path(os.environ.get("RSI_GRAPH_CORPUS") or Path(__file__).parents[2].parent / "shared" / "corpus")
ARCHIVE = CORPUS / "css-2015-12-23.tar.xz"

pytestmark = pytest.mark.skipif(not ARCHIVE.is_file(), reason="the corpus is not here (RSI_GRAPH_CORPUS)")


@pytest.fixture(scope="module")
def code() -> list[Article | Unreadable]:
    """All of the archive."""
    return list(read_articles(ARCHIVE))


@pytest.fixture(scope="module")
def articles(code: list[Article | Unreadable]) -> list[Article]:
    """What could be read."""
    return [it for it in code if isinstance(it, Article)]


def test_every_file_is_read_but_those_the_mirror_lacks(code: list[Article | Unreadable]) -> None:
    """7,338 files; 150 of them say themselves that their text is missing."""
    unread = [it for it in code if isinstance(it, Unreadable)]
    assert len(code) == 7338
    assert len(unread) == 150
    assert all("the mirror lacks the text" in it.reason for it in unread)


def test_no_two_articles_have_the_same_name(articles: list[Article]) -> None:
    """Code, number and qualifier name one article."""
    names = Counter((it.code, it.number, it.qualifier) for it in articles)
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_paragraphs_of_an_article_have_the_same_address(articles: list[Article]) -> None:
    """The point is unique in its article, numbers have no gap, lines tile the text."""
    for article in articles:
        points = [it.point for it in article.paragraphs]
        assert len(set(points)) == len(points), article.number
        assert "\n".join(it.span.of(article.text) for it in article.paragraphs) == article.text
        assert article.to_source(Span(0, len(article.text))).end > 0


def test_no_markup_and_no_note_is_left_in_the_text(articles: list[Article]) -> None:
    """Tags, entities and the editor's NOTA stay out of the law."""
    rests = ("<p", "</", "<br", "&nbsp;", "\u00a0", "  ")
    assert [it.number for it in articles if any(rest in it.text for rest in rests)] == []
    assert sum(1 for it in articles if it.note) > 800


@pytest.mark.parametrize(
    ("number", "items"),
    [
        ("L221-1", ["al. 1", *(f"{count}°" for count in range(1, 12)), "al. 13"]),
        ("R135-20", ["I", *(f"I/{count}°" for count in range(1, 6)), "II", "II", "III", "III"]),
        ("L225-1", ["al. 1"]),
        ("L461-8", ["al. 1", "1°", "2°", "3°", "al. 5"]),
    ],
)
def test_known_articles_have_their_items(articles: list[Article], number: str, items: list[str]) -> None:
    """Articles a jurist has read."""
    (article,) = (it for it in articles if it.number == number)
    assert [it.item for it in article.paragraphs] == items
