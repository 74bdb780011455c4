"""The map of who acts upon whom, with its script and style as files, and the texts of the law it asks for."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.responses import HTMLResponse, JSONResponse, Response

from rsi_graph.errors import RsiGraphError
from rsi_graph.network import Network, around, law_of
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.resources import NOT_FOUND, our_iri, problem_page
from rsi_graph.visualise import law_words, page_script, page_style, server_policy, to_html

# More relations than these are not drawn whole; more than those are not even read.
MOST_DRAWN: Final = 90
MOST_READ: Final = 5000
_RELATIONS: Final = "SELECT (COUNT(*) AS ?n) { ?relation a rsi:Relation }"


def map_routes(desk: Desk) -> APIRouter:
    """The routes of the map over a desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/map")
    def map_page(body: str = "") -> Response:
        return _map(desk, body)

    @router.get("/text")
    def text(version: str = "") -> Response:
        return _text(desk, version)

    @router.get("/page.js")
    def script() -> Response:
        return Response(page_script(), media_type="text/javascript")

    @router.get("/page.css")
    def style() -> Response:
        return Response(page_style(), media_type="text/css")

    return router


def _map(desk: Desk, body: str) -> Response:
    """Who acts upon whom: all of it where there is little, else a body and those around it."""
    _, rows = desk.rows(_RELATIONS)
    relations = int(rows[0]["n"].value) if rows else 0
    if relations > MOST_READ:
        problem = (
            "Trop de relations pour une image : voir la page d'une institution, ou la matrice. · "
            "Too many relations for one picture: look at the page of a body, or at the matrix."
        )
        return problem_page(413, "Carte · Map", problem)
    try:
        whole = desk.network
        drawn = around(whole, body) if body or relations > MOST_DRAWN else whole
    except RsiGraphError as error:
        return problem_page(NOT_FOUND, "Carte · Map", str(error))
    page = to_html(drawn, server=True, notice=_notice(whole, drawn))
    return HTMLResponse(page, headers={"Content-Security-Policy": server_policy()})


def _notice(whole: Network, drawn: Network) -> tuple[str, str]:
    """What the page leaves out, in both languages."""
    relations, all_relations = drawn.number_of_edges(), whole.number_of_edges()
    if relations == all_relations:
        return "", ""
    middle = max(sorted(drawn), key=drawn.degree)
    label, label_en = (drawn.nodes[middle][name] or drawn.nodes[middle]["label"] for name in ("label", "label_en"))
    bodies, all_bodies = len(drawn), len(whole)
    french = (
        f"Autour de : {label}. {relations} relations sur {all_relations} sont montrées, {bodies} institutions sur"
        f" {all_bodies} ; chercher une autre institution pour voir autour d'elle."
    )
    english = (
        f"Around: {label_en}. {relations} of {all_relations} relations are shown, {bodies} of {all_bodies} bodies;"
        " search another body to see around it."
    )
    return french, english


def _text(desk: Desk, version: str) -> Response:
    """A version of an article as the page reads it."""
    law = law_of(desk.graph, version) if our_iri(version) else None
    if law is None:
        return JSONResponse({"problem": "No text of ours has this IRI."}, NOT_FOUND)
    return JSONResponse(law_words(law))
