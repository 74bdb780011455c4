"""No word of the law is lost, moved or made up, whatever the markup."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from rsi_graph.errors import SourceError
from rsi_graph.model import Article, Span
from rsi_graph.sources import parse_article

TAGS = [
    "<p>",
    "</p>",
    "<br/>",
    "<br clear='none'/>",
    "<div>",
    "</div>",
    "<i>",
    "</i>",
    "<sup>",
    "</sup>",
    "<td>",
    "</td>",
]
TAGS += ["<tr>", "</tr>", "<table>", "</table>", "<a href='/x/l1.md' title='Code du travail - art. L1 (V)'>", "</a>"]
WORDS = [
    "La Caisse",
    "1° De payer",
    "2° bis",
    "a) le",
    "b)",
    "I.-A.-",
    "II. - Il",
    "- le siège",
    " :",
    " ;",
    ".",
    "L. 611-2",
]
WORDS += [
    "œuvre",
    "d'assurer",
    "e\u0301tat",
    "&eacute;",
    "&#176;",
    "&nbsp;",
    "&amp;",
    "&",
    "<",
    "&#x301;",
    "3°",
    "iv)",
    "(1)",
]
BLANKS = [" ", "  ", "\n", "\n\n", "\u00a0", "\r\n", "\t"]

pieces = st.lists(
    st.sampled_from(TAGS + WORDS + BLANKS) | st.text("abcéIVX1°)(.-–: ;\u0301\u200b", max_size=8), max_size=40
)


def read(body: str) -> Article | None:
    """The article, or None where there is no law in it."""
    try:
        return parse_article(f"# Article L1\n\n{body}", code="code-du-travail")
    except SourceError:
        return None


@given(pieces)
@settings(max_examples=400, deadline=None)
def test_no_visible_character_is_lost(woven: list[str]) -> None:
    """Take the tags away, decode the entities, leave out the blanks: that is the text."""
    article = read(" ".join(woven))
    visible = unescape(" ".join(piece for piece in woven if piece not in TAGS))
    assert _solid(article.text if article else "") == _solid(visible)


@given(pieces)
@settings(max_examples=300, deadline=None)
def test_every_character_leads_back_to_the_source(woven: list[str]) -> None:
    """`to_source` of one character gives the piece of the source that prints it."""
    body = " ".join(woven)
    article = read(body)
    for offset, character in enumerate(article.text if article else ""):
        place = article.to_source(Span(offset, offset + 1)) if article else Span(0, 0)
        piece = re.sub(r"<[a-z/][^>]*>", "", f"# Article L1\n\n{body}"[place.start : place.end])
        printed = unicodedata.normalize("NFC", unescape(piece))
        assert character in printed or (character in " \n" and (not _solid(printed) or re.search(r"\s", printed)))


@given(pieces)
@settings(max_examples=300, deadline=None)
def test_paragraphs_tile_the_text(woven: list[str]) -> None:
    """Numbers without a gap, lines without a hole, no empty line, no address twice."""
    article = read("".join(woven))
    paragraphs = article.paragraphs if article else ()
    assert "\n".join(it.span.of(article.text) for it in paragraphs if article) == (article.text if article else "")
    assert [it.number for it in paragraphs] == list(range(1, len(paragraphs) + 1))
    assert len({it.point for it in paragraphs}) == len(paragraphs)
    for it in paragraphs:
        line = it.span.of(article.text) if article else ""
        assert line
        assert line == line.strip()
        assert "  " not in line
        assert it.span.contains(it.body)
        assert it.body.end == it.span.end
        assert it.parent is None or it.parent < it.number


@given(pieces)
@settings(max_examples=200, deadline=None)
def test_links_stand_over_their_words(woven: list[str]) -> None:
    """A link is never empty and never begins or ends with a blank."""
    article = read("".join(woven))
    for link in article.links if article else ():
        words = link.span.of(article.text) if article else ""
        assert words
        assert words == words.strip()
        assert (link.code, link.number, link.status) == ("code-du-travail", "L1", "V")


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_with_a_sentence(body: str) -> None:
    """No markup breaks the reader; the canonical text is NFC."""
    article = read(body)
    assert article is None or unicodedata.is_normalized("NFC", article.text)


def test_the_same_law_in_other_dress_is_the_same_text() -> None:
    """Tags, entities and blanks leave no trace in the canonical text."""
    dressed = read("<p>1&deg; De&nbsp;contr&ocirc;ler <b>les</b>  caisses ; </p><div>2° De&#32;payer.</div>")
    plain = read("1° De contrôler les caisses ;\n\n2° De payer.")
    assert dressed
    assert plain
    assert dressed.text == plain.text
    assert dressed.version.key == plain.version.key


def _solid(text: str) -> str:
    return re.sub(r"[\s\u200b\ufeff]", "", unicodedata.normalize("NFC", text))
