"""The graph: what was read, as RDF. Readings in, one rdflib graph out."""

from rsi_graph.graph.authority import Authority, default_authority
from rsi_graph.graph.build import DEFAULT_DATASET, to_graph
from rsi_graph.graph.dataset import DatasetInfo
from rsi_graph.graph.relations import derive_relations

__all__ = ["DEFAULT_DATASET", "Authority", "DatasetInfo", "default_authority", "derive_relations", "to_graph"]
