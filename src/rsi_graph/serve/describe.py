"""What the store says of one thing: as triples for programs, as a page for people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

from rdflib import URIRef
from rdflib.namespace import RDF, SKOS

from rsi_graph.namespaces import ELI, RSI
from rsi_graph.query import CataloguedQuery, find_query
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.passages import place_in_words
from rsi_graph.serve.terms import Row, Term, short

MOST_INCOMING: Final = 200
CONTEXT: Final = 32  # characters shown before and behind the words of the law
_AT_ONCE: Final = 4  # questions that a page puts at the same time
# What tells texts apart that have no day of their own: of use in an address, not to a reader.
_TEXT_ALONE: Final = re.compile(r" \((?:texte[:-][0-9a-f]+|vu-[0-9-]+)\)$")

# The thing's own triples, those that lead to it, and the labels of what stands at the other ends.
TRIPLES: Final = f"""
CONSTRUCT {{ $about ?p ?o . ?o rdfs:label ?label . ?s ?q $about . ?s rdfs:label ?name }}
WHERE {{
  {{ $about ?p ?o OPTIONAL {{ ?o rdfs:label ?label }} }}
  UNION {{ SELECT ?s ?q ?name {{ ?s ?q $about OPTIONAL {{ ?s rdfs:label ?name }} }} LIMIT {MOST_INCOMING} }}
}}"""
_OUTGOING: Final = """
SELECT ?p ?o (MIN(?l) AS ?label) WHERE {
  $about ?p ?o
  OPTIONAL { ?o rdfs:label|skos:prefLabel ?l FILTER (LANG(?l) IN ("fr", "")) }
} GROUP BY ?p ?o ORDER BY ?p ?o"""
_INCOMING: Final = f"""
SELECT ?p ?o (MIN(?l) AS ?label) WHERE {{
  {{ SELECT ?p ?o {{ ?o ?p $about }} ORDER BY ?p ?o LIMIT {MOST_INCOMING + 1} }}
  OPTIONAL {{ ?o rdfs:label|skos:prefLabel ?l FILTER (LANG(?l) IN ("fr", "")) }}
}} GROUP BY ?p ?o ORDER BY ?p ?o"""
# One OPTIONAL for each thing that is known: the engine would pair every text of the store with every selector.
_EVIDENCE: Final = f"""
SELECT DISTINCT ?quote ?before ?after WHERE {{
  $about rsi:evidence/oa:hasTarget ?target . ?target oa:hasSelector ?selector . ?selector oa:exact ?quote
  OPTIONAL {{ ?target oa:hasSource/rsi:text ?text }}
  OPTIONAL {{ ?selector oa:start ?start }} OPTIONAL {{ ?selector oa:end ?end }}
  BIND (IF(?start < {CONTEXT}, ?start, {CONTEXT}) AS ?length)
  BIND (SUBSTR(?text, ?start - ?length + 1, ?length) AS ?before) BIND (SUBSTR(?text, ?end + 1, {CONTEXT}) AS ?after)
}} ORDER BY ?target"""
# A filter and not VALUES, competences first: the engine would begin with all duties of the store.
_OF_ARTICLE: Final = """
SELECT ?article ?holder ?form ?verb ?object ?does ?competence ?body WHERE {
  { SELECT DISTINCT ?competence ?point {
    { ?point eli:is_part_of $about . ?competence rsi:legalBasis ?point }
    UNION { ?version eli:is_member_of $about . ?point eli:is_part_of ?version . ?competence rsi:legalBasis ?point }
    UNION { ?competence rsi:legalBasis $about BIND ($about AS ?point) } } ORDER BY ?competence LIMIT 500 }
  ?competence a ?class ; rsi:verb ?verb ; rsi:holder ?body ; rsi:action/skos:prefLabel ?does ; rsi:start ?start .
  ?point rdfs:label ?article . ?body rdfs:label ?holder
  OPTIONAL { ?competence rsi:object ?object }
  FILTER (LANG(?does) = "fr" && LANG(?holder) = "fr" && ?class IN (rsi:Duty, rsi:Power, rsi:Prohibition))
  BIND (IF(?class = rsi:Duty, "mission", IF(?class = rsi:Power, "faculté", "interdiction")) AS ?form)
} ORDER BY ?start ?competence"""

_OF_ONTOLOGY: Final = """
SELECT ?term (SAMPLE(?fr) AS ?label) (SAMPLE(?said) AS ?definition) WHERE {
  ?term rdfs:isDefinedBy $about .
  OPTIONAL { ?term rdfs:label ?fr FILTER (LANG(?fr) = "fr") }
  OPTIONAL { ?term rdfs:comment|skos:definition ?said FILTER (LANG(?said) = "fr") }
} GROUP BY ?term ORDER BY ?term"""

# A way that leads to a thing: the properties to go back by.
Way = tuple[URIRef, ...]
# Which catalogued questions a page answers for a thing of a class, the parameter the thing is, and the ways that lead
# to it where there is an answer.
_QUESTIONS: Final = {
    str(RSI.Body): (
        ("competences-over", "body", ((RSI.actsOn,), (RSI.actsWith,), (RSI.mentions,))),
        ("who-acts-upon-whom", "to", ((RSI.to,),)),
    ),
    str(SKOS.Concept): (("competences-by-action", "action", ((RSI.action,),)),),
}
_TO_ARTICLE: Final = (
    (RSI.legalBasis,),
    (ELI.is_part_of, RSI.legalBasis),
    (ELI.is_member_of, ELI.is_part_of, RSI.legalBasis),
)
# The column of a table that names what another column is the IRI of.
_ONTOLOGY_COLUMNS: Final = ("term", "label", "definition")
_NAMED_BY: Final = {
    "article": ("competence", "version", "point"),
    "holder": ("body", "from", "holderIri"),
    "controlled": ("to",),
    "upon": ("to",),
    "target": ("to", "body"),
    "does": ("action",),
}


@dataclass(frozen=True, slots=True)
class Property:
    """A property with its values; `values` are terms with what they are called."""

    name: str
    href: str
    values: tuple[tuple[Term, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question about the thing: titles in both languages, columns, rows of (words, link)."""

    title: str
    title_en: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the law with those around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Description:
    """A thing as its page shows it; `cut` where more leads to it than is shown."""

    iri: str
    title: str
    classes: tuple[str, ...]
    properties: tuple[Property, ...]
    incoming: tuple[Property, ...]
    tables: tuple[Table, ...] = ()
    quotes: tuple[Quote, ...] = ()
    cut: bool = False


