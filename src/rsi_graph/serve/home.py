"""The first page, with the search for bodies."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from rdflib import Literal
from starlette.responses import HTMLResponse, Response

from rsi_graph.serve.asking import Desk
from rsi_graph.serve.pages import page_of, render
from rsi_graph.serve.words import WORDS
from rsi_graph.visualise import family_colours

_BUSIEST: Final = """
SELECT ?holder (COUNT(DISTINCT ?competence) AS ?number) ?body WHERE {
  ?competence rsi:holder ?body . ?body rdfs:label ?holder FILTER (LANG(?holder) = "fr")
} GROUP BY ?holder ?body ORDER BY DESC(?number) ?holder LIMIT 25"""
_NAMED: Final = """
SELECT ?holder (COUNT(DISTINCT ?competence) AS ?number) ?body WHERE {
  ?body a rsi:Body ; rdfs:label ?holder FILTER (LANG(?holder) = "fr" && CONTAINS(LCASE(?holder), LCASE($about)))
  OPTIONAL { ?competence rsi:holder ?body }
} GROUP BY ?holder ?body ORDER BY DESC(?number) ?holder LIMIT 100"""


def home_routes(desk: Desk) -> APIRouter:
    """The routes of the first page over a desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home() -> Response:
        return _home(desk, _BUSIEST, "", "Le plus de compétences", "Most competences")

    @router.get("/search")
    def search(name: str = "") -> Response:
        return _home(desk, _NAMED, name.strip()[:200], "Institutions", "Bodies")

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


def _home(desk: Desk, query: str, name: str, heading: str, heading_en: str) -> Response:
    words = Literal(" ".join(name.split())).n3()
    _, rows = desk.rows_about(query, words)
    bodies = [((row["holder"].value, row["body"].href), (row["number"].value, "")) for row in rows if "body" in row]
    page = render("home", bodies=bodies, name=name, heading=heading, heading_en=heading_en, words=WORDS)
    return HTMLResponse(page)
