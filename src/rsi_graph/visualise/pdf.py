"""The picture as PDF: one page of its own size, lines and letters as such; the letters are part of the installation.

Typst, an extra of the package, sets the SVG on the page; the same picture gives the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

from rsi_graph.errors import RsiGraphError
from rsi_graph.network import Network
from rsi_graph.visualise.svg import to_svg

_SIZE: Final = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_POINTS: Final = 0.75  # of a pixel, as CSS has it
_PAGE: Final = '#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n#image("picture.svg", width: 100%)\n'


class MissingTypesetterError(RsiGraphError):
    """Typst is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "PDF needs typst, which is not installed: pip install 'rsi-graph[pdf]'. svg and png need nothing more."
        )


def to_pdf(network: Network) -> bytes:
    """Network in, PDF of one page as large as the SVG out.

    Raises:
        MissingTypesetterError: the extra `pdf` is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingTypesetterError from None
    svg = to_svg(network)
    width, height = (int(side) * _POINTS for side in _SIZE.findall(svg)[0])
    with tempfile.TemporaryDirectory(prefix="rsi-graph-") as folder:
        page = Path(folder, "page.typ")
        Path(folder, "picture.svg").write_text(svg, encoding="utf-8")
        page.write_text(_PAGE.format(width=width, height=height), encoding="utf-8")
        letters = [str(files("font_source_sans_pro") / "files")]
        compiler = typst.Compiler(root=folder, font_paths=letters, ignore_system_fonts=True)
        made = compiler.compile(input=str(page), format="pdf", timestamp=0)
    assert isinstance(made, bytes)  # one file, where one format is asked for
    return made
