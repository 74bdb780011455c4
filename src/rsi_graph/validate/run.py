"""Graph and shapes in, report out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from rdflib import Graph
from rdflib.namespace import SH
from rdflib.term import Literal, Node

from rsi_graph.broken import UNREADABLE, where_broken
from rsi_graph.errors import RsiGraphError
from rsi_graph.namespaces import SHAPE
from rsi_graph.resources import resource_path
from rsi_graph.validate.background import with_background, with_background_lines
from rsi_graph.validate.engines import ACCELERATOR, AUTO, UnusableShapes, choose_engine, run_accelerator, run_engine
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
        except UNREADABLE as error:
            raise ShapesError(file, f"this is not Turtle, {where_broken(file.read_bytes(), 'turtle')}") from error
    return shapes


def validate(
    graph: Graph, *, shapes: Sequence[Path] = (), strict: bool = False, engine: str = AUTO
) -> ValidationReport:
    """Graph in, report out.

    The packaged ontology, actions and authority file are mixed in as far as the data names what they describe, so
    that a bare data file can be checked. No inference is run; the graph given is not changed.

    Args:
        graph: the data.
        shapes: shape files instead of those of the package.
        strict: whether warnings and information count for the exit code.
        engine: "pyshacl", the reference; "shacl", an extra; "auto", the faster one where it is installed and the
            shapes are those of the package.

    Raises:
        ShapesError: the shapes cannot be read or are no shapes.
        EngineError: the validator asked for is not installed.

    >>> from rdflib import Graph
    >>> lonely = "<urn:c> a <https://w3id.org/rsi-graph/ontology#Duty> ."
    >>> report = validate(Graph().parse(data=lonely))
    >>> report.exit_code, "Une compétence a au moins un titulaire." in {r.message_fr for r in report.results}
    (1, True)

    Source: SHACL (W3C Recommendation, 20 July 2017), sections 3.4 to 3.6.
    """
    chosen = choose_engine(engine, packaged=not shapes)
    shapes_graph = load_shapes(*shapes)
    try:
        found = run_engine(chosen, with_background(graph), shapes_graph)
    except UnusableShapes as error:
        raise ShapesError(", ".join(map(str, shapes)) or "shapes", str(error)) from error
    return _report(found, strict=strict)


def validate_turtle(turtle: bytes, *, engine: str = AUTO) -> ValidationReport:
    """A graph as Turtle in, what `validate` says of it by the shapes of the package out; for parts of large graphs.

    Raises:
        EngineError: the validator asked for is not installed.
    """
    chosen = choose_engine(engine, packaged=True)
    if chosen != ACCELERATOR:
        return validate(Graph(bind_namespaces="none").parse(data=turtle, format="turtle"), engine=chosen)
    return _report(run_accelerator(with_background_lines(turtle), load_shapes()), strict=False)


def _report(found: Graph, *, strict: bool) -> ValidationReport:
    results = tuple(sorted({_result(found, node) for node in _results(found)}, key=_order))
    return ValidationReport(results, not results, strict, to_report_graph(found))


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
