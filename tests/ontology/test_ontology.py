"""The ontology: in two languages, equal to the namespace in code, within OWL 2 RL, without contradiction."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

import owlrl  # type: ignore[import-untyped]  # it has no types
import pyshacl
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, VANN

from rsi_graph.namespaces import ACTION, BASE, CV, ELI, OA, PREFIXES, RSI, bind_prefixes
from rsi_graph.resources import resource_folder, resource_path

ONTOLOGY = URIRef("https://w3id.org/rsi-graph/ontology")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
SCHEMES = ("actions.ttl", "body-types.ttl", "bodies.ttl")
ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "rsi.ttl"
SAMPLE = ROOT / "tests" / "shapes" / "valid" / "whole.ttl"
VOCABULARIES = Path(os.environ.get("RSI_GRAPH_VOCAB", ROOT.parent / "shared" / "vocab"))
# Constructs of the RDF and OWL vocabularies that the ontology may use: all are in OWL 2 RL, where they stand here.
WITHIN_RL = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.inverseOf,
}
DATATYPES_OF_RL = {"decimal", "string", "boolean", "integer"}


@cache
def _ontology() -> Graph:
    return Graph().parse(resource_path("ontology", "rsi.ttl"), format="turtle")


def _terms() -> list[URIRef]:
    graph = _ontology()
    ours = {term for kind in KINDS for term in graph.subjects(RDF.type, kind) if str(term).startswith(str(RSI))}
    return sorted(term for term in ours if isinstance(term, URIRef))


def _languages(term: URIRef, predicate: URIRef) -> list[str]:
    return sorted(value.language or "" for value in _ontology().objects(term, predicate) if isinstance(value, Literal))


@pytest.mark.parametrize("term", _terms(), ids=lambda term: term.partition("#")[2])
def test_term_is_labelled_and_defined_in_french_and_english(term: URIRef) -> None:
    """A reader of either language finds what the term is called and means."""
    assert _languages(term, RDFS.label) == ["en", "fr"]
    assert _languages(term, SKOS.definition) == ["en", "fr"]
    assert _ontology().value(term, RDFS.isDefinedBy) == ONTOLOGY


def test_the_closed_namespace_is_the_ontology() -> None:
    """The code knows every term of the ontology, and no other."""
    names = {name for name in RSI.__annotations__ if not name.startswith("_")} | set(RSI._extras)
    assert {str(RSI[name]) for name in names} == {str(term) for term in _terms()}


def test_a_term_that_is_not_there_is_an_error() -> None:
    """A mistyped term fails where it is typed."""
    with pytest.raises(AttributeError):
        RSI["holdre"]


def test_the_ontology_says_what_it_is() -> None:
    """Title, version, licence, creator and day are stated once."""
    graph = _ontology()
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef("https://w3id.org/rsi-graph/ontology/0.1.0")
    assert str(graph.value(ONTOLOGY, DCTERMS.created)) == "2026-11-23"
    assert graph.value(ONTOLOGY, DCTERMS.license) is not None
    assert graph.value(ONTOLOGY, DCTERMS.creator) is not None
    assert str(graph.value(ONTOLOGY, VANN.preferredNamespaceUri)) == str(RSI)


def test_only_constructs_of_owl_2_rl() -> None:
    """Named classes and properties only, no class expressions, datatypes of the profile."""
    graph = _ontology()
    logical = {p for p in graph.predicates() if str(p).startswith((str(RDF), str(RDFS), str(OWL)))}
    assert logical - WITHIN_RL <= {RDFS.label, RDFS.isDefinedBy, OWL.versionIRI, OWL.versionInfo}
    assert not [node for node in graph.all_nodes() if not isinstance(node, URIRef | Literal)]
    ranges = {str(r).partition("#")[2] for r in graph.objects(None, RDFS.range) if "XMLSchema" in str(r)}
    assert ranges <= DATATYPES_OF_RL


def test_every_class_and_property_named_is_declared() -> None:
    """Domains, ranges and superclasses are declared, ours or others'."""
    graph = _ontology()
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.disjointWith):
        for term in graph.objects(None, predicate):
            assert (term, RDF.type, OWL.Class) in graph or "XMLSchema" in str(term), term


def _closure(*graphs: Graph) -> Graph:
    whole = Graph()
    for graph in graphs:
        for triple in graph:
            whole.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(whole)
    return whole


def _errors(graph: Graph) -> list[str]:
    return sorted(str(message) for _, predicate, message in graph if str(predicate).endswith("#error"))


def _schemes() -> list[Graph]:
    return [Graph().parse(resource_path("ontology", name), format="turtle") for name in SCHEMES]


def test_ontology_and_schemes_do_not_contradict_themselves() -> None:
    """The closure of ontology, actions, types and authority file has no error."""
    assert _errors(_closure(_ontology(), *_schemes())) == []


def test_a_contradiction_would_be_seen() -> None:
    """A body that is both named and an office is an error of the closure."""
    wrong = Graph()
    wrong.add((BASE["body/x"], RDF.type, RSI.NamedBody))
    wrong.add((BASE["body/x"], RDF.type, RSI.Office))
    assert _errors(_closure(_ontology(), wrong)) != []


