"""The map of who acts upon whom, with its script and style as files, and the texts of the law it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from rsi_graph.network import Network, law_of, to_network
from rsi_graph.query import QueryError, find_query
from rsi_graph.serve.answers import OK
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.media import JSON
from rsi_graph.serve.pages import render
from rsi_graph.serve.resources import NOT_FOUND, our_iri
from rsi_graph.serve.survey import Survey, of_family
from rsi_graph.serve.terms import rows_of
from rsi_graph.visualise import SIZES, Scope, law_words, left_out, page_script, page_style, server_policy, to_html

# A network of no more bodies and ties than these is drawn whole.
MOST_BODIES: Final = 40
MOST_TIES: Final = 90
# Above this many bodies the words of the law are asked for one by one.
_MOST_QUOTED: Final = 60
_MOST_NAMES: Final = 12
_MOST_KNOWN: Final = 32
_LICENCE: Final = "Textes : Licence Ouverte 2.0 · données : CC BY 4.0"


@dataclass(frozen=True, slots=True)
class _View:
    """What is drawn: bodies, and why these (French, English)."""

    bodies: list[str]
    why: tuple[str, str]


def map_routes(desk: Desk) -> APIRouter:
    """The routes of the map over a desk."""
    router = APIRouter(include_in_schema=False)

    # the store never changes: what was shown once is quick the second time
    known = lru_cache(maxsize=_MOST_KNOWN)(lambda asked: _map(desk, dict(asked)))

    @router.get("/map")
    def map_page(request: Request) -> Response:
        status, page = known(tuple(sorted(request.query_params.items())))
        return HTMLResponse(page, status, {"Content-Security-Policy": server_policy()} if status == OK else None)

    @router.get("/text")
    def text(version: str = "") -> Response:
        return _text(desk, version)

    @router.get("/names")
    def names(name: str = "") -> Response:
        survey = desk.survey
        return JSONResponse([{"iri": one, "label": survey.names[one]} for one in survey.found(name[:200], _MOST_NAMES)])

    @router.get("/page.js")
    def script() -> Response:
        return Response(page_script(), media_type="text/javascript")

    @router.get("/page.css")
    def style() -> Response:
        return Response(page_style(), media_type="text/css")

    return router


def _map(desk: Desk, asked: Mapping[str, str]) -> tuple[int, str]:
    """Who acts upon whom: all of it where there is little, else what is asked for, or the busiest bodies."""
    survey = desk.survey
    scope = _scope(survey, asked)
    missing = next((name for name in (scope.body, scope.start, scope.end) if name and not survey.named(name)), "")
    if missing:
        problem = f"Aucune institution n'est appelée « {missing[:200]} ». · No body is called so."
        return NOT_FOUND, render("problem", title="Carte · Map", problem=problem)
    view = _answer_view(desk, asked) if "question" in asked else _view(survey, scope)
    network = _network(desk, view, scope)
    partial = len(survey.names) > MOST_BODIES or len(survey.ties) > MOST_TIES
    shown = replace(_named(survey, scope), partial=partial, notice=_notice(survey, network, view))
    return OK, to_html(network, scope=shown)


def _scope(survey: Survey, asked: Mapping[str, str]) -> Scope:
    """What the address asks for; what is no number is the usual one."""
    most = asked.get("most", "")
    if "question" in asked:  # its parameters may be called as ours
        return Scope(codes=survey.codes)
    return Scope(
        body=asked.get("body", "").strip(),
        family=asked.get("family", ""),
        code=asked.get("code", ""),
        most=min(int(most), SIZES[-1]) if most.isdecimal() else SIZES[0],
        start=asked.get("from", "").strip(),
        end=asked.get("to", "").strip(),
        codes=survey.codes,
    )


def _named(survey: Survey, scope: Scope) -> Scope:
    """The same with names of bodies for people."""
    body, start, end = (survey.names.get(survey.named(one), "") for one in (scope.body, scope.start, scope.end))
    return replace(scope, body=body, start=start, end=end)


def _view(survey: Survey, scope: Scope) -> _View:
    ties = of_family(survey.ties, [scope.family] if scope.family else [], [scope.code] if scope.code else [])
    body, start, end = (survey.named(one) for one in (scope.body, scope.start, scope.end))
    name = survey.names.get
    if start and end:
        found = sorted(survey.between(start, end), key=lambda one: -survey.weight[one])[:MOST_BODIES]
        ends = f"de « {name(start)} » à « {name(end)} »"
        if not found:
            return _View([start, end], (f"Aucun chemin {ends}", "No path in this direction"))
        return _View(found, (f"Plus courts chemins {ends}", "Shortest paths"))
    if body:
        return _View(survey.around(body, scope.most, ties), (f"Autour de : {name(body)}", f"Around: {name(body)}"))
    if not scope.family and not scope.code and len(survey.ties) <= MOST_TIES and len(survey.names) <= MOST_BODIES:
        return _View(survey.busiest(MOST_BODIES), ("", ""))
    few = scope.most <= _MOST_QUOTED
    found = survey.busiest(scope.most, ties) if few else survey.joined(scope.most, ties)
    return _View(found, ("Les institutions les plus liées", "The bodies with most relations"))


def _answer_view(desk: Desk, asked: Mapping[str, str]) -> _View:
    """The bodies that the answer to a catalogued question names."""
    names = desk.survey.names
    given = {name: value for name, value in asked.items() if value and name not in {"question", "_format"}}
    try:
        query = find_query(asked["question"])
        reply = desk.ask(desk.question(query, given, JSON))
    except QueryError:
        return _View([], ("Question inconnue", "Unknown question"))
    _, rows = rows_of(reply.body) if reply.status == OK else ((), [])
    found = list(dict.fromkeys(term.value for row in rows for term in row.values() if term.iri and term.value in names))
    return _View(found[: SIZES[-1]], (query.title_fr, query.title_en))


def _network(desk: Desk, view: _View, scope: Scope) -> Network:
    """What stands between the bodies of a view, of the families and codes that are asked for."""
    about = {"title": "Qui agit sur qui", "source": desk.survey.source, "licence": _LICENCE}
    whole = len(view.bodies) == len(desk.survey.names)
    quotes = len(view.bodies) <= _MOST_QUOTED
    network = to_network(desk.graph, bodies=view.bodies, quotes=quotes, about=None if whole else about)
    if not scope.family and not scope.code:
        return network
    other = [
        (source, target, key)
        for source, target, key, data in network.edges(keys=True, data=True)
        if (scope.family and data["family"] != scope.family)
        or (scope.code and not any(f"/id/article/{scope.code}/" in one.competence for one in data["evidence"]))
    ]
    network.remove_edges_from(other)
    network.remove_nodes_from([node for node in list(network) if not network.degree(node)])
    return network


def _notice(survey: Survey, drawn: Network, view: _View) -> tuple[str, str]:
    """What the page leaves out, in both languages."""
    if not drawn or drawn.number_of_edges() == len(survey.ties):
        return view.why
    said = left_out((len(drawn), len(survey.names)), (drawn.number_of_edges(), len(survey.ties)))
    french, english = (f"{why}. {words}" for why, words in zip(view.why, said, strict=True))
    return french, english


def _text(desk: Desk, version: str) -> Response:
    """A version of an article as the page reads it."""
    law = law_of(desk.graph, version) if our_iri(version) else None
    if law is None:
        return JSONResponse({"problem": "No text of ours has this IRI."}, NOT_FOUND)
    return JSONResponse(law_words(law))
