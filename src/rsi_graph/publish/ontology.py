"""The ontology as a page to read, in French and in English, from its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from rsi_graph.namespaces import RSI
from rsi_graph.resources import resource_folder
from rsi_graph.serve.pages import render
from rsi_graph.serve.terms import short

LANGUAGES: Final = ("fr", "en")
_KINDS: Final = (
    (OWL.Class, {"fr": "Classes", "en": "Classes"}),
    (OWL.ObjectProperty, {"fr": "Propriétés vers une chose", "en": "Object properties"}),
    (OWL.DatatypeProperty, {"fr": "Propriétés vers une valeur", "en": "Datatype properties"}),
)
_LINKS: Final = (
    (RDFS.subClassOf, {"fr": "sorte de", "en": "kind of"}),
    (RDFS.subPropertyOf, {"fr": "sorte de", "en": "kind of"}),
    (RDFS.domain, {"fr": "de", "en": "of"}),
    (RDFS.range, {"fr": "vers", "en": "to"}),
)
_WORDS: Final = {
    "fr": {"title": "Ontologie des compétences", "other": "In English", "language": "en"},
    "en": {"title": "Ontology of competences", "other": "En français", "language": "fr"},
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as the page shows it."""

    name: str
    label: str
    definition: str
    links: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def ontology_page(language: str) -> str:
    """Language (`fr`, `en`) in, the page of all classes and properties out; a term's anchor is its name.

    >>> 'id="holder"' in ontology_page("fr"), "titulaire" in ontology_page("fr"), "<h3>holder" in ontology_page("en")
    (True, True, True)
    """
    ontology = Graph().parse(resource_folder("ontology") / "rsi.ttl")
    groups = [(names[language], list(_entries(ontology, kind, language))) for kind, names in _KINDS]
    return render("ontology", language=language, words=_WORDS[language], groups=groups)


def _entries(ontology: Graph, kind: URIRef, language: str) -> Iterator[_Entry]:
    for term in sorted((one for one in ontology.subjects(RDF.type, kind) if str(one).startswith(str(RSI))), key=str):
        said = (_words(ontology, term, one, language) for one in (SKOS.definition, RDFS.comment, SKOS.scopeNote))
        links = (
            (names[language], tuple((short(str(to)), str(to)) for to in sorted(ontology.objects(term, link), key=str)))
            for link, names in _LINKS
        )
        label = _words(ontology, term, RDFS.label, language)
        name = str(term).removeprefix(str(RSI))
        yield _Entry(name, label, " ".join(filter(None, said)), tuple(one for one in links if one[1]))


def _words(ontology: Graph, term: object, predicate: URIRef, language: str) -> str:
    found = ontology.objects(term, predicate) if isinstance(term, URIRef) else ()
    return next((str(one) for one in found if isinstance(one, Literal) and one.language == language), "")
