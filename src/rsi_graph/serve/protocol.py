"""`/sparql`: the query operation of the SPARQL 1.1 Protocol. There is no update operation here.

Source: SPARQL 1.1 Protocol, § 2.1; SPARQL 1.1 Service Description, § 2.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from rsi_graph.serve.answers import BAD_REQUEST, FORBIDDEN, OK, TOO_LARGE, Question, Reply, refusal
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.media import GRAPHS, HTML, RESULTS, TURTLE, preferred

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UNSUPPORTED: Final = 415
_GRAPH_PARAMETERS: Final = ("default-graph-uri", "named-graph-uri")
_SERVICE: Final = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

<{address}> a sd:Service ;
    sd:endpoint <{address}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
        formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML ;
    sd:defaultDataset <{root}id/dataset/competences> .
<{root}id/dataset/competences> a sd:Dataset ; sd:defaultGraph <{root}id/dataset/competences-graph> .
<{root}id/dataset/competences-graph> a sd:Graph .
"""

# How the OpenAPI description tells of the operation.
_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "query": {"type": "string", "example": "SELECT * { ?s ?p ?o } LIMIT 10"},
    **{name: {"type": "array", "items": {"type": "string", "format": "uri"}} for name in _GRAPH_PARAMETERS},
}
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "Answer", "content": {media: {} for media in (*RESULTS, *GRAPHS)}},
    400: {"description": "No query, or no SPARQL 1.1"},
    403: {"description": "Update, SERVICE"},
    406: {"description": "No acceptable form"},
    413: {"description": "Query or answer too large"},
    415: {"description": "Body of another type"},
    503: {"description": "Too long, or too many at once"},
}
_OF_GET: Final = {"parameters": [{"name": name, "in": "query", "schema": kind} for name, kind in _FIELDS.items()]}
_OF_POST: Final = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {"schema": {"type": "object", "properties": _FIELDS, "required": ["query"]}},
            QUERY: {"schema": _FIELDS["query"]},
        },
    }
}

Fields = list[tuple[str, str]]


def sparql_routes(desk: Desk, root: str) -> APIRouter:
    """The routes of the endpoint over a desk."""
    router = APIRouter()

    @router.get(
        "/sparql",
        summary="SPARQL 1.1 query, or the service description",
        response_class=Response,
        responses=_ANSWERS,
        openapi_extra=_OF_GET,
    )
    def by_get(request: Request) -> Response:
        fields = parse_qsl(request.url.query, keep_blank_values=True)
        if not any(name in {"query", "update"} for name, _ in fields):
            return _description(request, root)
        accept = request.headers.get("accept", "")
        if preferred(accept, (*RESULTS, *GRAPHS, HTML)) == HTML:  # a browser
            return RedirectResponse(f"/query?{request.url.query}", 303)
        return to_response(_answered(desk, fields, request.headers.get("accept", "")))

    @router.post(
        "/sparql",
        summary="SPARQL 1.1 query, by form or directly",
        response_class=Response,
        responses=_ANSWERS,
        openapi_extra=_OF_POST,
    )
    async def by_post(request: Request) -> Response:
        fields = await _posted(request, desk.limits.query)
        if isinstance(fields, Reply):
            return to_response(fields)
        reply = await run_in_threadpool(_answered, desk, fields, request.headers.get("accept", ""))
        return to_response(reply)

    return router


def to_response(reply: Reply) -> Response:
    """A reply as an HTTP response; what it says depends on `Accept`."""
    return Response(reply.body, reply.status, {"Vary": "Accept", "Content-Type": reply.media})


async def _posted(request: Request, most: int) -> Fields | Reply:
    """The fields of a POST, by form (§ 2.1.2) or with the query as its body (§ 2.1.3)."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {FORM, QUERY}:
        return refusal(UNSUPPORTED, f"The body is {kind or 'of no known type'}: send {FORM} or {QUERY}.")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most + 4096:
            return refusal(TOO_LARGE, f"The query has more than {most} bytes.")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return refusal(BAD_REQUEST, f"The query is not UTF-8: byte {error.start} cannot be decoded.")
    if kind == QUERY:
        return [("query", text), *parse_qsl(request.url.query, keep_blank_values=True)]
    return parse_qsl(text, keep_blank_values=True)


def _answered(desk: Desk, fields: Fields, accept: str) -> Reply:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        return refusal(FORBIDDEN, "This endpoint only answers queries: there is no update operation.")
    if len(queries) != 1:
        return refusal(BAD_REQUEST, f"One query is wanted, {len(queries)} were given (SPARQL 1.1 Protocol, § 2.1).")
    if len(queries[0].encode()) > desk.limits.query:
        return refusal(TOO_LARGE, f"The query has more than {desk.limits.query} bytes.")
    defaults, named = (tuple(value for name, value in fields if name == wanted) for wanted in _GRAPH_PARAMETERS)
    return desk.ask(Question(queries[0], accept, (), defaults, named))


def _description(request: Request, root: str) -> Response:
    """The service description, where no query is given."""
    accept = request.headers.get("accept", "")
    if preferred(accept, GRAPHS) is None:
        return to_response(refusal(BAD_REQUEST, "Give a query: /sparql?query=… , or ask for Turtle."))
    address = str(request.url.replace(query=""))
    return to_response(Reply(OK, f"{TURTLE}; charset=utf-8", _SERVICE.format(address=address, root=root).encode()))
