"""Who does what at a glance: the busiest bodies against the actions, each cell leading to its competences."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from rsi_graph.serve.asking import Desk
from rsi_graph.serve.describe import table_of
from rsi_graph.serve.pages import render
from rsi_graph.serve.resources import our_iri
from rsi_graph.serve.terms import Term
from rsi_graph.serve.words import WORDS

MOST_BODIES: Final = 40
_STEPS: Final = 5
_COUNTS: Final = """
SELECT ?body (SAMPLE(?name) AS ?holder) ?action (SAMPLE(?label) AS ?does) (COUNT(DISTINCT ?competence) AS ?number)
WHERE {
  ?competence rsi:holder ?body ; rsi:action ?action .
  ?body rdfs:label ?name . ?action skos:prefLabel ?label
  FILTER (LANG(?name) = "fr" && LANG(?label) = "fr")
} GROUP BY ?body ?action"""

_OF_CELL: Final = """
SELECT ?holder ?form ?verb ?object ?does ?article ?competence ?body WHERE {
  VALUES (?class ?form) { (rsi:Duty "mission") (rsi:Power "faculté") (rsi:Prohibition "interdiction") }
  VALUES (?body ?action) { ($body $action) }
  ?competence rsi:holder ?body ; rsi:action ?action ; a ?class ; rsi:verb ?verb ; rsi:legalBasis/rdfs:label ?article .
  ?body rdfs:label ?holder . ?action skos:prefLabel ?does
  OPTIONAL { ?competence rsi:object ?object }
  FILTER (LANG(?holder) = "fr" && LANG(?does) = "fr")
} ORDER BY ?article ?competence LIMIT 500"""

Cell = tuple[int, int, str]


def matrix_routes(desk: Desk) -> APIRouter:
    """The route of the table over a desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/matrix")
    def matrix() -> Response:
        return HTMLResponse(_page(desk))

    @router.get("/cell")
    def cell(body: str = "", action: str = "") -> Response:
        return HTMLResponse(_cell_page(desk, body, action))

    return router


def _page(desk: Desk) -> str:
    _, rows = desk.rows(_COUNTS)
    counts = {(row["body"].value, row["action"].value): int(row["number"].value) for row in rows if "body" in row}
    names = {row["body"].value: row["holder"].value for row in rows if "body" in row}
    actions = {row["action"].value: row["does"].value for row in rows if "action" in row}
    totals = {body: sum(n for (one, _), n in counts.items() if one == body) for body in names}
    busiest = sorted(names, key=lambda body: (-totals[body], names[body]))[:MOST_BODIES]
    columns = sorted(actions, key=lambda action: (-sum(counts.get((b, action), 0) for b in busiest), actions[action]))
    columns = [action for action in columns if any((body, action) in counts for body in busiest)]
    highest = max(counts.values(), default=1)
    table = [
        (names[body], Term(body, iri=True).href, [_cell(counts, body, action, highest) for action in columns])
        for body in busiest
    ]
    heads = [(actions[action], Term(action, iri=True).href) for action in columns]
    return render("matrix", heads=heads, rows=table, left=max(0, len(names) - len(busiest)))


def _cell(counts: dict[tuple[str, str], int], body: str, action: str, highest: int) -> Cell:
    """Number, shade from 0 to 5, link."""
    number = counts.get((body, action), 0)
    shade = 0 if not number else 1 + round((_STEPS - 1) * (number / highest) ** 0.5)
    return number, shade, f"/cell?{urlencode({'body': body, 'action': action})}"


def _cell_page(desk: Desk, body: str, action: str) -> str:
    """The competences of one cell, read from the sheet of its body."""
    if not (our_iri(body) and our_iri(action)):
        return render("problem", title="Inconnu · Unknown", problem="body, action: IRI")
    columns, cells = table_of(*desk.rows(_OF_CELL.replace("$body", f"<{body}>").replace("$action", f"<{action}>")))
    return render("cell", columns=columns, rows=cells, words=WORDS)
