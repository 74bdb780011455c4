"""The picture: well-formed, the same each time, nothing on top of anything else."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsi_graph.errors import RsiGraphError
from rsi_graph.network import LEVELS, Evidence, Network
from rsi_graph.visualise import to_pdf, to_png, to_svg
from rsi_graph.visualise.layout import Box, Place, lay_out
from rsi_graph.visualise.palette import FAMILIES, INK, KINDS, LEVEL_WORDS, LEVEL_WORDS_EN, PAPER
from rsi_graph.visualise.text import width_of

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = [(words, LEVEL_WORDS_EN[level]) for level, words in LEVEL_WORDS.items()]


def test_picture_is_well_formed_xml_with_title_and_description(any_network: Network) -> None:
    """Any reader of XML opens it; who cannot see it has it told."""
    root = ET.fromstring(to_svg(any_network).encode())
    assert root.find(f"{SVG}title") is not None
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert description.text
    assert not [element.tag for element in root.iter() if element.tag == f"{SVG}script"]


def test_every_institution_and_relation_is_drawn(any_network: Network) -> None:
    """One group a node, by its IRI; one a relation."""
    root = ET.fromstring(to_svg(any_network).encode())
    assert sorted(filter(None, (g.get("data-node") for g in root.iter(f"{SVG}g")))) == sorted(any_network.nodes)
    drawn = [g.get("data-relation") for g in root.iter(f"{SVG}g") if g.get("data-relation")]
    assert len(drawn) == len(set(drawn)) == any_network.number_of_edges()


def test_everything_stands_inside_the_picture(any_network: Network) -> None:
    """No box is cut off at the edge."""
    root = ET.fromstring(to_svg(any_network).encode())
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    body = root.find(f"{SVG}g")
    assert body is not None
    shift = [float(number) for number in body.get("transform", "")[10:-1].split()]
    for box in body.iter(f"{SVG}rect"):
        left, top = float(box.get("x", 0)) + shift[0], float(box.get("y", 0)) + shift[1]
        assert left >= 0
        assert left + float(box.get("width", 0)) <= width
        assert top >= 0
        assert top + float(box.get("height", 0)) <= height


def test_same_bytes_whatever_the_order_of_hashes() -> None:
    """Another hash seed gives the same picture, page and files."""
    code = (
        "import hashlib, rsi_graph.visualise as v; from rdflib import Graph; from rsi_graph.network import to_network;"
        "from rsi_graph.resources import resource_path; g = Graph().parse(resource_path('data', 'rsi.ttl'));"
        "n = to_network(g); names = ('to_svg', 'to_html', 'to_graphml', 'to_gexf', 'to_dot', 'to_mermaid');"
        "print([hashlib.sha256(getattr(v, name)(n).encode()).hexdigest() for name in names])"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(seen) == 1


def test_png_is_a_picture_of_twice_the_size(any_network: Network) -> None:
    """Width and height stand in the header (PNG, § 11.2.2)."""
    svg, png = ET.fromstring(to_svg(any_network).encode()), to_png(any_network)
    assert png.startswith(b"\x89PNG\r\n")
    size = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert size == (2 * int(svg.get("width", 0)), 2 * int(svg.get("height", 0)))


def test_pdf_is_one_page_of_the_size_of_the_picture(any_network: Network) -> None:
    """A pixel is three quarters of a point; the same picture gives the same bytes."""
    pdf = to_pdf(any_network)
    assert pdf.startswith(b"%PDF-1.")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    width, height = map(float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0])
    svg = ET.fromstring(to_svg(any_network).encode())
    assert (width / 0.75, height / 0.75) == (int(svg.get("width", 0)), int(svg.get("height", 0)))
    assert pdf == to_pdf(any_network)


def test_without_typst_it_says_what_to_install(any_network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the extra."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RsiGraphError, match=r"pip install 'rsi-graph\[pdf\]'"):
        to_pdf(any_network)


def overlap(one: Place, other: Place) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1e-6 and down > 1e-6


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.floats(5, 300), st.floats(5, 90)), min_size=1, max_size=14), st.data())
def test_no_box_lies_on_another(sizes: list[tuple[int, float, float]], data: st.DataObject) -> None:
    """Whatever the boxes and links, each has its own place, inside the stated size."""
    boxes = [Box(f"b{n}", row, width, height) for n, (row, width, height) in enumerate(sizes)]
    pairs = [(a.key, b.key) for a, b in combinations(boxes, 2) if abs(a.row - b.row) == 1]
    links = data.draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []
    layout = lay_out(boxes, links)
    assert set(layout.places) == {box.key for box in boxes}
    assert not [pair for pair in combinations(layout.places.values(), 2) if overlap(*pair)]
    for place in layout.places.values():
        assert place.left >= -1e-6
        assert place.right <= layout.width + 1e-6
        assert place.bottom <= layout.height + 1e-6


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_can_be_read_on_every_colour_in_light_and_dark() -> None:
    """At least 4.5 for text (WCAG 2.1, 1.4.3)."""
    for side in ("light", "dark"):
        ink, paper = getattr(INK, side), getattr(PAPER, side)
        assert all(contrast(ink, getattr(look.fill, side)) >= 4.5 for look in KINDS.values())
        assert all(contrast(getattr(shade, side), paper) >= 4.5 for shade in FAMILIES.values())


def test_no_line_runs_through_a_heading(hostile: Network) -> None:
    """Of an overview: headings are written after the lines, each on paper as wide as its words in both languages."""
    crowd = hostile.copy()
    for rank in range(50):
        crowd.add_node(
            f"https://example.org/more/{rank}", label=f"caisse {rank}", label_en="", kind="BodyClass", rank=9
        )
    for _, data in crowd.nodes(data=True):
        data.setdefault("level", LEVELS[data["rank"] % len(LEVELS)])
    drawing = ET.fromstring(to_svg(crowd).encode()).find(f"{SVG}g[@class='drawing']")
    assert drawing is not None
    parts = list(drawing)
    headings = [rank for rank, part in enumerate(parts) if part.tag == f"{SVG}text"]
    assert headings
    assert max(rank for rank, part in enumerate(parts) if part.get("class") == "thin") < headings[0]
    for rank in headings:
        paper, (text, english) = parts[rank - 1], next(both for both in HEADINGS if both[0] == parts[rank].text)
        assert paper.get("class") == "paper"
        assert float(paper.get("width", 0)) > max(width_of(text, 20), width_of(english, 20))


@pytest.mark.parametrize(("offices", "words"), [(2, True), (8, False)])
def test_a_picture_too_wide_for_a_window_is_an_overview(offices: int, *, words: bool) -> None:
    """Words on lines are left out where a row with them would be shown too small to be read."""
    dense: Network = nx.MultiDiGraph()
    dense.graph.update(title="t", source="s", licence="l")
    pairs = [(f"urn:office-{one}", f"urn:fund-{other}") for one in range(offices) for other in range(4)]
    for name in sorted({end for pair in pairs for end in pair}):
        low = "fund" in name
        kind, rank, level = ("BodyClass", 1, LEVELS[-1]) if low else ("Office", 0, LEVELS[0])
        dense.add_node(name, label=name[4:], label_en="", kind=kind, rank=rank, level=level)
    family, said = next(iter(FAMILIES)), {"label": "contrôle", "label_en": "controls"}
    for number, pair in enumerate(pairs):
        place = f"CSS L{number} 1°"
        evidence = Evidence(article=place, start=0, quote="contrôle", verb="contrôler", competence=f"urn:c{number}")
        how = {"property": "controls", "action": "control", "family": family, "joint": False, "scheme": False}
        dense.add_edge(*pair, key=f"r{number}", articles=(place,), evidence=(evidence,), since="", **said, **how)
    assert ('class="thin"' not in to_svg(dense)) is words
