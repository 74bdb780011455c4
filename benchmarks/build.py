"""What a whole build costs as the corpus grows: time and memory for 1/8, 1/4, 1/2 and all of a code, and what it read.

Run by `make bench`, on Linux. Each build is a process of its own with its workers; processor time is that of all of
them, memory the greatest sum of their shares of memory (PSS, from /proc, twice a second): pages they share count once.

    python benchmarks/build.py [--jobs 2] [--parts 8 4 2 1]

The rows behind the growth are those of docs/benchmark.md, "A whole code".
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

ARCHIVE = "css-2015-12-23.tar.xz"
REASONS = {
    "not-a-holder": "passages not read: subject is no institution",
    "no-agent": "… passive without agent",
    "unparsed": "… names an institution and a verb, not understood",
    "unresolved-pronoun": "… pronoun that means nobody for certain",
    "no-holder": "… no subject found",
    "unknown-verb": "… verb the lexicon lacks",
    "ambiguous": "… more than one reading",
    "no-items": "… list not found",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one build: files given, seconds on the clock and of processors, greatest memory in MB, its own record."""

    files: int
    wall: float
    processor: float
    memory: float
    run: dict[str, Any]


def corpus() -> Path:
    """The archive to measure on, or an exit with a sentence."""
    folder = Path(os.environ.get("RSI_GRAPH_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
    if not (folder / ARCHIVE).is_file():
        sys.exit(f"{folder / ARCHIVE}: not found. Set RSI_GRAPH_CORPUS to the folder that holds {ARCHIVE}.")
    return folder / ARCHIVE


def unpack(archive: Path, folder: Path, part: int) -> int:
    """Every `part`-th article of the archive into the folder, under its own path; how many."""
    number = 0
    with tarfile.open(archive) as opened:
        for member in opened:
            if member.name.endswith(".md") and not member.name.endswith("README.md"):
                if number % part == 0:
                    opened.extract(member, folder, filter="data")
                number += 1
    return len(range(0, number, part))


def tree(process: int) -> Iterator[int]:
    """A process and all below it."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            below = children.read_text().split()
        except OSError:  # it has ended
            continue
        for child in below:
            yield from tree(int(child))


def memory(process: int) -> float:
    """The tree's memory in MB."""
    total = 0
    for one in tree(process):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def build(folder: Path, files: int, jobs: int) -> Cost:
    """One build, measured."""
    command = [sys.executable, "-m", "rsi_graph", "build", str(folder / "law"), "-o", str(folder / "out")]
    before, start, greatest = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter(), 0.0
    with subprocess.Popen([*command, "--no-validate", f"--jobs={jobs}"], stdout=subprocess.DEVNULL) as process:  # noqa: S603
        while process.poll() is None:
            greatest = max(greatest, memory(process.pid))
            sleep(0.5)
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"the build of {files} files ended with {process.returncode}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(files, wall, processor, greatest, json.loads((folder / "out" / "run.json").read_text("utf-8")))


def rows(run: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """What a build read, as the table of docs/benchmark.md has it."""
    counts = run["counts"]
    yield "articles read", counts["articles"]
    yield "files without text (repealed)", len(run["failures"])
    yield "competences", counts["competences"]
    yield "triples", counts["triples"]
    yield from ((words, counts[reason]) for reason, words in REASONS.items() if counts.get(reason))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--parts", type=int, nargs="+", default=[8, 4, 2, 1])
    chosen = options.parse_args()
    archive, costs = corpus(), []
    heads = ("share", "files", "s on the clock", "s of processors", "… per 1000 files", "MB, all processes")
    print(f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", sep="\n")
    for part in chosen.parts:
        with tempfile.TemporaryDirectory() as folder:
            cost = build(Path(folder), unpack(archive, Path(folder, "law"), part), chosen.jobs)
        costs.append(cost)
        figures = (cost.files, cost.wall, cost.processor, 1000 * cost.processor / cost.files, cost.memory)
        print("| 1/{} | {} | {:.1f} | {:.1f} | {:.2f} | {:.0f} |".format(part, *figures), flush=True)
    print("\n| | |\n|---|---|")
    for words, number in rows(costs[-1].run):
        print(f"| {words} | {number:,} |")


if __name__ == "__main__":
    main()
