"""The first page, with the search for bodies, and the map of who acts upon whom."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from rdflib import Literal
from starlette.responses import HTMLResponse, Response

from rsi_graph.errors import RsiGraphError
from rsi_graph.network import around, to_network
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.pages import render, style_sheet
from rsi_graph.serve.resources import problem_page
from rsi_graph.serve.words import WORDS
from rsi_graph.visualise import to_html

# More relations than these are not drawn whole; more than those are not even read.
_MOST_DRAWN: Final = 60
_MOST_READ: Final = 5000
_BUSIEST: Final = """
SELECT ?holder (COUNT(DISTINCT ?competence) AS ?number) ?body WHERE {
  ?competence rsi:holder ?body . ?body rdfs:label ?holder FILTER (LANG(?holder) = "fr")
} GROUP BY ?holder ?body ORDER BY DESC(?number) ?holder LIMIT 25"""
_NAMED: Final = """
SELECT ?holder (COUNT(DISTINCT ?competence) AS ?number) ?body WHERE {
  ?body a rsi:Body ; rdfs:label ?holder FILTER (LANG(?holder) = "fr" && CONTAINS(LCASE(?holder), LCASE($about)))
  OPTIONAL { ?competence rsi:holder ?body }
} GROUP BY ?holder ?body ORDER BY DESC(?number) ?holder LIMIT 100"""
_RELATIONS: Final = "SELECT (COUNT(*) AS ?n) { ?relation a rsi:Relation }"


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
        return Response(style_sheet(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})

    @router.get("/map")
    def map_page(body: str = "") -> Response:
        return _map(desk, body)

    return router


def _home(desk: Desk, query: str, name: str, heading: str, heading_en: str) -> Response:
    words = Literal(" ".join(name.split())).n3()
    _, rows = desk.rows_about(query, words)
    bodies = [((row["holder"].value, row["body"].href), (row["number"].value, "")) for row in rows if "body" in row]
    page = render("home", bodies=bodies, name=name, heading=heading, heading_en=heading_en, words=WORDS)
    return HTMLResponse(page)


def _map(desk: Desk, body: str) -> Response:
    """Who acts upon whom: all of it where there is little, else a body and those around it."""
    _, rows = desk.rows(_RELATIONS)
    relations = int(rows[0]["n"].value) if rows else 0
    if relations > _MOST_READ:
        problem = (
            "Trop de relations pour une image : voir la page d'une institution, ou la matrice. · "
            "Too many relations for one picture: look at the page of a body, or at the matrix."
        )
        return problem_page(413, "Carte · Map", problem)
    try:
        network = to_network(desk.graph)
        drawn = around(network, body) if body or relations > _MOST_DRAWN else network
    except RsiGraphError as error:
        return problem_page(404, "Carte · Map", str(error))
    response = HTMLResponse(to_html(drawn))
    response.headers["X-Own-Policy"] = "1"  # the page carries its own, with the hashes of its scripts
    return response
