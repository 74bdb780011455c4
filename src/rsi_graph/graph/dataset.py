"""The dataset and where it comes from. No wall clock: dates are given or left out. Source: MODEL, section 7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.metadata import version as installed_version
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, VOID

from rsi_graph.graph.facts import VersionFacts
from rsi_graph.graph.terms import Triple, day, french
from rsi_graph.iri import ActivityAddress, DatasetAddress, slug
from rsi_graph.namespaces import RSI

PROJECT: Final = URIRef("https://w3id.org/rsi-graph/")
FRENCH: Final = URIRef("http://publications.europa.eu/resource/authority/language/FRA")
COUNTED: Final = (
    ("competences", RSI.Competence, "compétences"),
    ("missions", RSI.Mission, "missions"),
    ("relations", RSI.Relation, "relations"),
    ("bodies", RSI.Body, "institutions"),
    ("citations", RSI.Citation, "renvois"),
)


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What a dataset says of itself.

    Attributes:
        slug: its name in IRIs.
        title, title_en, description: in French; the title in English too.
        licence: of the data; the licence of the law it is read from stands beside it as `source_licence`.
        reference_date: the day for which `eli:in_force` and the shortcut triples are said. By default the latest day
            on which a version given begins or was observed: for one article its own first day.
        issued, modified: days, from a sidecar, an option or SOURCE_DATE_EPOCH; left out where unknown.
    """

    slug: str = "competences"
    title: str = "Compétences du droit français"
    title_en: str = "Competences in French law"
    description: str = (
        "Qui est compétent pour faire quoi, sur qui, sur quel fondement : compétences lues dans les articles des "
        "codes. Lecture automatique, sans valeur de conseil juridique."
    )
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    source_licence: str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
    reference_date: date | None = None
    issued: date | None = None
    modified: date | None = None


def dataset_triples(
    facts: Sequence[VersionFacts], info: DatasetInfo, on: date | None, *, base: str, counts: Mapping[URIRef, int]
) -> Iterator[Triple]:
    """Versions, what the dataset says of itself and the number of things of each class in, its description out."""
    place = DatasetAddress(info.slug)
    dataset = URIRef(base + place.path)
    activity = URIRef(base + _activity(facts).path)
    yield from _description(dataset, info, on)
    yield dataset, PROV.wasGeneratedBy, activity
    yield from _provenance(activity, facts)
    for name, kind, label in COUNTED:
        part = URIRef(base + DatasetAddress(f"{info.slug}-{name}").path)
        yield dataset, VOID.classPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, RDFS.label, french(f"{info.title} : {label}")
        yield part, VOID["class"], kind
        yield part, VOID.entities, Literal(counts.get(kind, 0))


def _description(dataset: URIRef, info: DatasetInfo, on: date | None) -> Iterator[Triple]:
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDFS.label, french(info.title)
    yield dataset, DCTERMS.title, french(info.title)
    yield dataset, DCTERMS.title, Literal(info.title_en, lang="en")
    yield dataset, DCTERMS.description, french(info.description)
    yield dataset, DCTERMS.identifier, Literal(info.slug)
    yield dataset, DCTERMS.language, FRENCH
    yield dataset, DCTERMS.license, URIRef(info.licence)
    yield dataset, DCTERMS.rights, french(f"Textes de loi : Licence Ouverte 2.0 ({info.source_licence})")
    yield dataset, DCTERMS.creator, PROJECT
    yield dataset, DCTERMS.publisher, PROJECT
    yield PROJECT, RDF.type, FOAF.Agent
    yield PROJECT, RDFS.label, french("Contributeurs de rsi-graph")
    yield PROJECT, FOAF.name, Literal("rsi-graph")
    for predicate, value in ((RSI.referenceDate, on), (DCTERMS.issued, info.issued), (DCTERMS.modified, info.modified)):
        if value:
            yield dataset, predicate, day(value)


def _activity(facts: Iterable[VersionFacts]) -> ActivityAddress:
    inputs = "\n".join(sorted(one.input_sha256 for one in facts))
    return ActivityAddress(f"extraction-{slug(_version())}-{sha256(inputs.encode()).hexdigest()[:12]}")


def _version() -> str:
    return installed_version("rsi-graph")


def _provenance(activity: URIRef, facts: Iterable[VersionFacts]) -> Iterator[Triple]:
    """The run, by what went in and with which version: the same inputs give the same activity."""
    software = URIRef(f"{PROJECT}software/{_version()}")
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, french(f"Lecture par rsi-graph {_version()}")
    yield activity, PROV.wasAssociatedWith, software
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, french(f"rsi-graph {_version()}")
    for one in facts:
        yield activity, PROV.used, URIRef(one.expression)
        yield activity, RSI.sha256, Literal(one.input_sha256)
