"""The description by which portals harvest the dataset, and others see what is in it: DCAT-AP with VoID.

Source: DCAT-AP 3.0.1, §§ Catalogue, Dataset, Distribution; the EU authority tables named there; VoID, §§ 2, 4, 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, VOID, XSD
from rdflib.term import Node

from rsi_graph.namespaces import PREFIXES, ROOT, RSI, bind_prefixes
from rsi_graph.serve.counts import OTHERS, Counts

EU: Final = Namespace("http://publications.europa.eu/resource/authority/")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
# With https, unlike the namespace: so the shapes of DCAT-AP 3.0.1 want it.
_SHA256: Final = URIRef("https://spdx.org/rdf/terms#checksumAlgorithm_sha256")
LICENCE: Final = URIRef("https://creativecommons.org/licenses/by/4.0/")
KEYWORDS: Final = (
    ("compétence", "competence"),
    ("droit", "law"),
    ("sécurité sociale", "social security"),
    ("institution publique", "public body"),
    ("données liées", "linked data"),
)
_DATASET: Final = URIRef(f"{ROOT}id/dataset/competences")
_PUBLISHER: Final = URIRef(ROOT)
# Concepts of the authority tables that the catalogue uses: portals want them typed and in their scheme.
_CONCEPTS: Final = {
    EU["data-theme/GOVE"]: ("data-theme", "Gouvernement et secteur public", "Government and public sector"),
    EU["data-theme/JUST"]: ("data-theme", "Justice, système juridique et sécurité publique", "Justice, legal system"),
    EU["frequency/IRREG"]: ("frequency", "irrégulière", "irregular"),
    EU["access-right/PUBLIC"]: ("access-right", "public", "public"),
    EU["country/FRA"]: ("country", "France", "France"),
    EU["language/FRA"]: ("language", "français", "French"),
    EU["language/ENG"]: ("language", "anglais", "English"),
}
_TYPES: Final = {
    "access-right": DCTERMS.RightsStatement,
    "country": DCTERMS.Location,
    "frequency": DCTERMS.Frequency,
    "language": DCTERMS.LinguisticSystem,
    "file-type": DCTERMS.MediaTypeOrExtent,
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of the dataset: its name, media type, EU file type, size in bytes and SHA-256."""

    file: str
    media: str
    file_type: str
    size: int
    sha256: str


def to_catalog(counts: Counts, distributions: Iterable[Distribution], base: str) -> Graph:
    """What the data holds, its files and the address where they will be in, the catalogue out.

    Args:
        counts: of the dataset; its versions say what time it covers.
        distributions: the files.
        base: address of the folder of the files, ending in "/".
    """
    site = URIRef(f"{base}catalog.ttl#catalog")
    return _graph(
        *_catalog(site, base),
        *_dataset(),
        *_period(counts),
        *_concepts(),
        *_void(counts),
        *(triple for one in distributions for triple in _distribution(one, base)),
    )


def to_void(counts: Counts, dumps: Iterable[str], endpoint: str) -> Graph:
    """What the data holds, the addresses of its dumps and of its SPARQL endpoint in, its VoID description out."""
    return _graph(
        *_titles(),
        *_void(counts),
        (_DATASET, VOID.sparqlEndpoint, URIRef(endpoint)),
        *((_DATASET, VOID.dataDump, URIRef(dump)) for dump in dumps),
    )


Triple = tuple[Node, Node, Node]


def _graph(*triples: Triple) -> Graph:
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    graph.bind("spdx", SPDX)
    for triple in triples:
        graph.add(triple)
    return graph


def _both(subject: URIRef, predicate: URIRef, french: str, english: str) -> Iterable[Triple]:
    yield subject, predicate, Literal(french, lang="fr")
    yield subject, predicate, Literal(english, lang="en")


def _catalog(site: URIRef, base: str) -> Iterable[Triple]:
    yield site, RDF.type, DCAT.Catalog
    yield from _both(site, DCTERMS.title, "Compétences du droit français", "Competences in French law")
    yield from _both(
        site,
        DCTERMS.description,
        "Qui est compétent pour faire quoi, sur qui, sur quel fondement : un graphe lu dans les codes français.",
        "Who is competent to do what, upon whom, on which legal basis: a graph read from the French codes.",
    )
    yield site, DCTERMS.publisher, _PUBLISHER
    yield site, DCTERMS.license, LICENCE
    yield LICENCE, RDF.type, DCTERMS.LicenseDocument
    yield site, DCTERMS.language, EU["language/FRA"]
    yield site, DCTERMS.language, EU["language/ENG"]
    yield site, FOAF.homepage, URIRef(base)
    yield URIRef(base), RDF.type, FOAF.Document
    yield site, DCAT.dataset, _DATASET
    yield site, DCAT.themeTaxonomy, EU["data-theme"]
    yield _PUBLISHER, RDF.type, FOAF.Agent
    yield _PUBLISHER, FOAF.name, Literal("rsi_graph")


def _titles() -> Iterable[Triple]:
    yield _DATASET, RDF.type, VOID.Dataset
    yield from _both(_DATASET, DCTERMS.title, "Compétences du droit français", "Competences in French law")
    yield _DATASET, DCTERMS.license, LICENCE


