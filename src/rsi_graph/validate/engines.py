"""Validators of SHACL, behind one way of asking: data and shapes in, the report as a graph out.

pySHACL is the reference. `shacl`, in Rust, is some twenty times as fast; it is an extra of the package. Where it is
installed, `auto` takes it for the shapes of the package, on which tests hold both to the same results; shapes of one's
own go to the reference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import pyshacl
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from pyshacl.shapes_graph import ShapesGraph
from rdflib import Graph, Literal
from rdflib.namespace import SH
from rdflib.term import Node

from rsi_graph.errors import RsiGraphError

if TYPE_CHECKING:
    import shacl

Engine = Callable[[Graph, Graph], Graph]

AUTO: Final = "auto"
REFERENCE: Final = "pyshacl"
ACCELERATOR: Final = "shacl"


class EngineError(RsiGraphError):
    """A validator that is not there.

    >>> print(EngineError("shacl"))
    The SHACL validator “shacl” is not installed. Run: pip install "rsi-graph[shacl]", or take --engine pyshacl.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The SHACL validator “{name}” is not installed. "
            f'Run: pip install "rsi-graph[{name}]", or take --engine {REFERENCE}.'
        )


class UnusableShapes(Exception):
    """The validator cannot work with these shapes."""


def choose_engine(name: str, *, packaged: bool) -> str:
    """What is asked for, and whether the shapes are those of the package, in; the name of the validator out.

    Raises:
        EngineError: the one asked for is not installed.

    >>> choose_engine("auto", packaged=False), choose_engine("pyshacl", packaged=True)
    ('pyshacl', 'pyshacl')
    """
    there = find_spec(ACCELERATOR) is not None
    if name == AUTO:
        return ACCELERATOR if packaged and there else REFERENCE
    if name == ACCELERATOR and not there:
        raise EngineError(name)
    return name


def run_engine(name: str, data: Graph, shapes: Graph) -> Graph:
    """Name of a validator, data and shapes in, the report as a graph out, with the messages of the shapes.

    Raises:
        UnusableShapes: the shapes are no shapes, or ask for what SHACL does not have.
    """
    found = ENGINES[name](data, shapes)
    _complete_messages(found, shapes)
    return found


def run_accelerator(triples: str, shapes: Graph) -> Graph:
    """As `run_engine` of the accelerator, of data in N-Triples.

    Raises:
        UnusableShapes: the shapes are no shapes.
    """
    found = _shacl_lines(triples, shapes)
    _complete_messages(found, shapes)
    return found


def _pyshacl(data: Graph, shapes: Graph) -> Graph:
    try:
        _, found, _ = pyshacl.validate(
            data, shacl_graph=shapes, inference="none", advanced=False, inplace=True, do_owl_imports=False
        )
    except (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError) as error:
        raise UnusableShapes(" ".join(str(error).split())) from error
    if not isinstance(found, Graph):
        raise UnusableShapes(f"the shapes could not be used ({found!r})")
    return found


def _shacl(data: Graph, shapes: Graph) -> Graph:
    return _shacl_lines(_triples(data), shapes)


def _shacl_lines(triples: str, shapes: Graph) -> Graph:
    try:
        report = _compiled(shapes).validate_text(triples, "ntriples")
    except (ShapeLoadError, ValueError) as error:
        raise UnusableShapes(" ".join(str(error).split())) from error
    return Graph(bind_namespaces="none").parse(data=report.serialize("ntriples"), format="ntriples")


@cache
def _compiled(shapes: Graph) -> shacl.Shapes:
    """Whether these are shapes at all is for the reference to say: the accelerator passes over what it cannot read."""
    from shacl import Shapes

    _ = ShapesGraph(shapes).shapes
    return Shapes.from_text(_triples(shapes), "ntriples")


def _triples(graph: Graph) -> str:
    return graph.serialize(format="ntriples", encoding=None)


ENGINES: Final[Mapping[str, Engine]] = {REFERENCE: _pyshacl, ACCELERATOR: _shacl}


def _complete_messages(found: Graph, shapes: Graph) -> None:
    """Of a constraint in SPARQL, pySHACL gives but one of the messages, now this one, now that one."""
    for result in found.objects(None, SH.result):
        for message in _messages(found, shapes, result):
            found.add((result, SH.resultMessage, message))


def _messages(found: Graph, shapes: Graph, result: Node) -> list[Node]:
    """What the constraint, else the shape, has to say; words with variables in them are left to the validator."""
    for kind in (SH.sourceConstraint, SH.sourceShape):
        source = found.value(result, kind)
        told = [] if source is None else list(shapes.objects(source, SH.message))
        if told:
            return [one for one in told if isinstance(one, Literal) and "{" not in one]
    return []
