"""Namespaces and prefixes: ours closed, those of others from rdflib.

`RSI` knows the terms of `ontology/rsi.ttl` and no other: a mistyped term is an error where it is typed, not a query
that finds nothing. A test holds the two lists equal.
"""

from __future__ import annotations

from typing import Final

from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD, DefinedNamespace

__all__ = [
    "ACTION",
    "BASE",
    "BODY",
    "BODY_TYPE",
    "CV",
    "ELI",
    "OA",
    "PREFIXES",
    "RSI",
    "SHAPE",
    "bind_prefixes",
]

ROOT: Final = "https://w3id.org/rsi-graph/"


class RSI(DefinedNamespace):
    """The terms of the ontology."""

    _NS = Namespace("https://w3id.org/rsi-graph/ontology#")
    _fail = True

    supportVerb: URIRef
    frame: URIRef
    bodyKind: URIRef
    mayHold: URIRef
    scopeCode: URIRef
    scopeArticles: URIRef


BASE: Final = Namespace(ROOT + "id/")
BODY: Final = Namespace(ROOT + "id/body/")
ACTION: Final = Namespace(ROOT + "action/")
BODY_TYPE: Final = Namespace(ROOT + "body-type/")
SHAPE: Final = Namespace(ROOT + "shape/")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
CV: Final = Namespace("http://data.europa.eu/m8g/")

PREFIXES: Final[dict[str, str]] = {
    "action": str(ACTION),
    "body-type": str(BODY_TYPE),
    "cv": str(CV),
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "rsi": str(RSI),
    "skos": str(SKOS),
    "void": str(VOID),
    "xsd": str(XSD),
}


def bind_prefixes(graph: Graph) -> Graph:
    """Graph in, the same graph out, with the prefixes of the project and no others of rdflib's choice.

    >>> bind_prefixes(Graph(bind_namespaces="none")).namespace_manager.qname(str(ACTION) + "pay")
    'action:pay'
    """
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph
