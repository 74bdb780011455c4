"""Every query of the catalogue: header, golden answer, the same rows in two engines."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from rsi_graph.iri import slug
from rsi_graph.query import (
    CataloguedQuery,
    MissingParameterError,
    Names,
    ParameterType,
    UnknownQueryError,
    find_query,
    load_catalogue,
    parse_query,
)
from rsi_graph.query.errors import HeaderError
from rsi_graph.query.parameters import bind_parameters
from rsi_graph.query.run import run_query

GOLDEN = Path(__file__).parent / "golden"
CATALOGUE = load_catalogue()
TABLES = [query for query in CATALOGUE if query.name != "relations"]
FIXED_NAMES = {
    *("who-controls-whom", "control-chain", "competences-of-body", "competences-by-action", "competences-over"),
    *("joint-competences", "powers-and-duties", "impact-of-article", "purposes", "evidence-of-relation"),
    *("articles-cited", "bodies-without-controller", "missions", "finance", "unresolved-citations"),
}
CASES: list[tuple[str, dict[str, str]]] = [
    *((query.name, {}) for query in TABLES if not any(parameter.needed for parameter in query.parameters)),
    ("who-controls-whom-on", {"day": "2017-01-01"}),
    ("control-chain", {"from": "Etat", "to": "caisses de base"}),
    ("control-chain", {"to": "organismes conventionnés"}),
    ("competences-of-body", {"body": "autorité compétente de l'Etat"}),
    ("competences-by-action", {"action": "coordonner"}),
    ("competences-over", {"body": "caisses-de-base"}),
    ("powers-and-duties", {"kind": "power"}),
    ("impact-of-article", {"article": "L. 225-1-1"}),
    ("who-acts-upon-whom", {"from": "Caisse nationale du régime social des indépendants", "action": "control"}),
    ("evidence-of-relation", {"from": "autorité compétente de l'Etat"}),
    ("articles-cited", {"article": "CSS L225-1-1 2° bis"}),
    ("who-cites-whom", {"from": "L611-4", "to": "CSS L225-1-1"}),
    ("competences-in-force-on", {"day": "2017-01-01"}),
    ("competences-in-force-on", {"day": "2016-12-31", "body": "autorité compétente de l'Etat"}),
]


def _file(name: str, params: dict[str, str]) -> Path:
    values = "".join(f"--{key}-{slug(value)}" for key, value in params.items())
    return GOLDEN / f"{name}{values}.tsv"


def _cell(term: Node | None) -> str:
    return "" if term is None else " ".join(str(term).removeprefix("https://w3id.org/rsi-graph/id/").split())


def answer(query: CataloguedQuery, graph: Graph, params: dict[str, str]) -> str:
    """The golden form of an answer: a line a row, addresses without the base."""
    result = run_query(query, graph, params)
    lines = [result.variables, *(tuple(map(_cell, row)) for row in result.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


@pytest.mark.parametrize(("name", "params"), CASES, ids=str)
def test_golden_answers(graph: Graph, name: str, params: dict[str, str]) -> None:
    """The answers on L611-4 are those reviewed by eye."""
    assert answer(find_query(name, CATALOGUE), graph, params) == _file(name, params).read_text(encoding="utf-8")


def _ox(term: Node) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    if isinstance(term, URIRef):
        return pyoxigraph.NamedNode(str(term))
    assert isinstance(term, Literal)
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(str(term.datatype)) if term.datatype else None)


@pytest.fixture(scope="session")
def store(graph: Graph) -> pyoxigraph.Store:
    """The same graph in the other engine."""
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


@pytest.mark.parametrize(("name", "params"), CASES, ids=str)
def test_two_engines_agree(graph: Graph, store: pyoxigraph.Store, name: str, params: dict[str, str]) -> None:
    """rdflib and Oxigraph give the same rows, in the same order: the queries are plain SPARQL 1.1."""
    query = find_query(name, CATALOGUE)
    bound = bind_parameters(query, params, Names(graph))
    found = store.query(query.sparql, substitutions={pyoxigraph.Variable(k): _ox(term) for k, term in bound.items()})
    result = run_query(query, graph, params)
    theirs = [tuple("" if row[name] is None else row[name].value for name in result.variables) for row in found]
    assert theirs == [tuple("" if term is None else str(term) for term in row) for row in result.rows]


def test_relations_agree(graph: Graph, store: pyoxigraph.Store) -> None:
    """The CONSTRUCT gives the same triples in both engines."""
    query = find_query("relations", CATALOGUE)
    theirs = {(t.subject.value, t.predicate.value, t.object.value) for t in store.query(query.sparql)}
    ours = run_query(query, graph).graph
    assert ours is not None
    assert theirs == {tuple(map(str, triple)) for triple in ours}


def test_the_chain_from_the_state(graph: Graph) -> None:
    """State → Caisse nationale → caisses de base, each link with its article, in order."""
    result = run_query(find_query("control-chain"), graph, {"from": "Etat", "to": "caisses de base"})
    rows = [dict(zip(result.variables, map(str, row), strict=True)) for row in result.rows]
    assert [(row["step"], row["holder"], row["controlled"], row["article"]) for row in rows] == [
        ("1", "autorité compétente de l'Etat", CNRSI, "CSS L611-4 al. 16 (2015-12-23)"),
        ("2", CNRSI, "caisses de base", "CSS L611-4 2° (2015-12-23)"),
        ("2", CNRSI, "caisses de base", "CSS L611-4 6° (2015-12-23)"),
        ("2", CNRSI, "caisses de base", "CSS L611-4 al. 15 (2015-12-23)"),
    ]


CNRSI = "Caisse nationale du régime social des indépendants"


def test_fixed_names() -> None:
    """These names are used from outside."""
    assert {query.name for query in CATALOGUE} >= FIXED_NAMES


@pytest.mark.parametrize("query", CATALOGUE, ids=lambda query: query.name)
def test_headers(query: CataloguedQuery) -> None:
    """Title and description in both languages; every parameter is a variable of the query, labelled twice."""
    assert query.title_fr
    assert query.title_en
    assert query.description_fr.endswith(".")
    assert query.description_en.endswith(".")
    for parameter in query.parameters:
        assert re.search(rf"\?{parameter.name}\b", query.sparql)
        assert parameter.label_fr
        assert parameter.label_en


def test_every_golden_file_has_its_case() -> None:
    """No golden answer is left behind."""
    assert {path.name for path in GOLDEN.glob("*.tsv")} == {_file(name, params).name for name, params in CASES}


def test_unknown_query() -> None:
    """A wrong name is answered with the nearest."""
    with pytest.raises(UnknownQueryError, match="Did you mean “who-controls-whom”"):
        find_query("who-control-whom")


def test_parameters_in_a_header() -> None:
    """Name, type, default and labels are read; all but the first two may be left out."""
    query = parse_query("# param: day date =2016-01-01 Jour | Day\n# param: body body\nSELECT * { ?s ?p ?o }")
    day, body = query.parameters
    assert (day.name, day.type, day.default, day.label_fr, day.label_en) == (
        "day",
        ParameterType.DATE,
        "2016-01-01",
        "Jour",
        "Day",
    )
    assert (body.name, body.default, body.label_fr) == ("body", None, "")


def test_a_parameter_that_is_needed(graph: Graph) -> None:
    """What is asked of one article only cannot be asked of all: the sentence says what to give."""
    query = find_query("impact-of-article")
    assert [parameter.needed for parameter in query.parameters] == [True]
    for params in ({}, {"article": " "}):
        with pytest.raises(MissingParameterError, match="needs a value for the parameter article"):
            run_query(query, graph, params)


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("# param: day", "is not “# param"),
        ("# param: day jour", "has no type known here"),
        ("# day: today", "is not “# day: reference”"),
    ],
)
def test_wrong_headers(header: str, problem: str) -> None:
    """A parameter or a day that cannot be read is an error that quotes the line."""
    with pytest.raises(HeaderError, match=problem):
        parse_query(f"{header}\nSELECT * {{ ?s ?p ?o }}")


def test_a_catalogue_needs_titles(tmp_path: Path) -> None:
    """A query without title in both languages does not enter the catalogue."""
    (tmp_path / "x.rq").write_text("# title-fr: X\nSELECT * { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(HeaderError, match="title-en"):
        load_catalogue(tmp_path)
