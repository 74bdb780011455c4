"""From the words of the law to citing expressions: where one may start, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from rsi_graph.model import Span
from rsi_graph.references.acts import parse_acts, parse_division, parse_pointing
from rsi_graph.references.articles import parse_groups
from rsi_graph.references.codes import CodeTable
from rsi_graph.references.patterns import LETTERED_POINT, OF, any_case, by_initial, compiled
from rsi_graph.references.subdivisions import parse_paths
from rsi_graph.references.syntax import ActKind, Expression, Group, Path

_ARTICLES = (rf"{any_case('article')}s?(?:\b|(?=[LRDA]\.))", r"art\.[ ]")
_LETTERED = tuple(
    rf"{letters}[ ]?\*{{0,2}}\.?[ ]?(?:\d+-\d|\d{{3}})" for letters in (r"L\.?[ ]?O\.?", "LO", r"[LRD]\.?", r"A\.")
)
# Behind a determiner only; "à l'article" names no letter l.
_MARKED = r"(?:\d+[ ]?°|\d{1,2}[ ,]|[IVX]+\b|[A-HJ-Z]\b|[a-z]\b(?!'))"
_ORDINALS = (
    "premier", "second", "deuxi", "troisi", "quatri", "cinqui", "sixi", "septi", "huiti", "neuvi", "dixi", "onzi",
    "douzi", "treizi", "quatorzi", "quinzi", "seizi", "dix-", "vingt", "trent", "quarant", "cinquant", "avant-derni",
    "derni",
)  # fmt: skip
_COUNTED = tuple(
    rf"{count}[ ](?:premi|derni)" for count in ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
)
_SUBDIVISIONS = (r"alineas?[ ]", r"precedents?[ ]alinea", r"paragraphes?[ ]\d", LETTERED_POINT, r"points?[ ]\d", "§")
_NUMBERED = r"\d+(?:er|e|eme)[ ]alinea"
_TEXTS = (
    "code", "nouveau[ ]code", "livre[ ]des", "annexe", "loi", "ordonnance", "decret", "arrete", "deliberation",
    "convention", "accord", "traite", "protocole", "directive", "reglement", "decision", "recommandation",
)  # fmt: skip
_DIVISIONS = (
    "titre", "livre", "chapitre", "section", "sous-section", "sous-paragraphe", "partie", "premiere[ ]partie",
)  # fmt: skip
_ACTS = (
    *(rf"{any_case(word)}s?\b" for word in _TEXTS),
    *(rf"{any_case(word)}s?[ ]" for word in _DIVISIONS),
    r"C(?<=la[ ]C)onstitution\b",
    r"Charte\b",
)
_POINTING = (
    r"presente?s?[ ]", r"memes?[ ]", r"ce[ts]?[ ](?:meme[ ])?(?:article|code|alinea)",
    r"ces[ ](?:meme[ ])?(?:articles|alineas)", r"ledit[ ]", r"lesdits[ ]",
)  # fmt: skip

# "aux 2° de l'article L. 5 et | 3° de l'article L. 6": the determiner of the first is the second's as well.
_DETERMINER = r"(?:[aA]ux?|[dD]u|[dD]es|[lL]es?|[lL]a|de[ ]l'|l'|à)[ ]"
_SHARED_DETERMINER = r"(?:et|ou)[ ](?=\d+[ ]?°[ ]d(?:e[ ]l'|u[ ]))"
# The sign before is part of the match: for a set of signs the search runs through the text without trying each place.
_START = rf"""[^\w-](?:(?P<determiner>{_DETERMINER}(?={_MARKED})|{_SHARED_DETERMINER})
    |{by_initial(*_ARTICLES, *_LETTERED, *_ORDINALS, *_COUNTED, *_SUBDIVISIONS, *_ACTS, *_POINTING)}|{_NUMBERED})"""
# Words that open nothing but articles, or nothing but acts: behind them no other part of the grammar is tried.
_OPENS_ARTICLES = by_initial(*_ARTICLES, *_LETTERED)
_OPENS_ACTS = by_initial(*_ACTS)
_LINK = (
    rf"[ ]?,?(?:[ ](?:ci-dessus|susvises?|precites?|susmentionnes?),?)?(?:{OF}|[ ]de[ ](?=ce)|[ ]de[ ]s(?:es|on)[ ])"
)
_ITS = r"\bs(?:on|a|es)[ ]$"


def parse_expressions(text: str, codes: CodeTable) -> Iterator[Expression]:
    """Folded text in, the citing expressions in its order out; they do not overlap."""
    start, behind_blank = compiled(_START), f" {text}"
    match = start.search(behind_blank)
    while match:
        at = match.end("determiner") - 1 if match["determiner"] else match.start()
        expression = parse_expression(text, at, codes)
        if expression:
            yield expression
        match = start.search(behind_blank, expression.span.end if expression else max(at, match.start() + 1))


def parse_expression(text: str, at: int, codes: CodeTable) -> Expression | None:
    """Folded text and an offset in, the expression that starts there, or None."""
    if compiled(_OPENS_ARTICLES).match(text, at):
        return _articles(text, at, (), codes)
    if compiled(_OPENS_ACTS).match(text, at):
        return _whole(text, at, codes)
    return _subdivided(text, at, codes) or _articles(text, at, (), codes) or _whole(text, at, codes)


def _subdivided(text: str, at: int, codes: CodeTable) -> Expression | None:
    """Subdivisions, and behind them the articles they belong to, where these are named."""
    paths = parse_paths(text, at)
    if not paths:
        return None
    end = paths[-1].span.end
    link = compiled(_LINK).match(text, end)
    if link and "," in link[0] and compiled(_ITS).search(text, max(0, at - 4), at):
        link = None  # "de l'article L. 5, à l'exception de son | dernier alinéa, | de l'article L. 6"
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