def describe(desk: Desk, iri: str) -> Description | None:
    """IRI in, what is known of it out; None where neither store nor ontology knows it."""
    name = f"<{iri}>"
    _, outgoing = desk.rows_about(_OUTGOING, name)
    words: list[Row] = []
    if not outgoing:
        _, outgoing = desk.words_about(_OUTGOING, name)
        _, words = desk.words_about(_INCOMING, name)
    if not outgoing:
        return None
    classes = classes_of(outgoing)
    with ThreadPoolExecutor(_AT_ONCE) as threads:  # each question has a process of its own
        leading = threads.submit(desk.rows_about, _INCOMING, name)
        tables = threads.map(lambda asked: tuple(asked.ask()), tables_of(desk, iri, classes))
        incoming = [*leading.result()[1], *words]
        quotes = tuple(_quotes(desk, name)) if is_quoted(outgoing) else ()
        return described(iri, outgoing, incoming, tuple(chain.from_iterable(tables)), quotes)


def described(
    iri: str, outgoing: list[Row], incoming: list[Row], tables: tuple[Table, ...], quotes: tuple[Quote, ...]
) -> Description:
    """What is known of a thing in, in any order, as its page shows it out."""
    return Description(
        iri,
        _title(outgoing) or iri,
        tuple(map(short, classes_of(outgoing))),
        _properties(outgoing),
        _properties(incoming[:MOST_INCOMING]),
        tables,
        quotes,
        cut=len(incoming) > MOST_INCOMING,
    )


def classes_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """What is said of a thing in, the IRIs of its classes in their order out."""
    return tuple(sorted(row["o"].value for row in rows if row["p"].value == str(RDF.type)))


def is_quoted(rows: Iterable[Row]) -> bool:
    """Whether words of the law are named: to look for those of a thing that has none takes long on the disk."""
    return any(row["p"].value == str(RSI.evidence) for row in rows)


