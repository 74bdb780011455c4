"""Pushed into a real store that others wrote, and back."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from rdflib import BNode, Graph, Literal, URIRef

from rsi_graph.cli import main
from rsi_graph.publish import PushError, pull, push

NAME = "https://w3id.org/rsi-graph/id/dataset/competences"


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the Graph Store Protocol of a real Oxigraph server."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            try:
                httpx.get(f"http://127.0.0.1:{port}/")
                break
            except httpx.HTTPError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/store"
        process.terminate()


def test_pushed_twice_is_the_same(oxigraph: str, graph: Graph) -> None:
    """In batches, again: the store holds the graph once, and says so by number and hash."""
    first = push(graph, oxigraph, NAME, batch=500)
    assert push(graph, oxigraph, NAME, batch=700) == first
    assert first.triples == len(graph)


def test_pulled_is_what_was_pushed(oxigraph: str, graph: Graph) -> None:
    """The way back gives the same triples; this store makes xsd:integer of every kind of integer."""
    push(graph, oxigraph, NAME)
    back = Graph().parse(data=pull(oxigraph, NAME), format="nt")
    assert {tuple(map(str, triple)) for triple in back} == {tuple(map(str, triple)) for triple in graph}


def test_a_smaller_graph_replaces_a_larger(oxigraph: str, graph: Graph) -> None:
    """What is no longer there is gone after a push."""
    push(graph, oxigraph, NAME)
    small = Graph().add((URIRef("urn:a"), URIRef("urn:b"), Literal('é "\n')))
    assert push(small, oxigraph, NAME).triples == 1


def test_commands(oxigraph: str, tmp_path: Path) -> None:
    """`push` and `pull` of the command line."""
    pushed = CliRunner().invoke(main, ["push", oxigraph])
    assert (pushed.exit_code, "triplets, sha256" in pushed.output) == (0, True)
    pulled = CliRunner().invoke(main, ["pull", oxigraph, "-o", str(tmp_path / "back.nt")])
    assert (pulled.exit_code, len(Graph().parse(tmp_path / "back.nt")) > 1000) == (0, True)


def test_unknown_graph(oxigraph: str) -> None:
    """A name that the store does not know is told."""
    with pytest.raises(PushError, match="no graph"):
        pull(oxigraph, "https://example.org/none")


def test_unreachable_store(graph: Graph) -> None:
    """A store that is not there is told, after it was tried again."""
    with pytest.raises(PushError, match="could not be reached"):
        push(graph, "http://127.0.0.1:9/store", NAME)


def test_blank_nodes_are_refused() -> None:
    """What could not be compared is not pushed."""
    with pytest.raises(PushError, match="blank nodes"):
        push(Graph().add((BNode(), URIRef("urn:b"), Literal(1))), "http://127.0.0.1:9/store", NAME)
