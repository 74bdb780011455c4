"""What it takes to publish a whole code, and how that grows: `python benchmarks/publish.py DATA.ttl` (of a `build`).

Publishes a quarter, a half and all of the articles of the graph, in a folder that is removed; prints pages, seconds of
processor time of all processes, and megabytes of the largest process.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

PARTS = (1, 2, 4)
ARTICLE = re.compile(r"/id/(?:article|body)/[^/]+/([^/>]+)")
WANTED_SECONDS, WANTED_MEGABYTES = 360, 700


def main(data: Path) -> None:
    """Publishes each part, prints a line for it, and what holds."""
    with tempfile.TemporaryDirectory() as scratch:
        for quarters in PARTS:
            part = Path(scratch) / f"{quarters}.nt"
            with part.open("w", encoding="utf-8") as file:
                file.writelines(_lines(data, quarters))
            seconds, megabytes = _publish(part, quarters)
    for figure, wanted, unit in ((seconds, WANTED_SECONDS, "s of the processor"), (megabytes, WANTED_MEGABYTES, "MB")):
        print(f"{'holds ' if figure < wanted else 'MISSED'} a whole code is published in {wanted} {unit}")


def _lines(data: Path, quarters: int) -> Iterator[str]:
    """The triples of so many quarters of the articles, and all that belongs to none."""
    for quad in ox.parse(path=str(data), format=ox.RdfFormat.TURTLE):
        article = ARTICLE.search(quad.subject.value)
        if article is None or zlib.crc32(article[1].encode()) % 4 < quarters:
            yield f"{quad.triple} .\n"


def _publish(part: Path, quarters: int) -> tuple[float, float]:
    before, start = _spent(), perf_counter()
    command = [sys.executable, "-m", "rsi_graph", "publish", str(part), "-o", str(part.with_suffix(""))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    pages = re.search(r"(\d+) pages", done.stdout)
    seconds, size = _spent() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{quarters}/4: {pages[1] if pages else '?'} pages, {seconds:.0f} s of the processor"
        f" ({perf_counter() - start:.0f} s on the clock), largest process {size:.0f} MB",
        flush=True,
    )
    return seconds, size


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
