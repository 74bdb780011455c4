"""How fast each catalogued question is answered on a whole code, against the engine alone and against rdflib.

`python benchmarks/queries.py STORE [DATA.ttl]` (a store made by `rsi-graph build --store`; the graph beside it, for
rdflib). Rounds in which the candidates take turns; medians. All read all results.

    served      through a process of the server, as JSON
    pyoxigraph  the engine alone on the disk, all solutions iterated
    rdflib      its memory store; a question is given up after a minute, and counts as a minute
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox
from rdflib import Graph

from rsi_graph.pipeline import open_graph
from rsi_graph.query import CataloguedQuery, Names, bind_parameters, load_catalogue, run_query
from rsi_graph.serve.answers import Question, Reply
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.workers import WorkerPool

ROUNDS = 3
PATIENCE = 60.0
EQUAL = 0.005  # below this, all are equally fast
WANTED_SECONDS, WANTED_RATIO, WANTED_WORST, WANTED_GAIN = 0.5, 1.3, 2.0, 10.0


def main(store: Path, data: Path | None = None) -> None:
    """Times every question, prints a table and what it comes to."""
    print(f"{len(ox.Store.read_only(str(store)))} triples; seconds, median of {ROUNDS}")
    slow = dict(_rdflib(data)) if data else {}
    print(f"{'question':28} {'rows':>6} {'served':>8} {'pyoxigraph':>11} {'ratio':>6} {'rdflib':>8} {'gain':>7}")
    found = []
    for query, rows, served, alone in _timed(store):
        ratio = 1.0 if max(served, alone) < EQUAL else served / alone
        gain = slow[query] / served if query in slow else float("nan")
        found.append((served, ratio, gain))
        seconds = f"{served:8.3f} {alone:11.3f} {ratio:6.2f} {slow.get(query, float('nan')):8.2f} {gain:7.1f}"
        print(f"{query:28} {rows:6} {seconds}", flush=True)
    times, ratios, gains = zip(*found, strict=True)
    over = sum(seconds > WANTED_SECONDS for seconds in times)
    print(f"over {WANTED_SECONDS} s: {over} of {len(times)}")
    print(f"served / pyoxigraph: median {statistics.median(ratios):.2f} (wanted {WANTED_RATIO}),", end=" ")
    print(f"worst {max(ratios):.2f} (wanted {WANTED_WORST})")
    if slow:
        print(f"rdflib / served: median {statistics.median(gains):.0f} (wanted {WANTED_GAIN:.0f})")


def _timed(store: Path) -> Iterator[tuple[str, int, float, float]]:
    raw, names = ox.Store.read_only(str(store)), Names(open_graph([store]))
    with WorkerPool(store, Limits(seconds=300, rows=10**7, size=10**9)) as pool:
        while not pool.in_memory:
            time.sleep(0.1)
        for query in load_catalogue():
            bound = bind_parameters(query, {}, names)
            bindings = tuple((name, term.n3()) for name, term in bound.items())
            values = {ox.Variable(name): ox.Literal(str(term), datatype=_day(query)) for name, term in bound.items()}
            times: dict[str, list[float]] = {"served": [], "raw": []}
            rows = 0
            for _ in range(ROUNDS):
                start = perf_counter()
                reply = pool.ask(Question(query.sparql, bindings=bindings, ours=True))
                times["served"].append(perf_counter() - start)
                start = perf_counter()
                rows = sum(1 for _ in raw.query(query.sparql, substitutions=values or None))
                times["raw"].append(perf_counter() - start)
                _check(query, reply)
            yield query.name, rows, statistics.median(times["served"]), statistics.median(times["raw"])


def _day(_query: CataloguedQuery) -> ox.NamedNode:
    """All defaults of the catalogue are days."""
    return ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")


def _check(query: CataloguedQuery, reply: Reply) -> None:
    if reply.status != 200:
        sys.exit(f"{query.name}: {reply.body.decode()}")


def _rdflib(data: Path) -> Iterator[tuple[str, float]]:
    """Each question in a fork of the process that has read the graph, so that it can be given up."""
    graph, fork = Graph().parse(data), multiprocessing.get_context("fork")
    for query in load_catalogue():
        process = fork.Process(target=_asked, args=(graph, query))
        start = perf_counter()
        process.start()
        process.join(PATIENCE)
        yield query.name, perf_counter() - start
        process.kill()
        process.join()


def _asked(graph: Graph, query: CataloguedQuery) -> None:
    run_query(query, graph)


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
