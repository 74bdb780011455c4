"""Numbers of articles, slugs of codes, targets of links: tables a jurist can extend."""

from __future__ import annotations

import pytest

from rsi_graph.sources import parse_article
from rsi_graph.sources.numbers import article_number, code_of_title, link_target, number_of_path, qualifier

MIRROR = "/code-de-la-securite-sociale/partie-legislative/livre-6/l611-2.md"
OLD = "/affichCodeArticle.do?cidTexte=LEGITEXT000006072050&idArticle=LEGIARTI000006647020&dateTexte=&categorieLien=cid"
CSS = "code-de-la-securite-sociale"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("L611-4", "L611-4"),
        ("L. 611-4", "L611-4"),
        ("R* 123-1", "R*123-1"),
        ("R.* 123-1", "R*123-1"),
        ("LO 111-3", "LO111-3"),
        ("Annexe  I", "Annexe I"),
        ("1er", "1er"),
        ("199 undecies B", "199 undecies B"),
        ("L136-7-1 A", "L136-7-1 A"),
        ("Annexe à l'article A931-11-19", "Annexe à l'article A931-11-19"),
        ("None", "Sans numéro"),
    ],
)
def test_a_number_loses_the_blanks_and_dots_of_its_head(printed: str, number: str) -> None:
    """What follows the figure stays as the law prints it."""
    assert article_number(printed) == number


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Code de la sécurité sociale.", CSS),
        ("Code de l'éducation", "code-de-leducation"),
        ("CODE DE PROCEDURE PENALE", "code-de-procedure-penale"),
        ("Code général des impôts, CGI.", "code-general-des-impots-cgi"),
        ("Livre des procédures fiscales", "livre-des-procedures-fiscales"),
        ("Code général de la propriété des personnes publ..", "code-general-de-la-propriete-des-personnes-publiques"),
        ("Code des pensions militaires d'invalidité et de..", None),  # there are two of them
        ("Loi n° 83-634 du 13 juillet 1983", None),
    ],
)
def test_titles_of_codes(title: str, slug: str | None) -> None:
    """A title cut off is known where only one code begins so."""
    assert code_of_title(title) == slug


@pytest.mark.parametrize(
    ("href", "title", "target"),
    [
        (MIRROR, "Code de la sécurité sociale. - art. L611-2 (V)", (CSS, "L611-2", "V")),
        (MIRROR, None, (CSS, "L611-2", None)),
        (MIRROR, "Code de la sécurité sociale. - art. R*611-2 (MMN)", (CSS, "R*611-2", "MMN")),
        ("/code-de-la-securite-sociale/annexes/annexe-i.md", None, (CSS, None, None)),
        (OLD, "Code du travail - art. L133-2 (Ab)", ("code-du-travail", "L133-2", "Ab")),
        (OLD, None, (None, None, None)),
        ("/affichTexte.do?cidTexte=X", "Loi n° 83-634 du 13 juillet 1983 - art. 6 (V)", (None, None, "V")),
        ("", "Code rural - art. L722-1 (V)", ("code-rural-et-de-la-peche-maritime", "L722-1", "V")),
    ],
)
def test_targets_of_links(href: str, title: str | None, target: tuple[str | None, str | None, str | None]) -> None:
    """Code, number and status from title and path; what neither says is not guessed."""
    found = link_target(href, title)
    assert (found.code, found.number, found.status) == target


def test_a_title_with_a_bare_apostrophe_is_read_whole() -> None:
    """The mirror writes title='Code de l'éducation - art. L211-1 (V)'; a plain parser sees "Code de l"."""
    href = "/code-de-leducation/livre-ii/l211-1.md"
    words = f"<p>Vu l'article <a href='{href}' title='Code de l'éducation - art. L211-1 (V)'>L. 211-1 </a>du code.</p>"
    (link,) = parse_article(f"# Article L1\n{words}", code="code-de-leducation").links
    assert (link.title, link.number, link.status) == ("Code de l'éducation - art. L211-1 (V)", "L211-1", "V")


@pytest.mark.parametrize(
    ("path", "number"),
    [("x/l114-12.md", "L114-12"), ("x/1.md", "1"), ("x/199-undecies-b.md", None), ("x/none.md", None)],
)
def test_numbers_of_paths(path: str, number: str | None) -> None:
    """Only names that can be read in one way give a number."""
    assert number_of_path(path) == number


@pytest.mark.parametrize(
    ("code", "number", "path", "expected"),
    [
        (CSS, "L611-4", f"{CSS}/livre-6/l611-4.md", None),
        (CSS, "Annexe I", f"{CSS}/annexes/tableau-1/annexe-i.md", "tableau-1"),
        (CSS, "Annexe I", f"{CSS}/tableau-1/annexes/annexe-i.md", "tableau-1"),
        (CSS, "Annexe I", f"{CSS}/annexes/annexe-i.md", "annexes"),
        ("code-de-commerce", "Annexe 4-1", "code-de-commerce/partie-arretes/annexe-4-1.md", "partie-arretes"),
        ("code-du-travail", "R6333-8", "code-du-travail/section-4/r6333-8.md", "section-4"),
        ("code-du-travail", "R6333-7", "code-du-travail/section-4/r6333-7.md", None),
    ],
)
def test_equal_numbers_take_their_section(code: str, number: str, path: str, expected: str | None) -> None:
    """An annex that says nothing of itself, and the numbers a code gives twice, are told apart by their section."""
    assert qualifier(code, number, path) == expected
