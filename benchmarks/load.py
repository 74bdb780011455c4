"""Many clients at once: `python benchmarks/load.py ADDRESS [CLIENTS [SECONDS]]` (of a running `rsi-graph serve`).

Each client puts one question of the catalogue after the other, of bodies that the store has; errors and times of all.
"""

from __future__ import annotations

import random
import statistics
import sys
import threading
from time import perf_counter

import httpx

QUESTIONS = ("competences-of-body", "competences-over", "missions", "finance", "purposes", "who-controls-whom")
BODIES = "SELECT ?b { ?b a rsi:Body . ?r rsi:from ?b } GROUP BY ?b ORDER BY DESC(COUNT(?r)) ?b LIMIT 100"


def main(address: str, clients: int = 50, seconds: int = 30) -> None:
    """Runs the clients, prints what they met."""
    table = httpx.get(f"{address}/sparql", params={"query": BODIES}, headers={"Accept": "text/csv"}, timeout=60)
    bodies = table.text.split()[1:]
    times: list[float] = []
    wrong: list[str] = []
    until = perf_counter() + seconds
    threads = [threading.Thread(target=_ask, args=(address, n, bodies, until, times, wrong)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = statistics.quantiles(times, n=100)
    print(f"{clients} clients, {seconds} s: {len(times)} answers, {len(wrong)} errors {sorted(set(wrong))[:5]}")
    print(
        f"median {statistics.median(times):.3f} s, p95 {cuts[94]:.3f} s, p99 {cuts[98]:.3f} s, max {max(times):.3f} s"
    )
    print(f"{'MISSED' if wrong or not times else 'holds '} {clients} clients for {seconds} s without an error")


def _ask(address: str, seed: int, bodies: list[str], until: float, times: list[float], wrong: list[str]) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same questions in each run
    with httpx.Client(timeout=60) as client:
        while perf_counter() < until:
            name = chance.choice(QUESTIONS)
            params = {"_format": "json", "from" if name == "who-controls-whom" else "body": chance.choice(bodies)}
            start = perf_counter()
            try:
                response = client.get(f"{address}/q/{name}", params=params)
            except httpx.HTTPError as error:
                wrong.append(type(error).__name__)
            else:
                times.append(perf_counter() - start)
                if response.status_code != 200:
                    wrong.append(str(response.status_code))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip("/"), *map(int, sys.argv[2:]))
