"""Graph in, network out: nodes are institutions, edges are relations with their articles and words.

Only relations that the graph states become edges between bodies; nothing is inferred here. Schemes (branches,
régimes) are no bodies: what is done to them is shown on edges of their own, marked `scheme`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

import networkx as nx
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from rsi_graph.errors import RsiGraphError
from rsi_graph.graph import default_authority
from rsi_graph.namespaces import ELI, RSI
from rsi_graph.network.evidence import Evidence, evidence_of, label_of, local_name
from rsi_graph.network.levels import level_of
from rsi_graph.network.ranks import Network, ranks_of
from rsi_graph.resources import resource_path

# A body may have several of these types; the first that fits is its kind.
_KINDS: Final = ("Scheme", "Office", "Organ", "BodyClass", "NamedBody")


class UnknownActionError(RsiGraphError):
    """A filter names an action that no edge can have."""

    def __init__(self, action: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no action “{action}” between bodies. Choose among {', '.join(sorted(known))}.")


@dataclass(frozen=True, slots=True)
class _Action:
    """A concept of the action scheme that binds two bodies."""

    slug: str
    family: str


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read: a graph, in it only what stands between these bodies, with or without the words of the law."""

    graph: Graph
    bodies: frozenset[Node] | None
    quotes: bool

    def relations(self) -> Iterator[Node]:
        """The relations that begin at one of the bodies."""
        if self.bodies is None:
            yield from self.graph.subjects(RDF.type, RSI.Relation)
        for body in self.bodies or ():
            yield from self.graph.subjects(RSI["from"], body)

    def schemes(self) -> Iterator[Node]:
        """The schemes among the bodies."""
        for scheme in self.graph.subjects(RDF.type, RSI.Scheme):
            if self.holds(scheme):
                yield scheme

    def holds(self, body: Node) -> bool:
        """True for a body that is asked for."""
        return self.bodies is None or body in self.bodies

    def evidence(self, competences: Iterable[Node]) -> tuple[Evidence, ...]:
        """What the competences rest on."""
        return evidence_of(self.graph, competences, quotes=self.quotes)


@dataclass(frozen=True, slots=True)
class _Edge:
    """An edge before it is drawn."""

    key: str
    source: Node
    target: Node
    property: URIRef
    evidence: tuple[Evidence, ...]
    joint: bool = False
    scheme: bool = False


def to_network(
    graph: Graph,
    *,
    actions: Collection[str] = (),
    include_schemes: bool = True,
    bodies: Collection[str] | None = None,
    quotes: bool = True,
    about: Mapping[str, str] | None = None,
) -> Network:
    """Graph in, its network out, in a fixed order.

    Nodes: key = IRI; `label`, `label_en`, `kind` (NamedBody, Organ, BodyClass, Office, Scheme), `level` (state,
    national, local, scheme), `rank` (0 above).
    Edges: key = IRI of the relation; `property`, `action`, `family` (of actions), `label`, `label_en`, `joint`,
    `scheme`, `articles`, `evidence` (records of `Evidence`), `since`. Graph: `title`, `source`, `licence`.

    Args:
        graph: what `to_graph` made.
        actions: slugs of the action scheme; only their edges are kept, all where there is none.
        include_schemes: show what is done to branches and régimes as well.
        bodies: IRIs; only what stands between two of them is read, all where none is given.
        quotes: with the words of the law, which take longest to find.
        about: title, source line and licence, where they are known already.

    Raises:
        UnknownActionError: an action that binds no bodies.
    """
    ontology = _ontology()
    action_of = _action_of_property()
    known = {action.slug for action in action_of.values()}
    for action in actions:
        if action not in known:
            raise UnknownActionError(action, known)
    read = _Read(graph, None if bodies is None else frozenset(map(URIRef, bodies)), quotes)
    edges = [*_relations(read), *(_scheme_edges(read) if include_schemes else ())]
    shown = {prop for prop, action in action_of.items() if not actions or action.slug in actions}
    kept = [edge for edge in edges if edge.property in shown]
    network: Network = nx.MultiDiGraph()
    network.graph.update(about or _title(graph))
    for node in sorted({end for edge in kept for end in (edge.source, edge.target)}, key=str):
        network.add_node(str(node), **_node(graph, node))
    for edge in sorted(kept, key=lambda e: (str(e.source), str(e.target), str(e.property))):
        network.add_edge(str(edge.source), str(edge.target), key=edge.key, **_attributes(edge, ontology, action_of))
    for name, rank in ranks_of(network).items():
        network.nodes[name]["rank"] = rank
    return network


@cache
def _ontology() -> Graph:
    return Graph().parse(resource_path("ontology", "rsi.ttl"), format="turtle")


def _action_of_property() -> dict[Node, _Action]:
    """Property of an edge → its action, and the family of actions this belongs to."""
    actions = default_authority().actions
    return {
        prop: _Action(local_name(action), local_name(family).removeprefix("family-"))
        for action, prop in actions.subject_objects(RSI.edgeProperty)
        for family in actions.objects(action, SKOS.broader)
    }


