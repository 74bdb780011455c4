"""Questions put by people: parameters as they write them, errors they can mend, answers they can use."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.query import Result

from rsi_graph.namespaces import ACTION, BASE, BODY, RSI
from rsi_graph.query import (
    ForbiddenQueryError,
    Names,
    NotAGraphError,
    ParameterError,
    QueryResult,
    QuerySyntaxError,
    UnknownParameterError,
    find_query,
    run_query,
)
from rsi_graph.query.catalogue import Parameter, ParameterType
from rsi_graph.query.parameters import parse_value

BASES = BODY + "css/L611-4/caisses-de-base"
L225_1_1 = BASE + "article/css/L225-1-1"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("body", "caisses de base", BASES),
        ("body", "Caisses de Base", BASES),
        ("body", "caisses-de-base", BASES),
        ("body", "css/L611-4/caisses-de-base", BASES),
        ("body", BASES, BASES),
        ("body", f"<{BASES}>", BASES),
        ("body", "État", BODY.etat),
        ("body", "Caisse nationale du RSI", BODY["caisse-nationale-du-regime-social-des-independants"]),
        ("body", "branches", BODY + "css/L611-4/branches"),
        ("article", "CSS L225-1-1", L225_1_1),
        ("article", "L225-1-1", L225_1_1),
        ("article", "L. 225-1-1", L225_1_1),
        ("article", "css l225-1-1", L225_1_1),
        ("article", "CSS L225-1-1 2° bis", L225_1_1 + "/point-2-bis"),
        ("article", "CSS L611-4 al. 15", BASE + "article/css/L611-4/al-15"),
        ("action", "control", ACTION.control),
        ("action", "Contrôler", ACTION.control),
        ("action", ACTION.control, ACTION.control),
        ("iri", "rsi:controls", RSI.controls),
        ("iri", "https://example.org/x", "https://example.org/x"),
    ],
)
def test_short_forms(graph: Graph, kind: str, value: str, expected: str) -> None:
    """Bodies, articles and actions may be written as people name them."""
    assert parse_value(Parameter("x", ParameterType(kind)), value, Names(graph)) == URIRef(expected)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", "2015-12-23", Literal("2015-12-23", datatype=XSD.date)),
        ("integer", "-3", Literal(-3)),
        ("string", " power ", Literal("power")),
    ],
)
def test_values(graph: Graph, kind: str, value: str, expected: Literal) -> None:
    """Days, numbers and words are literals."""
    assert parse_value(Parameter("x", ParameterType(kind)), value, Names(graph)) == expected


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("body", "caises de base", "x=caises de base names no body of the data. Did you mean .*“caisses de base”"),
        ("article", "L611-44", "names no article of the data. Did you mean .*“l611-4”"),
        ("action", "controler les", "names no action of the data. Did you mean “contrôler”"),
        ("date", "hier", "is not a day: write it as 2015-12-23"),
        ("date", "2015-02-30", "is not a day"),
        ("integer", "trois", "is not a whole number"),
        ("iri", "caisses de base", "is not an IRI"),
    ],
)
def test_wrong_values(graph: Graph, kind: str, value: str, sentence: str) -> None:
    """A value that means nothing is answered with what may be meant."""
    with pytest.raises(ParameterError, match=sentence):
        parse_value(Parameter("x", ParameterType(kind)), value, Names(graph))


def test_a_name_of_two_bodies(graph: Graph) -> None:
    """A name that means a body in each of two articles is answered with both addresses."""
    more = Graph()
    for triple in graph:
        more.add(triple)
    more.add((URIRef(BODY + "css/L611-8/caisses-de-base"), RDF.type, RSI.Body))
    with pytest.raises(ParameterError, match="css/L611-4/caisses-de-base, css/L611-8/caisses-de-base"):
        parse_value(Parameter("x", ParameterType.BODY), "caisses-de-base", Names(more))


def test_unknown_parameter(graph: Graph) -> None:
    """A wrong name of a parameter is answered with the right ones."""
    with pytest.raises(UnknownParameterError, match=r"no parameter “form”.*“from”.*Its parameters are: from, to"):
        run_query(find_query("control-chain"), graph, {"form": "Etat"})


def test_a_parameter_is_bound_not_written(graph: Graph) -> None:
    """Words that look like SPARQL stay words."""
    result = run_query(find_query("powers-and-duties"), graph, {"kind": 'power" } DROP ALL #'})
    assert len(result) == 0


@pytest.mark.parametrize(
    ("sparql", "line", "column"),
    [
        ("SELECT ?s WHERE { ?s ?p }", 1, 19),
        ("SELECT *\nWHERE {\n  ?s ?p ?o\n", 4, 1),
        ("", 1, 1),
        ("bonjour", 1, 1),
        ("SELECT * {\n ?s inconnu:p ?o }", 2, 5),
        ("DROP ALL; DELETE", 1, 11),
    ],
)
def test_bad_sparql(sparql: str, line: int, column: int) -> None:
    """A mistake is told with its line and column, in one sentence."""
    with pytest.raises(QuerySyntaxError) as caught:
        run_query(sparql, Graph(), name="mine.rq")
    assert str(caught.value).startswith(f"mine.rq, line {line}, column {column}: ")
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    ("sparql", "what"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("PREFIX x: <http://x/>\n# words\nDELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("DROP ALL", "DROP"),
        ("LOAD <http://example.org/>", "LOAD"),
        ("WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { { SELECT ?s { SERVICE <http://example.org/> { ?s ?p ?o } } } }", "SERVICE"),
        ("ASK { FILTER EXISTS { SERVICE <http://example.org/> { ?s ?p ?o } } }", "SERVICE"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }", "FROM"),
    ],
)
def test_queries_only_read(graph: Graph, sparql: str, what: str) -> None:
    """Nothing is changed and nothing is fetched."""
    before = len(graph)
    with pytest.raises(ForbiddenQueryError, match=f"{what} is not allowed"):
        run_query(sparql, graph)
    assert len(graph) == before


def test_prefixes_of_the_project_need_no_declaration(graph: Graph) -> None:
    """A short question stays short."""
    assert run_query("ASK { ?relation a rsi:Relation }", graph).boolean is True


def test_a_text_may_be_given_values(graph: Graph) -> None:
    """Without a header every variable may be bound, to an IRI or to a word."""
    result = run_query("SELECT ?o { ?s rsi:controls ?o }", graph, {"s": BASES})
    assert [str(row[0]) for row in result.rows] == [BODY + "css/L611-4/organismes-conventionnes"]
    with pytest.raises(UnknownParameterError):
        run_query("SELECT ?o { ?s rsi:controls ?o }", graph, {"x": "y"})


def test_a_construct_gives_a_graph(graph: Graph) -> None:
    """Triples come as a graph and as rows."""
    result = run_query("CONSTRUCT { ?a rsi:actsUpon ?b } { ?a rsi:controls ?b }", graph)
    assert result.graph is not None
    assert len(result) == len(result.graph) == 4
    assert "rsi:actsUpon" in result.to_turtle()


def test_a_table_is_no_graph(graph: Graph) -> None:
    """Turtle of a table is refused in a sentence."""
    with pytest.raises(NotAGraphError, match="gives a table"):
        run_query(find_query("missions"), graph).to_turtle()


def test_table(graph: Graph) -> None:
    """A person sees names, not addresses; columns are aligned."""
    table = run_query(find_query("who-controls-whom"), graph).to_table()
    head, rule, *rows = table.splitlines()
    assert head.split() == ["holder", "does", "controlled", "joint", "article"]
    assert set(rule) == {"─", " "}
    assert "http" not in table
    assert len(rows) == 7
    assert "oui" in rows[4]
    assert len({row.index("CSS L611-4") for row in rows}) == 1


def test_tables_of_nothing_and_of_yes(graph: Graph) -> None:
    """No rows and ASK have words of their own."""
    assert run_query(find_query("unresolved-citations"), graph).to_table() == "Aucune réponse.\n"
    assert run_query("ASK { ?s rsi:holdsHands ?o }", graph).to_table() == "non\n"


def test_csv_round_trip(graph: Graph) -> None:
    """Commas, quotes and accents survive; a byte order mark on request."""
    result = run_query(find_query("competences-of-body"), graph)
    rows = list(csv.DictReader(io.StringIO(result.to_csv())))
    assert [row["object"] for row in rows] == [str(row[3]) for row in result.rows]
    assert result.to_spreadsheet().startswith("\ufeffholder;")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Literal("=1+1"), "'=1+1"),
        (Literal("-1+1"), "'-1+1"),
        (Literal("@SUM(A1)"), "'@SUM(A1)"),
        (Literal("+33"), "'+33"),
        (Literal("\t=1"), "'\t=1"),
        (Literal(-3), "-3"),
        (Literal("l'action"), "l'action"),
        (None, ""),
    ],
)
def test_formulas_are_disarmed(value: Literal | None, cell: str) -> None:
    """A spreadsheet must not run what the law says."""
    rows = list(csv.reader(io.StringIO(QueryResult(("a", "b"), ((value, Literal("b")),)).to_csv())))
    assert rows[1] == [cell, "b"]


def test_json_is_the_standard_one(graph: Graph) -> None:
    """SPARQL 1.1 Query Results JSON: types, languages, datatypes; what is unbound is left out."""
    result = run_query(find_query("purposes"), graph)
    document = json.loads(result.to_json())
    assert document["head"]["vars"] == list(result.variables)
    first = document["results"]["bindings"][0]
    assert first["holder"]["xml:lang"] == "fr"
    assert first["competence"]["type"] == "uri"
    literals = QueryResult(("n", "x"), ((Literal(3), None),)).to_json()
    binding = json.loads(literals)["results"]["bindings"][0]
    assert binding == {"n": {"type": "literal", "value": "3", "datatype": str(XSD.integer)}}


def test_html_is_escaped() -> None:
    """A notebook shows the words, whatever they are."""
    html = QueryResult(("a",), ((Literal("<b>l'action</b>"),),))._repr_html_()
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


class _Counted(Graph):
    """A graph that counts what it is asked."""

    asked = 0

    def query(self, *args: Any, **kwargs: Any) -> Result:
        """As any graph."""
        self.asked += 1
        return super().query(*args, **kwargs)


def test_names_are_read_once(graph: Graph) -> None:
    """However many names are looked up, the graph is not read again; an IRI or a name as it is written needs none."""
    counted = _Counted(store=graph.store, identifier=graph.identifier)
    names = Names(counted)
    article, body = (Parameter("x", kind) for kind in (ParameterType.ARTICLE, ParameterType.BODY))
    assert [parse_value(article, "L. 225-1-1", names), parse_value(body, BASES, names)] == [
        URIRef(L225_1_1),
        URIRef(BASES),
    ]
    assert counted.asked == 0
    for name in ("caisses de base", "Etat", "branches", "Caisse nationale du RSI"):
        parse_value(body, name, names)
    assert counted.asked == 2
