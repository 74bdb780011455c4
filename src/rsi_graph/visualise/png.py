"""The picture as PNG, drawn by a library of its own with a font of its own: no system library, no system font."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import resvg_py

from rsi_graph.changes import History
from rsi_graph.network import Network
from rsi_graph.visualise.svg import to_svg
from rsi_graph.visualise.timeline import to_timeline

_ZOOM = 2.0


def to_png(network: Network) -> bytes:
    """Network in, PNG at twice the size of the SVG out, on white."""
    return draw(to_svg(network))


def timeline_png(histories: Sequence[History], *, title: str) -> bytes:
    """Histories in, their timeline as PNG out."""
    return draw(to_timeline(histories, title=title))


def draw(svg: str) -> bytes:
    """SVG in, PNG at twice its size out, with letters that are part of the installation."""
    folder = files("font_source_sans_pro") / "files"
    fonts = sorted(
        str(path) for path in folder.iterdir() if str(path).endswith(("Regular.ttf", "SemiBold.ttf", "Semibold.ttf"))
    )
    image = resvg_py.svg_to_bytes(
        svg_string=svg,
        font_files=fonts,
        skip_system_fonts=True,
        sans_serif_family="Source Sans Pro",
        zoom=_ZOOM,
    )
    return bytes(image)
