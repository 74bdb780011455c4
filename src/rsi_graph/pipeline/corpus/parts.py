"""One article in, everything that a corpus says of it out: a pure function, for any engine that maps functions.

What it gives is text, so that it can cross from one process to another, and be written, sorted and merged unread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef
from rdflib.namespace import RDF, RDFS

from rsi_graph.export import turtle_writer
from rsi_graph.extract import extract
from rsi_graph.graph import (
    COUNTED,
    Authority,
    Place,
    Triple,
    Usage,
    VersionFacts,
    claims,
    competence_triples,
    facts_of,
    text_side_triples,
    usage_of,
)
from rsi_graph.iri import claim_all, version_address
from rsi_graph.model import Article, Lexicon, Reading
from rsi_graph.namespaces import ELI, RSI
from rsi_graph.records import to_csv, to_jsonl, to_records, to_unread_records
from rsi_graph.review import Applied, Reviews, apply_reviews

# What the relations are derived from (queries/relations.rq).
_OF_COMPETENCE: Final = frozenset({RDF.type, RSI.action, RSI.actsOn, RSI.holder, RSI.jointHolder, RSI.legalBasis})
_CLASSES: Final = frozenset(str(kind) for _, kind, _ in COUNTED)
_CSV_HEAD: Final = to_csv(())


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run gives to each article: the words, the authority file, the base of the IRIs, what people decided."""

    lexicon: Lexicon
    authority: Authority
    base: str
    reviews: Reviews


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """What one version of an article brings into a corpus.

    Attributes:
        address: path of the version's IRI, by which articles are ordered.
        article_lines: Turtle lines other versions of the article may have too; `version_lines` those of this one.
        basis: lines of `version_lines` and `article_lines` that relations between bodies rest on.
        rows, table, unread: JSON Lines and CSV rows of competences, JSON Lines of what was not read.
        facts, usage: what the dataset needs to know of the version, and what it names.
        entities: number of things of each class in `version_lines`.
        counts: competences, citations, and the reasons of what was not read.
    """

    address: str
    article_lines: str
    version_lines: str
    basis: str
    rows: str
    table: str
    unread: str
    facts: VersionFacts
    usage: Usage
    entities: Mapping[str, int]
    counts: Mapping[str, int]


def to_parts(article: Article, setting: Setting) -> ArticleParts:
    """Article in, its parts out.

    Raises:
        IriCollision: an address in it would stand for two different things.
    """
    applied = apply_reviews(extract(article, setting.lexicon), setting.reviews, setting.lexicon)
    reading = applied.reading
    place = Place(reading, version_address(article), setting.base, setting.authority)
    claim_all(claims(place))
    lines = _to_lines(text_side_triples(place), setting.base)
    others = len(lines)
    lines |= _to_lines(competence_triples(place), setting.base)
    version = str(place.iri(place.version))
    of_version = {line: triple for line, triple in lines.items() if _below(str(triple[0]), version)}
    records = to_records(reading, base=setting.base)
    return ArticleParts(
        address=place.version.path,
        article_lines="".join(sorted(lines.keys() - of_version.keys())),
        version_lines="".join(sorted(of_version)),
        basis="".join(sorted(_basis(lines, reading, place))),
        rows=to_jsonl(records),
        table=to_csv(records).removeprefix(_CSV_HEAD),
        unread=to_jsonl(to_unread_records(reading)),
        facts=facts_of(place),
        usage=usage_of(reading),
        entities=_entities(of_version),
        counts=_counts(applied) | {"competence-triples": len(lines) - others},
    )


def _entities(lines: Mapping[str, Triple]) -> Counter[str]:
    """Lines in, how many things of each class they tell out: the line is asked, which is quicker than its nodes."""
    classes = (str(triple[2]) for line, triple in lines.items() if line.split(" ", 2)[1] == "a")
    return Counter(one for one in classes if one in _CLASSES)


def _below(iri: str, version: str) -> bool:
    return iri == version or iri.startswith(f"{version}/")


def _to_lines(triples: Iterable[Triple], base: str) -> dict[str, Triple]:
    """Triples in, each by its line out: lines are compared and sorted many times faster than rdflib's nodes."""
    line = turtle_writer(base)
    return {line(triple): triple for triple in triples}


def _basis(lines: Mapping[str, Triple], reading: Reading, place: Place) -> Iterator[str]:
    """Competences that bind two bodies, the bodies, and the way from competence to version."""
    binding = {
        place.iri(place.competence(competence))
        for competence in reading.competences
        if competence.targets and place.authority.binds(competence.action)
    }
    if not binding:
        return
    kept = [triple for triple in lines.values() if triple[0] in binding and triple[1] in _OF_COMPETENCE]
    points = {value for _, predicate, value in kept if predicate == RSI.legalBasis}
    bodies = {value for _, _, value in kept if isinstance(value, URIRef)}
    told = ((binding, _OF_COMPETENCE), (points, {ELI.is_part_of}), (bodies, {RDF.type, RDFS.label}))
    for line, (subject, predicate, _) in lines.items():
        if any(subject in subjects and predicate in predicates for subjects, predicates in told):
            yield line


def _counts(applied: Applied) -> dict[str, int]:
    reading = applied.reading
    counts = Counter(one.reason.value for one in reading.unread)
    counts |= Counter(f"review-{one.state.value}" for one in applied.outcomes)
    return counts | {"competences": len(reading.competences), "citations": len(reading.citations)}
