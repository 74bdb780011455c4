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
VIRTUOSO = """[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(address)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} does not answer")


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the Graph Store Protocol of a real Oxigraph server."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed")
    port = free_port()
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/store"
        process.terminate()


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the Graph Store Protocol of Debian's Virtuoso, which asks for digest authentication."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed (Debian: apt install virtuoso-opensource-7-bin)")
    folder, http = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "v.ini").write_text(VIRTUOSO.format(sql=free_port(), http=http))
    command = [program, "+configfile", "v.ini", "+foreground"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for(f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D")
        yield f"http://127.0.0.1:{http}/sparql-graph-crud-auth"
        process.kill()


@pytest.fixture
def as_dba(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("USER", "dba"), ("PASSWORD", "dba"), ("AUTH", "digest")):
        monkeypatch.setenv(f"RSI_GRAPH_{name}", value)


@pytest.mark.usefixtures("as_dba")
def test_virtuoso_holds_what_was_pushed(virtuoso: str, graph: Graph) -> None:
    """In batches, twice, and back: the same by number and hash in a store of another make."""
    first = push(graph, virtuoso, NAME, batch=500)
    assert (first.triples, first.sent) == (len(graph), len(graph))
    again = push(graph, virtuoso, NAME)
    assert (again, again.sent) == (first, 0)
    back = Graph().parse(data=pull(virtuoso, NAME), format="nt")
    assert {tuple(map(str, triple)) for triple in back} == {tuple(map(str, triple)) for triple in graph}


def test_virtuoso_wants_to_know_who_asks(
    virtuoso: str, graph: Graph, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A wrong password is told with the way out of it, and is itself never printed."""
    monkeypatch.setenv("RSI_GRAPH_USER", "dba")
    monkeypatch.setenv("RSI_GRAPH_AUTH", "digest")
    monkeypatch.setenv("RSI_GRAPH_PASSWORD", "not-this-one")
    with pytest.raises(PushError, match=r"answered 401.*RSI_GRAPH_PASSWORD") as told:
        push(graph, virtuoso, NAME)
    assert "not-this-one" not in str(told.value) + "".join(capfd.readouterr())


def test_broken_push_goes_on(oxigraph: str, graph: Graph) -> None:
    """Interrupted after two batches, the next push sends the rest only."""
    name = f"{NAME}/broken"

    def interrupt(done: int, _all: int) -> None:
        if done >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(graph, oxigraph, name, batch=500, step=interrupt)
    assert len(pull(oxigraph, name).splitlines()) == 1000
    done = push(graph, oxigraph, name, batch=500)
    assert (done.triples, done.sent) == (len(graph), len(graph) - 1000)


def test_by_update(oxigraph: str, graph: Graph) -> None:
    """A store may be written by SPARQL UPDATE, with the same guarantees."""
    root, name = oxigraph.removesuffix("/store"), f"{NAME}/updated"
    first = push(graph, f"{root}/update", name, query=f"{root}/query", batch=700)
    again = push(graph, f"{root}/update", name, query=f"{root}/query")
    assert (first.triples, first.sent, again.sent) == (len(graph), len(graph), 0)
    small = Graph().add((URIRef("urn:a"), URIRef("urn:b"), Literal('é "\n')))
    assert push(small, f"{root}/update", name, query=f"{root}/query").triples == 1
    assert pull(oxigraph, name) == pull(f"{root}/update", name, query=f"{root}/query")


def test_a_graph_for_each_source(oxigraph: str, tmp_path: Path) -> None:
    """`--by-source` names a graph after each file."""
    for stem in ("one", "two"):
        (tmp_path / f"{stem}.ttl").write_text(f"<urn:{stem}> a <urn:thing> .", encoding="utf-8")
    files = [str(tmp_path / "one.ttl"), str(tmp_path / "two.ttl")]
    done = CliRunner().invoke(main, ["push", oxigraph, *files, "--by-source", "--graph", "urn:sources"])
    assert (done.exit_code, done.output.count("1 triplets")) == (0, 4)
    assert b"urn:two" in pull(oxigraph, "urn:sources/two")


@pytest.mark.parametrize("name", ["urn:a> { } } ; DROP ALL", "a b"])
def test_a_name_is_an_iri(oxigraph: str, graph: Graph, name: str) -> None:
    """A name that could end the place it is written in is refused before anything is sent."""
    with pytest.raises(PushError, match="no IRI"):
        push(graph, f"{oxigraph}/../update", name, query=oxigraph)


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
