"""How fast articles are read: against a statistical parser, against the physical floor, and as the corpus grows.

Run by `make bench`. All figures of one table come from one run on one core; ratios are medians of rounds in which the
candidates take turns, so that they hold when the machine's speed drifts. Loading of models and word files is left out
on all sides.

    floor     reading the files and parsing their HTML with lxml
    rsi_graph reading the files, canonical text, items, citations, competences
    compiled  the same, by the wheel that `make compiled` has made, where there is one
    spaCy     `nlp.pipe` of fr_core_news_sm over the canonical texts, parser on, named entities off

Each of the two builds of rsi_graph reads in a process of its own: two builds of one package cannot live in one, and
beside spaCy's model every search for garbage would walk through objects that no reader of law has.

The corpus is the folder of RSI_GRAPH_CORPUS, else ../shared/corpus; without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import sys
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import PIPE, Popen
from time import process_time

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.sources import read_article, read_articles

ARCHIVE = "css-2015-12-23.tar.xz"
CODE = "code-de-la-securite-sociale"
SPACY_MODEL = "fr_core_news_sm"
SITE = Path(__file__).parents[1] / "build" / "compiled" / "site"  # where `make compiled` puts its wheel


def corpus() -> Path:
    """The archive to measure on, or an exit with a sentence."""
    folder = Path(os.environ.get("RSI_GRAPH_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
    archive = folder / ARCHIVE
    if not archive.is_file():
        sys.exit(f"{archive}: not found. Set RSI_GRAPH_CORPUS to the folder that holds {ARCHIVE}.")
    return archive


def unpack(archive: Path, folder: Path, step: int) -> list[Path]:
    """Every `step`-th article of the archive that has text, written into one folder, in the order of the archive."""
    articles = [a for a in read_articles(archive) if isinstance(a, Article)][::step]
    wanted = {article.source.partition("!")[2] for article in articles}
    paths = []
    with tarfile.open(archive) as opened:
        for member in opened:
            stream = (
                opened.extractfile(member)
                if member.name.removeprefix("./") in wanted or member.name in wanted
                else None
            )
            if stream:
                path = folder / f"{len(paths):05}.md"
                path.write_bytes(stream.read())
                paths.append(path)
    return paths


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, in seconds."""
    start = process_time()
    work()
    return process_time() - start


def read_all(paths: Sequence[Path]) -> int:
    """Our reading of the files; returns the number of competences."""
    lexicon = load_lexicon()
    return sum(len(extract(read_article(path, code=CODE), lexicon).competences) for path in paths)


def digest(paths: Sequence[Path]) -> str:
    """What is read in the files, told in one word."""
    told = hashlib.sha256()
    for path in paths:
        told.update(repr(extract(read_article(path, code=CODE), load_lexicon()).competences).encode())
    return told.hexdigest()


class Build:
    """A build of rsi_graph in a process of its own: the one that is installed, or the one of a folder.

    The process reads the names of the files, then answers "read" with the seconds of one reading, "digest" with what
    it reads.
    """

    def __init__(self, paths: Sequence[Path], site: Path | None = None) -> None:
        self._process = Popen(  # noqa: S603
            [sys.executable, __file__, "--answer"],
            env=os.environ | ({"PYTHONPATH": str(site)} if site else {}),
            stdin=PIPE,
            stdout=PIPE,
            text=True,
        )
        print(json.dumps([str(path) for path in paths]), file=self._process.stdin)

    def ask(self, question: str) -> str:
        """A question in, the answer out."""
        assert self._process.stdout is not None
        print(question, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()

    def seconds(self) -> float:
        """Processor time of one reading of the files, in seconds."""
        return float(self.ask("read"))


def answer() -> None:
    """What the process of a build does."""
    paths = [Path(name) for name in json.loads(sys.stdin.readline())]
    for question in sys.stdin:
        print(digest(paths) if question.strip() == "digest" else seconds(lambda: read_all(paths)), flush=True)


def parse_floor(paths: Sequence[Path]) -> None:
    """Reading the files and parsing their HTML, nothing else."""
    from lxml import html

    for path in paths:
        html.fromstring(path.read_text(encoding="utf-8"))


def compare(paths: Sequence[Path], rounds: int) -> None:
    """The table of ratios."""
    import spacy

    nlp = spacy.load(SPACY_MODEL, exclude=["ner"])
    texts = [read_article(path, code=CODE).text for path in paths]
    plain, compiled = Build(paths), Build(paths, SITE) if SITE.is_dir() else None
    contenders: dict[str, Callable[[], float]] = {
        "floor": lambda: seconds(lambda: parse_floor(paths)),
        "rsi_graph": plain.seconds,
        "spaCy": lambda: seconds(lambda: sum(1 for _ in nlp.pipe(texts))),
    }
    if compiled:
        contenders["compiled"] = compiled.seconds
    for work in contenders.values():
        work()
    if compiled and compiled.ask("digest") != plain.ask("digest"):
        sys.exit(f"{SITE}: the compiled wheel reads other competences than the sources. Make it again: make compiled")
    measured = [{name: work() for name, work in contenders.items()} for _ in range(rounds)]
    print(f"{len(paths)} articles, {rounds} rounds, processor time of one core\n")
    for name in contenders:
        middle = statistics.median(row[name] for row in measured)
        print(f"{name:12}{middle:9.3f} s {len(paths) / middle:10.0f} articles/s")
    for name in [name for name in ("rsi_graph", "compiled") if name in contenders]:
        faster = statistics.median(row["spaCy"] / row[name] for row in measured)
        slower = statistics.median(row[name] / row["floor"] for row in measured)
        print(f"\n{name}: {faster:.1f} times the articles per second of {SPACY_MODEL} (wanted: at least 30)")
        print(f"{name}: {slower:.1f} times the time of the floor (wanted: at most 60)")


def grow(paths: Sequence[Path], rounds: int) -> None:
    """Time per article for 1/8, 1/4, 1/2 and all of the files: constant where the cost is linear."""
    print("\nshare      articles   s/1000 articles   against 1/8")
    shares = {f"1/{part}": paths[::part] for part in (8, 4, 2)} | {"1": paths}
    per_article = {
        share: statistics.median(seconds(lambda: read_all(chosen)) / len(chosen) for _ in range(rounds))  # noqa: B023
        for share, chosen in shares.items()
    }
    for share, cost in per_article.items():
        print(f"{share:8}{len(shares[share]):11}{cost * 1000:18.3f}{cost / per_article['1/8']:14.2f}")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.answer:
        answer()
        return
    archive = corpus()
    total = sum(1 for a in read_articles(archive) if isinstance(a, Article))
    with tempfile.TemporaryDirectory() as folder:
        paths = unpack(archive, Path(folder), max(1, total // chosen.articles))[: chosen.articles]
        compare(paths, chosen.rounds)
    with tempfile.TemporaryDirectory() as folder:
        grow(unpack(archive, Path(folder), 2), chosen.rounds)


if __name__ == "__main__":
    main()
