"""The process from which those that answer are forked. It keeps the store in memory, where that is not too large.

From memory the engine answers about ten times as fast as from the disk; forks share what is kept, and are there at
once.
Until all is in memory, and where it is too large, those that answer open the store on the disk, read-only.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final

import pyoxigraph as ox

from rsi_graph.serve.answers import answer
from rsi_graph.serve.limits import Limits

_ORDER: Final = b"1"
# Reading a store takes all processors: whoever opens a page as soon as there is a server should not wait for that.
_HEAD_START: Final = 2.0  # seconds


def keep(store: str, limits: Limits, orders: socket.socket, told: Connection) -> None:
    """What the keeper does: for each pipe it is sent, a process that answers there; ends when nobody orders any more.

    Args:
        store: folder of an Oxigraph store.
        limits: of each question, and of what is kept.
        orders: pipes come in, numbers of processes go out.
        told: True comes out as soon as the store is in memory, False where it will never be.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it itself
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that end
    with suppress(EOFError, OSError):
        for _ in range(limits.workers):
            _fork(store, limits, orders, None)
        time.sleep(_HEAD_START)
        kept = _in_memory(store, limits.kept)
        told.send(kept is not None)
        while True:
            _fork(store, limits, orders, kept)


def order(orders: socket.socket, pipe: Connection) -> tuple[int, bool]:
    """The other end of `keep`: a pipe in, the number of the process that answers there, and whether it has memory.

    Raises:
        OSError: the keeper is gone.
    """
    socket.send_fds(orders, [_ORDER], [pipe.fileno()])
    words = orders.recv(64).split()
    if len(words) != 2:
        raise ConnectionResetError
    return int(words[0]), words[1] == b"1"


def _fork(store: str, limits: Limits, orders: socket.socket, kept: ox.Store | None) -> None:
    message, pipes, _, _ = socket.recv_fds(orders, 1, 1)
    if not message:
        raise EOFError
    pipe = Connection(pipes[0])
    number = os.fork()
    if not number:
        orders.close()
        with suppress(EOFError, OSError, MemoryError):
            _work(store, limits, pipe, kept)
        os._exit(0)
    pipe.close()
    orders.sendall(b"%d %d" % (number, kept is not None))


def _work(store: str, limits: Limits, pipe: Connection, kept: ox.Store | None) -> None:
    """What a process does that answers: one question after the other."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    opened = kept or ox.Store.read_only(store)
    while True:
        pipe.send(answer(opened, pipe.recv(), limits))


def _in_memory(store: str, most: int) -> ox.Store | None:
    """The store in memory; None where it has more triples than that, or could not be read to its end.

    The engine of the disk has threads, which do not go with forks: another process reads, this one only listens.
    """
    source, sink = os.pipe()
    if not os.fork():
        os.close(source)
        with suppress(OSError, ValueError):
            _read_out(store, most, sink)
        os._exit(0)
    os.close(sink)
    with os.fdopen(source, "rb") as lines:
        size = lines.readline()
        if not size:
            return None
        kept = ox.Store()
        with suppress(SyntaxError, OSError):
            kept.load(lines, format=ox.RdfFormat.N_QUADS)
    return kept if len(kept) == int(size) else None


def _read_out(store: str, most: int, sink: int) -> None:
    opened = ox.Store.read_only(store)
    size = len(opened)
    if size <= most:
        with os.fdopen(sink, "wb") as lines:
            lines.write(b"%d\n" % size)
            opened.dump(lines, format=ox.RdfFormat.N_QUADS)