@pytest.mark.parametrize("file", [SAMPLE, DATA], ids=["sample", "data"])
def test_data_gets_no_false_type(file: Path) -> None:
    """The closure of ontology and data has no error, and no resource gets a kind that contradicts its own."""
    if not file.is_file():
        pytest.skip("the graph of the first article has not been built")
    data = Graph().parse(file, format="turtle")
    closed = _closure(_ontology(), data)
    assert _errors(closed) == []
    kinds = {RSI.NamedBody, RSI.Organ, RSI.BodyClass, RSI.Office, RSI.Scheme, RSI.PersonGroup}
    for node in set(data.subjects(RDF.type, None)):
        stated, inferred = set(data.objects(node, RDF.type)), set(closed.objects(node, RDF.type))
        assert kinds & inferred == kinds & stated, node
    expected = {RSI.Body, RSI.Competence, SKOS.Concept, PROV.Activity, OWL.Thing}
    gained = {t for n in set(data.subjects(RDF.type)) for t in closed.objects(n, RDF.type)} - set(
        data.objects(None, RDF.type)
    )
    ours = {term for term in gained if str(term).startswith(str(RSI))}
    assert ours <= expected


def test_the_vocabularies_of_others_agree() -> None:
    """With ORG, SKOS, Web Annotation and PROV there is no error, and only organisations are organisations."""
    files = [VOCABULARIES / "w3c" / name for name in ("org.ttl", "skos.from-zazuko.ttl", "oa.ttl", "prov-o.ttl")]
    if not all(file.is_file() for file in files):
        pytest.skip(f"the vocabularies are not at {VOCABULARIES}; RSI_GRAPH_VOCAB may name their folder")
    data = Graph().parse(DATA if DATA.is_file() else SAMPLE, format="turtle")
    closed = _closure(_ontology(), data, *(Graph().parse(file, format="turtle") for file in files))
    assert _errors(closed) == []
    organisations = {node for node in closed.subjects(RDF.type, ORG.Organization) if str(node).startswith(str(BASE))}
    assert organisations
    for node in organisations:
        assert {RSI.NamedBody, RSI.Organ} & set(closed.objects(node, RDF.type)), node


def test_context_has_every_term() -> None:
    """Each term of the ontology has its short name in the JSON-LD context."""
    context = json.loads(resource_path("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    named = {value["@id"] if isinstance(value, dict) else value for value in context.values()}
    assert {f"rsi:{term.partition('#')[2]}" for term in _terms()} <= named
    assert {context[prefix] for prefix in PREFIXES if prefix != "action"} <= set(PREFIXES.values())


def test_context_loses_nothing() -> None:
    """A graph written with the context and read back is the same graph."""
    graph = Graph().parse(SAMPLE, format="turtle")
    context = json.loads(resource_path("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    written = graph.serialize(format="json-ld", context=context, auto_compact=False)
    assert isomorphic(Graph().parse(data=written, format="json-ld"), graph)
    assert '"holder"' in written


@pytest.mark.parametrize("file", sorted(resource_folder("shapes").glob("*.ttl")), ids=lambda file: file.name)
def test_shapes_use_terms_that_exist(file: Path) -> None:
    """A shape with a mistyped term would never fail."""
    text = file.read_text(encoding="utf-8")
    for prefix, namespace in (("rsi", RSI), ("eli", ELI)):
        used = set(re.findall(rf"(?<![\w/]){prefix}:([\w-]+)", text))
        known = {t.partition("#")[2] for t in map(str, _terms())} if namespace is RSI else ELI_TERMS
        assert used <= known


ELI_TERMS = {
    "LegalExpression",
    "LegalResource",
    "LegalResourceSubdivision",
    "InForce-inForce",
    "InForce-notInForce",
    "date_no_longer_in_force",
    "first_date_entry_in_force",
    "in_force",
    "is_member_of",
    "is_part_of",
    "is_realized_by",
    "language",
    "realizes",
}


def test_prefixes_are_bound_and_no_others() -> None:
    """A graph gets our prefixes, so that the same triples give the same bytes."""
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    assert dict(graph.namespaces()) == {prefix: URIRef(namespace) for prefix, namespace in PREFIXES.items()}
    assert PREFIXES["cv"] == str(CV)
    assert PREFIXES["oa"] == str(OA)
    assert isinstance(ACTION, Namespace)


@pytest.mark.parametrize("name", SCHEMES)
def test_schemes_conform_to_skos(name: str) -> None:
    """The schemes keep the integrity conditions of SKOS."""
    shapes = VOCABULARIES / "skos-shacl" / "skohub_skos.shacl.ttl"
    if not shapes.is_file():
        pytest.skip(f"the SKOS shapes are not at {VOCABULARIES}; RSI_GRAPH_VOCAB may name their folder")
    graph = Graph().parse(resource_path("ontology", name), format="turtle")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(shapes, format="turtle"), inplace=True)
    assert conforms, text
