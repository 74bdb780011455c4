"""The application: routes over one store, what every answer carries, how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from threading import Event, Thread
from typing import Final

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from rsi_graph.namespaces import ROOT
from rsi_graph.serve.answers import UNAVAILABLE
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.downloads import download_routes
from rsi_graph.serve.home import home_routes
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.map import map_routes
from rsi_graph.serve.matrix import matrix_routes
from rsi_graph.serve.protocol import sparql_routes
from rsi_graph.serve.query_page import query_routes
from rsi_graph.serve.questions import question_routes
from rsi_graph.serve.resources import problem_page, resource_routes
from rsi_graph.serve.workers import WorkerPool

# Pages hold no script; whatever stands in a text, none is run. The map may load the one of this server.
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PAGES: Final = (
    question_routes,
    query_routes,
    home_routes,
    map_routes,
    matrix_routes,
    download_routes,
    resource_routes,
)
_HEAD_START: Final = 1.0  # seconds for those who open a page at once
_A_WHILE: Final = 0.1  # seconds
_LATER: Final = "5"  # seconds
_LOCAL: Final = ("127.0.0.1", "localhost", "[::1]", "testserver")


def create_app(store: Path, limits: Limits | None = None, *, hosts: tuple[str, ...] = ()) -> FastAPI:
    """Folder of an Oxigraph store in, the application out; its processes start with it and end with it.

    Args:
        store: opened read-only, by each process for itself.
        limits: what one question may cost.
        hosts: further names under which the server is known; only these and those of this machine are answered, so
            that no foreign page can reach it by a name of its own (DNS rebinding).
    """
    allowed = limits or Limits()
    pool = WorkerPool(store, allowed)
    desk = Desk(store, allowed, pool)
    Thread(target=desk.draw_first, daemon=True).start()  # while the processes start
    pool.start()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        closing = Event()
        Thread(target=_get_ready, args=(desk, pool, closing), daemon=True).start()
        yield
        closing.set()
        pool.close()

    app = FastAPI(
        title="rsi_graph",
        version=version("rsi-graph"),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.desk = desk
    app.include_router(sparql_routes(desk, ROOT))
    for routes in _PAGES:
        app.include_router(routes(desk))
    app.add_middleware(GZipMiddleware, minimum_size=2048)
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*_LOCAL, *hosts])
    app.middleware("http")(_with_headers)
    app.add_middleware(_Head)
    app.exception_handler(HTTPException)(_told)
    return app


class _Head:
    """HEAD is GET without the body, which the server leaves out. Source: RFC 9110, § 9.3.2."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = {**scope, "method": "GET"} if scope.get("method") == "HEAD" else scope
        await self._app(asked, receive, send)


def _get_ready(desk: Desk, pool: WorkerPool, closing: Event) -> None:
    """The first page need not wait for what all need, nor, once nobody asks, the first for what many will ask."""
    if closing.wait(_HEAD_START):
        return
    desk.get_ready()
    for question in desk.foreseen():
        while not (pool.in_memory and pool.idle):
            if closing.wait(_A_WHILE) or not (pool.loading or pool.in_memory):
                return
        desk.ask(question)


async def _with_headers(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call(request)
    response.headers.setdefault("Content-Security-Policy", _POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    if response.status_code == UNAVAILABLE:
        response.headers["Retry-After"] = _LATER
    return response


async def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    page = problem_page(error.status_code, f"{error.status_code}", str(error.detail))
    page.headers.update(error.headers or {})
    return page
