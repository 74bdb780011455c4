"""An act named once, at the end, for expressions coordinated in front of it.

"aux articles L. 310-1 ou à l'article L. 310-1-1 du code des assurances": both are of that code. Where an article of the
citing code stands in such a list, the law says "du présent code".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rsi_graph.references.patterns import AND, compiled
from rsi_graph.references.syntax import Act, ActKind, ArticleKind, Expression, Item

_BEFORE = r"""[ ]?,?[ ](?:et[ ])?(?:notamment|en[ ]particulier)[ ](?:(?:de[ ]|à[ ])?(?:ses|son|l'|des|aux|les|de)[ ]?)?
    |[ ]?:[ ]|[ ]"""  # "code de l'éducation, notamment des articles R. 632-27", "articles du code rural : L. 5"
_LIST = r"articles?(?:[ ]suivants)?[ ](?:du|de[ ]la)[ ]$"
_LONGEST_LIST = len("articles suivants de la ")
_BETWEEN = rf"(?![ ]ainsi){AND}(?:(?:à|de|par|dans|sur|que|qu'à)[ ]?)?(?:l'|les?|la|aux?|du|des|de[ ]l')?[ ]?"
# "aux articles 56 à 74, à l'exclusion de l' | article 60, du décret", "l'article L. 5, à l'exception de son | 2°, …".
_EXCEPT = r"[ ]?,?[ ]à[ ]l'(?:exclusion|exception)[ ](?:du|des|de[ ](?:la|son|sa|ses|leurs?|l'))[ ]?"


def are_joined(text: str, end: int, start: int) -> bool:
    """True where only a coordination stands between two expressions: "l'article L. 5 | et à l' | article L. 6"."""
    return compiled(_BETWEEN).fullmatch(text, end, start) is not None


def distribute_acts(text: str, expressions: tuple[Expression, ...], own: str) -> tuple[Expression, ...]:
    """Expressions in the order of the text and the citing article's number in, the same with their lent acts out."""
    found: list[Expression] = []
    for rank in reversed(range(len(expressions))):
        expression = expressions[rank]
        following = _following(text, expression, found)
        act = _lent(expression, following, own) if following else None
        act = act or (_headed(text, expressions[rank - 1], expression) if rank else None)
        found.append(_with_act(expression, act) if act else expression)
    return tuple(reversed(found))


def _headed(text: str, heading: Expression, expression: Expression) -> Act | None:
    """The code named just in front: "du code de l'éducation, notamment des articles R. 632-27 et R. 634-14"."""
    if heading.groups or not heading.acts or not expression.groups or expression.groups[-1].act:
        return None
    code = heading.acts[-1]
    between = compiled(_BEFORE).fullmatch(text, heading.span.end, expression.span.start)
    if not between or code.kind is not ActKind.CODE:
        return None
    if "n" not in between[0] and not _listed(text, heading.span.start):
        return None
    return code if expression.groups[0].items[0].lettered else None


def _listed(text: str, end: int) -> bool:
    """True behind "les articles suivants du": what follows the code's name are articles of it."""
    return compiled(_LIST).search(text, max(0, end - _LONGEST_LIST), end) is not None


def _following(text: str, expression: Expression, found: Sequence[Expression]) -> Expression | None:
    """The expression that goes on with this one, behind what is excepted from it where anything is."""
    if not found or not expression.groups:
        return None
    start, following = expression.span.end, found[-1]
    excepted = compiled(_EXCEPT).fullmatch(text, start, following.span.start) is not None
    if excepted and not following.groups and len(found) > 1:  # "à l'exception de son dernier alinéa"
        start, following, excepted = following.span.end, found[-2], False
    return following if excepted or are_joined(text, start, following.span.start) else None


def _lent(expression: Expression, following: Expression, own: str) -> Act | None:
    """The act that `following` names for `expression` too, or None."""
    if not expression.groups or not following.groups or expression.groups[-1].act:
        return None
    last, first = expression.groups[-1].items[-1], following.groups[0]
    if last.kind is not ArticleKind.NUMBER or first.items[0].kind is not ArticleKind.NUMBER:
        return None
    return first.act if _alike(last, first.items[0], own) else None


def _alike(item: Item, other: Item, own: str) -> bool:
    """True where the numbers can be of one code.

    "l'article L. 162-17 et l'article L. 5123-2 du code de la santé publique" are of two codes: that code counts its
    chapters with four digits. So are, in article R931-6-3, "l'article L. 931-16 ou le 8° du L. 612-33 du code
    monétaire et financier": an article of the citing article's own chapter. Counted on links that name their target,
    with the same length and another chapter than the citing article, 162 of 184 such acts are lent.
    """
    chapter = chapter_of(item.number)
    if not (item.lettered and other.lettered):
        return item.lettered == other.lettered
    return len(chapter) == len(chapter_of(other.number)) and (
        chapter != chapter_of(own) or chapter == chapter_of(other.number)
    )


def chapter_of(number: str) -> str:
    """L611-2 → 611"""
    match = re.match(r"[A-Z]*\**(\d+)", number)
    return match[1] if match else ""


def _with_act(expression: Expression, act: Act) -> Expression:
    return replace(expression, groups=(*expression.groups[:-1], replace(expression.groups[-1], act=act)))
