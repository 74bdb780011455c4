"""Files of a graph that need not fit in memory: sorted N-Triples in, each format out as `export_graph` writes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from rsi_graph.export.large_json_ld import write_json_ld
from rsi_graph.export.large_turtle import write_turtle
from rsi_graph.export.rdf_xml import write_rdf_xml
from rsi_graph.export.sorting import sorted_lines

Targets = Mapping[str, Path]


def write_lines(lines: Iterable[bytes], target: Path, scratch: Path) -> None:
    """Lines of N-Triples in any order in, a file of them sorted out, each once."""
    with target.open("wb") as file:
        file.writelines(sorted_lines(lines, scratch))


def write_formats(group: int, source: Path, targets: Targets, scratch: Path) -> None:
    """Number of a group of formats, a file of sorted N-Triples and a path for each format in, files of the group out.

    Guarantees: all files hold the same triples; their bytes depend on these alone; memory does not grow with them.

    Args:
        group: 0 to `GROUPS` - 1; groups may be written by several processes at once.
        source: as `write_lines` makes it.
        targets: where each format goes.
        scratch: a folder to work in, where nothing is left.
    """
    _GROUPS[group](source, targets, scratch)


def _turtle(source: Path, targets: Targets, scratch: Path) -> None:
    write_turtle(source, targets["turtle"], targets["trig"], scratch)


def _json_ld(source: Path, targets: Targets, scratch: Path) -> None:
    write_json_ld(source, targets["json-ld"], scratch)


def _others(source: Path, targets: Targets, _: Path) -> None:
    """N-Quads of a default graph are N-Triples."""
    write_rdf_xml(source, targets["rdfxml"])
    shutil.copyfile(source, targets["nt"])
    shutil.copyfile(source, targets["nquads"])


_GROUPS: Final[tuple[Callable[[Path, Targets, Path], None], ...]] = (_turtle, _json_ld, _others)
GROUPS: Final = len(_GROUPS)
