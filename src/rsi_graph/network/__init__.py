"""Who acts upon whom, as a networkx graph, and the texts of the law that say so."""

from rsi_graph.network.around import UnknownBodyError, around, busiest, joined
from rsi_graph.network.build import UnknownActionError, grouped, to_network
from rsi_graph.network.evidence import Evidence
from rsi_graph.network.law import LawText, law_of, laws_behind
from rsi_graph.network.levels import LEVELS
from rsi_graph.network.ranks import Network

__all__ = [
    "LEVELS",
    "Evidence",
    "LawText",
    "Network",
    "UnknownActionError",
    "UnknownBodyError",
    "around",
    "busiest",
    "grouped",
    "joined",
    "law_of",
    "laws_behind",
    "to_network",
]
