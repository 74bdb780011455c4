"""One store of the shipped graph, one application over it, one real server."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rsi_graph.pipeline import load_store
from rsi_graph.resources import resource_path
from rsi_graph.serve import Limits, create_app

SECONDS = 3.0


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve") / "store"
    load_store(resource_path("data", "rsi.ttl"), folder)
    return folder


@pytest.fixture(scope="session")
def client(store: Path) -> Iterator[TestClient]:
    app = create_app(store, Limits(seconds=SECONDS, rows=2000, workers=2))
    with TestClient(app, raise_server_exceptions=True, follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "rsi_graph", "serve", str(store), "--port", "0", "--timeout", str(SECONDS)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = re.search(r"http://\S+/", "".join(process.stderr.readline() for _ in range(2)))
        assert address, "the server tells its address on its first line"
        yield address.group()
        process.terminate()
