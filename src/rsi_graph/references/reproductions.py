"""Articles of another code that an article prints whole: what they cite is of their own code."""

from __future__ import annotations

from rsi_graph.model import Span
from rsi_graph.references.patterns import compiled

_OPENING = r"""(?:ci-apres[ ]reproduite?s?|reproduite?s?[ ]ci-apres)[ ]?:?\s*(?=["“«])"""
_CLOSING = r"""["”»][ ]?\.?[ ]?(?=\n|$)"""
_WORD = "reproduit"  # stands in every opening
_NEXT = r"""\s*["“«][ ]?Art"""


def reproductions(text: str) -> tuple[Span, ...]:
    """Folded text in, where articles are printed in quotation marks behind "ci-après reproduit" out.

    >>> text = 'l article L. 2 du code rural ci-apres reproduit : " Art. L. 2.-Le maire … "'
    >>> [span.of(text) for span in reproductions(text)]
    ['" Art. L. 2.-Le maire … "']
    """
    if _WORD not in text:
        return ()
    found: list[Span] = []
    opening = compiled(_OPENING).search(text)
    while opening:
        end = _end(text, opening.end())
        found.append(Span(opening.end(), end))
        opening = compiled(_OPENING).search(text, end)
    return tuple(found)


def _end(text: str, start: int) -> int:
    """Behind the last closing quotation mark at the end of a line, before what opens no further article."""
    closing = compiled(_CLOSING).search(text, start + 1)
    if closing is None:
        return len(text)
    following = compiled(_NEXT).match(text, closing.end())
    return _end(text, following.end()) if following else closing.end()
