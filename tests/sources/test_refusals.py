"""What cannot be read is refused with a sentence that says what, where and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rsi_graph.errors import SourceError
from rsi_graph.sources import Sidecar, parse_article, parse_sidecar, read_article, read_articles
from rsi_graph.sources.problems import (
    BadCode,
    BadSidecar,
    CodesDisagree,
    EmptyArticle,
    MissingSource,
    MissingText,
    NoArticles,
    NotText,
    SeveralArticles,
    UnknownCode,
    UnnumberedArticle,
    WrongEncoding,
)

LAW = "# Article L1\n\n<p>Le conseil siège.</p>"
TRAVAIL = "code-du-travail"


@pytest.mark.parametrize("body", ["", "<p> &nbsp; </p><br/>", "<br/><br/><i>NOTA:<p>Abrogé.</p></i>"])
def test_an_article_without_law_is_refused(body: str) -> None:
    """Blanks and a NOTA are no law."""
    with pytest.raises(EmptyArticle, match="no text"):
        parse_article(f"# Article L1\n\n{body}", code=TRAVAIL)


def test_a_repealed_article_is_an_article() -> None:
    """ "(Abrogé)" is what is left of its text."""
    assert parse_article("# Article L1\n\n(Abrogé)", code=TRAVAIL).text == "(Abrogé)"


def test_a_gap_of_the_mirror_is_told_with_its_identifier() -> None:
    """The mirror says itself that it lacks some texts."""
    link = "[legifrance](https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006743463)"
    with pytest.raises(MissingText, match="LEGIARTI000006743463"):
        parse_article(f"# Article L582-1\n\n\u26a0\ufe0fMissing data from {link}\u26a0\ufe0f", code=TRAVAIL)


def test_an_article_without_number_is_refused() -> None:
    """Neither heading nor file name nor option: no address in the law."""
    with pytest.raises(UnnumberedArticle, match="# Article L611-4"):
        parse_article("Le conseil siège.", code=TRAVAIL)
    assert parse_article("Le conseil siège.", code=TRAVAIL, path="x/l12-1.md").number == "L12-1"


@pytest.mark.parametrize(
    ("arguments", "problem", "words"),
    [
        ({}, UnknownCode, "--code"),
        ({"code": "code-du-travai"}, BadCode, "code-du-travail"),
        ({"code": TRAVAIL, "path": "code-civil/l1.md"}, CodesDisagree, "code-civil"),
        ({"code": TRAVAIL, "sidecar": Sidecar(code="code-civil")}, CodesDisagree, "the sidecar says code-civil"),
        ({"sidecar": Sidecar(code="code-civil"), "path": f"{TRAVAIL}/l1.md"}, CodesDisagree, "the path says"),
    ],
)
def test_the_code_must_be_known_and_one(
    arguments: dict[str, str | Sidecar], problem: type[SourceError], words: str
) -> None:
    """Where two places disagree, both are named."""
    with pytest.raises(problem, match=words):
        parse_article(LAW, **arguments)  # type: ignore[arg-type]


def test_links_name_the_code_only_where_nothing_else_does() -> None:
    """Links that all point into one code are believed; into two, they are not."""
    labour = "<a href='/code-du-travail/l2.md'>L. 2</a>"
    civil = "<a href='/code-civil/1.md'>1</a>"
    assert parse_article(f"# Article L1\n{labour}").code == TRAVAIL
    assert parse_article(f"# Article L1\n{labour} {civil}", code="code-civil").code == "code-civil"
    with pytest.raises(UnknownCode, match="code-civil and code-du-travail"):
        parse_article(f"# Article L1\n{labour} {civil}")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("code = ", "cannot be used"),
        ('cod = "x"', "“cod” is not one of its keys"),
        ('start = "2015-12-23"', "should be a day"),
        ("code = 3", "should be a text"),
        ("start = 2016-01-01\nlast_day = 2015-01-01", "comes before"),
        ("start = 2016-01-01T00:00:00", "should be a day"),
    ],
)
def test_a_broken_sidecar_is_refused(content: str, words: str) -> None:
    """A typing error in a key must not pass in silence."""
    with pytest.raises(BadSidecar, match=words):
        parse_sidecar(content)


def test_an_open_end_is_no_end() -> None:
    """Légifrance writes 2999-01-01 for a text without end."""
    assert parse_sidecar("start = 2016-01-01\nlast_day = 2999-01-01").end is None
    assert parse_sidecar("last_day = 2016-12-31").end == date(2017, 1, 1)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """The first bad byte, or the first control character, is named with its place."""
    latin = tmp_path / "l1.md"
    latin.write_bytes("# Article L1\n\nabrogé".encode("latin-1"))
    with pytest.raises(WrongEncoding, match="0xe9 at offset 19"):
        read_article(latin, code=TRAVAIL)
    latin.write_bytes(b"# Article L1\n\n\x00\x01")
    with pytest.raises(NotText, match=r"U\+0000 at offset 14"):
        read_article(latin, code=TRAVAIL)


def test_places_that_hold_no_article_are_refused(tmp_path: Path) -> None:
    """A missing file, an empty folder, a folder where one article was asked for."""
    with pytest.raises(MissingSource, match="no such file"):
        read_article(tmp_path / "absent.md")
    with pytest.raises(NoArticles, match="no article"):
        list(read_articles(tmp_path))
    with pytest.raises(SeveralArticles, match="not one article"):
        read_article(tmp_path)
