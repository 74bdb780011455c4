"""Addresses in, IRIs out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rsi_graph.iri.addresses import (
    POINT_SEGMENT,
    ActAddress,
    ArticleAddress,
    CodeAddress,
    DatedPointAddress,
    ExpressionAddress,
    ExtractAddress,
    PointAddress,
    VersionAddress,
)
from rsi_graph.iri.errors import IriError
from rsi_graph.iri.resources import (
    ActivityAddress,
    AgentAddress,
    AuthorityBodyAddress,
    ChangeAddress,
    CitationAddress,
    CompetenceAddress,
    DatasetAddress,
    EvidenceAddress,
    MissionAddress,
    RelationAddress,
    ScopedBodyAddress,
)
from rsi_graph.iri.slugs import slug
from rsi_graph.model import Article, Competence, Reference
from rsi_graph.references import code_abbreviation, code_slug, default_codes

DEFAULT_BASE: Final = "https://w3id.org/rsi-graph/id/"

Address = (
    CodeAddress
    | ActAddress
    | ArticleAddress
    | PointAddress
    | VersionAddress
    | ExpressionAddress
    | ExtractAddress
    | DatedPointAddress
    | ChangeAddress
    | CitationAddress
    | MissionAddress
    | CompetenceAddress
    | EvidenceAddress
    | AuthorityBodyAddress
    | ScopedBodyAddress
    | RelationAddress
    | DatasetAddress
    | ActivityAddress
    | AgentAddress
)


def mint_iri(address: Address, *, base: str = DEFAULT_BASE) -> str:
    """Address in, IRI out; `parse_iri` is the inverse.

    >>> mint_iri(ArticleAddress("css", "L611-4"))
    'https://w3id.org/rsi-graph/id/article/css/L611-4'
    """
    return check_base(base) + address.path


@lru_cache(maxsize=16)
def check_base(base: str) -> str:
    """A base in, the same out.

    Raises:
        IriError: it is no absolute http(s) IRI that ends in a slash.
    """
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+/", base):
        raise IriError(base, "a base begins with http:// or https:// and ends with /")
    return base


@lru_cache(maxsize=1024)
def act_segment(act: str) -> str:
    """A code's slug, its abbreviation or the name of another act in, its segment of an IRI out.

    >>> act_segment("code-de-la-securite-sociale"), act_segment("CSS"), act_segment("C. env.")
    ('css', 'css', 'c-env')
    >>> act_segment("code-du-sport"), act_segment("loi 83-634"), act_segment("directive 2014/25/UE")
    ('code-du-sport', 'loi-83-634', 'directive-2014-25-ue')
    """
    return slug(code_abbreviation(act))


@lru_cache(maxsize=1024)
def code_title(segment: str) -> str:
    """A segment of an IRI in, the title of the code that it stands for out; another act stands for itself.

    >>> code_title("css"), code_title("c-env"), code_title("code-de-lenergie"), code_title("loi-83-634")
    ('Code de la sécurité sociale', "Code de l'environnement", "Code de l'énergie", 'loi-83-634')
    """
    titles = {act_segment(code.slug): code.title for code in default_codes().by_slug.values()}
    return titles.get(segment, segment)


def article_address(article: Article) -> ArticleAddress:
    """Article in, its address out, whatever the version."""
    return ArticleAddress(act_segment(article.code), article.number, article.qualifier)


def version_address(article: Article) -> VersionAddress:
    """Article in, the address of this version out."""
    return VersionAddress(article_address(article), article.version.key)


def competence_address(article: Article, competence: Competence) -> CompetenceAddress:
    """Competence of an article in, its address out."""
    point = DatedPointAddress(version_address(article), competence.point)
    return CompetenceAddress(point, slug(competence.verb), competence.word)


def mint_competence(article: Article, competence: Competence, *, base: str = DEFAULT_BASE) -> str:
    """Competence of an article in, its IRI out: it changes only if the text changes."""
    return mint_iri(competence_address(article, competence), base=base)


def reference_addresses(reference: Reference) -> tuple[Address, ...]:
    """What a citation names in, its address out; both ends for a range, the article where its part has no address.

    >>> [a.path for a in reference_addresses(Reference("CSS", "L225-1-1", ("2° bis",)))]
    ['article/css/L225-1-1/point-2-bis']
    >>> [a.path for a in reference_addresses(Reference("CSS", "L1..L5"))]
    ['article/css/L1', 'article/css/L5']
    >>> [a.path for a in reference_addresses(Reference("loi 83-634"))]
    ['act/loi-83-634']
    """
    if reference.article is None:
        code = code_slug(reference.act)
        return (CodeAddress(code) if code else ActAddress(act_segment(reference.act)),)
    articles = [ArticleAddress(act_segment(reference.act), number) for number in _ends(reference.article)]
    if not reference.subdivision:
        return tuple(articles)
    try:
        return tuple(PointAddress(articles[-1], point) for point in _points(reference.subdivision))
    except IriError:
        return (articles[-1],)


def _ends(words: str) -> Sequence[str]:
    return words.split("..")


def _points(subdivision: Iterable[str]) -> tuple[str, ...]:
    """Printed subdivisions in, the point they name out; both points where the innermost is a range."""
    *outer, inner = subdivision
    stem = [point_segment(words) for words in outer]
    return tuple("/".join([*stem, point_segment(end)]) for end in _ends(inner))


_KINDS: Final = (
    (re.compile(r"(?P<rank>\d+)°?(?P<more>(?:\s+(?!premiers|derniers).*)?)"), "point"),
    (re.compile(r"§\s*(?P<rank>.+)"), "paragraphe"),
    (re.compile(r"al\.\s*(?P<rank>.+)"), "al"),
    (re.compile(r"(?P<rank>[IVXLC]+|[A-Z])(?P<more>\b.*)"), "partie"),
    (re.compile(r"(?P<rank>[a-z]{1,2})(?P<more>(?:\s+(?:bis|ter|quater|\w+ies))?(?:\s+[A-Z])?)"), "lettre"),
    (re.compile(r"tiret\s*(?P<rank>.+)"), "tiret"),
    (re.compile(r"phrase\s*(?P<rank>.+)"), "phrase"),
)


def point_segment(words: str) -> str:
    """A printed subdivision in its normal form in, its segment out.

    >>> [point_segment(words) for words in ("3° bis", "II", "a", "al. 3", "dernier al.", "I bis")]
    ['point-3-bis', 'partie-ii', 'lettre-a', 'al-3', 'dernier-al', 'partie-i-bis']
    """
    for pattern, kind in _KINDS:
        found = pattern.fullmatch(words)
        if found:
            return f"{kind}-{slug(' '.join(found.groups('')))}"
    segment = slug(words)
    if not POINT_SEGMENT.fullmatch(segment):
        raise IriError(words, "it names no point of an article (I, 2° bis, a, al. 3, dernier al.)")
    return segment
