"""Who acts upon whom, as a networkx graph."""

from rsi_graph.network.around import UnknownBodyError, around
from rsi_graph.network.build import Network, UnknownActionError, to_network
from rsi_graph.network.evidence import Evidence

__all__ = ["Evidence", "Network", "UnknownActionError", "UnknownBodyError", "around", "to_network"]
