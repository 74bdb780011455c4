"""The server as a process: a store of its own where the data is none, then requests until it is stopped."""

from __future__ import annotations

import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn

from rsi_graph.errors import RsiGraphError
from rsi_graph.export import export_graph
from rsi_graph.pipeline import graph_of, is_store, load_store
from rsi_graph.serve.app import create_app
from rsi_graph.serve.limits import Limits

_ENDED_BY: Final = 128  # plus the signal's number: the exit code of a process that a signal ended


class PortError(RsiGraphError):
    """The address is taken or not allowed."""

    def __init__(self, host: str, port: int, problem: str) -> None:
        super().__init__(f"{host}:{port}: {problem}. Choose another port with --port, or 0 for any free one.")


def run_server(
    data: Sequence[str] = (),
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Data (an Oxigraph store, files of RDF, sources of law; by default the shipped graph) in; returns when stopped.

    Raises:
        PortError: the address cannot be listened to.
        DataError: the data cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with _cleared_when_ended(), socket.socket(family) as listening, _stored(data) as store:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise PortError(host, port, (error.strerror or "it cannot be used").lower()) from error
        listening.listen()  # whoever is told the address is heard
        app = create_app(store, limits, hosts=(host,))
        ready(f"http://{host}:{listening.getsockname()[1]}/")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])


@contextmanager
def _cleared_when_ended() -> Iterator[None]:
    """Temporary folders go also where a service manager ends the process: its signal unwinds, instead of killing."""
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(_ENDED_BY + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _stored(data: Sequence[str]) -> Iterator[Path]:
    """The one store that is given, else a temporary one of what is given."""
    if len(data) == 1 and is_store(Path(data[0])):
        yield Path(data[0])
        return
    with tempfile.TemporaryDirectory(prefix="rsi-graph-") as folder:
        file, store = Path(folder, "data.ttl"), Path(folder, "store")
        file.write_bytes(export_graph(graph_of(data), "turtle"))
        load_store(file, store)
        yield store
