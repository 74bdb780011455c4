"""IRIs in, addresses out: the inverse of `mint_iri`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from rsi_graph.iri.addresses import (
    POINT_SEGMENT,
    VERSION_KEY,
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
from rsi_graph.iri.mint import DEFAULT_BASE, Address, check_base
from rsi_graph.iri.resources import (
    RELATION_PROPERTIES,
    ActivityAddress,
    AgentAddress,
    AuthorityBodyAddress,
    BodyAddress,
    ChangeAddress,
    CitationAddress,
    CompetenceAddress,
    DatasetAddress,
    EvidenceAddress,
    MissionAddress,
    RelationAddress,
    ScopedBodyAddress,
)
from rsi_graph.iri.slugs import parse_number_slug

Segments = Sequence[str]


def parse_iri(iri: str, *, base: str = DEFAULT_BASE) -> Address:
    """IRI in, address out.

    >>> parse_iri("https://w3id.org/rsi-graph/id/article/css/L225-1-1/point-2-bis")
    PointAddress(article=ArticleAddress(act='css', number='L225-1-1', section=None), point='point-2-bis')

    Raises:
        IriError: no address has that IRI.
    """
    if not iri.startswith(check_base(base)):
        raise IriError(iri, f"it does not begin with {base}")
    kind, *segments = iri.removeprefix(base).split("/")
    address = _READERS[kind](segments) if kind in _READERS else None
    if address is None or base + address.path != iri:
        raise IriError(iri, "nothing has that address here")
    return address


def _one(segments: Segments) -> str:
    if len(segments) != 1:
        raise IriError("/".join(segments), "one segment is expected")
    return segments[0]


def _article(segments: Segments) -> tuple[ArticleAddress, Segments]:
    if len(segments) < 2:
        raise IriError("/".join(segments), "an article has a code and a number")
    act, number, *rest = segments
    section = rest.pop(0).removeprefix("section-") if rest and rest[0].startswith("section-") else None
    return ArticleAddress(act, parse_number_slug(number), section), rest


def _in_article(segments: Segments) -> Address | None:
    article, rest = _article(segments)
    if not rest:
        return article
    if rest[0] == "change":
        return _change(article, rest[1:])
    if not VERSION_KEY.fullmatch(rest[0]):
        return PointAddress(article, "/".join(rest))
    return _in_version(VersionAddress(article, rest[0]), rest[1:])


def _change(article: ArticleAddress, rest: Segments) -> ChangeAddress | None:
    try:
        return ChangeAddress(article, date.fromisoformat(_one(rest)))
    except ValueError:
        return None


def _in_version(version: VersionAddress, rest: Segments) -> Address | None:
    if not rest:
        return version
    if rest[0] == "fr":
        return _in_expression(ExpressionAddress(version), rest[1:])
    depth = next((i for i, segment in enumerate(rest) if not POINT_SEGMENT.fullmatch(segment)), len(rest))
    if depth == 0:
        return None
    return _in_point(DatedPointAddress(version, "/".join(rest[:depth])), rest[depth:])


def _in_expression(expression: ExpressionAddress, rest: Segments) -> Address | None:
    if not rest:
        return expression
    found = re.fullmatch(r"extrait-(\d+)-(\d+)", rest[0])
    if not found or len(rest) > 2:
        return None
    return ExtractAddress(expression, int(found[1]), int(found[2]), rest[1] if len(rest) == 2 else None)


def _in_point(point: DatedPointAddress, rest: Segments) -> Address | None:
    if not rest:
        return point
    if rest[0] == "mission" and len(rest) == 2:
        return MissionAddress(point, rest[1])
    cited = re.fullmatch(r"cite-w(\d+)(?:-(\d+))?", rest[0])
    if cited and len(rest) == 1:
        return CitationAddress(point, int(cited[1]), int(cited[2] or 1))
    found = re.fullmatch(r"([a-z0-9-]+)-w(\d+)", rest[0])
    if not found:
        return None
    competence = CompetenceAddress(point, found[1], int(found[2]))
    return _in_competence(competence, rest[1:])


def _in_competence(competence: CompetenceAddress, rest: Segments) -> Address | None:
    if not rest:
        return competence
    return EvidenceAddress(competence) if list(rest) == ["evidence"] else None


def _body(segments: Segments) -> BodyAddress:
    if len(segments) == 1:
        return AuthorityBodyAddress(segments[0])
    article, rest = _article(segments)
    return ScopedBodyAddress(article, _one(rest))


def _relation(segments: Segments) -> RelationAddress | None:
    """The property stands behind one segment (an entry of the authority file) or three or four (a scoped body)."""
    for place in (1, 3, 4):
        if len(segments) > place + 1 and segments[place] in RELATION_PROPERTIES:
            source, target = segments[:place], segments[place + 1 :]
            if place == 1 or _is_scoped(source):
                return RelationAddress(_body(source), segments[place], _body(target))
    return None


def _is_scoped(segments: Segments) -> bool:
    return len(segments) == 3 or segments[2].startswith("section-")


_READERS: Final[dict[str, Callable[[Segments], Address | None]]] = {
    "code": lambda segments: CodeAddress(_one(segments)),
    "act": lambda segments: ActAddress(_one(segments)),
    "article": _in_article,
    "body": _body,
    "relation": _relation,
    "dataset": lambda segments: DatasetAddress(_one(segments)),
    "activity": lambda segments: ActivityAddress(_one(segments)),
    "agent": lambda segments: AgentAddress(_one(segments)),
}
