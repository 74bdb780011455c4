"""Who acts upon whom: the whole list for L611-4 is a golden file, reviewed by eye."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import ORG, RDF, RDFS

from rsi_graph.graph import derive_relations, to_graph
from rsi_graph.iri import RelationAddress, parse_iri
from rsi_graph.model import Modality, Reading, TargetRole
from rsi_graph.namespaces import BODY, ELI, RSI

GOLDEN = Path(__file__).parent / "golden" / "L611-4-relations.tsv"
CNRSI = BODY["caisse-nationale-du-regime-social-des-independants"]
BASES = URIRef(BODY + "css/L611-4/caisses-de-base")


def _name(graph: Graph, node: object) -> str:
    return next(str(label) for label in graph.objects(node, RDFS.label) if label.language == "fr")  # type: ignore[arg-type,attr-defined]


def _rows(graph: Graph) -> list[str]:
    rows = []
    for relation in graph.subjects(RDF.type, RSI.Relation):
        source, target = (_name(graph, graph.value(relation, p)) for p in (RSI["from"], RSI.to))
        name = str(graph.value(relation, RSI.relationProperty)).rpartition("#")[2]
        joint = "joint" if str(graph.value(relation, RSI.joint)) == "true" else "alone"
        bases = sorted(str(c).split("/2015-12-23/")[1] for c in graph.objects(relation, RSI.basedOn))
        rows.append("\t".join((source, name, target, joint, " ".join(bases))))
    return sorted(rows)


def test_relations_of_l611_4(graph: Graph) -> None:
    """The edges are those of the golden file and no other."""
    assert _rows(graph) == GOLDEN.read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("name", ["contracts", "creates", "manages"])
def test_what_the_law_does_not_say(graph: Graph, name: str) -> None:
    """8° does not manage the caisses de base, 9° does not contract with them, 10° does not create them."""
    assert not any(name in str(relation) for relation in graph.subjects(RDF.type, RSI.Relation))


def test_a_counterpart_is_not_acted_upon(graph: Graph) -> None:
    """11° coordinates orientations with those of the Agence centrale; it does not coordinate the Agence."""
    agency = BODY["agence-centrale-des-organismes-de-securite-sociale"]
    assert (None, RSI.actsWith, agency) in graph
    assert (None, RSI.to, agency) not in graph


def test_shortcuts_follow_relations(graph: Graph) -> None:
    """A relation in force has its shortcut and `actsUpon`, and there is no other shortcut."""
    edges = {
        (graph.value(r, RSI["from"]), graph.value(r, RSI.relationProperty), graph.value(r, RSI.to))
        for r in graph.subjects(RDF.type, RSI.Relation)
    }
    properties = {edge[1] for edge in edges}
    assert {(s, p, o) for s, p, o in graph if p in properties} == edges
    assert set(graph.subject_objects(RSI.actsUpon)) == {(s, o) for s, _, o in edges}
    assert (CNRSI, RSI.controls, BASES) in graph


def test_named_bodies_are_linked(graph: Graph) -> None:
    """`org:linkedTo` stands between named bodies only; L611-4 has no such edge."""
    assert set(graph.subject_objects(ORG.linkedTo)) == set()


def test_relation_iris_are_the_minted_ones(graph: Graph) -> None:
    """The IRI made in the CONSTRUCT is the one that the address mints."""
    for relation in graph.subjects(RDF.type, RSI.Relation):
        address = parse_iri(str(relation))
        assert isinstance(address, RelationAddress)
        assert str(graph.value(relation, RSI["from"])) == str(BODY) + address.source.path.removeprefix("body/")
        assert graph.value(relation, RSI.relationProperty) == RSI[address.predicate]


def test_no_edge_from_a_prohibition(reading: Reading) -> None:
    """What a body may not do to another is no relation."""
    banned = tuple(replace(c, modality=Modality.PROHIBITION) for c in reading.competences)
    assert (None, RDF.type, RSI.Relation) not in to_graph([replace(reading, competences=banned)])


def test_no_edge_from_a_mention(reading: Reading) -> None:
    """A body that is only named undergoes nothing."""
    named = tuple(
        replace(c, targets=tuple(replace(t, role=TargetRole.MENTIONS) for t in c.targets)) for c in reading.competences
    )
    assert (None, RDF.type, RSI.Relation) not in to_graph([replace(reading, competences=named)])


def test_a_competence_alone_makes_the_edge_not_joint(reading: Reading) -> None:
    """An edge is joint only where no competence gives it to its holder alone."""
    alone = tuple(replace(c, joint=()) if c.joint else c for c in reading.competences)
    both = to_graph([replace(reading, competences=alone)])
    assert "organismes conventionnés\tjoint" not in "\n".join(_rows(both))


def test_relations_of_a_version_out_of_force_have_no_shortcut(graph: Graph) -> None:
    """What is not in force at the reference date is kept as a relation, without a shortcut."""
    past = Graph()
    for triple in graph:
        if triple[1] != ELI.in_force and not str(triple[1]).startswith(str(RSI.controls)):
            past.add(triple)
    derived = derive_relations(past)
    assert (None, RDF.type, RSI.Relation) in derived
    assert (None, RSI.actsUpon, None) not in derived
