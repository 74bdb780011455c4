"""The graph: what was read, as RDF. Readings in, one rdflib graph out."""

from rsi_graph.graph.authority import Authority, default_authority
from rsi_graph.graph.build import DEFAULT_DATASET, shared_triples, text_side_triples, to_graph, triple_count
from rsi_graph.graph.citations import cited_triples
from rsi_graph.graph.claims import claims
from rsi_graph.graph.competences import competence_triples
from rsi_graph.graph.dataset import COUNTED, DatasetInfo, dataset_triples
from rsi_graph.graph.facts import Usage, VersionFacts, facts_of, reference_date, twin_triples, union, usage_of
from rsi_graph.graph.force import force_triples, state_triples, states_of
from rsi_graph.graph.place import Place
from rsi_graph.graph.relations import derive_relations, relations_query
from rsi_graph.graph.terms import Triple

__all__ = [
    "COUNTED",
    "DEFAULT_DATASET",
    "Authority",
    "DatasetInfo",
    "Place",
    "Triple",
    "Usage",
    "VersionFacts",
    "cited_triples",
    "claims",
    "competence_triples",
    "dataset_triples",
    "default_authority",
    "derive_relations",
    "facts_of",
    "force_triples",
    "reference_date",
    "relations_query",
    "shared_triples",
    "state_triples",
    "states_of",
    "text_side_triples",
    "to_graph",
    "triple_count",
    "twin_triples",
    "union",
    "usage_of",
]
