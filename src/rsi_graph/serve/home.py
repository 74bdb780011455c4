"""The first page, with the search for bodies."""

from __future__ import annotations

from itertools import islice
from typing import Final
from urllib.parse import unquote

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from rsi_graph.serve.asking import Desk
from rsi_graph.serve.pages import page_of, render
from rsi_graph.serve.register import found_in
from rsi_graph.serve.terms import Term
from rsi_graph.serve.words import WORDS
from rsi_graph.visualise import family_colours

_SHOWN: Final = 25
_MOST: Final = 100


def home_routes(desk: Desk) -> APIRouter:
    """The routes of the first page over a desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home() -> Response:
        busiest = desk.tally.busiest[:_SHOWN]
        bodies = [_row(busy.name, Term(busy.body, iri=True).href, f"{busy.number}") for busy in busiest]
        return _home(bodies, "", "Le plus de compétences", "Most competences")

    @router.get("/search")
    def search(name: str = "") -> Response:
        asked = " ".join(name[:200].split())
        found = islice(found_in(desk.register, asked), _MOST)
        bodies = [
            _row(_placed(entry.name, entry.body), Term(entry.body, iri=True).href, f"{entry.number}") for entry in found
        ]
        return _home(bodies, asked, "Institutions", "Bodies")

    @router.get("/style.css")
    def style() -> Response:
        return Response(
            page_of("style.css") + family_colours(), media_type="text/css", headers={"Cache-Control": "max-age=3600"}
        )

    @router.get("/favicon.ico")
    @router.get("/icon.svg")
    def icon() -> Response:
        return Response(page_of("icon.svg"), media_type="image/svg+xml", headers={"Cache-Control": "max-age=86400"})

    return router


def _placed(name: str, body: str) -> str:
    r"""A name that means something in one article only is shown with this article, so that namesakes are told apart.

    >>> _placed("caisse", "https://w3id.org/rsi-graph/id/body/css/R315-1-2/caisse")
    'caisse (art.\xa0R315-1-2)'
    >>> _placed("Etat", "https://w3id.org/rsi-graph/id/body/etat")
    'Etat'
    """
    _, _, place = body.rpartition("/id/body/")
    parts = place.split("/")
    return f"{name} (art.\u00a0{unquote(parts[-2])})" if len(parts) > 2 else name


_Row = tuple[tuple[str, str], tuple[str, str]]


def _row(name: str, href: str, number: str) -> _Row:
    return (name, href), (number, "")


def _home(bodies: list[_Row], name: str, heading: str, heading_en: str) -> Response:
    return HTMLResponse(render("home", bodies=bodies, name=name, heading=heading, heading_en=heading_en, words=WORDS))
