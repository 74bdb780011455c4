"""`/q/NAME?param=…`: each question of the catalogue as an address, for people and programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from rdflib import Literal
from rdflib.namespace import SKOS
from starlette.responses import HTMLResponse, Response

from rsi_graph.graph import default_authority
from rsi_graph.query import CataloguedQuery, QueryError, load_catalogue
from rsi_graph.serve.answers import BAD_REQUEST, NOT_ACCEPTABLE, OK, Reply, refusal
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.describe import table_of
from rsi_graph.serve.media import HTML, JSON, N_TRIPLES, RESULTS, TURTLE, preferred
from rsi_graph.serve.pages import render
from rsi_graph.serve.protocol import to_response
from rsi_graph.serve.terms import Row, Term, rows_of, triples_as_rows
from rsi_graph.serve.words import WORDS

MOST_SHOWN: Final = 500
_AS_GRAPH: Final = {"json": "application/ld+json"}
# What a page offers to take away: names as people know them by `_format`.
_TABLE_FORMS: Final = {"CSV": "csv", "JSON": "json"}
_GRAPH_FORMS: Final = {"Turtle": "ttl", "JSON-LD": "json"}
_MOST_OFFERED: Final = 300
_PLAIN_JSON: Final = "application/json"
_REFERENCE_DAY: Final = "SELECT ?day { ?dataset rsi:referenceDate ?day }"
_FORMATS: Final = {
    "ttl": TURTLE,
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": JSON,
    "xml": RESULTS[1],
}


def question_routes(desk: Desk) -> APIRouter:
    """The routes of the catalogue over a desk."""
    router = APIRouter()

    @router.get("/q", include_in_schema=False)
    def catalogue() -> Response:
        return HTMLResponse(render("questions", queries=load_catalogue()))

    for one in load_catalogue():
        _add(router, desk, one)
    return router


def _add(router: APIRouter, desk: Desk, query: CataloguedQuery) -> None:
    """One question as a route, with its parameters in the OpenAPI description."""

    def answer(request: Request) -> Response:
        return _answered(desk, query, request)

    parameters = [
        {
            "name": parameter.name,
            "in": "query",
            "required": parameter.needed,
            "description": f"{parameter.label_fr} · {parameter.label_en} ({parameter.type})",
            "schema": {"type": "string"},
        }
        for parameter in query.parameters
    ]
    form = {"name": "_format", "in": "query", "required": False, "schema": {"type": "string", "enum": sorted(_FORMATS)}}
    router.add_api_route(
        f"/q/{query.name}",
        answer,
        methods=["GET"],
        summary=f"{query.title_fr} · {query.title_en}",
        description=f"{query.description_fr}\n\n{query.description_en}",
        response_class=Response,
        responses={
            200: {"content": {media: {} for media in (JSON, "text/csv", HTML)}},
            400: {"description": "Value or name unknown"},
        },
        openapi_extra={"parameters": [*parameters, form]},
        operation_id=query.name,
    )


def _answered(desk: Desk, query: CataloguedQuery, request: Request) -> Response:
    given = {name: value for name, value in request.query_params.items() if value and name != "_format"}
    form = request.query_params.get("_format", "")
    accept = _FORMATS.get(form, "") or request.headers.get("accept", "")
    if form and form not in _FORMATS:
        return to_response(refusal(BAD_REQUEST, f"_format is one of {', '.join(sorted(_FORMATS))}."))
    people = not form and preferred(accept, (JSON, *RESULTS[1:4], HTML)) == HTML
    if people and not given and any(parameter.needed for parameter in query.parameters):
        return _page(desk, query, given)  # the form, to be filled in
    meant = _meant(desk, query, given) if people else given
    plain = not people and preferred(accept, (JSON, *RESULTS[1:])) == _PLAIN_JSON
    try:
        question = desk.question(query, meant, JSON if people or plain else accept)
    except QueryError as error:
        problem = str(error)
        return _page(desk, query, given, problem=problem) if people else to_response(refusal(BAD_REQUEST, problem))
    reply = desk.ask(question)
    if plain and reply.status == OK:
        reply = replace(reply, media=_PLAIN_JSON)  # the same bytes, kept once
    if reply.status == NOT_ACCEPTABLE:  # it may give a graph, which no table's form fits
        reply = desk.ask(replace(question, accept=N_TRIPLES if people else _AS_GRAPH.get(form, accept)))
    return _page(desk, query, given, reply=reply) if people else to_response(reply)


def _meant(desk: Desk, query: CataloguedQuery, given: Mapping[str, str]) -> dict[str, str]:
    """What a person writes: a name that several bodies have means the one with most relations."""
    bodies = {parameter.name for parameter in query.parameters if parameter.type == "body"}
    return {name: (desk.survey.named(value) or value) if name in bodies else value for name, value in given.items()}


def _page(
    desk: Desk, query: CataloguedQuery, given: Mapping[str, str], *, problem: str = "", reply: Reply | None = None
) -> Response:
    graph = reply is not None and reply.media == N_TRIPLES
    read = triples_as_rows if graph else rows_of
    variables, answers = read(reply.body) if reply and reply.status == OK else ((), [])
    columns, rows = table_of(variables, answers) if answers else ((), ())
    status = BAD_REQUEST if problem else reply.status if reply else OK
    if reply and reply.status != OK:
        problem = reply.body.decode()
    values = {"query": query, "given": given, "problem": problem, "columns": columns, "rows": rows, "words": WORDS}
    values |= {
        "answered": reply is not None,
        "forms": _GRAPH_FORMS if graph else _TABLE_FORMS,
        "most": MOST_SHOWN,
        "cut": len(rows) > MOST_SHOWN,
        "suffix": urlencode(given) + "&" if given else "",
    }
    values |= {
        "map": _map_of(desk, query, given, answers),
        "offered": _offered(desk, query),
        "shared": _shared(desk, query, given),
        "reference_day": _reference_day(desk, query),
    }
    return HTMLResponse(render("question", **values), status)


def _map_of(desk: Desk, query: CataloguedQuery, given: Mapping[str, str], answers: list[Row]) -> str:
    """The address of the map of those whom the answer names; empty where they are not two."""
    bodies = {term.value for row in answers for term in row.values() if term.iri and term.value in desk.survey.names}
    asked = {"question": query.name, **_meant(desk, query, given)}
    return f"/map?{urlencode(asked)}" if len(bodies) > 1 else ""


def _reference_day(desk: Desk, query: CataloguedQuery) -> str:
    """The day of which a question of the reference date is answered; empty for others, or where none is known."""
    if not query.of_reference_day:
        return ""
    return max((row["day"].value for row in desk.rows(_REFERENCE_DAY)[1]), default="")


def _shared(desk: Desk, query: CataloguedQuery, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names that several bodies have, with the page of the one that is meant."""
    meant = _meant(desk, query, given)
    return [
        (given[name], Term(iri, iri=True).href)
        for name, iri in meant.items()
        if iri != given[name] and desk.survey.sharing(iri) > 1
    ]


def _offered(desk: Desk, query: CataloguedQuery) -> dict[str, list[str]]:
    """Names that a reader may choose, by the types of the question's parameters."""
    types = {parameter.type for parameter in query.parameters}
    names = {"body": lambda: _bodies(desk), "action": _actions}
    return {kind: names[kind]() for kind in names if kind in types}


def _bodies(desk: Desk) -> list[str]:
    return list(dict.fromkeys(desk.survey.names[body] for body in desk.survey.busiest(_MOST_OFFERED)))


def _actions() -> list[str]:
    actions = default_authority().actions
    labels = (label for one in actions.subjects(SKOS.broader) for label in actions.objects(one, SKOS.prefLabel))
    return sorted(str(label) for label in labels if isinstance(label, Literal) and label.language == "fr")
