"""Who acts upon whom: the relations that the competences justify, by one CONSTRUCT. Source: MODEL, section 6."""

from __future__ import annotations

from typing import Final

from oxrdflib import OxigraphStore
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SKOS

from rsi_graph.namespaces import ELI, RSI
from rsi_graph.resources import resource_path

_RESTS_ON: Final = (
    *(RDF.type, RDFS.label, SKOS.prefLabel, ELI.is_part_of, ELI.in_force),
    *(RSI.action, RSI.actsOn, RSI.edgeProperty, RSI.holder, RSI.jointHolder, RSI.legalBasis),
)


def relations_query() -> str:
    """The CONSTRUCT, for engines other than rdflib too."""
    return resource_path("queries", "relations.rq").read_text(encoding="utf-8")


def derive_relations(graph: Graph) -> Graph:
    """Graph of competences in, graph of the relations and shortcut triples that follow from it out.

    The question is put to Oxigraph, over the triples it speaks of: rdflib takes minutes where it takes a second.

    Guarantees: a relation leads to its competences; nothing is derived from a prohibition, a mention or a counterpart.
    """
    asked = Graph(store=OxigraphStore(), bind_namespaces="none")
    asked.addN((s, p, o, asked) for p in _RESTS_ON for s, _, o in graph.triples((None, p, None)))
    derived = asked.query(relations_query()).graph
    return derived if derived is not None else Graph(bind_namespaces="none")
