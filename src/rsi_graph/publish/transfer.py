"""A graph into a triple store that others run, and back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import XSD

from rsi_graph.export import export_graph
from rsi_graph.publish.doors import Door, PushError, opened

BATCH: Final = 20_000
_INTEGER: Final = re.compile(
    re.escape(str(XSD))
    + r"(?:(?:non)?(?:[nN]ega|[pP]osi)tiveInteger|(?:unsigned)?(?:[bB]yte|[sS]hort|[iI]nt|[lL]ong))>"
)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What is in the store now: the named graph, its triples, the hash of its canonical form; how many were sent."""

    name: str
    triples: int
    digest: str
    sent: int = field(default=0, compare=False)


def push(
    graph: Graph,
    address: str,
    name: str,
    *,
    query: str = "",
    batch: int = BATCH,
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> Pushed:
    """Graph in, the same as a named graph of the store out; pushed twice the store holds the same.

    What the store holds already is read first: a push that was broken off goes on with the triples that are missing. A
    graph that holds others is replaced. Afterwards the graph is read back, and compared by number and by the hash of
    its sorted lines.

    Args:
        graph: the triples; blank nodes are refused, for they could not be compared.
        address: the address of the Graph Store HTTP Protocol, or that for updates.
        name: IRI of the named graph.
        query: the address for queries of a store that is to be written by SPARQL UPDATE.
        batch: triples in one request.
        step: told how many of how many triples are sent.

    Raises:
        PushError: the store cannot be reached, refuses, or holds something else afterwards.
    """
    lines = _lines(graph)
    with opened(address, name, query) as door:
        sent = _send(door, lines, batch, step)
        found = _read(door) or []
    wanted, there = Pushed(name, len(lines), _digest(lines), sent), Pushed(name, len(found), _digest(found), sent)
    if there != wanted:
        problem = f"it holds {there.triples} triples of {name} where {wanted.triples} were sent, or others"
        raise PushError(address, problem, "Push again; if it stays so, look whether the store changes literals.")
    return there


def pull(address: str, name: str, *, query: str = "") -> bytes:
    """Address of a graph store and the IRI of a named graph in, its triples as sorted N-Triples out.

    Raises:
        PushError: the store cannot be reached or has no such graph.
    """
    with opened(address, name, query) as door:
        lines = _read(door)
    if lines is None:
        raise PushError(address, f"it has no graph {name}", "Check address and name.")
    return "".join(lines).encode()


def _send(door: Door, lines: Sequence[str], batch: int, step: Callable[[int, int], None]) -> int:
    """Sends what is missing, or all in place of what is there; returns how many."""
    there = {_canonical(line) for line in _read(door) or ()}
    fresh = not there or not there <= {_canonical(line) for line in lines}
    wanted = lines if fresh else [line for line in lines if _canonical(line) not in there]
    for begin in range(0, len(wanted) or int(fresh), batch):
        body = "".join(wanted[begin : begin + batch]).encode()
        if fresh and not begin:
            door.replace(body)
        else:
            door.add(body)
        step(min(begin + batch, len(wanted)), len(wanted))
    return len(wanted)


def _lines(graph: Graph) -> list[str]:
    content = export_graph(graph, "nt").decode()
    if "_:" in content and any(
        line.startswith("_:") or " _:" in line.partition('"')[0] for line in content.splitlines()
    ):
        raise PushError("the graph", "it has blank nodes", "Give them IRIs first.")
    return _sorted(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))


def _read(door: Door) -> list[str] | None:
    content = door.read()
    if content is None:
        return None
    try:
        return _sorted(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        problem = f"it answered with something that is no N-Triples ({' '.join(str(error).split())[:120]})"
        raise PushError(door.address, problem, "Check the address.") from error


def _sorted(quads: Iterator[ox.Quad]) -> list[str]:
    return sorted({f"{quad.triple} .\n" for quad in quads})


def _canonical(line: str) -> str:
    """Every kind of integer as xsd:integer, which stores make of them."""
    return _INTEGER.sub(f"{XSD}integer>", line)


def _digest(lines: Sequence[str]) -> str:
    """The hash of the canonical form: sorted lines."""
    return hashlib.sha256("".join(sorted(set(map(_canonical, lines)))).encode()).hexdigest()
