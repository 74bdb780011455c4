"""The subdivisions that a citing expression names, each spelled out from the outside in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rsi_graph.model import Reference, Span
from rsi_graph.model.quick import quicken
from rsi_graph.references.patterns import DIGITS, LETTERED_SUFFIX, PLAIN_SUFFIX, compiled
from rsi_graph.references.syntax import Level, Path


@dataclass(frozen=True, slots=True)
class Piece:
    """One subdivision of one article: what is named, by which words.

    `same` is the label of its outermost part where that points back: "2° du même II"; "" in "cet alinéa".
    `own` where it is of the article it stands in: "2° du présent II".
    """

    subdivision: tuple[str, ...]
    span: Span
    same: str | None = None
    own: bool = False


quicken(Piece)


def spelled(paths: tuple[Path, ...]) -> list[Piece]:
    """Paths in, every subdivision they name out, from the outside in, without sentences."""
    found: list[Piece] = []
    for rank, path in enumerate(paths):
        levels = path.levels + _inherited(path, paths[rank + 1 :])
        found.extend(_combined(levels, path))
    return found


def _combined(levels: tuple[Level, ...], path: Path) -> list[Piece]:
    pieces = [Piece((label.value,), label.span) for label in levels[0].labels]
    for level in levels[1:]:
        pieces = [
            Piece((label.value, *piece.subdivision), piece.span if rank == 0 else label.span)
            for rank, label in enumerate(level.labels)
            for piece in pieces
        ]
    outer = levels[-1]
    named = [
        Piece(
            tuple(filter(None, piece.subdivision)), piece.span, piece.subdivision[0] if outer.same else None, outer.own
        )
        for piece in pieces
    ]
    last = named[-1]
    if last.span.end < path.span.end:
        named[-1] = replace(last, span=Span(last.span.start, path.span.end))
    return named


def _inherited(path: Path, later: tuple[Path, ...]) -> tuple[Level, ...]:
    """ "au 1° et au 2° du I": the 1°, too, is in the I. "au a du 3° et au 6°": nothing to inherit."""
    if path.levels[-1].same or path.levels[-1].own:
        return ()
    outermost = path.levels[-1].kind
    for other in later:
        kinds = [level.kind for level in other.levels]
        if outermost in kinds:
            return other.levels[kinds.index(outermost) + 1 :]
    return ()


def spoken_of(piece: Piece, seen: Sequence[tuple[Reference | None, Piece]]) -> Reference | None:
    """What "2° du même II", "cet alinéa" mean, behind the pieces `seen` in the same line; None where they are its own.

    "au II de l'article L. 5 ou au 2° du même II": L. 5 II 2°.
    """
    if piece.same is None:
        return None
    for reference, before in reversed(seen):
        depth = _depth(piece.same, before.subdivision)
        if depth:
            inner = piece.subdivision[1:] if piece.same else piece.subdivision
            outer = reference.subdivision[:depth] if reference else ()
            return replace(reference, subdivision=(*outer, *inner)) if reference else None
    return None


def _depth(label: str, subdivision: tuple[str, ...]) -> int:
    """How far into a subdivision one must go to what is pointed to: a label, or an alinéa where there is none."""
    if label:
        return subdivision.index(label) + 1 if label in subdivision else 0
    return len(subdivision) if subdivision and "al." in subdivision[-1] else 0


_LETTERED, _PLAIN = (rf"(?:[A-Z]+\**)?{DIGITS}(?:{suffix})?" for suffix in (LETTERED_SUFFIX, PLAIN_SUFFIX))


def unmistakable(target: Reference, subdivision: tuple[str, ...]) -> tuple[str, ...]:
    """A part that could be read as the end of the article's number ("278 A", "302 V bis") is written "partie A"."""
    if not subdivision or not target.article:
        return subdivision
    number = _LETTERED if target.article[0].isalpha() else _PLAIN
    last = target.article.rsplit("..", 1)[-1]
    longest = compiled(number).match(f"{last} {subdivision[0]}")
    mistaken = longest and longest.end() > len(last)
    return (f"partie {subdivision[0]}", *subdivision[1:]) if mistaken else subdivision
