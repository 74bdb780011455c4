"""A SPARQL endpoint as data: against a real server, and against what is none."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from rdflib import Graph, Literal

from rsi_graph.pipeline import read_graph
from rsi_graph.pipeline.endpoint import EndpointError, read_endpoint
from rsi_graph.resources import resource_path

SERVER = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped graph in a real store, served on the loopback."""
    if SERVER is None:
        pytest.skip("the oxigraph server is not installed")
    store = tmp_path_factory.mktemp("store")
    data = str(resource_path("data", "rsi.ttl"))
    subprocess.run([SERVER, "load", "--location", str(store), "--file", data], check=True, capture_output=True)
    port = free_port()
    command = [SERVER, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/")
            connection.getresponse()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server did not start")


def test_an_endpoint_gives_the_same_graph_as_the_file(endpoint: str) -> None:
    """What a store serves is what was loaded into it; Oxigraph turns derived integer types into xsd:integer."""
    assert _plain(read_graph([endpoint])) == _plain(read_graph())


def _plain(graph: Graph) -> set[tuple[object, ...]]:
    """Triples with numbers as numbers."""
    return {
        tuple(term.value if isinstance(term, Literal) and isinstance(term.value, int) else term for term in t)
        for t in graph
    }


def test_a_question_to_an_endpoint(endpoint: str) -> None:
    """The command line takes the address as data."""
    command = [
        str(Path(sys.executable).parent / "rsi-graph"),
        "query",
        "who-controls-whom",
        "--data",
        endpoint,
        "--format",
        "csv",
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "contrôle médical" in answer


def test_nobody_listens() -> None:
    """An address without a server is one clear sentence."""
    with pytest.raises(EndpointError, match="could not be reached"):
        read_endpoint(f"http://127.0.0.1:{free_port()}/sparql", timeout=2)


class _Page(BaseHTTPRequestHandler):
    """A web page, no endpoint: it answers every query with HTML, /missing with 404."""

    def do_POST(self) -> None:
        status = 404 if self.path.startswith("/missing") else 200
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html></html>")

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def page() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_a_web_page_is_no_endpoint(page: str) -> None:
    """HTML instead of RDF is told, with its media type."""
    with pytest.raises(EndpointError, match="text/html"):
        read_endpoint(f"{page}/index.html", timeout=5)


def test_an_address_without_endpoint(page: str) -> None:
    """404 is a refusal."""
    with pytest.raises(EndpointError, match="refused"):
        read_endpoint(f"{page}/missing", timeout=5)
