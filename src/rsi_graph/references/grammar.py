"""From the words of the law to citing expressions: where one may start, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from rsi_graph.model import Span
from rsi_graph.references.acts import parse_acts, parse_division, parse_pointing
from rsi_graph.references.articles import parse_groups
from rsi_graph.references.codes import CodeTable
from rsi_graph.references.patterns import LETTERED_POINT, OF, compiled
from rsi_graph.references.subdivisions import parse_paths
from rsi_graph.references.syntax import ActKind, Expression, Group, Path

_ARTICLE_WORD = r"(?i:article)s?(?:\b|(?=[LRDA]\.))|art\.[ ]"
_LETTERED = r"(?:L\.?[ ]?O\.?|LO|[LRD]\.?|A\.)[ ]?\*{0,2}\.?[ ]?(?:\d+-\d|\d{3})"
_MARKED = r"(?:\d+[ ]?°|\d{1,2}[ ,]|[IVX]+\b|[A-HJ-Z]\b|[a-z](?:\b|\)))"  # behind a determiner only
_WORDS = rf"""premier|second|deuxi|troisi|quatri|cinqui|sixi|septi|huiti|neuvi|dixi|onzi|douzi|treizi|quatorzi|quinzi
    |seizi|dix-|vingt|trent|avant-derni|derni|deux[ ](?:premi|derni)|trois[ ](?:premi|derni)|quatre[ ](?:premi|derni)
    |(?:cinq|six|sept|huit|neuf|dix)[ ](?:premi|derni)|\d+(?:er|e|eme)[ ]alinea|alineas?[ ]|precedents?[ ]alinea
    |paragraphes?[ ]\d|{LETTERED_POINT}|§"""
_ACTS = r"""(?i:code|nouveau[ ]code|livre[ ]des|annexe|loi|ordonnance|decret|arrete|deliberation|convention|accord
    |traite|protocole|directive|reglement|decision|recommandation)s?\b|(?<=la[ ])Constitution\b|Charte\b
    |(?i:titre|livre|chapitre|section|sous-section|sous-paragraphe|partie|premiere[ ]partie)s?[ ]"""
_POINTING = r"""presente?s?[ ]|memes?[ ]|ce[ts]?[ ](?:meme[ ])?(?:article|code|alinea)
    |ces[ ](?:meme[ ])?(?:articles|alineas)|ledit[ ]|lesdits[ ]"""

_START = rf"""(?<![\w-])(?:(?P<determiner>(?:aux?|du|des|les?|la|de[ ]l'|l'|à)[ ])(?={_MARKED})
    |(?={_ARTICLE_WORD}|{_LETTERED}|{_WORDS}|{_ACTS}|{_POINTING}))"""
_LINK = rf"[ ]?,?(?:[ ](?:ci-dessus|susvises?|precites?|susmentionnes?),?)?(?:{OF}|[ ]de[ ](?=ce))"


def parse_expressions(text: str, codes: CodeTable) -> Iterator[Expression]:
    """Folded text in, the citing expressions in its order out; they do not overlap."""
    start = compiled(_START)
    match = start.search(text)
    while match:
        expression = parse_expression(text, match.end(), codes)
        if expression:
            yield expression
        match = start.search(text, expression.span.end if expression else max(match.end(), match.start() + 1))


def parse_expression(text: str, at: int, codes: CodeTable) -> Expression | None:
    """Folded text and an offset in, the expression that starts there, or None."""
    return _subdivided(text, at, codes) or _articles(text, at, (), codes) or _whole(text, at, codes)


def _subdivided(text: str, at: int, codes: CodeTable) -> Expression | None:
    """Subdivisions, and behind them the articles they belong to, where these are named."""
    paths = parse_paths(text, at)
    if not paths:
        return None
    end = paths[-1].span.end
    link = compiled(_LINK).match(text, end)
    inside = _articles(text, link.end(), paths, codes) if link else None
    return (inside and _begun(inside, at)) or Expression(Span(at, end), paths)


def _begun(expression: Expression, at: int) -> Expression:
    return Expression(Span(at, expression.span.end), expression.paths, expression.groups, expression.acts)


def _articles(text: str, at: int, paths: tuple[Path, ...], codes: CodeTable) -> Expression | None:
    groups = parse_groups(text, at, codes)
    if not groups:
        return None
    return Expression(Span(at, _end(groups)), paths, groups)


def _end(groups: tuple[Group, ...]) -> int:
    last = groups[-1]
    return max(last.items[-1].span.end, last.act.span.end if last.act else 0)


def _whole(text: str, at: int, codes: CodeTable) -> Expression | None:
    """A code, a text or a division of one, cited without an article."""
    acts = parse_acts(text, at, codes)
    if acts:
        return Expression(Span(at, acts[-1].span.end), acts=acts)
    act = parse_division(text, at, codes) or parse_pointing(text, at)
    if not act or (act.kind is ActKind.SAME and act.name != "code" and not act.part):
        return None
    return Expression(act.span, acts=(act,))
