"""Numbers of articles and slugs of codes, as the mirror prints them in headings, titles of links and paths."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

# "L. 611-4", "R.* 123-1", "LO 111-3", "R* 200 A-1": kind of text, star, figure.
_LETTERED = re.compile(r"(?P<kind>LO|L|R|D|A|C|O|P)\s*\.?\s*(?P<star>\**)\s*\.?\s*(?=\d)")
_CODE_FOLDER = re.compile(r"code-[a-z0-9]+(?:-[a-z0-9]+)*|livre-des-[a-z0-9]+(?:-[a-z0-9]+)*")
_TITLE = re.compile(r"(?P<code>.+?)\.?\s+-\s+art\.\s+(?P<number>.+?)(?:\s+\((?P<status>[A-Za-z]{1,4})\))?\s*")
_PLAIN_FILE = re.compile(r"(?P<kind>lo|l|r|d|a)(?P<rest>\d+(?:-\d+)*)|(?P<bare>\d+(?:-\d+)*)")
_STATUS_SUFFIX = re.compile(r"\s*\([A-Za-z]{1,4}\)$")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link of the mirror points to, as far as its title and path say."""

    code: str | None
    number: str | None
    status: str | None


def article_number(printed: str) -> str:
    """Number as printed in, number without the blanks and dots of its head out.

    >>> [article_number(it) for it in ("L. 611-4", "R.* 123-1", "Annexe  I", "199 undecies B", "R* 200 A-1")]
    ['L611-4', 'R*123-1', 'Annexe I', '199 undecies B', 'R*200 A-1']
    """
    words = " ".join(unicodedata.normalize("NFC", printed).split())
    return _LETTERED.sub(lambda found: found["kind"] + found["star"], words, count=1) if _LETTERED.match(words) else words


def code_slug_of_title(title: str) -> str:
    """Title of a code in, its slug as the mirror's folders have it out.

    >>> code_slug_of_title("Code de l'éducation."), code_slug_of_title("Code général des impôts, CGI.")
    ('code-de-leducation', 'code-general-des-impots-cgi')
    """
    plain = unicodedata.normalize("NFD", title.lower().replace("œ", "oe"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")


def is_code_slug(slug: str) -> bool:
    """A name in, True where it has the shape of a code's slug.

    >>> is_code_slug("code-du-travail"), is_code_slug("livre-des-procedures-fiscales"), is_code_slug("livre-6-regimes")
    (True, True, False)
    """
    return _CODE_FOLDER.fullmatch(slug) is not None


def code_of_path(path: str) -> str | None:
    """Path in, the first of its folders that is a code out.

    >>> code_of_path("./code-du-travail/partie-legislative/livre-ii/l1.md")
    'code-du-travail'
    """
    return next((part for part in re.split(r"[/\\!]", path) if is_code_slug(part)), None)


def number_of_path(path: str) -> str | None:
    """Path of a mirror's file in, the article's number out, where its name alone is certain.

    `r123-1.md` may stand for R123-1 or R*123-1 where a code has stars: the star is lost in the name.

    >>> number_of_path("/code-de-la-securite-sociale/livre-1/l114-12.md"), number_of_path("/x/annexe-i.md")
    ('L114-12', None)
    """
    found = _PLAIN_FILE.fullmatch(re.split(r"[/\\!]", path)[-1].removesuffix(".md"))
    if not found:
        return None
    return found["bare"] or found["kind"].upper() + found["rest"]


def link_target(href: str, title: str | None) -> LinkTarget:
    """Address and title of a link in, code, number and status of its target out.

    >>> link_target("/affichCodeArticle.do?idArticle=LEGIARTI000006647020", "Code du travail - art. L133-2 (Ab)")
    LinkTarget(code='code-du-travail', number='L133-2', status='Ab')
    """
    path = unquote(href.split("?", 1)[0].split("#", 1)[0])
    mirrored = path.endswith(".md")
    code = code_of_path(path) if mirrored else None
    number = number_of_path(path) if mirrored else None
    titled = _TITLE.fullmatch(" ".join((title or "").split()))
    if not titled:
        return LinkTarget(code, number, None)
    slug = code_slug_of_title(titled["code"])
    known = slug if is_code_slug(slug) else None
    return LinkTarget(code or known, article_number(titled["number"]) if known else number, titled["status"])
