"""`/query`: a page for SPARQL. An editor (YASGUI) from this server, else a plain form that needs no script."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from rsi_graph.query import load_catalogue
from rsi_graph.serve.answers import OK, Question
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.media import JSON
from rsi_graph.serve.pages import render
from rsi_graph.serve.questions import MOST_SHOWN
from rsi_graph.serve.terms import rows_of
from rsi_graph.serve.words import WORDS
from rsi_graph.visualise import query_part

# The editor asks this server only, and runs no script but this server's. It makes its own styles and draws its signs.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " font-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_EXAMPLE: Final = """PREFIX action: <https://w3id.org/rsi-graph/action/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rsi: <https://w3id.org/rsi-graph/ontology#>

SELECT ?holder ?verb ?object WHERE {
  ?competence rsi:holder/rdfs:label ?holder ; rsi:verb ?verb ; rsi:action action:control .
  OPTIONAL { ?competence rsi:object ?object }
} LIMIT 50"""


def query_routes(desk: Desk) -> APIRouter:
    """The routes of the page for SPARQL over a desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/query")
    def query(query: str = "") -> Response:
        return _page(desk, query)

    @router.get("/query.js")
    @router.get("/editor.js")
    @router.get("/editor.css")
    def part(request: Request) -> Response:
        file = request.url.path.removeprefix("/")
        media = "text/css" if file.endswith(".css") else "text/javascript"
        return Response(query_part(file), media_type=media, headers={"Cache-Control": "max-age=3600"})

    return router


def _page(desk: Desk, sparql: str) -> Response:
    values = {"sparql": sparql or _EXAMPLE, "problem": "", "columns": (), "rows": (), "text": "", "count": 0}
    values["queries"] = load_catalogue()
    reply = desk.ask(Question(sparql, f"{JSON}, text/turtle;q=0.9")) if sparql else None
    if reply and reply.status != OK:
        values["problem"] = reply.body.decode()
    elif reply and reply.media == JSON:
        variables, rows = rows_of(reply.body)
        cells = tuple(
            tuple((row[name].shown, row[name].href) if name in row else ("", "") for name in variables) for row in rows
        )
        values |= {"columns": variables, "rows": cells[:MOST_SHOWN], "count": len(cells)}
    elif reply:
        values["text"] = reply.body.decode()
    page = render("query", words=WORDS, **values)
    return HTMLResponse(page, reply.status if reply else OK, {"Content-Security-Policy": POLICY})
