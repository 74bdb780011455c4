"""Namespaces and prefixes: ours closed, those of others from rdflib.

`RSI` knows the terms of `ontology/rsi.ttl` and no other: a mistyped term is an error where it is typed, not a query
that finds nothing. A test holds the two lists equal.
"""

from __future__ import annotations

from typing import ClassVar, Final

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


class _Terms(Namespace):
    """A namespace whose terms are made once: a corpus names each of them a million times.

    >>> ELI.number is ELI.number
    True
    """

    def __getattr__(self, name: str) -> URIRef:
        term = self.__dict__[name] = super().__getattr__(name)
        return term


class RSI(DefinedNamespace):
    """The terms of the ontology.

    >>> RSI.holder
    rdflib.term.URIRef('https://w3id.org/rsi-graph/ontology#holder')
    >>> RSI.holdre
    Traceback (most recent call last):
        ...
    AttributeError: term 'holdre' not in namespace 'https://w3id.org/rsi-graph/ontology#'
    """

    _NS = Namespace("https://w3id.org/rsi-graph/ontology#")
    _fail = True
    _extras: ClassVar[list[str]] = ["from"]  # a keyword of Python: written RSI["from"]

    # classes
    Body: URIRef
    BodyClass: URIRef
    Citation: URIRef
    Competence: URIRef
    CompetenceChange: URIRef
    Duty: URIRef
    Mission: URIRef
    NamedBody: URIRef
    Office: URIRef
    Organ: URIRef
    PersonGroup: URIRef
    Power: URIRef
    Prohibition: URIRef
    Relation: URIRef
    Scheme: URIRef
    # properties
    abbreviation: URIRef
    action: URIRef
    actsOn: URIRef
    actsUpon: URIRef
    actsWith: URIRef
    afterConsulting: URIRef
    alternativeAction: URIRef
    appoints: URIRef
    authorises: URIRef
    basedOn: URIRef
    bodyKind: URIRef
    bodyType: URIRef
    changedBy: URIRef
    amendingWords: URIRef
    repealingWords: URIRef
    citation: URIRef
    citedArticle: URIRef
    citedResource: URIRef
    citedWords: URIRef
    citingArticle: URIRef
    citingPoint: URIRef
    condition: URIRef
    confidence: URIRef
    controls: URIRef
    coordinates: URIRef
    correctedField: URIRef
    edgeProperty: URIRef
    end: URIRef
    entry: URIRef
    evidence: URIRef
    finances: URIRef
    frame: URIRef
    gained: URIRef
    hasCompetence: URIRef
    holder: URIRef
    inClass: URIRef
    inferred: URIRef
    informs: URIRef
    joint: URIRef
    jointHolder: URIRef
    legalBasis: URIRef
    linkPath: URIRef
    linkStatus: URIRef
    lost: URIRef
    mayHold: URIRef
    mentions: URIRef
    missionOf: URIRef
    object: URIRef
    observedOn: URIRef
    oversees: URIRef
    purpose: URIRef
    referenceDate: URIRef
    relationProperty: URIRef
    requires: URIRef
    reviewStatus: URIRef
    reworded: URIRef
    rule: URIRef
    sanctions: URIRef
    scope: URIRef
    scopeArticles: URIRef
    wholeName: URIRef
    scopeCode: URIRef
    sha256: URIRef
    start: URIRef
    status: URIRef
    steers: URIRef
    succeededBy: URIRef
    supports: URIRef
    supportVerb: URIRef
    target: URIRef
    text: URIRef
    to: URIRef
    trains: URIRef
    verb: URIRef
    withAssistanceOf: URIRef


for _name in (name for name in RSI.__annotations__ if not name.startswith("_")):
    setattr(RSI, _name, RSI[_name])  # made once: rdflib makes a term anew each time it is asked for

BASE: Final = Namespace(ROOT + "id/")
BODY: Final = Namespace(ROOT + "id/body/")
ACTION: Final = Namespace(ROOT + "action/")
BODY_TYPE: Final = Namespace(ROOT + "body-type/")
SHAPE: Final = Namespace(ROOT + "shape/")
ELI: Final = _Terms("http://data.europa.eu/eli/ontology#")
OA: Final = _Terms("http://www.w3.org/ns/oa#")
CV: Final = _Terms("http://data.europa.eu/m8g/")

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
