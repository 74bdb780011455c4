"""The graph in the formats that others read."""

from rsi_graph.export.formats import FORMATS, UnknownFormatError, export_graph, normal_format

__all__ = ["FORMATS", "UnknownFormatError", "export_graph", "normal_format"]
