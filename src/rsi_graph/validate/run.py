"""Graph and shapes in, report out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pyshacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.namespace import SH
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Literal, Node

from rsi_graph.errors import RsiGraphError
from rsi_graph.namespaces import SHAPE
from rsi_graph.resources import resource_path
from rsi_graph.validate.background import with_background
from rsi_graph.validate.paths import write_path
from rsi_graph.validate.report import Result, Severity, ValidationReport
from rsi_graph.validate.standard import to_report_graph

PACKAGED_SHAPES: Final = ("hard.ttl", "advisory.ttl")


class ShapesError(RsiGraphError):
    """Shapes that cannot be read, or that are no shapes.

    >>> print(ShapesError("mine.ttl", "this is not Turtle"))
    mine.ttl: this is not Turtle. Correct the file, or leave it out to use the shapes of the package.
    """

    def __init__(self, shapes: str | Path, problem: str) -> None:
        super().__init__(f"{shapes}: {problem}. Correct the file, or leave it out to use the shapes of the package.")


def load_shapes(*files: Path) -> Graph:
    """Shape files in, one graph of shapes out; without files, those of the package.

    Raises:
        ShapesError: a file is missing or is not Turtle.

    >>> from rdflib.namespace import RDF, SH
    >>> (SHAPE.holder, RDF.type, SH.PropertyShape) in load_shapes()
    True
    """
    return _load_shapes(files or tuple(resource_path("shapes", name) for name in PACKAGED_SHAPES))


@cache
def _load_shapes(files: tuple[Path, ...]) -> Graph:
    shapes = Graph(bind_namespaces="none")
    for file in files:
        try:
            shapes.parse(file, format="turtle")
        except FileNotFoundError as error:
            raise ShapesError(file, "there is no such file") from error
        except (BadSyntax, ParserError, UnicodeDecodeError) as error:
            raise ShapesError(file, f"this is not Turtle ({' '.join(str(error).split())})") from error
    return shapes


def validate(graph: Graph, *, shapes: Sequence[Path] = (), strict: bool = False) -> ValidationReport:
    """Graph in, report out.

    The packaged ontology, actions and authority file are mixed in as far as the data names what they describe, so
    that a bare data file can be checked. No inference is run; the graph given is not changed.

    Args:
        graph: the data.
        shapes: shape files instead of those of the package.
        strict: whether warnings and information count for the exit code.

    Raises:
        ShapesError: the shapes cannot be read or are no shapes.

    >>> from rdflib import Graph
    >>> lonely = "<urn:c> a <https://w3id.org/rsi-graph/ontology#Duty> ."
    >>> report = validate(Graph().parse(data=lonely))
    >>> report.exit_code, "Une compétence a au moins un titulaire." in {r.message_fr for r in report.results}
    (1, True)

    Source: SHACL (W3C Recommendation, 20 July 2017), sections 3.4 to 3.6.
    """
    shapes_graph = load_shapes(*shapes)
    found = _run(with_background(graph), shapes_graph, shapes)
    results = tuple(sorted({_result(found, node) for node in _results(found)}, key=_order))
    return ValidationReport(results, not results, strict, to_report_graph(found))


def _run(data: Graph, shapes_graph: Graph, files: Sequence[Path]) -> Graph:
    try:
        _, found, _ = pyshacl.validate(
            data, shacl_graph=shapes_graph, inference="none", advanced=False, inplace=True, do_owl_imports=False
        )
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
        raise ShapesError(", ".join(map(str, files)) or "shapes", " ".join(str(error).split())) from error
    if not isinstance(found, Graph):
        raise ShapesError(", ".join(map(str, files)) or "shapes", f"the shapes could not be used ({found!r})")
    return found


def _results(found: Graph) -> Iterable[Node]:
    """The results of the report itself, without those that explain them in detail."""
    return found.objects(None, SH.result)


def _result(found: Graph, node: Node) -> Result:
    value, path = found.value(node, SH.value), found.value(node, SH.resultPath)
    messages = {m.language: str(m) for m in found.objects(node, SH.resultMessage) if isinstance(m, Literal)}
    any_message = messages.get(None) or next(iter(sorted(messages.values())), "")
    return Result(
        severity=_severity(found.value(node, SH.resultSeverity)),
        shape=_name(found.value(node, SH.sourceShape)),
        component=str(found.value(node, SH.sourceConstraintComponent)).removeprefix(str(SH)),
        focus=str(found.value(node, SH.focusNode)),
        value=None if value is None else str(value),
        path=None if path is None else write_path(found, path),
        message_fr=messages.get("fr", any_message),
        message_en=messages.get("en", any_message),
    )


def _severity(term: Node | None) -> Severity:
    """Severities of one's own are allowed by SHACL; they count as violations."""
    name = str(term).removeprefix(str(SH))
    return next((severity for severity in Severity if severity.value == name), Severity.VIOLATION)


def _name(shape: Node | None) -> str:
    return str(shape).removeprefix(str(SHAPE))


def _order(result: Result) -> tuple[int, str, str, str, str]:
    gravity = list(Severity).index(result.severity)
    return gravity, result.focus, result.shape, result.component, result.value or ""
