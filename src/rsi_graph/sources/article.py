"""Markdown in, `Article` out: heading, law, NOTA, paragraphs, links, version."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rsi_graph.model import Article, Link, Version
from rsi_graph.sources.alineas import read_paragraphs
from rsi_graph.sources.canonical import Canonical
from rsi_graph.sources.markup import canonicalise
from rsi_graph.sources.numbers import (
    article_number,
    code_of_path,
    is_code,
    link_target,
    nearest_code,
    number_of_path,
    qualifier,
)
from rsi_graph.sources.problems import (
    BadCode,
    CodesDisagree,
    EmptyArticle,
    MissingText,
    NotText,
    UnknownCode,
    UnnumberedArticle,
)
from rsi_graph.sources.run_on import split_run_on
from rsi_graph.sources.sidecar import Sidecar

_HEADING = re.compile(r"[\s\ufeff]*#{1,6}[ \t]+(?:Article[ \t]+)?(?P<number>[^\n]*?)[ \t\r]*(?:\n|\Z)", re.IGNORECASE)
# The editor's note is the last `<i>` of a file and begins so. "Nota. -" elsewhere is the law's own, in its annexes.
# Bounded, so that hostile text cannot make the search quadratic.
_NOTA = re.compile(r"<(?:i|em)\b[^>]{0,200}>\s{0,50}(?:<[^>]{0,200}>\s{0,50}){0,8}NOTA\b", re.IGNORECASE)
_WIDE = "   "
_NOTA_LABEL = re.compile(r"NOTA\s*:?\s*", re.IGNORECASE)
_MISSING = re.compile(r"\A\W*Missing data from \[legifrance\]\([^)\s]*(?P<legiarti>LEGIARTI\d+)\)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_REPEALED = re.compile(r"\(?\s*(?:article\s+)?abrogée?s?\s*\)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the stretches of the source begin: the law behind the heading, the NOTA behind the law."""

    heading: str
    law: int
    nota: int


def parse_article(
    markdown: str,
    *,
    number: str | None = None,
    code: str | None = None,
    sidecar: Sidecar | None = None,
    observed_on: date | None = None,
    source: str | Path = "-",
    path: str | None = None,
) -> Article:
    """Text of one file of the mirror in, the article out.

    `path` is where the file stands inside its folder or archive (`source` by default): its first folder that is a
    code names the code. After this call: 1. `text` is canonical; 2. every character of it has its place in
    `markdown` (`to_source`); 3. paragraphs tile the text, in order; 4. the NOTA is in `note`, never in `text`.

    Raises:
        SourceError: no number, no code or two codes, no text.

    >>> article = parse_article(
    ...     "# Article L611-4\\n\\n<p>La Caisse nationale a pour rôle : </p><p>7° De mettre en oeuvre les actions"
    ...     " conventionnelles ; </p>", code="code-de-la-securite-sociale")
    >>> article.number, [paragraph.item for paragraph in article.paragraphs]
    ('L611-4', ['al. 1', '7°'])

    Source: Code de la sécurité sociale, art. L611-4, as in force from 2015-12-23.
    """
    facts = sidecar or Sidecar()
    where = str(source)
    cut = _cut(markdown)
    law = canonicalise(markdown, cut.law, cut.nota)
    _check_text(law.text, markdown, where)
    links = tuple(_links(law))
    text, opened = split_run_on(law.text, _wide_blanks(law, markdown))
    digest = hashlib.sha256(text.encode()).hexdigest()
    slug = _code(where, code, facts.code, code_of_path(path or where), links)
    printed = _number(where, number, facts.number, cut.heading, path or where)
    return Article(
        code=slug,
        number=printed,
        qualifier=qualifier(slug, printed, path or where),
        heading=cut.heading,
        version=_version(digest, facts, observed_on, text),
        text=text,
        paragraphs=read_paragraphs(text, opened),
        links=links,
        note=_note(markdown, cut.nota),
        source=where,
        source_sha256=hashlib.sha256(markdown.encode()).hexdigest(),
        offsets=law.offsets,
        origin=facts.origin,
        licence=facts.licence,
        legiarti=facts.legiarti,
    )


def is_repealed(article: Article) -> bool:
    """Article in, True where all that is left of it is that it was repealed."""
    return article.version.repealed


def _version(digest: str, facts: Sidecar, observed_on: date | None, text: str) -> Version:
    repealed = _REPEALED.fullmatch(text) is not None
    return Version(digest[:12], facts.start, facts.end, None if facts.start else observed_on, repealed=repealed)


def _cut(markdown: str) -> _Cut:
    heading = _HEADING.match(markdown)
    law = heading.end() if heading else 0
    nota = _NOTA.search(markdown, law)
    return _Cut(heading["number"].strip() if heading else "", law, nota.start() if nota else len(markdown))


def _wide_blanks(law: Canonical, markdown: str) -> tuple[int, ...]:
    """Where a blank of the text is printed as three or more: they part the alinéas of a source without block tags."""
    if _WIDE not in markdown:
        return ()
    return tuple(
        run.text
        for run in law.offsets
        if run.source_length >= len(_WIDE)
        and law.text[run.text] == " "
        and markdown[run.source : run.source + run.source_length].isspace()
    )


def _note(markdown: str, start: int) -> str:
    return _NOTA_LABEL.sub("", canonicalise(markdown, start).text, count=1) if start < len(markdown) else ""


def _check_text(text: str, markdown: str, source: str) -> None:
    control = _CONTROL.search(markdown)
    if control:
        raise NotText(source, control.group(), control.start())
    missing = _MISSING.match(text)
    if missing:
        raise MissingText(source, missing["legiarti"])
    if not text:
        raise EmptyArticle(source)


def _links(law: Canonical) -> list[Link]:
    targets = ((anchor, link_target(anchor.href, anchor.title)) for anchor in law.anchors)
    return [
        Link(anchor.span, anchor.href, anchor.title, target.code, target.number, target.status)
        for anchor, target in targets
    ]


def _number(source: str, given: str | None, told: str | None, heading: str, path: str) -> str:
    for printed in (given, told, heading):
        if printed:
            return article_number(printed)
    found = number_of_path(path)
    if not found:
        raise UnnumberedArticle(source)
    return found


def _code(source: str, given: str | None, told: str | None, folder: str | None, links: tuple[Link, ...]) -> str:
    """The code, from the first place that names one; the links are asked only where no other place does."""
    named = [("the option", given), ("the sidecar", told), ("the path", folder)]
    found = [(place, code) for place, code in named if code]
    for place, code in found:
        if not is_code(code):
            raise BadCode(source, code, nearest_code(code))
        if code != found[0][1]:
            raise CodesDisagree(source, found[0], (place, code))
    if found:
        return found[0][1]
    linked = sorted({link.code for link in links if link.code})
    if len(linked) != 1:
        raise UnknownCode(source, f"its links point into {' and '.join(linked)}" if linked else "")
    return linked[0]