def _title(rows: Iterable[Row]) -> str:
    labels = {
        (short(row["p"].value), row["o"].language): row["o"].value
        for row in rows
        if short(row["p"].value) in {"rdfs:label", "skos:prefLabel", "dct:title"}
    }
    wanted = (
        (name, language) for language in ("fr", "", "en") for name in ("rdfs:label", "skos:prefLabel", "dct:title")
    )
    return next((labels[key] for key in wanted if key in labels), "")


def _properties(rows: Iterable[Row]) -> tuple[Property, ...]:
    found: dict[str, list[tuple[Term, str]]] = {}
    for row in sorted(rows, key=_place_of):
        label = row["label"].value if "label" in row else row["o"].shown
        found.setdefault(row["p"].value, []).append((row["o"], label))
    return tuple(Property(short(iri), Term(iri, iri=True).href, tuple(values)) for iri, values in found.items())


def _place_of(row: Row) -> tuple[str, bool, str, str]:
    """IRIs before words, and each by itself: the engine leaves words of two languages in the order it met them."""
    return row["p"].value, not row["o"].iri, row["o"].value, row["o"].language


def _quotes(desk: Desk, name: str) -> Iterable[Quote]:
    _, rows = desk.rows_about(_EVIDENCE, name)
    for row in rows:
        words = {key: row[key].value if key in row else "" for key in ("before", "quote", "after")}
        yield Quote(words["before"], words["quote"], words["after"])


@dataclass(frozen=True, slots=True)
class Tabling:
    """What is asked for a table of a page; where there are ways, it has rows only if one of them leads to the thing."""

    ask: Callable[[], Iterable[Table]]
    ways: tuple[Way, ...] = ()


def tables_of(desk: Desk, iri: str, classes: Iterable[str]) -> Iterator[Tabling]:
    """IRI of a thing and its classes in, what is asked for the tables of its page out, each by itself."""
    for one in classes:
        for name, parameter, ways in _QUESTIONS.get(one, ()):
            yield Tabling(partial(_answered, desk, find_query(name), parameter, iri), ways)
        if short(one) == "owl:Ontology":
            yield Tabling(partial(_terms, desk, iri))
        if short(one).startswith("eli:LegalResource"):
            yield Tabling(partial(_competences, desk, iri), _TO_ARTICLE)


def _answered(desk: Desk, query: CataloguedQuery, parameter: str, iri: str) -> Iterable[Table]:
    rows = desk.rows(query.sparql, ((parameter, f"<{iri}>"),))
    yield from _table(query.title_fr, query.title_en, *rows, about=iri)


def _terms(desk: Desk, iri: str) -> Iterable[Table]:
    _, rows = desk.words_about(_OF_ONTOLOGY, f"<{iri}>")
    cells = tuple(tuple(_cell(name, row) for name in _ONTOLOGY_COLUMNS) for row in rows)
    yield Table("Termes", "Terms", _ONTOLOGY_COLUMNS, cells)


def _competences(desk: Desk, iri: str) -> Iterable[Table]:
    yield from _table("Compétences", "Competences", *desk.rows_about(_OF_ARTICLE, f"<{iri}>"), about=iri)


def _table(title: str, title_en: str, variables: tuple[str, ...], rows: list[Row], *, about: str) -> Iterable[Table]:
    if rows:
        columns, cells = table_of(variables, rows)
        # a column that only repeats whose page this is says nothing
        own = Term(about, iri=True).href
        kept = [place for place in range(len(columns)) if any(row[place][1] != own for row in cells)]
        yield Table(
            title, title_en, tuple(columns[k] for k in kept), tuple(tuple(row[k] for k in kept) for row in cells)
        )


def table_of(
    variables: tuple[str, ...], rows: list[Row]
) -> tuple[tuple[str, ...], tuple[tuple[tuple[str, str], ...], ...]]:
    """Variables and rows in, the columns for people and their cells (words, link) out.

    A column of IRIs is not shown where another one names what they are: that one leads there.
    """
    names = [name for name in variables if not any(name in row and row[name].iri for row in rows)]
    columns = tuple(names or variables)
    return columns, tuple(tuple(_cell(name, row) for name in columns) for row in rows)


def _cell(name: str, row: Row) -> tuple[str, str]:
    if name not in row:
        return "", ""
    target = next((row[other] for other in _NAMED_BY.get(name, ()) if other in row), row[name])
    shown = _TEXT_ALONE.sub("", row[name].shown)
    return place_in_words(shown) if name == "article" else shown, target.href
