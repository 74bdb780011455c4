"""The palette as the style sheet of the picture, for light and dark surroundings."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from rsi_graph.visualise.palette import FAMILIES, INK, KINDS, MUTED, PAPER

# Lines of an overview. The opacity of a group would be a layer for each of them, and slow.
_THIN: Final = ".thin path{stroke-opacity:.22;fill-opacity:.22}.thin.near path{stroke-opacity:1;fill-opacity:1}"


def _rules(surroundings: str) -> str:
    pick = attrgetter(surroundings)
    kinds = "".join(f".k-{kind}{{fill:{pick(look.fill)};stroke:{pick(look.stroke)}}}" for kind, look in KINDS.items())
    families = "".join(
        f".f-{family}{{fill:{pick(shade)};color:{pick(shade)}}}.l-{family}{{stroke:{pick(shade)}}}"
        for family, shade in FAMILIES.items()
    )
    return (
        f".paper{{fill:{pick(PAPER)}}}.ink{{fill:{pick(INK)}}}.muted{{fill:{pick(MUTED)}}}"
        f".line{{fill:none;stroke-width:1.8}}{_THIN}{kinds}{families}"
    )


STYLE_SHEET: Final = f"{_rules('light')}@media (prefers-color-scheme:dark){{{_rules('dark')}}}"
