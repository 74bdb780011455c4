"""What a validation hands back: verdict, exit code, reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from rsi_graph.errors import RsiGraphError
from rsi_graph.namespaces import RSI
from rsi_graph.validate import (
    Severity,
    ShapesError,
    load_shapes,
    report_json,
    report_text,
    report_turtle,
    validate,
)
from rsi_graph.validate.background import with_background
from rsi_graph.validate.paths import write_path

HERE = Path(__file__).parent


def _read(name: str) -> Graph:
    return Graph().parse(HERE / f"{name}.ttl", format="turtle")


@pytest.mark.parametrize(
    ("name", "strict", "code"),
    [
        ("valid/whole", False, 0),
        ("valid/whole", True, 0),
        ("invalid/no-holder", False, 1),
        ("invalid/no-holder", True, 1),
        ("invalid/warning-ambiguous-citation", False, 0),
        ("invalid/warning-ambiguous-citation", True, 1),
        ("invalid/info-no-target", False, 0),
        ("invalid/info-no-target", True, 1),
    ],
)
def test_exit_code(name: str, strict: bool, code: int) -> None:
    """Violations alone count, unless everything is to count."""
    report = validate(_read(name), strict=strict)
    assert report.exit_code == code


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("valid/whole", "aucune violation, aucun avertissement, aucune information"),
        ("invalid/no-holder", "1 violation, aucun avertissement, aucune information"),
        ("invalid/warning-disputed", "aucune violation, 1 avertissement, aucune information"),
        ("invalid/info-no-object", "aucune violation, aucun avertissement, 1 information"),
    ],
)
def test_verdict(name: str, verdict: str) -> None:
    """The verdict tells violations from warnings."""
    assert validate(_read(name)).verdict == verdict


def test_the_saved_report_keeps_what_the_standard_says() -> None:
    """A mere warning does not conform, as SHACL has it, though it is no violation."""
    report = validate(_read("invalid/warning-disputed"))
    graph = Graph().parse(data=report_turtle(report), format="turtle")
    assert report.exit_code == 0
    assert not report.conforms
    assert list(graph.objects(None, SH.conforms)) == [Literal(False)]
    assert list(graph.objects(None, SH.resultSeverity)) == [SH.Warning]


def test_results_have_names_of_their_own() -> None:
    """Results are no blank nodes: they can be cited."""
    graph = validate(_read("invalid/two-actions")).graph
    results = list(graph.subjects(RDF.type, SH.ValidationResult))
    assert len(results) == 1
    assert isinstance(results[0], URIRef)


@pytest.mark.parametrize("name", ["invalid/no-holder", "invalid/target-is-a-text", "invalid/warning-basis-repealed"])
def test_reports_are_the_same_bytes_whatever_the_order_of_triples(name: str) -> None:
    """The order in which triples were added changes no byte of any report."""
    graph = _read(name)
    triples = sorted(graph)
    first = validate(graph)
    for order in (triples[::-1], triples[7:] + triples[:7], triples[::2] + triples[1::2]):
        shuffled = Graph()
        for triple in order:
            shuffled.add(triple)
        again = validate(shuffled)
        assert report_turtle(again) == report_turtle(first)
        assert report_json(again) == report_json(first)
        assert report_text(again) == report_text(first)


def test_report_json_says_everything() -> None:
    """The JSON report names severity, shape, component, focus, path, value, and the sentence in both languages."""
    document = json.loads(report_json(validate(_read("invalid/joint-holder-is-the-holder"))))
    assert document["exit_code"] == 1
    assert document["counts"] == {"Violation": 1, "Warning": 0, "Info": 0}
    (result,) = document["results"]
    assert result["shape"] == "joint-not-holder"
    assert result["path"] == "(rsi:jointHolder|rsi:withAssistanceOf|rsi:afterConsulting)"
    assert result["message_fr"].startswith("Qui exerce conjointement")
    assert result["message_en"].startswith("A joint holder")


def test_report_text_names_what_is_wrong_and_where() -> None:
    """A person reads the verdict, the sentence, the shape and the node."""
    text = report_text(validate(_read("invalid/no-holder")))
    assert text.startswith("Verdict : 1 violation")
    assert "Une compétence a au moins un titulaire. [holder] × 1" in text
    assert "L611-4/2015-12-23/point-1/controler-w3" in text


def test_report_text_counts_what_it_does_not_show() -> None:
    """Many nodes of one sort are counted, not all shown."""
    graph = Graph()
    for number in range(4):
        graph.add((URIRef(f"urn:organ:{number}"), RDF.type, RSI.Organ))
    text = report_text(validate(graph), shown=3)
    assert "[organ-without-body] × 4" in text
    assert "… et 1 autres" in text


def test_the_graph_given_is_not_changed() -> None:
    """Validation adds nothing to the data."""
    graph = _read("valid/bare-authority")
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_background_adds_only_what_the_data_names() -> None:
    """Entries of the authority file that the data does not name stay out."""
    whole = with_background(_read("valid/bare-authority"))
    named = URIRef("https://w3id.org/rsi-graph/id/body/caisse-nationale-du-regime-social-des-independants")
    other = URIRef("https://w3id.org/rsi-graph/id/body/cour-des-comptes")
    assert (named, RDF.type, RSI.NamedBody) in whole
    assert (other, None, None) not in whole


def test_background_does_not_mend_what_the_data_describes() -> None:
    """A body that the data describes wrongly stays wrong."""
    report = validate(_read("invalid/named-body-without-identifier"))
    assert [result.shape for result in report.results] == ["named-body-identifier"]


def test_shapes_of_ones_own() -> None:
    """Other shapes may be given instead of those of the package."""
    report = validate(_read("invalid/no-holder"), shapes=[_packaged("advisory.ttl")])
    assert report.results == ()


def _packaged(name: str) -> Path:
    return HERE.parents[1] / "shapes" / name


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "there is no such file"),
        ("ceci n'est pas du Turtle", "this is not Turtle"),
        (
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:PropertyShape ; sh:targetNode <urn:n> .",
            "advice",
        ),
    ],
    ids=["missing", "not-turtle", "no-shape"],
)
def test_shapes_that_cannot_be_used(tmp_path: Path, content: str | None, sentence: str) -> None:
    """The sentence names the file and says what to do."""
    file = tmp_path / "shapes.ttl"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(RsiGraphError) as raised:
        validate(Graph(), shapes=[file])
    assert isinstance(raised.value, ShapesError)
    assert "shapes.ttl" in str(raised.value)
    assert sentence in str(raised.value) or sentence == "advice"
    assert "Correct the file" in str(raised.value)


def test_paths_are_written_as_in_sparql() -> None:
    """Each path of the packaged shapes has its SPARQL form."""
    shapes = load_shapes()
    written = {write_path(shapes, path) for path in shapes.objects(None, SH.path)}
    assert "rsi:legalBasis/eli:is_part_of*/eli:in_force" in written
    assert "(eli:realizes|^eli:is_realized_by)" in written


WHOLE = sorted(_read("valid/whole"))


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(range(len(WHOLE))), max_size=6))
def test_a_graph_with_holes_is_judged_not_refused(missing: set[int]) -> None:
    """Whatever triples are missing, validation ends with a report, and its counts add up."""
    graph = Graph()
    for number, triple in enumerate(WHOLE):
        if number not in missing:
            graph.add(triple)
    report = validate(graph)
    assert sum(report.counts.values()) == len(report.results)
    assert report.conforms == (not report.results)
    assert [r.severity for r in report.results] == sorted(
        (r.severity for r in report.results), key=list(Severity).index
    )
