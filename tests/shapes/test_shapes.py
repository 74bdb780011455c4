"""Graphs that break one rule each, and graphs that break none."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, RDFS, SH

from rsi_graph.namespaces import SHAPE
from rsi_graph.validate import Severity, load_shapes, validate

HERE = Path(__file__).parent
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
VALID = sorted((HERE / "valid").glob("*.ttl"))
BLANK = re.compile(r"n?[0-9a-fN]{16,}\w*")


def _read(file: Path) -> Graph:
    return Graph().parse(file, format="turtle")


def _expected(file: Path) -> tuple[str | None, ...]:
    header = dict(re.findall(r"^# (\w+): ?(.*)$", file.read_text(encoding="utf-8"), re.MULTILINE))
    return tuple(header.get(key) for key in ("severity", "shape", "component", "focus", "value"))


def _term(term: str | None) -> str | None:
    return "_:" if term is not None and BLANK.fullmatch(term) else term


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_invalid_graph_gives_exactly_the_named_result(file: Path) -> None:
    """A graph that breaks one rule gives the result its header names, and no other."""
    found = [
        (result.severity.value, result.shape, result.component, _term(result.focus), _term(result.value))
        for result in validate(_read(file)).results
    ]
    assert found == [_expected(file)]


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_valid_graph_has_no_result(file: Path) -> None:
    """A graph that breaks no rule conforms, warnings included."""
    report = validate(_read(file), strict=True)
    assert report.results == ()
    assert report.conforms
    assert report.exit_code == 0


def test_every_named_constraint_is_tried() -> None:
    """Each shape that has a message has a graph that breaks it."""
    shapes = load_shapes()
    queries = set(shapes.objects(None, SH.sparql))
    named = {str(s).removeprefix(str(SHAPE)) for s in shapes.subjects(SH.message, None) if s not in queries}
    named |= {str(shape).removeprefix(str(SHAPE)) for shape in shapes.subjects(SH.sparql, None)}
    assert named == {_expected(file)[1] for file in INVALID}


def test_shapes_are_themselves_valid() -> None:
    """The shapes keep the syntax rules of SHACL, checked by the shapes of SHACL for shapes."""
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=load_shapes(), meta_shacl=True)
    assert conforms, text


def test_every_message_is_french_and_english() -> None:
    """Each message stands in both languages."""
    shapes = load_shapes()
    for shape in set(shapes.subjects(SH.message, None)):
        languages = sorted(getattr(message, "language", "") for message in shapes.objects(shape, SH.message))
        assert languages == ["en", "fr"], shape


def test_every_shape_says_what_it_is_for() -> None:
    """Each named shape has a comment."""
    shapes = load_shapes()
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            assert (shape, RDFS.comment, None) in shapes, shape


def test_advisory_shapes_never_violate_and_hard_ones_always_do() -> None:
    """Gravity follows the file a shape stands in."""
    shapes = load_shapes()
    graver = {_expected(file)[1]: _expected(file)[0] for file in INVALID}
    for shape, severity in graver.items():
        stated = shapes.value(SHAPE[str(shape)], SH.severity)
        assert (severity == Severity.VIOLATION) == (stated is None), shape
