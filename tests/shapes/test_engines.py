"""The accelerator against the reference: same data, same results."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from rsi_graph.namespaces import ELI, OA, RSI
from rsi_graph.validate import EngineError, ShapesError, load_shapes, validate
from rsi_graph.validate.engines import ACCELERATOR, REFERENCE, UnusableShapes, choose_engine, run_engine
from rsi_graph.validate.run import _result

HERE = Path(__file__).parent
GRAPHS = sorted(HERE.glob("*valid/*.ttl"))
# The folder `tests` of the W3C's data-shapes test suite, which is no part of this project.
SUITE = Path(os.environ.get("RSI_GRAPH_DATA_SHAPES") or HERE.parents[2] / "shared" / "data-shapes")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
BLANK = re.compile(r"_:\w+|n?[0-9a-fN]{16,}\w*|b\d+|r\d+")

needs_accelerator = pytest.mark.skipif(find_spec(ACCELERATOR) is None, reason="the extra `shacl` is not installed")


def _results(graph: Graph, engine: str) -> set[tuple[str | None, ...]]:
    """What is found, blank nodes of no matter."""
    return {
        tuple("_:" if BLANK.fullmatch(str(part)) else str(part) for part in
              (r.severity, r.shape, r.component, r.focus, r.value, r.path, r.message_fr, r.message_en))
        for r in validate(graph, engine=engine).results
    }  # fmt: skip


@needs_accelerator
@pytest.mark.parametrize("file", GRAPHS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_same_results_on_every_graph_of_ours(file: Path) -> None:
    """Severity, shape, component, focus, value, path and both messages."""
    graph = Graph().parse(file, format="turtle")
    assert _results(graph, ACCELERATOR) == _results(graph, REFERENCE)


WHOLE = sorted(Graph().parse(HERE / "valid" / "whole.ttl", format="turtle"))
OBJECTS = sorted({o for _, _, o in WHOLE} | {Literal(""), Literal("x", lang="en"), Literal(7), RSI.Competence})
# Positions stay: of a piece that ends before it begins, SUBSTR gives other words in the one than in the other; that it
# is no piece, both say (invalid/position-backwards.ttl).
SWAPPED = [rank for rank, (_, predicate, _) in enumerate(WHOLE) if predicate not in {OA.start, OA.end}]
# Dates are given dates: what cannot be compared breaks sh:lessThanOrEquals (SHACL, 4.5.4), overlooked by the reference
# where its library has an order of its own for two datatypes.
DATES = {predicate for _, predicate, o in WHOLE if getattr(o, "datatype", None) == XSD.date}
# A query that binds what SHACL has bound already: the reference refuses it, as it should, the other runs it.
REFUSED_BY_THE_REFERENCE_ONLY = {"sparql/pre-binding/unsupported-sparql-004.ttl"}


@needs_accelerator
@settings(max_examples=40, deadline=None)
@given(
    st.sets(st.sampled_from(range(len(WHOLE))), max_size=8),
    st.lists(st.tuples(st.sampled_from(SWAPPED), st.sampled_from(OBJECTS)), max_size=5),
)
def test_same_results_on_graphs_nobody_wrote(missing: set[int], swapped: list[tuple[int, Node]]) -> None:
    """With triples taken out, and others given objects that do not belong there."""
    graph = Graph()
    for rank, triple in enumerate(WHOLE):
        if rank not in missing:
            graph.add(triple)
    for rank, value in swapped:
        subject, predicate, _ = WHOLE[rank]
        if predicate not in DATES or getattr(value, "datatype", None) == XSD.date:
            graph.add((subject, predicate, value))
    assert _results(graph, ACCELERATOR) == _results(graph, REFERENCE)


@needs_accelerator
@pytest.mark.parametrize("value", [Literal(7), Literal(False), Literal("7"), RSI.Competence], ids=str)
def test_both_refuse_what_is_no_date(value: Node) -> None:
    """Where only one says that it cannot be compared, both say that it is no date, and nothing else differs."""
    graph = Graph()
    for subject, predicate, o in WHOLE:
        graph.add((subject, predicate, value if predicate == ELI.date_no_longer_in_force else o))
    fast, reference = _results(graph, ACCELERATOR), _results(graph, REFERENCE)
    assert "DatatypeConstraintComponent" in {component for _, _, component, *_ in reference}
    assert {shape for _, shape, *_ in fast ^ reference} <= {"dates-in-order"}
    assert reference <= fast


def _cases() -> Iterator[Path]:
    yield from sorted(p for p in SUITE.rglob("*.ttl") if b"sht:Validate" in p.read_bytes())


def _standard(found: Graph, report: Node) -> Counter[tuple[str, ...]]:
    """Results as the suite states them: what is a path, whatever its blank nodes, is written out."""
    rows = (_result(found, node) for node in found.objects(report, SH.result))
    return Counter(
        tuple("_:" if BLANK.fullmatch(str(part)) else str(part) for part in
              (r.severity, r.shape, r.component, r.focus, r.value, r.path))
        for r in rows
    )  # fmt: skip


def _found(engine: str, data: Graph, shapes: Graph) -> Counter[tuple[str, ...]] | None:
    """What an engine finds; None where it refuses the shapes, or does not know them ($shapesGraph in a query)."""
    try:
        found = run_engine(engine, data, shapes)
    except (UnusableShapes, NotImplementedError):
        return None
    [report] = found.subjects(RDF.type, SH.ValidationReport)
    return _standard(found, report)


@needs_accelerator
@pytest.mark.skipif(not SUITE.exists(), reason="the W3C's test suite is not there (RSI_GRAPH_DATA_SHAPES)")
def test_data_shapes_of_the_w3c() -> None:
    """Where the reference gives what the suite expects of core SHACL and its SPARQL constraints, so does the other."""
    passed, wrong = 0, []
    for file in _cases():
        manifest = Graph().parse(file, format="turtle", publicID=file.as_uri())
        for entry in manifest.subjects(RDF.type, SHT.Validate):
            action, expected = manifest.value(entry, MF.action), manifest.value(entry, MF.result)
            data, shapes = (
                Graph().parse(str(manifest.value(action, kind)), format="turtle")
                for kind in (SHT.dataGraph, SHT.shapesGraph)
            )
            wanted = None if expected == SHT.Failure else _standard(manifest, expected)
            if _found(REFERENCE, data, shapes) != wanted:
                continue
            found = _found(ACCELERATOR, data, shapes)
            passed += found == wanted
            if found != wanted:
                wrong.append((file.relative_to(SUITE).as_posix(), wanted, found))
    assert {name for name, _, _ in wrong} <= REFUSED_BY_THE_REFERENCE_ONLY, wrong
    assert passed == 118


def test_shapes_of_ones_own_go_to_the_reference() -> None:
    """What is proved of our shapes is not proved of others."""
    assert choose_engine("auto", packaged=False) == REFERENCE


def test_missing_accelerator_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence with what to do; `auto` goes without it."""
    monkeypatch.setattr(import_module("rsi_graph.validate.engines"), "find_spec", lambda _: None)
    assert choose_engine("auto", packaged=True) == REFERENCE
    with pytest.raises(EngineError, match=r'pip install "rsi-graph\[shacl\]"'):
        choose_engine(ACCELERATOR, packaged=True)


@needs_accelerator
def test_accelerator_refuses_what_are_no_shapes(tmp_path: Path) -> None:
    """A shape without a path is no property shape."""
    file = tmp_path / "shapes.ttl"
    file.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:PropertyShape ; sh:targetNode <urn:n> .")
    with pytest.raises(ShapesError, match=r"shapes\.ttl.*Correct the file"):
        validate(Graph(), shapes=[file], engine=ACCELERATOR)


def test_every_message_is_given_each_time() -> None:
    """Of a constraint in SPARQL the reference alone gives one message, now French, now English."""
    graph = Graph().parse(HERE / "invalid" / "quote-one-character-off.ttl", format="turtle")
    shapes = load_shapes()
    query = next(q for q in shapes.objects(None, SH.sparql) if "quote-at-position" in str(q))
    [result] = validate(graph, engine=REFERENCE).results
    assert {result.message_fr, result.message_en} == {str(m) for m in shapes.objects(URIRef(query), SH.message)}
