"""An act named once, at the end, for expressions coordinated in front of it.

"aux articles L. 310-1 ou à l'article L. 310-1-1 du code des assurances": both are of that code. Where an article of the
citing code stands in such a list, the law says "du présent code".
"""

from __future__ import annotations

from dataclasses import replace

from rsi_graph.references.patterns import AND, compiled
from rsi_graph.references.syntax import Act, ArticleKind, Expression

_BETWEEN = rf"{AND}(?:(?:à|de|par|dans|sur|que|qu'à)[ ]?)?(?:l'|les?|la|aux?|du|des|de[ ]l')?[ ]?"


def distribute_acts(text: str, expressions: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """Expressions in the order of the text in, the same with the acts that a later one names for them out."""
    found: list[Expression] = []
    for expression in reversed(expressions):
        act = _lent(text, expression, found[-1]) if found else None
        found.append(_with_act(expression, act) if act else expression)
    return tuple(reversed(found))


def _lent(text: str, expression: Expression, following: Expression) -> Act | None:
    """The act that `following` names for `expression` too, or None."""
    if not expression.groups or not following.groups or expression.groups[-1].act:
        return None
    if not compiled(_BETWEEN).fullmatch(text, expression.span.end, following.span.start):
        return None
    last, first = expression.groups[-1].items[-1], following.groups[0]
    if last.kind is not ArticleKind.NUMBER or first.items[0].kind is not ArticleKind.NUMBER:
        return None
    return first.act if last.lettered == first.items[0].lettered else None


def _with_act(expression: Expression, act: Act) -> Expression:
    return replace(expression, groups=(*expression.groups[:-1], replace(expression.groups[-1], act=act)))