def _dataset() -> Iterable[Triple]:
    yield _DATASET, RDF.type, DCAT.Dataset
    yield from _titles()
    yield from _both(
        _DATASET,
        DCTERMS.description,
        "Compétences des institutions, lues dans les articles des codes, chacune avec les mots de la loi qui la"
        " fondent. Lecture automatique, sans valeur de conseil juridique.",
        "Competences of public bodies, read from the articles of the codes, each with the words of the law it rests on."
        " Read automatically; no legal advice.",
    )
    yield _DATASET, DCTERMS.identifier, Literal("competences")
    yield _DATASET, DCTERMS.publisher, _PUBLISHER
    yield _DATASET, DCTERMS.accessRights, EU["access-right/PUBLIC"]
    yield _DATASET, DCTERMS.accrualPeriodicity, EU["frequency/IRREG"]
    yield _DATASET, DCTERMS.spatial, EU["country/FRA"]
    yield _DATASET, DCTERMS.language, EU["language/FRA"]
    yield _DATASET, DCTERMS.conformsTo, URIRef(f"{ROOT}ontology")
    yield URIRef(f"{ROOT}ontology"), RDF.type, DCTERMS.Standard
    for theme in ("GOVE", "JUST"):
        yield _DATASET, DCAT.theme, EU[f"data-theme/{theme}"]
    for french, english in KEYWORDS:
        yield from _both(_DATASET, DCAT.keyword, french, english)


def _period(counts: Counts) -> Iterable[Triple]:
    """What time the versions cover, where they say it."""
    if counts.first:
        period = URIRef(f"{_DATASET}-period")
        yield _DATASET, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        yield period, DCAT.startDate, Literal(counts.first, datatype=XSD.date)
        if counts.last:
            yield period, DCAT.endDate, Literal(counts.last, datatype=XSD.date)


def _void(counts: Counts) -> Iterable[Triple]:
    yield _DATASET, VOID.uriSpace, Literal(ROOT)
    yield _DATASET, VOID.vocabulary, URIRef(str(RSI))
    yield _DATASET, VOID.triples, Literal(counts.triples)
    yield _DATASET, VOID.distinctSubjects, Literal(counts.subjects)
    yield _DATASET, VOID.distinctObjects, Literal(counts.objects)
    yield _DATASET, VOID.classes, Literal(len(counts.classes))
    yield _DATASET, VOID.properties, Literal(len(counts.properties))
    yield from _parts("class", counts.classes, VOID.entities)
    yield from _parts("property", counts.properties, VOID.triples)
    for (space, predicate), number in counts.links.items():
        yield from _linkset(space, predicate, number)


def _parts(kind: str, numbers: Mapping[str, int], measure: URIRef) -> Iterable[Triple]:
    """A partition for each class or property."""
    for iri, number in numbers.items():
        part = URIRef(f"{_DATASET}-{kind}-{_name(iri)}")
        yield _DATASET, VOID[f"{kind}Partition"], part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID[kind], URIRef(iri)
        yield part, measure, Literal(number)


def _linkset(space: str, predicate: str, number: int) -> Iterable[Triple]:
    """The links to another dataset by one property."""
    other, links = URIRef(f"{ROOT}id/dataset/{OTHERS[space]}"), URIRef(f"{_DATASET}-{OTHERS[space]}-{_name(predicate)}")
    yield _DATASET, VOID.subset, links
    yield links, RDF.type, VOID.Linkset
    yield links, VOID.subjectsTarget, _DATASET
    yield links, VOID.objectsTarget, other
    yield links, VOID.linkPredicate, URIRef(predicate)
    yield links, VOID.triples, Literal(number)
    yield other, RDF.type, VOID.Dataset
    yield other, VOID.uriSpace, Literal(space)


def _name(iri: str) -> str:
    """The end of an address for a class or a property: its prefix and its name."""
    prefixes = ((prefix, iri.removeprefix(space)) for prefix, space in PREFIXES.items() if iri.startswith(space))
    prefix, name = next(prefixes, ("", iri))
    words = re.sub(r"[^A-Za-z0-9]+", "-", f"{prefix}-{name}")
    return words.strip("-")


def _distribution(one: Distribution, base: str) -> Iterable[Triple]:
    file = URIRef(base + one.file)
    node, checksum = URIRef(f"{base}catalog.ttl#{one.file}"), URIRef(f"{base}catalog.ttl#{one.file}-sha256")
    media = URIRef(f"https://www.iana.org/assignments/media-types/{one.media}")
    form = EU[f"file-type/{one.file_type}"]
    yield _DATASET, DCAT.distribution, node
    yield node, RDF.type, DCAT.Distribution
    yield from _both(node, DCTERMS.title, f"Compétences, {one.file}", f"Competences, {one.file}")
    yield node, DCAT.accessURL, file
    yield node, DCAT.downloadURL, file
    yield file, RDF.type, URIRef("http://www.w3.org/2000/01/rdf-schema#Resource")
    yield node, DCAT.mediaType, media
    yield media, RDF.type, DCTERMS.MediaType
    yield node, DCTERMS["format"], form
    yield from _concept(form, "file-type", one.file_type, one.file_type)
    yield node, DCTERMS.license, LICENCE
    yield node, DCAT.byteSize, Literal(str(one.size), datatype=XSD.nonNegativeInteger)
    yield node, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, _SHA256
    yield _SHA256, RDF.type, SPDX.ChecksumAlgorithm
    yield checksum, SPDX.checksumValue, Literal(one.sha256, datatype=XSD.hexBinary)
    yield _DATASET, VOID.dataDump, file


def _concepts() -> Iterable[Triple]:
    for concept, (scheme, french, english) in _CONCEPTS.items():
        yield from _concept(concept, scheme, french, english)


def _concept(concept: URIRef, scheme: str, french: str, english: str) -> Iterable[Triple]:
    yield concept, RDF.type, SKOS.Concept
    if scheme in _TYPES:
        yield concept, RDF.type, _TYPES[scheme]
    yield concept, SKOS.inScheme, EU[scheme]
    yield EU[scheme], RDF.type, SKOS.ConceptScheme
    yield from _both(EU[scheme], DCTERMS.title, scheme, scheme)
    yield from _both(concept, SKOS.prefLabel, french, english)
