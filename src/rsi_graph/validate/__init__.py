"""Graphs against shapes: what is false, and what a reader should know."""

from rsi_graph.validate.engines import AUTO, EngineError
from rsi_graph.validate.report import Result, Severity, ValidationReport
from rsi_graph.validate.run import ShapesError, load_shapes, validate, validate_turtle
from rsi_graph.validate.write import report_json, report_text, report_turtle

__all__ = [
    "AUTO",
    "EngineError",
    "Result",
    "Severity",
    "ShapesError",
    "ValidationReport",
    "load_shapes",
    "report_json",
    "report_text",
    "report_turtle",
    "validate",
    "validate_turtle",
]
