"""Who acts upon whom, as a networkx graph."""

from rsi_graph.network.build import UnknownActionError, to_network
from rsi_graph.network.evidence import Evidence

__all__ = ["Evidence", "UnknownActionError", "to_network"]
