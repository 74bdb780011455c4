"""The catalogue is what portals harvest: it conforms to the official shapes."""

import os
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, RDFS, SKOS, VOID, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from rsi_graph.namespaces import ROOT
from rsi_graph.serve import Counts, Distribution, Limits, count, to_catalog
from rsi_graph.serve.answers import Question, Reply, answer
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.catalog import to_void
from rsi_graph.serve.counts import OTHERS

BASE = "https://example.org/competences/"
FILES = (
    Distribution("competences.ttl", "text/turtle", "RDF_TURTLE", 1234, "0" * 64),
    Distribution("competences.nt", "application/n-triples", "RDF_N_TRIPLES", 99, "f" * 64),
)
VOCABULARIES = Path(os.environ.get("RSI_GRAPH_VOCAB") or Path(__file__).parents[3] / "shared" / "vocab")
SHAPES = (
    "dcat-ap-3.0.1/html_shacl_shapes.ttl",
    "dcat-ap-3.0.1/html_shacl_range.ttl",
    "dcat-ap-3.0.1/html_shacl_mdr-vocabularies.shape.ttl",
)


class _Engine:
    """Answers from a store in memory."""

    def __init__(self, graph: Graph) -> None:
        self.store = ox.Store()
        self.store.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)

    def ask(self, question: Question) -> Reply:
        return answer(self.store, question, Limits())


@pytest.fixture(scope="module")
def counts(graph: Graph) -> Counts:
    return count(Desk(Path(), Limits(), _Engine(graph)).rows)


@pytest.fixture(scope="module")
def catalog(counts: Counts) -> Graph:
    return to_catalog(counts, FILES, BASE)


@pytest.mark.parametrize("shapes", SHAPES)
def test_conforms_to_the_official_shapes(catalog: Graph, shapes: str) -> None:
    """DCAT-AP 3.0.1: no violation of the shapes, their ranges and the authority tables."""
    if not (VOCABULARIES / shapes).is_file():
        pytest.skip(f"{shapes} is not beside the project")
    conforms, _, text = pyshacl.validate(
        catalog,
        shacl_graph=Graph().parse(VOCABULARIES / shapes),
        ont_graph=catalog,
        inference="none",
        allow_warnings=True,
    )
    assert conforms, text


def test_every_harvested_thing_has_an_iri(catalog: Graph) -> None:
    """data.gouv.fr fails on one bad IRI: there are no blank nodes, and every IRI is absolute and without blanks."""
    nodes = {node for triple in catalog for node in triple if not isinstance(node, Literal)}
    assert all(isinstance(node, URIRef) for node in nodes)
    assert all("://" in node and not set(node) & set(' <>"{}|\\^`') for node in nodes)


def test_what_a_portal_shows(catalog: Graph) -> None:
    """Title in both languages, identifier, keywords, licence, period, files with size and checksum."""
    (dataset,) = catalog.subjects(RDF.type, DCAT.Dataset)
    assert {title.language for title in catalog.objects(dataset, DCTERMS.title)} == {"fr", "en"}
    assert catalog.value(dataset, DCTERMS.identifier) == Literal("competences")
    assert len(list(catalog.objects(dataset, DCAT.keyword))) == 10
    period = catalog.value(dataset, DCTERMS.temporal)
    assert str(catalog.value(period, DCAT.startDate)) == "2015-12-23"
    files = {str(catalog.value(one, DCAT.downloadURL)) for one in catalog.objects(dataset, DCAT.distribution)}
    assert files == {f"{BASE}competences.ttl", f"{BASE}competences.nt"}


def test_the_same_catalogue_twice(counts: Counts, catalog: Graph) -> None:
    """Nothing depends on the clock."""
    assert set(to_catalog(counts, FILES, BASE)) == set(catalog)
    assert (URIRef(ROOT), None, None) in catalog


def _kept(node: Node) -> Node:
    """A term as Oxigraph keeps it: every kind of integer is one."""
    integer = isinstance(node, Literal) and "nteger" in str(node.datatype)
    return Literal(str(node), datatype=XSD.integer) if integer else node


def test_partitions_are_those_of_the_data(graph: Graph, catalog: Graph) -> None:
    """VoID: a partition for each class and each property of the data, with the number that counting it gives."""
    (dataset,) = catalog.subjects(RDF.type, DCAT.Dataset)
    whole = {
        name: int(str(catalog.value(dataset, VOID[name])))
        for name in ("triples", "distinctSubjects", "distinctObjects")
    }
    assert whole == {
        "triples": len(graph),
        "distinctSubjects": len(set(graph.subjects())),
        "distinctObjects": len({_kept(node) for node in graph.objects()}),
    }
    classes = {
        catalog.value(part, VOID["class"]): int(str(catalog.value(part, VOID.entities)))
        for part in catalog.objects(dataset, VOID.classPartition)
    }
    assert classes == {one: len(set(graph.subjects(RDF.type, one))) for one in set(graph.objects(None, RDF.type))}
    properties = {
        catalog.value(part, VOID.property): int(str(catalog.value(part, VOID.triples)))
        for part in catalog.objects(dataset, VOID.propertyPartition)
    }
    assert properties == {one: len(list(graph.subject_objects(one))) for one in set(graph.predicates())}


def test_linksets_are_those_of_the_data(graph: Graph) -> None:
    """VoID: links to the EU's authority tables, Légifrance, the register of SIREN, Wikidata: each by its property."""
    page = URIRef("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006742640")
    register = URIRef("https://annuaire-entreprises.data.gouv.fr/entreprise/180035024")
    some = URIRef(f"{ROOT}id/body/etat")
    more = Graph() + graph
    more += [(some, RDFS.seeAlso, page), (some, DCTERMS.source, register), (some, SKOS.exactMatch, WIKIDATA)]
    catalog = to_catalog(count(Desk(Path(), Limits(), _Engine(more)).rows), FILES, BASE)
    found = {
        (
            str(catalog.value(catalog.value(one, VOID.objectsTarget), VOID.uriSpace)),
            catalog.value(one, VOID.linkPredicate),
        ): int(str(catalog.value(one, VOID.triples)))
        for one in catalog.subjects(RDF.type, VOID.Linkset)
    }
    wanted = {
        (space, predicate): number
        for space in OTHERS
        for predicate in set(more.predicates())
        if (number := sum(str(other).startswith(space) for other in more.objects(None, predicate)))
    }
    assert found == wanted
    assert {space for space, _ in found} == set(OTHERS) - {"http://www.w3.org/ns/odrl/2/"}


WIKIDATA = URIRef("http://www.wikidata.org/entity/Q142")


def test_void_of_a_server(counts: Counts) -> None:
    """The same counts, with the dumps and the endpoint of that server."""
    void = to_void(counts, [f"{BASE}dump.nt"], f"{BASE}sparql")
    (dataset,) = void.subjects(VOID.sparqlEndpoint, URIRef(f"{BASE}sparql"))
    assert void.value(dataset, VOID.dataDump) == URIRef(f"{BASE}dump.nt")
    assert int(str(void.value(dataset, VOID.triples))) == counts.triples
