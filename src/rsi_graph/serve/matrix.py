"""Who does what at a glance: the busiest bodies against the actions, each cell leading to its competences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from fastapi import APIRouter
from rdflib import URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node
from starlette.responses import HTMLResponse, Response

from rsi_graph.graph import default_authority
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.describe import table_of
from rsi_graph.serve.pages import render
from rsi_graph.serve.resources import our_iri
from rsi_graph.serve.sheet import label_in
from rsi_graph.serve.tally import Busy
from rsi_graph.serve.terms import Term
from rsi_graph.serve.words import WORDS

MOST_BODIES: Final = 40
_STEPS: Final = 5
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


@dataclass(frozen=True, slots=True)
class Group:
    """A family of actions with its actions: IRI, label, link."""

    slug: str
    label: str
    label_en: str
    actions: tuple[tuple[str, str, str], ...]


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
    tally = desk.tally
    busiest = tally.busiest[:MOST_BODIES]
    totals = sum((Counter(busy.actions) for busy in busiest), Counter())
    groups = _groups(totals)
    columns = [action for group in groups for action, _, _ in group.actions]
    highest = max((number for busy in busiest for number in busy.actions.values()), default=1)
    table = [
        (busy.name, Term(busy.body, iri=True).href, [_cell(busy, one, highest) for one in columns]) for busy in busiest
    ]
    return render("matrix", groups=groups, rows=table, left=tally.holders - len(busiest))


def _groups(totals: Mapping[str, int]) -> list[Group]:
    """Actions that occur by family, the families and the actions that occur most first."""
    actions = default_authority().actions
    found: dict[Node | None, list[tuple[str, str, str]]] = {}
    for action in sorted((one for one, number in totals.items() if number), key=lambda one: (-totals[one], one)):
        family = actions.value(URIRef(action), SKOS.broader)
        label = label_in(actions, URIRef(action), "fr") or action.rpartition("/")[2]
        found.setdefault(family, []).append((action, label, Term(action, iri=True).href))
    groups = [
        Group(
            str(family or "").rpartition("family-")[2],
            label_in(actions, family, "fr") if family else "",
            label_in(actions, family, "en") if family else "",
            tuple(own),
        )
        for family, own in found.items()
    ]
    return sorted(groups, key=lambda group: -sum(totals[action] for action, _, _ in group.actions))


def _cell(busy: Busy, action: str, highest: int) -> Cell:
    """Number, shade from 0 to 5, link."""
    number = busy.actions.get(action, 0)
    shade = 0 if not number else 1 + round((_STEPS - 1) * (number / highest) ** 0.5)
    return number, shade, f"/cell?{urlencode({'body': busy.body, 'action': action})}"


def _cell_page(desk: Desk, body: str, action: str) -> str:
    """The competences of one cell, read from the sheet of its body."""
    if not (our_iri(body) and our_iri(action)):
        return render("problem", title="Inconnu · Unknown", problem="body, action: IRI")
    columns, cells = table_of(*desk.rows(_OF_CELL.replace("$body", f"<{body}>").replace("$action", f"<{action}>")))
    return render("cell", columns=columns, rows=cells, words=WORDS)