def _relations(read: _Read) -> Iterator[_Edge]:
    graph = read.graph
    for relation in read.relations():
        target = graph.value(relation, RSI.to)
        if target is None or not read.holds(target):
            continue  # most relations of a body lead outside
        source, prop = graph.value(relation, RSI["from"]), graph.value(relation, RSI.relationProperty)
        if source is None or not isinstance(prop, URIRef):
            continue
        evidence = read.evidence(graph.objects(relation, RSI.basedOn))
        joint = str(graph.value(relation, RSI.joint)) == "true"
        yield _Edge(str(relation), source, target, prop, evidence, joint=joint)


def _scheme_edges(read: _Read) -> Iterator[_Edge]:
    """What a duty or power does to a scheme itself: one edge for holder, property and scheme."""
    graph, properties = read.graph, dict(default_authority().actions.subject_objects(RSI.edgeProperty))
    found: dict[tuple[Node, URIRef, Node], list[Node]] = {}
    for scheme in read.schemes():
        for competence in graph.subjects(RSI.actsOn, scheme):
            action = graph.value(competence, RSI.action)
            prop = properties.get(action) if action else None
            modal = {RSI.Duty, RSI.Power} & set(graph.objects(competence, RDF.type))
            if modal and isinstance(prop, URIRef):
                for holder in filter(read.holds, graph.objects(competence, RSI.holder)):
                    found.setdefault((holder, prop, scheme), []).append(competence)
    for (holder, prop, scheme), competences in found.items():
        key = f"{holder}|{local_name(prop)}|{scheme}"
        yield _Edge(key, holder, scheme, prop, read.evidence(competences), scheme=True)


def _node(graph: Graph, node: Node) -> dict[str, Any]:
    types = {local_name(kind) for kind in graph.objects(node, RDF.type)}
    label = label_of(graph, node, "fr") or local_name(node)
    kind = next((kind for kind in _KINDS if kind in types), "NamedBody")
    return {
        "label": label,
        "label_en": label_of(graph, node, "en"),
        "kind": kind,
        "level": level_of(label, kind),
        "rank": 0,
    }


def _attributes(edge: _Edge, ontology: Graph, action_of: dict[Node, _Action]) -> dict[str, Any]:
    return {
        "property": local_name(edge.property),
        "action": action_of[edge.property].slug,
        "family": action_of[edge.property].family,
        "label": label_of(ontology, edge.property, "fr"),
        "label_en": label_of(ontology, edge.property, "en"),
        "joint": edge.joint,
        "scheme": edge.scheme,
        "articles": tuple(dict.fromkeys(evidence.article for evidence in edge.evidence)),
        "evidence": edge.evidence,
        "since": min((evidence.since for evidence in edge.evidence if evidence.since), default=""),
    }


def _title(graph: Graph) -> dict[str, str]:
    """Title and source line, from the articles whose text the graph holds."""
    texts, member = set(graph.subjects(RSI.text)), dict(graph.subject_objects(ELI.is_member_of))
    versions = [version for version, text in graph.subject_objects(ELI.is_realized_by) if text in texts]
    articles = {member[version] for version in versions if version in member}
    found = {code for article in articles for code in graph.objects(article, ELI.is_part_of)}
    codes = sorted(f"{name[0].lower()}{name[1:]}" for name in {_code(graph, code) for code in found})
    if len(versions) == 1:
        source = f"Article {_number(graph, versions[0])} du {''.join(codes[:1])}{_version(graph, versions[0])}"
    else:
        source = f"{grouped(len(versions))} articles : {', '.join(codes)}" if versions else ""
    return {
        "title": "Qui agit sur qui",
        "source": source,
        "licence": "Textes : Licence Ouverte 2.0 · données : CC BY 4.0",
    }


def _number(graph: Graph, version: Node) -> str:
    numbers = (graph.value(article, ELI.number) for article in graph.objects(version, ELI.is_member_of))
    return str(next((number for number in numbers if number), local_name(version)))


def _version(graph: Graph, version: Node) -> str:
    """ ", version du 23 décembre 2015", or nothing where the day is not known."""
    day = graph.value(version, ELI.first_date_entry_in_force) or graph.value(version, RSI.observedOn)
    if day is None:
        return ""
    known = date.fromisoformat(str(day))
    rank = "1er" if known.day == 1 else str(known.day)
    return f", version du {rank} {_MONTHS[known.month - 1]} {known.year}"


_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip


def _code(graph: Graph, code: Node) -> str:
    return label_of(graph, code, "fr") or str(graph.value(code, SKOS.prefLabel) or local_name(code))


def short_article(label: str) -> str:
    """A place in the law in, the same without the code out.

    >>> short_article("CSS L611-4 al. 15")
    'L611-4, al. 15'
    """
    return re.sub(r"^\S+ (\S+) (.+)$", r"\1, \2", label)


def grouped(number: int) -> str:
    r"""A number as the French write it.

    >>> grouped(7188)
    '7\u202f188'
    """
    return f"{number:,}".replace(",", "\u202f")
