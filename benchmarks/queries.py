"""How fast each catalogued question is answered from a store on the disk, against the store's engine alone.

`python benchmarks/queries.py STORE` (a store made by `rsi-graph build --store`). Ratios are medians of rounds in which
the candidates take turns; both read all results.

    rsi_graph   `run_query` over the store, rows as rdflib terms
    served      the same through a process of the server, as JSON
    pyoxigraph  the engine alone, all solutions iterated
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

from rsi_graph.pipeline import open_graph
from rsi_graph.query import load_catalogue, run_query
from rsi_graph.serve.answers import Question
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.workers import WorkerPool

ROUNDS = 3


def main(store: Path) -> None:
    """Times every question and prints a table."""
    raw, graph = ox.Store.read_only(str(store)), open_graph([store])
    print(f"{len(raw)} triples; seconds, median of {ROUNDS}")
    print(f"{'question':30} {'rows':>7} {'rsi_graph':>10} {'served':>8} {'pyoxigraph':>11} {'ratio':>6} {'served/':>7}")
    with WorkerPool(store, Limits(seconds=120, rows=10**7, size=10**9)) as pool:
        for query in load_catalogue():
            params = {p.name: p.default for p in query.parameters if p.default}
            times: dict[str, list[float]] = {"ours": [], "served": [], "raw": []}
            rows = 0
            for _ in range(ROUNDS):
                start = perf_counter()
                rows = len(run_query(query, graph, params))
                times["ours"].append(perf_counter() - start)
                start = perf_counter()
                pool.ask(Question(query.sparql))
                times["served"].append(perf_counter() - start)
                start = perf_counter()
                sum(1 for _ in raw.query(query.sparql))
                times["raw"].append(perf_counter() - start)
            ours, served, alone = (statistics.median(times[key]) for key in ("ours", "served", "raw"))
            ratios = f"{ours / alone:6.2f} {served / alone:7.2f}"
            print(f"{query.name:30} {rows:7} {ours:10.3f} {served:8.3f} {alone:11.3f} {ratios}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
