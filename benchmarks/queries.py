"""How fast each catalogued question is answered on a whole code, against the engine alone and against rdflib.

`python benchmarks/queries.py STORE [DATA.ttl …]` (a store made by `rsi-graph build --store`; its Turtle, for rdflib).
Rounds in which the candidates take turns; medians of processor time, which other work on the machine distorts least.
All read all results. A question that needs an article is asked of the one that is cited most.

    served      through a process of the server, as JSON, time of both processes
    memory      the engine alone on the same triples in memory, all solutions iterated
    disk        the engine alone on the store
    rdflib      its memory store; a question is given up after 8 seconds, and counts as 8
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

import pyoxigraph as ox
from rdflib import Graph

from rsi_graph.pipeline import open_graph
from rsi_graph.query import CataloguedQuery, Names, bind_parameters, load_catalogue, run_query
from rsi_graph.serve import Limits
from rsi_graph.serve.answers import Question
from rsi_graph.serve.workers import WorkerPool

ROUNDS = 3
PATIENCE = 8
GIVEN_UP = 0.95 * PATIENCE  # the system counts in ticks
LEAST = 1e-4  # seconds: what is below cannot be told apart
EQUAL = 0.005  # below this, all are equally fast
WANTED_SECONDS, WANTED_RATIO, WANTED_WORST, WANTED_GAIN = 0.5, 1.3, 2.0, 10.0
MOST_CITED = """
PREFIX rsi: <https://w3id.org/rsi-graph/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT ?a { ?c rsi:citedResource ?a . ?v eli:is_member_of ?a } GROUP BY ?a ORDER BY DESC(COUNT(?c)) ?a LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of processor time of one question; `wall`: seconds that the asker waited for the server."""

    rows: int
    served: float
    wall: float
    memory: float
    disk: float

    @property
    def ratio(self) -> float:
        """Served against the engine alone in memory."""
        return 1.0 if max(self.served, self.memory) < EQUAL else self.served / self.memory


def main(store: Path, *data: Path) -> None:
    """Times every question, prints one table, then a line for each thing that is wanted."""
    size = len(ox.Store.read_only(str(store)))
    print(f"{size} triples; seconds of processor time, median of {ROUNDS}; rdflib given up after {PATIENCE}")
    print(f"{'question':26} {'rows':>6} {'served':>7} {'(wait)':>7} {'memory':>7} {'ratio':>6} {'disk':>7}", end="")
    print(f" {'rdflib':>8} {'gain':>8}", flush=True)
    needed = _needed(store)
    gave_up = dict(_rdflib(data, needed)) if data else {}
    found = {}
    for query, one in _timed(store, needed):
        found[query] = one
        times = f"{one.served:7.3f} {one.wall:7.3f} {one.memory:7.3f} {one.ratio:6.2f} {one.disk:7.3f}"
        print(f"{query:26} {one.rows:6} {times} {_against(one, gave_up.get(query))}", flush=True)
    _judge(found, gave_up)


def _against(one: Timing, rdflib: float | None) -> str:
    """What rdflib took, and how many times as long; `≥` where it was given up."""
    if rdflib is None:
        return ""
    least = "≥" if rdflib >= GIVEN_UP else " "
    return f"{least}{rdflib:7.2f} {least}{rdflib / max(one.served, LEAST):7.1f}"


def _judge(found: Mapping[str, Timing], rdflib: Mapping[str, float]) -> None:
    """Verdicts. A median holds where it holds with what was given up counted as if it had ended then."""
    over = {name: round(one.served, 3) for name, one in found.items() if one.served > WANTED_SECONDS}
    _tell(not over, f"each question under {WANTED_SECONDS} s on first asking: {len(found) - len(over)} of {len(found)}")
    if over:
        print(f"    over: {over}")
    ratios = [one.ratio for one in found.values()]
    middle, worst = statistics.median(ratios), max(ratios)
    _tell(middle <= WANTED_RATIO, f"served / engine alone in memory, median {middle:.2f} (wanted {WANTED_RATIO})")
    _tell(worst <= WANTED_WORST, f"served / engine alone in memory, worst {worst:.2f} (wanted {WANTED_WORST})")
    if rdflib:
        gains = [seconds / max(found[name].served, LEAST) for name, seconds in rdflib.items()]
        capped = sum(seconds >= GIVEN_UP for seconds in rdflib.values())
        gain = f"rdflib / served, median over {len(gains)} at least {statistics.median(gains):.0f}"
        _tell(statistics.median(gains) >= WANTED_GAIN, f"{gain} (wanted {WANTED_GAIN:.0f}); {capped} given up")


