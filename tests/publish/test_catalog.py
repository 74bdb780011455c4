"""The catalogue is what portals harvest: it conforms to the official shapes."""

import os
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef

from rsi_graph.namespaces import ROOT
from rsi_graph.publish import Distribution, to_catalog

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


@pytest.fixture(scope="module")
def catalog(graph: Graph) -> Graph:
    return to_catalog(graph, FILES, BASE)


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


def test_the_same_catalogue_twice(graph: Graph, catalog: Graph) -> None:
    """Nothing depends on the clock."""
    assert set(to_catalog(graph, FILES, BASE)) == set(catalog)
    assert (URIRef(ROOT), None, None) in catalog
