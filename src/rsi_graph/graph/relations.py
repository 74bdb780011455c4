"""Who acts upon whom: the relations that the competences justify, by one CONSTRUCT. Source: MODEL, section 6."""

from __future__ import annotations

from rdflib import Graph

from rsi_graph.resources import resource_path


def relations_query() -> str:
    """The CONSTRUCT, for engines other than rdflib too."""
    return resource_path("queries", "relations.rq").read_text(encoding="utf-8")


def derive_relations(graph: Graph) -> Graph:
    """Graph of competences in, graph of the relations and shortcut triples that follow from it out.

    Guarantees: a relation leads to its competences; nothing is derived from a prohibition, a mention or a counterpart.
    """
    derived = graph.query(relations_query()).graph
    return derived if derived is not None else Graph(bind_namespaces="none")