def _tell(holds: bool, words: str) -> None:  # noqa: FBT001  # a verdict and its words
    print(f"{'holds ' if holds else 'MISSED'} {words}", flush=True)


def _needed(store: Path) -> dict[str, str]:
    """Values of parameters that must be given."""
    (row,) = ox.Store.read_only(str(store)).query(MOST_CITED)
    return {"article": row[0].value}


def _given(query: CataloguedQuery, needed: Mapping[str, str]) -> dict[str, str]:
    return {parameter.name: needed[parameter.type] for parameter in query.parameters if parameter.needed}


def _timed(store: Path, needed: Mapping[str, str]) -> Iterator[tuple[str, Timing]]:
    disk, memory, names = ox.Store.read_only(str(store)), ox.Store(), Names(open_graph([store]))
    memory.bulk_extend(iter(disk))
    with WorkerPool(store, Limits(seconds=300, rows=10**7, size=10**9, workers=1)) as pool:
        while not pool.in_memory:
            time.sleep(0.1)
        for query in load_catalogue():
            terms = bind_parameters(query, _given(query, needed), names)
            bindings = tuple((name, term.n3()) for name, term in terms.items())
            values = {ox.Variable(name): _term(term.n3()) for name, term in terms.items()} or None
            question = Question(query.sparql, bindings=bindings, ours=True)
            served, alone, slow = [], [], []
            for _ in range(ROUNDS):
                served.append(_ask(pool, question))
                alone.append(_clocked(lambda: sum(1 for _ in memory.query(query.sparql, substitutions=values))))  # noqa: B023
                slow.append(_clocked(lambda: sum(1 for _ in disk.query(query.sparql, substitutions=values))))  # noqa: B023
            rows = alone[0][1]
            middle = [statistics.median(column) for column in zip(*served, strict=True)]
            seconds = [statistics.median(one for one, _ in each) for each in (alone, slow)]
            yield query.name, Timing(rows, *middle, *seconds)


def _ask(pool: WorkerPool, question: Question) -> tuple[float, float]:
    """Processor time of this process and of the one that answers, and the time waited."""
    start, ours, theirs = perf_counter(), process_time(), _spent()
    reply = pool.ask(question)
    if reply.status != 200:
        sys.exit(reply.body.decode())
    return process_time() - ours + _spent() - theirs, perf_counter() - start


def _spent() -> float:
    """Seconds of processor time that the processes behind the keeper have had."""
    (keeper,) = multiprocessing.active_children()
    workers = Path(f"/proc/{keeper.pid}/task/{keeper.pid}/children").read_text(encoding="ascii").split()
    return sum(int(Path(f"/proc/{one}/schedstat").read_text(encoding="ascii").split()[0]) for one in workers) / 1e9


def _clocked(work: Callable[[], int]) -> tuple[float, int]:
    start = process_time()
    result = work()
    return process_time() - start, result


def _term(words: str) -> ox.NamedNode | ox.Literal:
    (triple,) = ox.parse(f"<urn:s> <urn:p> {words} .", format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, ox.NamedNode | ox.Literal)
    return triple.object


def _rdflib(data: tuple[Path, ...], needed: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Each question in a fork of the process that has read the graph, so that it can be given up."""
    graph, fork = Graph(), multiprocessing.get_context("fork")
    for file in data:
        graph.parse(file)  # some 70 s a million triples
    for query in load_catalogue():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = fork.Process(target=_asked, args=(graph, query, _given(query, needed)))
        process.start()
        process.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield query.name, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _asked(graph: Graph, query: CataloguedQuery, given: Mapping[str, str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    run_query(query, graph, given)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
