"""Articles with their numbers, and the act they belong to: "articles L. 1 à L. 5 et L. 7 du code rural"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from rsi_graph.model import Span
from rsi_graph.references.acts import parse_tail
from rsi_graph.references.codes import CodeTable
from rsi_graph.references.patterns import AND, ARTICLE_NUMBER, LETTERED_NUMBER, OF, TO, compiled
from rsi_graph.references.subdivisions import parse_path, parse_paths
from rsi_graph.references.syntax import Act, ActKind, ArticleKind, Group, Item, Kind, Label, Level, Path

_HEAD = r"(?:memes?[ ])?(?i:articles?|art\.)[ ]?"
_ADJECTIVE = r"(?:precite|susvise|susmentionne|mentionne[ ]ci-dessus)e?s?\b"
_PRESENT = (
    r"(?:presents?[ ])articles?\b|articles?[ ](?:precedents?|suivants?|ci-dessus|ci-dessous|ci-apres|qui[ ]precedent)\b"
)
_NO_NUMBER = r"(?![ ](?:[LRDA]\.|\d))"
_SAME = rf"(?:(?:(?:ce|cet|ces)[ ])?memes?|cet|ces|ledit|lesdits)[ ]articles?\b{_NO_NUMBER}|articles?[ ]{_ADJECTIVE}"
_EXCEPT = r"""[ ]?,?[ ]à[ ]l'exception[ ]d(?:e|u|es)[ ](?:son|sa|ses|la|l'|leurs?)?[^,;.:\n]{3,60}
    (?=,[ ](?:(?:et|ou)[ ])?(?:[LRDA]\.|\d+-))"""  # R. 66, R. 67, à l'exception de son dernier alinéa, et R. 68
_OPENER = r"""(?:-|(?:[ ]?,)?[ ])(?=[IVX]+\b)     # L. 136-2, II
    |(?:[ ]?,)?[ ](?=\d+°|(?:alinea|paragraphe|point|§)s?[ ](?:\d|[a-z]\b)|[a-z]\))
    |[ ]?,[ ](?=[\w-]+[ ](?:alinea|tiret)|[a-z],[ ](?:du|de[ ]la)[ ])"""
_DOTTED = r"(?<=\d)(?<!-\d)(?<!-\d\d)\.(?P<paragraph>[1-9]\d?)(?![\d°]|\.\d)"  # l'article 28.5 de la directive
_ITS = r"\b(?:ses|son)[ ]$"
_SAID = r"(?:dudit|audit|desdits|auxdits)[ ]$"
_MEASURE = r"""(?!(?:e|eme|nde?)\b)   # "R. 143-21, 3ème alinéa"; "articles 5, 6 et 7 et 30 jours"
    (?![ ]?(?:mois|jours?|ans|annees?|euros?|francs?|heures?|litres?|metres?|%|€|p\.[ ]100)(?!\w))"""
_ARTICLE = rf"articles?\b{_NO_NUMBER}"
_HEADLINE = rf"(?:{_HEAD})?{ARTICLE_NUMBER}\.?[ ]?[-–―][ ]?(?=\w)"
_NEXT = rf"(?:{_EXCEPT})?{AND}(?:(?:de[ ]|à[ ])?l'[ ]?(?=[LRDA]\.|LO))?"
_NEXT_DIGIT = rf"{AND}(?=\d)"
_LETTERED_ONE, _ANY_ONE = LETTERED_NUMBER + _MEASURE, ARTICLE_NUMBER + _MEASURE
_TO_ARTICLE = rf"{TO}(?:l'article[ ])?"
_NO_PATH = rf"[ ]?,?{OF}article|[ ](?:[A-Z]|:)"


def parse_groups(text: str, at: int, codes: CodeTable) -> tuple[Group, ...]:
    """Folded text and the offset of "article(s)", "présent article" or a lettered number in; groups out, () if none."""
    pointed = _pointed(text, at)
    if pointed:
        return (Group((pointed,)),)
    head = compiled(_HEAD).match(text, at)
    if _reproduced(text, at) and compiled(_HEADLINE).match(text, at):
        return ()  # "Art. L. 6142-5.-Des conventions …": an article reproduced, not cited
    first = _item(text, head.end() if head else at, lettered=not head, letters="")
    if not first:
        return ()
    plural = _plural(head) or bool(head and compiled(r"\b(?:aux|des|les)[ ]$").search(text, max(0, at - 5), at))
    if not plural:
        first = Item(first.kind, first.number, Span(at, first.span.end), first.paths, first.several)
    groups = _groups(text, first, codes, plural=plural)
    kind = None if groups[-1].act else _told_before(text, at)
    return (*groups[:-1], replace(groups[-1], act=Act(kind, "", Span(at, at)))) if kind else groups


def _told_before(text: str, at: int) -> ActKind | None:
    """How words in front of an article tell its act.

    "le livre des procédures fiscales, et notamment ses | articles L. 97 à L. 99", "dudit | article L. 5".
    """
    if compiled(_ITS).search(text, max(0, at - 10), at):
        return ActKind.SAME
    same = text.startswith("meme", at) or compiled(_SAID).search(text, max(0, at - 10), at)
    return ActKind.CITED if same else None


def _reproduced(text: str, at: int) -> bool:
    """True at the head of a quoted article: "Art. L. 6142-5.-Des conventions …"."""
    return bool(compiled(r"Art(?:\.|icle\b)[ ]?$").search(text, max(0, at - 8), at)) or text.startswith("Art", at)


def _plural(head: re.Match[str] | None) -> bool:
    return bool(head) and "s" in (head[0] if head else "")


def _pointed(text: str, at: int) -> Item | None:
    """présent article, même article, (dudit) article."""
    present = compiled(_PRESENT).match(text, at)
    if present:
        return Item(ArticleKind.PRESENT, "", Span(at, present.end()))
    same = compiled(_SAME).match(text, at)
    if not same and compiled(_SAID).search(text, max(0, at - 10), at):
        same = compiled(_ARTICLE).match(text, at)
    return Item(ArticleKind.SAME, "", Span(at, same.end()), several="articles" in same[0]) if same else None


def _groups(text: str, first: Item, codes: CodeTable, *, plural: bool) -> tuple[Group, ...]:
    """Each act belongs to the articles in front of it, back to the act before."""
    groups: list[Group] = []
    items = [first]
    item: Item | None = first
    while item:
        act = parse_tail(text, item.span.end, codes)
        if act:
            groups.append(Group(tuple(items), act))
            items = []
        end = max(item.span.end, act.span.end if act else 0)
        item = _next(text, end, letters=_letters(item), plural=plural and not (act and not item.lettered))
        item = item or (_other(text, end, codes) if act or not plural else None)
        if item:
            items.append(item)
    return (*groups, Group(tuple(items))) if items else tuple(groups)


def _letters(item: Item) -> str:
    match = compiled(r"[A-Z]+\**").match(item.number)
    return match[0] if match else ""


def _next(text: str, end: int, *, letters: str, plural: bool) -> Item | None:
    joint = compiled(_NEXT).match(text, end)
    return _item(text, joint.end(), lettered=not plural, letters=letters) if joint else None


def _other(text: str, end: int, codes: CodeTable) -> Item | None:
    """ "l'article 377 ou 377-1 du code civil": further numbers behind a singular, because an act follows."""
    joint = compiled(_NEXT_DIGIT).match(text, end)
    item = _item(text, joint.end(), lettered=False, letters="") if joint else None
    act = parse_tail(text, item.span.end, codes) if item else None
    told = act.kind is not ActKind.UNKNOWN if act else bool(item and _other(text, item.span.end, codes))
    return item if told else None


def _item(text: str, at: int, *, lettered: bool, letters: str) -> Item | None:
    """One article or range. `letters` are those of the article before, for "L. 815-1, 815-2 et 815-3"."""
    pattern = compiled(_LETTERED_ONE if lettered else _ANY_ONE)
    match = pattern.match(text, at)
    if not match:
        return None
    first = _number(match, letters)
    end = match.end()
    to = compiled(_TO_ARTICLE).match(text, end)
    last = compiled(_ANY_ONE).match(text, to.end()) if to else None
    if last and (last["letters"] or not match["letters"] or "-" in last["digits"]):
        first, end = f"{first}..{_number(last, re.match(r'[A-Z]*', first)[0])}", last.end()  # type: ignore[index]
    following = compiled(r"[ ]et[ ]suivants?\b").match(text, end)
    end = following.end() if following else end
    paths, end = _trailing(text, end)
    return Item(ArticleKind.NUMBER, first, Span(at, end), paths)


def _number(match: re.Match[str], letters: str) -> str:
    given = (match["letters"] or "").replace(" ", "").replace(".", "")
    inherited = letters if not given and ("-" in match["digits"] or len(match["digits"]) > 2) else ""
    suffix = match["suffix"] or ""
    suffix = f" {suffix.strip()}" if suffix else ""  # "199undecies", "94A"
    digits = "1er" if match["digits"] == "premier" else match["digits"]
    return f"{given or inherited}{digits.replace(' ', '')}{suffix}"


def _trailing(text: str, end: int) -> tuple[tuple[Path, ...], int]:
    """Subdivisions printed behind the number: "L. 5, alinéa 2", "L. 5 (2°)", "L. 136-2, II, 4°"."""
    bracket = compiled(r"[ ]?\([ ]?").match(text, end)
    if bracket:
        close = text.find(")", bracket.end())
        inside = text[: max(close, 0)]
        paths = _nested(inside, parse_paths(inside, bracket.end()))
        whole = bool(paths) and not inside[paths[-1].span.end :].strip()
        return (paths, close + 1) if whole else ((), end)
    levels: list[Path] = []
    path = _behind(text, end)
    while path:
        levels.append(path)
        end = path.span.end
        path = _behind(text, end)
    if not levels:
        return (), end
    inside_out = tuple(level for path in reversed(levels) for level in path.levels)
    return (Path(inside_out, Span(levels[0].span.start, end)),), end


def _nested(text: str, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """ "(II, 4°)" is one path from the outside in; "(1° et 2°)" or "(I, II et III)" are several subdivisions."""
    commas = all(text[one.span.end : other.span.start] == ", " for one, other in pairwise(paths))
    kinds = [level.kind for path in paths for level in path.levels]
    if len(paths) < 2 or not commas or len(set(kinds)) < len(kinds):
        return paths
    levels = tuple(level for path in reversed(paths) for level in path.levels)
    return (Path(levels, Span(paths[0].span.start, paths[-1].span.end)),)


def _behind(text: str, end: int) -> Path | None:
    dotted = compiled(_DOTTED).match(text, end)
    if dotted:
        span = Span(*dotted.span("paragraph"))
        return Path((Level(Kind.PARAGRAPH, (Label(f"§ {dotted['paragraph']}", span),), span),), span)
    opener = compiled(_OPENER).match(text, end)
    path = parse_path(text, opener.end()) if opener else None
    if not path or compiled(_NO_PATH).match(text, path.span.end):
        return None
    return path
