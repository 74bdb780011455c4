"""The sheet of a body: what it has to do, may do, must not do, in families; with whom, since when, through time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from rsi_graph.graph import default_authority
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.passages import Item, Place
from rsi_graph.serve.terms import Row
from rsi_graph.serve.timeline import Timeline, timeline_of
from rsi_graph.visualise import within

_MOST: Final = 3000
# Of a family with more items than these the first are seen, the others one click away.
FIRST: Final = 12
# A filter, not VALUES: the engine would begin with all duties of the store.
_COMPETENCES: Final = f"""
SELECT ?competence ?class ?verb ?object ?action ?does ?article ?since ?until ?seen WHERE {{
  ?competence rsi:holder $about ; a ?class ; rsi:verb ?verb ; rsi:action ?action ; rsi:legalBasis ?point .
  ?action skos:prefLabel ?does . ?point rdfs:label ?article ; eli:is_part_of ?version
  FILTER (LANG(?does) = "fr" && ?class IN (rsi:Duty, rsi:Power, rsi:Prohibition))
  OPTIONAL {{ ?competence rsi:object ?object }}
  OPTIONAL {{ ?version eli:first_date_entry_in_force ?since }}
  OPTIONAL {{ ?version eli:date_no_longer_in_force ?until }}
  OPTIONAL {{ ?version rsi:observedOn ?seen }}
}} ORDER BY ?article ?competence LIMIT {_MOST}"""
_PARTNERS: Final = """
SELECT ?how ?name ?other (COUNT(DISTINCT ?competence) AS ?number) WHERE {
  VALUES (?with ?how) { (rsi:jointHolder "conjointement avec") (rsi:withAssistanceOf "avec le concours de")
                        (rsi:afterConsulting "après consultation de") }
  ?competence rsi:holder $about ; ?with ?other . ?other rdfs:label ?name FILTER (LANG(?name) = "fr")
} GROUP BY ?how ?name ?other ORDER BY ?how DESC(?number) ?name LIMIT 100"""
_MODALITIES: Final = {
    "Duty": ("Missions (indicatif)", "Duties (indicative)"),
    "Power": ("Facultés (« peut »)", "Powers (“may”)"),
    "Prohibition": ("Interdictions", "Prohibitions"),
}


@dataclass(frozen=True, slots=True)
class Family:
    """The items of a family of actions."""

    slug: str
    label: str
    label_en: str
    items: tuple[Item, ...]

    @property
    def pieces(self) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """Those that are seen at once, and the others; a few more than there is room for are not worth a click."""
        first = len(self.items) if len(self.items) <= 2 * FIRST else FIRST
        return self.items[:first], self.items[first:]


@dataclass(frozen=True, slots=True)
class Part:
    """All duties, all powers or all prohibitions, by family."""

    title: str
    title_en: str
    count: int
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is said of what a body does; `since` is the first day known."""

    parts: tuple[Part, ...]
    partners: tuple[tuple[str, str, str, str], ...]
    since: str
    timeline: Timeline | None
    cut: bool


def sheet_of(desk: Desk, iri: str) -> Sheet | None:
    """IRI of a body in, its sheet out; None where it holds no competence."""
    _, rows = desk.rows_about(_COMPETENCES, f"<{iri}>")
    if not rows:
        return None
    items = {form: _items(row for row in rows if row["class"].value.endswith(f"#{form}")) for form in _MODALITIES}
    every = [item for found in items.values() for item in found]
    _, partners = desk.rows_about(_PARTNERS, f"<{iri}>")
    return Sheet(
        tuple(_part(modality, found) for modality, found in items.items() if found),
        tuple(_partner(row) for row in partners if "how" in row),
        min((item.since for item in every if item.since), default=""),
        timeline_of(every),
        cut=len(rows) >= _MOST,
    )


def _partner(row: Row) -> tuple[str, str, str, str]:
    """How, who, where its page is, how often."""
    return row["how"].value, row["name"].value, row["other"].href, row["number"].value


def _items(rows: Iterable[Row]) -> list[Item]:
    """The same words with the same action are one item, however many articles and versions say so."""
    found: dict[tuple[str, str, str], list[Place]] = {}
    for row in rows:
        words = " ".join(within(row[name].value) for name in ("verb", "object") if name in row)
        place = Place(
            row["article"].value,
            row["competence"].href,
            row["since"].value if "since" in row else "",
            row["until"].value if "until" in row else "",
        )
        places = found.setdefault((words, row["does"].value, row["action"].value), [])
        if place not in places:
            places.append(place)
    return [
        Item(words, does, _family(action), tuple(sorted(places, key=lambda place: (place.since, place.article))))
        for (words, does, action), places in found.items()
    ]


def _family(action: str) -> str:
    """The slug of an action's family; empty for an action of another scheme."""
    broader = default_authority().actions.value(URIRef(action), SKOS.broader)
    return str(broader or "").rpartition("family-")[2]


def _part(modality: str, items: list[Item]) -> Part:
    title, title_en = _MODALITIES[modality]
    families: dict[str, list[Item]] = {}
    for item in items:
        families.setdefault(item.family, []).append(item)
    ordered = sorted(families.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return Part(title, title_en, len(items), tuple(Family(slug, *_labels(slug), tuple(own)) for slug, own in ordered))


def _labels(family: str) -> tuple[str, str]:
    actions = default_authority().actions
    concept = next((one for one in actions.subjects(SKOS.topConceptOf) if str(one).endswith(f"family-{family}")), None)
    if not family or concept is None:
        return "autres actions", "other actions"
    return label_in(actions, concept, "fr"), label_in(actions, concept, "en")


def label_in(scheme: Graph, concept: Node, language: str) -> str:
    """A scheme, one of its concepts and a language in, its label out; empty where it has none."""
    labels = (one for one in scheme.objects(concept, SKOS.prefLabel) if isinstance(one, Literal))
    return next((str(one) for one in labels if one.language == language), "")
