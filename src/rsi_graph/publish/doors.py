"""How a named graph of a store that others run is read and written: two standards, one shape.

Source: SPARQL 1.1 Graph Store HTTP Protocol, § 5.1 (GET), § 5.3 (PUT), § 5.5 (POST); SPARQL 1.1 Protocol, § 2.2.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

import httpx

from rsi_graph.errors import RsiGraphError

TRIPLES: Final = "application/n-triples"
_TIMEOUT: Final = 120.0
_ATTEMPTS: Final = 3
_PAUSE_SECONDS: Final = 0.5
_SERVER_ERROR: Final = 500
_NOT_FOUND: Final = 404
_WHO: Final = (
    "Name and password are read from RSI_GRAPH_USER and RSI_GRAPH_PASSWORD (RSI_GRAPH_AUTH=digest), or a token from"
    " RSI_GRAPH_TOKEN."
)


class PushError(RsiGraphError):
    """A store could not be loaded or read."""

    def __init__(self, address: str, problem: str, advice: str) -> None:
        super().__init__(f"{address}: {problem}. {advice}")


class Door(Protocol):
    """One named graph of a store; triples go in and come out as N-Triples."""

    @property
    def address(self) -> str:
        """What errors call the store."""
        ...

    def read(self) -> bytes | None:
        """The triples of the graph; None where there is no such graph."""
        ...

    def replace(self, triples: bytes) -> None:
        """The graph holds these triples, and no others."""
        ...

    def add(self, triples: bytes) -> None:
        """The graph holds these triples too."""
        ...


@dataclass(frozen=True, slots=True)
class GraphStore:
    """By the Graph Store HTTP Protocol."""

    client: httpx.Client
    address: str
    name: str

    def read(self) -> bytes | None:
        """The triples of the graph; None where there is no such graph."""
        response = self._asked("GET", None, {"Accept": TRIPLES})
        return None if response.status_code == _NOT_FOUND else checked(response, self.address).content

    def replace(self, triples: bytes) -> None:
        """PUT."""
        checked(self._asked("PUT", triples, {"Content-Type": TRIPLES}), self.address)

    def add(self, triples: bytes) -> None:
        """POST."""
        checked(self._asked("POST", triples, {"Content-Type": TRIPLES}), self.address)

    def _asked(self, method: str, body: bytes | None, headers: Mapping[str, str]) -> httpx.Response:
        request = self.client.build_request(
            method, self.address, params={"graph": self.name}, content=body, headers=headers
        )
        return asked(self.client, request)


@dataclass(frozen=True, slots=True)
class UpdateEndpoint:
    """By SPARQL UPDATE; what is there is read by a CONSTRUCT at the address for queries."""

    client: httpx.Client
    address: str
    query: str
    name: str

    def read(self) -> bytes | None:
        """The triples of the graph; to this standard a graph without triples and no graph are the same."""
        sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{self.name}> {{ ?s ?p ?o }} }}"
        return checked(self._posted(self.query, sparql, "query"), self.query).content or None

    def replace(self, triples: bytes) -> None:
        """One request, so that the graph is never seen empty by stores that know transactions."""
        self._update(f"CLEAR SILENT GRAPH <{self.name}> ; {self._insert(triples)}")

    def add(self, triples: bytes) -> None:
        """INSERT DATA."""
        self._update(self._insert(triples))

    def _insert(self, triples: bytes) -> str:
        return f"INSERT DATA {{ GRAPH <{self.name}> {{\n{triples.decode()}}} }}"

    def _update(self, sparql: str) -> None:
        checked(self._posted(self.address, sparql, "update"), self.address)

    def _posted(self, address: str, sparql: str, kind: str) -> httpx.Response:
        headers = {"Content-Type": f"application/sparql-{kind}", "Accept": TRIPLES if kind == "query" else "*/*"}
        return asked(self.client, self.client.build_request("POST", address, content=sparql.encode(), headers=headers))


@contextmanager
def opened(address: str, name: str, query: str = "") -> Iterator[Door]:
    """Address of a store and IRI of a graph in, its door out: by SPARQL UPDATE where an address for queries is given.

    Who asks is taken from the environment, and nothing of it is ever printed.
    """
    token, user = os.environ.get("RSI_GRAPH_TOKEN"), os.environ.get("RSI_GRAPH_USER")
    password = os.environ.get("RSI_GRAPH_PASSWORD", "")
    auth: httpx.Auth | None = None
    if user:
        digest = os.environ.get("RSI_GRAPH_AUTH", "").lower() == "digest"
        auth = httpx.DigestAuth(user, password) if digest else httpx.BasicAuth(user, password)
    headers = {"Authorization": f"Bearer {token}"} if token and not user else {}
    if any(mark in name for mark in '<>"{}|\\^`') or any(mark <= " " for mark in name):
        raise PushError(name, "it is no IRI of a graph", "Write it whole: https://…")
    with httpx.Client(auth=auth, headers=headers, timeout=_TIMEOUT, follow_redirects=False) as client:
        yield UpdateEndpoint(client, address, query, name) if query else GraphStore(client, address, name)


def asked(client: httpx.Client, request: httpx.Request) -> httpx.Response:
    """One request, its response out; failures that may pass are tried again.

    Raises:
        PushError: nothing answers there.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            response = client.send(request)
        except httpx.HTTPError as error:
            if attempt == _ATTEMPTS:
                advice = "Check the address, and that the store runs."
                place = str(request.url.copy_with(query=None, userinfo=b""))
                raise PushError(place, f"it could not be reached ({error})", advice) from error
        else:
            if response.status_code < _SERVER_ERROR or attempt == _ATTEMPTS:
                return response
        time.sleep(_PAUSE_SECONDS * attempt)
    raise AssertionError("the last attempt returns or raises")


def checked(response: httpx.Response, address: str) -> httpx.Response:
    """A response in, itself out where it says that all went well.

    Raises:
        PushError: the store refused.
    """
    if response.is_success:
        return response
    raise PushError(address, f"it answered {response.status_code} {response.reason_phrase}", _WHO)
