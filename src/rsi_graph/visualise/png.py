"""The picture as PNG, drawn by a library of its own with a font of its own: no system library, no system font."""

from __future__ import annotations

from importlib.resources import files

import resvg_py

from rsi_graph.network import Network
from rsi_graph.visualise.svg import to_svg

_ZOOM = 2.0


def to_png(network: Network) -> bytes:
    """Network in, PNG at twice the size of the SVG out, on white."""
    folder = files("font_source_sans_pro") / "files"
    fonts = sorted(
        str(path) for path in folder.iterdir() if str(path).endswith(("Regular.ttf", "SemiBold.ttf", "Semibold.ttf"))
    )
    image = resvg_py.svg_to_bytes(
        svg_string=to_svg(network),
        font_files=fonts,
        skip_system_fonts=True,
        sans_serif_family="Source Sans Pro",
        zoom=_ZOOM,
    )
    return bytes(image)
