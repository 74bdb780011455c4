"""The rooms in order: sources in, everything in `build/` out."""

from rsi_graph.pipeline.build import build
from rsi_graph.pipeline.data import SHIPPED_GRAPH, DataError, read_graph
from rsi_graph.pipeline.files import write_file, write_files
from rsi_graph.pipeline.reading import SHIPPED_ARTICLE, NothingRead, read_competences, read_law
from rsi_graph.pipeline.result import BuildResult
from rsi_graph.pipeline.summary import to_summary

__all__ = [
    "SHIPPED_ARTICLE",
    "SHIPPED_GRAPH",
    "BuildResult",
    "DataError",
    "NothingRead",
    "build",
    "read_competences",
    "read_graph",
    "read_law",
    "to_summary",
    "write_file",
    "write_files",
]
