"""Numbers of articles and slugs of codes, as the mirror prints them in headings, titles of links and paths."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from urllib.parse import unquote

from rsi_graph.references.codes import default_codes
from rsi_graph.references.folding import fold
from rsi_graph.resources import resource_path

UNNUMBERED = "Sans numéro"

# "L. 611-4", "R.* 123-1", "LO 111-3", "R* 200 A-1": kind of text, star, figure.
_LETTERED = re.compile(r"(?P<kind>LO|L|R|D|A|C|O|P)\s*\.?\s*(?P<star>\**)\s*\.?\s*(?=\d)")
_TITLE = re.compile(r"(?P<code>.+?)\.?\s+-\s+art\.\s+(?P<number>.+?)(?:\s+\((?P<status>[A-Za-z]{1,4})\))?\s*")
_SEPARATOR = re.compile(r"[/\\!]")  # "!" stands between an archive and its member
# File names whose number is certain. Only the codes that print no star may be read so where there is a star to lose.
_PLAIN_FILE = re.compile(r"(?P<kind>lo|l|r|d|a)(?P<rest>\d+(?:-\d+)*)|(?P<bare>\d+(?:-\d+)*)")
# Titles that say nothing unless one knows in which section they stand.
_GENERIC = re.compile(rf"annexe(?: [ivxlc]+)?|{UNNUMBERED}", re.IGNORECASE)
_ANNEXES = frozenset({"annexe", "annexes"})


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link of the mirror points to, as far as its title and path say."""

    code: str | None
    number: str | None
    status: str | None


def article_number(printed: str) -> str:
    """Number as printed in, number without the blanks and dots of its head out.

    >>> [article_number(it) for it in ("L. 611-4", "R.* 123-1", "Annexe  I", "199 undecies B", "R* 200 A-1", "None")]
    ['L611-4', 'R*123-1', 'Annexe I', '199 undecies B', 'R*200 A-1', 'Sans numéro']
    """
    words = " ".join(unicodedata.normalize("NFC", printed).split())
    if words == "None":  # so the mirror prints an annex that has no number
        return UNNUMBERED
    return (
        _LETTERED.sub(lambda found: found["kind"] + found["star"], words, count=1) if _LETTERED.match(words) else words
    )


def is_code(slug: str) -> bool:
    """A name in, True where it is the slug of a code of `ontology/codes.toml`.

    >>> is_code("code-du-travail"), is_code("livre-des-procedures-fiscales"), is_code("livre-6-regimes")
    (True, True, False)
    """
    return slug in default_codes().by_slug


@lru_cache(maxsize=1 << 10)  # links name the same codes over and over
def code_of_title(title: str) -> str | None:
    """Title of a code as a link has it in, slug of the code out; a title cut off by ".." is known by its beginning.

    >>> code_of_title("Code de l'éducation."), code_of_title("Code des relations entre le public et l'adminis..")
    ('code-de-leducation', 'code-des-relations-entre-le-public-et-ladministration')
    """
    codes = default_codes()
    name = fold(title).lower().strip()
    if name.endswith(".."):
        begun = sorted({code.slug for full, code in codes.by_name.items() if full.startswith(name.rstrip(". "))})
        return begun[0] if len(begun) == 1 else None
    name = name.rstrip(". ")
    known = codes.by_name.get(name) or codes.by_name.get(name.rpartition(",")[0])  # "Code général des impôts, CGI"
    return known.slug if known else None


def nearest_code(slug: str) -> str:
    """A name that is no code in, the slug most like it out.

    >>> nearest_code("code-de-la-securite-social")
    'code-de-la-securite-sociale'
    """
    return next(iter(get_close_matches(slug, sorted(default_codes().by_slug), n=1, cutoff=0.0)), "")


def code_of_path(path: str) -> str | None:
    """Path in, the first of its folders that is a code out.

    >>> code_of_path("./code-du-travail/partie-legislative/livre-ii/l1.md")
    'code-du-travail'
    """
    return _code_of_folder(_folder(path))


def section_of_path(path: str) -> str | None:
    """Path in, the slug of the section the article stands in out ("annexes" alone is no section's name).

    >>> section_of_path("code-du-travail/partie-reglementaire/chapitre-ii-mesures/annexes/annexe-i.md")
    'chapitre-ii-mesures'
    """
    folders = _SEPARATOR.split(_folder(path))
    code = next((place for place, part in enumerate(folders) if is_code(part)), None)
    inside = folders[code + 1 :] if code is not None else []
    return next((part for part in reversed(inside) if part not in _ANNEXES), inside[-1] if inside else None)


def qualifier(code: str, number: str, path: str) -> str | None:
    """Code, number and path in; what tells the article from others of the same number out: its section's slug.

    None where the number is enough, as it is for all but some annexes and the numbers of `data/equal-numbers.toml`.

    >>> qualifier("code-de-la-securite-sociale", "L611-4", "code-de-la-securite-sociale/livre-6/l611-4.md") is None
    True
    """
    if _GENERIC.fullmatch(number) or number in _equal_numbers().get(code, ()):
        return section_of_path(path)
    return None


def number_of_path(path: str) -> str | None:
    """Path of a mirror's file in, the article's number out, where its name alone is certain.

    `r123-1.md` may stand for R123-1 or R*123-1 where a code has stars: the star is lost in the name.

    >>> number_of_path("/code-de-la-securite-sociale/livre-1/l114-12.md"), number_of_path("/x/annexe-i.md")
    ('L114-12', None)
    """
    found = _PLAIN_FILE.fullmatch(_SEPARATOR.split(path[len(_folder(path)) :])[-1].removesuffix(".md"))
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
    known = code or code_of_title(titled["code"])
    # The number of an article of a law is left to those who read laws: here it would pass for one of the code.
    return LinkTarget(known, article_number(titled["number"]) if known else number, titled["status"])


def _folder(path: str) -> str:
    """What stands before the name of a file."""
    return path[: max(path.rfind("/"), path.rfind("\\"), path.rfind("!"), 0)]


@lru_cache(maxsize=1 << 12)  # articles of one folder cite one another
def _code_of_folder(folder: str) -> str | None:
    return next((part for part in _SEPARATOR.split(folder) if is_code(part)), None)


@cache
def _equal_numbers() -> dict[str, frozenset[str]]:
    table = tomllib.loads(resource_path("data", "equal-numbers.toml").read_text(encoding="utf-8"))
    return {code: frozenset(numbers) for code, numbers in table.items()}
