"""Every IRI of ours as a page or as triples.

Source: Cool URIs for the Semantic Web, § 4 (content negotiation); RFC 9110, § 12 (negotiation).
"""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from rsi_graph.namespaces import ROOT
from rsi_graph.serve.answers import NOT_ACCEPTABLE, Question, Reply, answer, refusal
from rsi_graph.serve.asking import Desk, about
from rsi_graph.serve.describe import MOST_INCOMING, TRIPLES, describe
from rsi_graph.serve.media import ENDINGS, GRAPHS, HTML, preferred
from rsi_graph.serve.pages import render
from rsi_graph.serve.protocol import to_response
from rsi_graph.serve.sheet import sheet_of
from rsi_graph.serve.words import WORDS

NOT_FOUND: Final = 404
# What our IRIs are made of; anything else is no address of ours.
_PATH: Final = re.compile(r"(?:id|action|body-type|shape)/[A-Za-z0-9._~/-]+|action/|body-type/|ontology")
_ONTOLOGY: Final = re.compile(r"ontology/(?P<name>[A-Za-z0-9]+)")


def resource_routes(desk: Desk) -> APIRouter:
    """The routes of things over a desk."""
    router = APIRouter(include_in_schema=False)

    @router.get("/ontology")
    @router.get("/ontology{ending}")
    @router.get("/{kind}/{path:path}")
    def thing(request: Request, kind: str = "", path: str = "", ending: str = "") -> Response:
        whole = f"{kind}/{path}" if kind else f"ontology{ending}"
        return _thing(desk, whole, request.headers.get("accept", ""))

    return router


def iri_of(path: str) -> tuple[str, str]:
    """Path of an address in, IRI and asked media type (by the ending) out; empty where it is none of ours.

    >>> iri_of("id/body/etat.ttl")
    ('https://w3id.org/rsi-graph/id/body/etat', 'text/turtle')
    >>> iri_of("id/../../etc/passwd")
    ('', '')
    """
    ending = next((one for one in ENDINGS if path.endswith(one)), "")
    path = path.removesuffix(ending)
    ours = _PATH.fullmatch(path) and ".." not in path
    return (ROOT + path, ENDINGS.get(ending, "")) if ours else ("", "")


def our_iri(iri: str) -> bool:
    """True for what can be an IRI of ours, and nothing else.

    >>> our_iri("https://w3id.org/rsi-graph/id/body/etat"), our_iri("x> ?y <z")
    (True, False)
    """
    return iri.startswith(ROOT) and iri_of(iri.removeprefix(ROOT))[0] == iri


def _thing(desk: Desk, path: str, accept: str) -> Response:
    iri, asked = iri_of(path)
    media = asked or preferred(accept, (HTML, *GRAPHS)) if iri else None
    with ThreadPoolExecutor(1) as aside:  # what a page says and its sheet are asked for at once
        sheet = aside.submit(sheet_of, desk, iri) if media == HTML and "/id/body/" in iri else None
        found = describe(desk, iri) if iri else None
    if found is None:
        return problem_page(
            NOT_FOUND, "Inconnu · Unknown", f"Rien n'est connu sous cette adresse · nothing is known as /{path[:200]}"
        )
    if media is None:
        return to_response(refusal(NOT_ACCEPTABLE, f"No acceptable form. There are: {', '.join((HTML, *GRAPHS))}."))
    if media == HTML:
        page = render(
            "resource",
            thing=found,
            path="/" + iri.removeprefix(ROOT),
            most=MOST_INCOMING,
            words=WORDS,
            mapped="rsi:Body" in found.classes,
            sheet=sheet.result() if sheet and "rsi:Body" in found.classes else None,
        )
        return HTMLResponse(page, headers={"Vary": "Accept"})
    return to_response(triples_of(desk, iri, media))


def triples_of(desk: Desk, iri: str, media: str) -> Reply:
    """Desk, IRI and a media type of graphs in, what is said of the thing out."""
    question = Question(about(TRIPLES, f"<{iri}>"), media, ours=True)
    _, known = desk.rows_about("SELECT ?p { $about ?p ?o } LIMIT 1", f"<{iri}>")
    return desk.ask(question) if known else answer(desk.words, question, desk.limits)


def problem_page(status: int, title: str, problem: str) -> Response:
    """A page that says what is wrong."""
    return HTMLResponse(render("problem", title=title, problem=problem), status)
