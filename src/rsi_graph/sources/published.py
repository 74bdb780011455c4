"""What Légifrance publishes (XML, API, legi-data) as articles: facts of one version and its HTML in, `Article` out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from rsi_graph.errors import SourceError
from rsi_graph.model import Article
from rsi_graph.references import default_codes
from rsi_graph.sources.amending_links import AmendingLink, amending_texts
from rsi_graph.sources.article import parse_article
from rsi_graph.sources.markup import canonicalise
from rsi_graph.sources.numbers import code_of_title
from rsi_graph.sources.problems import BadPublished
from rsi_graph.sources.sidecar import Sidecar

_OPEN: Final = date(2999, 1, 1)  # Légifrance's "no end"
_LICENCE: Final = "Licence Ouverte 2.0"


@dataclass(frozen=True, slots=True)
class Published:
    """A version of an article as Légifrance publishes it.

    Attributes:
        number: as printed, empty where it has none.
        legitext: identifier of the code; `title` its title.
        html: the text; `note` the NOTA.
        start: first day in force; `end` the first day no longer.
        legiarti: identifier of the version.
        amended_by, ended_by: the texts that brought and ended it.
    """

    number: str
    legitext: str
    title: str
    html: str
    start: date | None
    end: date | None
    legiarti: str
    note: str = ""
    amended_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()


def to_article(published: Published, source: str, content: bytes | None = None, *, code: str | None = None) -> Article:
    """A published version and where it came from in, the article out.

    Raises:
        SourceError: it belongs to no code, or has no text.
    """
    slug = code or _code(published, source)
    facts = Sidecar(
        code=slug,
        number=published.number or "None",
        start=published.start,
        last_day=_last_day(published),
        origin=f"Légifrance, {published.legiarti}",
        licence=_LICENCE,
        legiarti=published.legiarti,
    )
    article = parse_article(published.html, sidecar=facts, source=source, path=f"{slug}/{published.legiarti}")
    note = canonicalise(published.note).text or article.note
    digest = sha256(content).hexdigest() if content is not None else article.source_sha256
    version = replace(article.version, amended_by=published.amended_by, ended_by=published.ended_by)
    return replace(article, note=note, source_sha256=digest, version=version)


def _last_day(published: Published) -> date | None:
    end = published.end
    return None if end is None or end >= _OPEN else end - timedelta(days=1)


def _code(published: Published, source: str) -> str:
    known = {code.legitext: code.slug for code in default_codes().by_slug.values() if code.legitext}
    found = known.get(published.legitext) or code_of_title(published.title)
    if found is None:
        raise BadPublished(source, f"“{published.title or published.legitext}” is no code known here")
    return found


def day_of(value: object, source: str) -> date | None:
    """A date in any of Légifrance's shapes (milliseconds, "2016-01-01", "2016-01-01T00:00:00.000Z") in, the day out.

    Raises:
        BadPublished: it is none of these.

    >>> day_of(1483228800000, "-"), day_of("2010-04-01T00:00:00.000Z", "-"), day_of(None, "-")
    (datetime.date(2017, 1, 1), datetime.date(2010, 4, 1), None)
    """
    if value in {None, ""}:
        return None
    try:
        if isinstance(value, str):
            return date.fromisoformat(value[:10])
        return datetime.fromtimestamp(float(str(value)) / 1000, UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BadPublished(source, f"“{value}” is no date") from error


def from_record(record: Mapping[str, Any], source: str, *, legitext: str = "", title: str = "") -> Published:
    """An article of the API or of legi-data in, what was published out, its amending texts by its links.

    Raises:
        BadPublished: a field is missing or of another kind.
    """
    html = record.get("texteHtml") or record.get("texte")
    if not isinstance(html, str) or not html.strip():
        raise BadPublished(source, "it has no text (texteHtml)")
    texts = (record.get("context") or {}).get("titreTxt") or [{}]
    start = day_of(record.get("dateDebut"), source)
    brought, ended = amending_texts(_links(record, source), start)
    return Published(
        number=str(record.get("num") or ""),
        legitext=legitext or str(texts[0].get("id") or texts[0].get("cid") or ""),
        title=title or str(texts[0].get("titre") or ""),
        html=html,
        start=start,
        end=day_of(record.get("dateFin"), source),
        legiarti=str(record.get("id") or ""),
        note=str(record.get("notaHtml") or record.get("nota") or ""),
        amended_by=brought,
        ended_by=ended,
    )


def _links(record: Mapping[str, Any], source: str) -> Iterator[AmendingLink]:
    for link in record.get("lienModifications") or ():
        kind, way, words = (str(link.get(key) or "") for key in ("linkType", "linkOrientation", "textTitle"))
        yield AmendingLink(kind, way, words, day_of(link.get("dateSignaTexte"), source))


def or_problem(published: Published, source: str, content: bytes | None, code: str | None) -> Article | SourceError:
    """As `to_article`, but what is wrong comes out as a value."""
    try:
        return to_article(published, source, content, code=code)
    except SourceError as error:
        return error
