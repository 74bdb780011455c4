"""The graph in the formats that others read."""

from rsi_graph.export.formats import FORMATS, UnknownFormatError, export_graph, normal_format
from rsi_graph.export.large import GROUPS, write_formats, write_lines
from rsi_graph.export.lines import turtle_head, turtle_writer

__all__ = [
    "FORMATS",
    "GROUPS",
    "UnknownFormatError",
    "export_graph",
    "normal_format",
    "turtle_head",
    "turtle_writer",
    "write_formats",
    "write_lines",
]
