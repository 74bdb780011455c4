"""What the colours and shapes of the picture mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from rsi_graph.network import Network
from rsi_graph.visualise.bundles import Bundle
from rsi_graph.visualise.palette import FAMILY_WORDS, FAMILY_WORDS_EN, KINDS, WARNING

_ROW = 22.0


def legend_of(network: Network, bundles: Iterable[Bundle]) -> tuple[tuple[str, str], ...]:
    """What occurs in the picture: classes of kinds and families with their words."""
    kinds = {str(data["kind"]) for _, data in network.nodes(data=True)}
    families = {strand.family for b in bundles for strand in b.strands}
    return (
        *((f"k-{kind}", look.label_fr) for kind, look in KINDS.items() if kind in kinds),
        *((f"f-{family}", words) for family, words in FAMILY_WORDS.items() if family in families),
    )


def legend_items(network: Network, bundles: Iterable[Bundle]) -> list[dict[str, str]]:
    """The same for a page that writes its legend below the picture: marks, and words in both languages."""
    english = {f"k-{kind}": look.label_en for kind, look in KINDS.items()}
    english |= {f"f-{family}": words for family, words in FAMILY_WORDS_EN.items()}
    return [
        {"mark": "".join(_mark(look, 2, 1)), "label": words, "label_en": english[look]}
        for look, words in legend_of(network, bundles)
    ]


def legend_height(legend: tuple[tuple[str, str], ...]) -> float:
    """Marks in two columns, and the line below them."""
    return _ROW * ((len(legend) + 1) // 2) + 50


def legend_marks(legend: tuple[tuple[str, str], ...], margin: float, width: float, top: float) -> Iterator[str]:
    """SVG of the legend in two columns between the margins, `top` the upper edge."""
    column = (width - 2 * margin) / 2
    for rank, (look, words) in enumerate(legend):
        x, y = margin + column * (rank % 2), top + _ROW * (rank // 2) + 10
        yield from _mark(look, x, y)
        yield f'<text class="ink" x="{x + 36:.1f}" y="{y + 11:.1f}" font-size="12">{escape(words)}</text>\n'
    y = top + _ROW * ((len(legend) + 1) // 2) + 32
    yield f'<text class="muted" x="{margin:.0f}" y="{y:.1f}" font-size="11">{escape(WARNING)}</text>\n'


def _mark(look: str, x: float, y: float) -> Iterator[str]:
    """A small box of a kind, or a line of a family."""
    if look.startswith("k-"):
        yield from shape(look[2:], x, y, 24, 13)
    else:
        yield f'<path class="line l-{look[2:]}" d="M{x:.1f} {y + 7:.1f}h24"/>'


def shape(kind: str, left: float, top: float, width: float, height: float) -> Iterator[str]:
    """SVG of a box of this kind: round, square, stacked or dashed as well as coloured."""
    look = KINDS[kind]
    dashes = ' stroke-dasharray="5 4"' if look.dashed else ""
    radius = {"Office": min(height / 2, 34.0), "Organ": 3.0}.get(kind, min(height / 3, 9.0))
    layers = ((4.0, 4.0), (0.0, 0.0)) if look.stacked else ((0.0, 0.0),)
    for dx, dy in layers:
        yield (
            f'<rect class="k-{kind}" stroke-width="1.6"{dashes} x="{left + dx:.1f}" y="{top + dy:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}"/>'
        )
