"""The whole graph as files, and what it holds: dumps, the DCAT-AP catalogue, the VoID description.

They are made once, in a process of their own, for the store never changes; nobody waits behind them.
Source: RFC 9110, § 8.8.3 (ETag); VoID, § 7.2 (well-known address); DCAT-AP 3.0.1.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Final, TypeVar

import pyoxigraph as ox
from fastapi import APIRouter, Request
from starlette.responses import FileResponse, Response

from rsi_graph.serve.answers import NOT_ACCEPTABLE, OK, Reply, refusal
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.catalog import Distribution, to_catalog, to_void
from rsi_graph.serve.counts import Counts, count
from rsi_graph.serve.here import NO_LIMITS, Here
from rsi_graph.serve.media import TURTLE, preferred
from rsi_graph.serve.protocol import to_response
from rsi_graph.serve.resources import NOT_FOUND, problem_page

# Ending → syntax, media type, EU file type.
_DUMPS: Final = {
    "ttl": (ox.RdfFormat.TURTLE, TURTLE, "RDF_TURTLE"),
    "nt": (ox.RdfFormat.N_TRIPLES, "application/n-triples", "RDF_N_TRIPLES"),
}
_WRITTEN: Final = {TURTLE: "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld"}
_SPAWN: Final = multiprocessing.get_context("spawn")
_T = TypeVar("_T")


class _Files:
    """What was made of a store, in a folder that goes with this object."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._made: dict[str, Distribution] = {}
        self._counts: Counts | None = None
        self._making = Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="rsi-graph-")

    def dump(self, ending: str) -> tuple[Path, Distribution]:
        """The store in one syntax, with its size and hash."""
        path = Path(self._folder.name, f"dump.{ending}")
        with self._making:
            if ending not in self._made:
                self._made[ending] = _elsewhere(_dump, self._store, path)
            return path, self._made[ending]

    def counts(self) -> Counts:
        """What the store holds."""
        with self._making:
            if self._counts is None:
                self._counts = _elsewhere(_count, self._store, Path())
            return self._counts


def download_routes(desk: Desk) -> APIRouter:
    """The routes of files over a desk."""
    router, files = APIRouter(include_in_schema=False), _Files(desk.store)

    @router.get("/.well-known/void")
    def void(request: Request) -> Response:
        media = preferred(request.headers.get("accept", ""), tuple(_WRITTEN))
        if media is None:
            return to_response(refusal(NOT_ACCEPTABLE, f"No acceptable form. There are: {', '.join(_WRITTEN)}."))
        base = str(request.base_url)
        graph = to_void(files.counts(), [f"{base}dump.{ending}" for ending in _DUMPS], f"{base}sparql")
        return to_response(Reply(OK, media, graph.serialize(format=_WRITTEN[media]).encode()))

    @router.get("/catalog.ttl")
    def catalog(request: Request) -> Response:
        distributions = [files.dump(ending)[1] for ending in _DUMPS]
        graph = to_catalog(files.counts(), distributions, str(request.base_url))
        return to_response(Reply(OK, TURTLE, graph.serialize(format="turtle").encode()))

    @router.get("/dump.{ending}")
    def dump(ending: str, request: Request) -> Response:
        if ending not in _DUMPS:
            return problem_page(NOT_FOUND, "Inconnu · Unknown", f"Formes · forms: {', '.join(_DUMPS)}")
        path, made = files.dump(ending)
        tag = f'"{made.sha256[:32]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        return FileResponse(path, headers={"ETag": tag}, media_type=made.media)

    return router


def _elsewhere(make: Callable[[Path, Path], _T], store: Path, path: Path) -> _T:
    with ProcessPoolExecutor(1, mp_context=_SPAWN) as other:
        return other.submit(make, store, path).result()


def _count(store: Path, _: Path) -> Counts:
    return count(Desk(store, NO_LIMITS, Here(ox.Store.read_only(str(store)))).rows)


def _dump(store: Path, path: Path) -> Distribution:
    """The same store gives the same bytes."""
    form, media, file_type = _DUMPS[path.suffix[1:]]
    ox.Store.read_only(str(store)).dump(str(path), format=form, from_graph=ox.DefaultGraph())
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return Distribution(path.name, media, file_type, path.stat().st_size, digest)
