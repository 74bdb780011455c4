"""Pictures of the shipped graph for the README: `make gallery` writes docs/gallery/ again; same graph, same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import Graph

from rsi_graph.network import around, to_network
from rsi_graph.resources import resource_path
from rsi_graph.visualise import to_svg

FOLDER = Path(__file__).parent / "gallery"
FINANCE = ("finance",)
CONTROL = ("control", "oversee")


def pictures() -> dict[str, str]:
    """Name of each file and its bytes as text."""
    graph = Graph().parse(resource_path("data", "rsi.ttl"), format="turtle")
    return {
        "control.svg": to_svg(to_network(graph, actions=CONTROL)),
        "finance.svg": to_svg(to_network(graph, actions=FINANCE)),
        "around.svg": to_svg(around(to_network(graph), "caisses de base")),
    }


def main(folder: Path = FOLDER) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        (folder / name).write_text(picture, encoding="utf-8")
        sys.stdout.write(f"{folder / name}\n")


if __name__ == "__main__":
    main()
