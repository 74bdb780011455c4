"""A graph into a triple store that others run, and back.

Source: SPARQL 1.1 Graph Store HTTP Protocol, § 5.1 (GET), § 5.3 (PUT), § 5.5 (POST).
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import httpx
import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import XSD

from rsi_graph.errors import RsiGraphError
from rsi_graph.export import export_graph

BATCH: Final = 20_000
_TIMEOUT: Final = 120.0
_ATTEMPTS: Final = 3
_PAUSE_SECONDS: Final = 0.5
_SERVER_ERROR: Final = 500
_NOT_FOUND: Final = 404
_INTEGER: Final = re.compile(
    re.escape(str(XSD))
    + r"(?:(?:non)?(?:[nN]ega|[pP]osi)tiveInteger|(?:unsigned)?(?:[bB]yte|[sS]hort|[iI]nt|[lL]ong))>"
)
_TRIPLES: Final = "application/n-triples"


class PushError(RsiGraphError):
    """A store could not be loaded or read."""

    def __init__(self, address: str, problem: str, advice: str) -> None:
        super().__init__(f"{address}: {problem}. {advice}")


@dataclass(frozen=True, slots=True)
class Pushed:
    """What is in the store now: the named graph, its triples, the hash of its canonical form."""

    name: str
    triples: int
    digest: str


def push(
    graph: Graph,
    address: str,
    name: str,
    *,
    batch: int = BATCH,
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> Pushed:
    """Graph in, the same as a named graph of the store out; pushed twice the store holds the same.

    The first batch replaces the named graph, the others are added. Afterwards the graph is read back, and compared by
    number and by the hash of its sorted lines: a push that was broken off is told, and a new one mends it.

    Args:
        graph: the triples; blank nodes are refused, for they could not be compared.
        address: the address of the Graph Store HTTP Protocol.
        name: IRI of the named graph.
        batch: triples in one request.
        step: told how many of how many triples are sent.

    Raises:
        PushError: the store cannot be reached, refuses, or holds something else afterwards.
    """
    lines = _lines(graph)
    with _client() as client:
        for sent in range(0, max(len(lines), 1), batch):
            body = "".join(lines[sent : sent + batch]).encode()
            _asked(client, "POST" if sent else "PUT", address, name, body)
            step(min(sent + batch, len(lines)), len(lines))
        found = _read(client, address, name)
    wanted = Pushed(name, len(lines), _digest(lines))
    there = Pushed(name, len(found), _digest(found))
    if there != wanted:
        problem = f"it holds {there.triples} triples of {name} where {wanted.triples} were sent, or others"
        raise PushError(address, problem, "Push again; if it stays so, look whether the store changes literals.")
    return there


def pull(address: str, name: str) -> bytes:
    """Address of a graph store and the IRI of a named graph in, its triples as sorted N-Triples out.

    Raises:
        PushError: the store cannot be reached or has no such graph.
    """
    with _client() as client:
        return "".join(_read(client, address, name)).encode()


def _lines(graph: Graph) -> list[str]:
    content = export_graph(graph, "nt").decode()
    if "_:" in content and any(
        line.startswith("_:") or " _:" in line.partition('"')[0] for line in content.splitlines()
    ):
        raise PushError("the graph", "it has blank nodes", "Give them IRIs first.")
    return _sorted(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))


def _sorted(quads: Iterator[ox.Quad]) -> list[str]:
    return sorted({f"{quad.triple} .\n" for quad in quads})


def _digest(lines: Sequence[str]) -> str:
    """The hash of the canonical form: sorted lines, every kind of integer as xsd:integer, which stores make of them."""
    canonical = sorted({_INTEGER.sub(f"{XSD}integer>", line) for line in lines})
    return hashlib.sha256("".join(canonical).encode()).hexdigest()


def _client() -> httpx.Client:
    """A client with what the environment says of who asks: nothing of it is ever printed."""
    token, user = os.environ.get("RSI_GRAPH_TOKEN"), os.environ.get("RSI_GRAPH_USER")
    password = os.environ.get("RSI_GRAPH_PASSWORD", "")
    auth: httpx.Auth | None = None
    if user:
        digest = os.environ.get("RSI_GRAPH_AUTH", "").lower() == "digest"
        auth = httpx.DigestAuth(user, password) if digest else httpx.BasicAuth(user, password)
    headers = {"Authorization": f"Bearer {token}"} if token and not user else {}
    return httpx.Client(auth=auth, headers=headers, timeout=_TIMEOUT, follow_redirects=False)


def _read(client: httpx.Client, address: str, name: str) -> list[str]:
    content = _asked(client, "GET", address, name).content
    return _sorted(ox.parse(content, format=ox.RdfFormat.N_TRIPLES))


def _asked(client: httpx.Client, method: str, address: str, name: str, body: bytes | None = None) -> httpx.Response:
    """One request; failures that may pass are tried again."""
    kind = {"Content-Type": _TRIPLES} if body is not None else {"Accept": _TRIPLES}
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            response = client.request(method, address, params={"graph": name}, content=body, headers=kind)
        except httpx.HTTPError as error:
            if attempt == _ATTEMPTS:
                advice = "Check the address of its Graph Store Protocol, and that it runs."
                raise PushError(address, f"it could not be reached ({error})", advice) from error
        else:
            if response.status_code < _SERVER_ERROR or attempt == _ATTEMPTS:
                return _checked(response, address, name)
        time.sleep(_PAUSE_SECONDS * attempt)
    raise AssertionError("the last attempt returns or raises")


def _checked(response: httpx.Response, address: str, name: str) -> httpx.Response:
    if response.is_success:
        return response
    if response.status_code == _NOT_FOUND:
        raise PushError(address, f"it has no graph {name}", "Check address and name.")
    problem = f"it answered {response.status_code} {response.reason_phrase}"
    advice = (
        "Name and password are read from RSI_GRAPH_USER and RSI_GRAPH_PASSWORD (RSI_GRAPH_AUTH=digest), or a token."
    )
    raise PushError(address, problem, advice)
