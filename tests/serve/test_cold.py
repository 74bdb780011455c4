"""Who comes while the store is still being loaded waits, and is answered."""

import concurrent.futures
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from rsi_graph.serve import Limits
from rsi_graph.serve.answers import Question
from rsi_graph.serve.workers import WorkerPool

MANY = 60_000  # triples that take a moment to load
CLIENTS = 50
ADDRESSES = ("/", "/q/who-controls-whom?_format=json", "/id/body/etat", "/sparql?query=ASK%7B%7D", "/ontology")


@pytest.fixture(scope="module")
def large(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cold") / "store"
    shutil.copytree(store, folder)
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    opened = ox.Store(str(folder))
    opened.bulk_extend(ox.Quad(ox.NamedNode(f"urn:x:{n}"), label, ox.Literal(f"nom {n}")) for n in range(MANY))
    opened.flush()
    return folder


def test_fifty_clients_of_a_server_that_has_just_begun(large: Path) -> None:
    """Whatever they ask first, they are answered."""
    command = [sys.executable, "-m", "rsi_graph", "serve", str(large), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = re.search(r"http://\S+(?=/)", "".join(process.stderr.readline() for _ in range(2)))
        assert address
        with concurrent.futures.ThreadPoolExecutor(CLIENTS) as threads:
            asked = (address.group() + ADDRESSES[n % len(ADDRESSES)] for n in range(CLIENTS))
            answers = list(threads.map(lambda one: httpx.get(one, timeout=120).status_code, asked))
        process.terminate()
    assert answers == [200] * CLIENTS


def test_nobody_is_refused_while_the_store_is_loaded(large: Path) -> None:
    """The one process is gone and nothing can be loaded: all wait beyond the limit, and are answered from memory."""
    with WorkerPool(large, Limits(seconds=1, workers=1)) as pool:
        os.kill(pool.keeper, signal.SIGSTOP)
        children = Path(f"/proc/{pool.keeper}/task/{pool.keeper}/children").read_text(encoding="ascii")
        os.kill(int(children.split()[0]), signal.SIGKILL)
        with concurrent.futures.ThreadPoolExecutor(4) as threads:
            waiting = [threads.submit(pool.ask, Question("ASK {}")) for _ in range(4)]
            done, _ = concurrent.futures.wait(waiting, timeout=3)
            os.kill(pool.keeper, signal.SIGCONT)
            assert not done
            assert [one.result().status for one in waiting] == [200] * 4
        assert pool.in_memory


def test_a_store_too_large_for_the_memory_is_asked_on_the_disk(large: Path) -> None:
    """Nobody waits for what never comes."""
    with WorkerPool(large, Limits(kept=MANY, workers=1)) as pool:
        assert pool.ask(Question("ASK {}")).status == 200
        while pool.loading:
            time.sleep(0.01)
        assert not pool.in_memory
        assert pool.ask(Question("ASK {}")).status == 200
