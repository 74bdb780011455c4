"""Stories of readers of a map of many bodies: it is a canvas, and everything that a small map can do it can too."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Locator, Page, expect

_CORNER = """() => {
    const copy = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    copy.drawImage(document.querySelector("#picture canvas"), 0, 0);
    return copy.getImageData(2, 2, 1, 1).data[0];
}"""


@pytest.fixture
def overview(visit: Callable[..., Page], crowd: str) -> Page:
    """Two hundred bodies."""
    page = visit(f"{crowd}/map?most=200")
    expect(page.locator("#picture canvas")).to_be_visible()
    return page


def hidden(parts: Locator) -> list[bool]:
    return [bool(re.search(r"\bhidden\b", one.get_attribute("class") or "")) for one in parts.all()]


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what only the canvas shows."""
    for _ in range(600):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it did not come about within a minute")


def standing(page: Page) -> str:
    """The name on which the keyboard stands, once it is said."""
    expect(page.locator("#at")).not_to_be_empty()
    return (page.locator("#at").text_content() or "").partition(" – ")[0]


def test_the_drawing_is_there_but_unseen(overview: Page) -> None:
    """The SVG stays, for stills; names and legend are read beside it."""
    expect(overview.locator("#picture svg")).to_be_hidden()
    expect(overview.locator(".legend-list li").first).to_be_visible()
    expect(overview.locator("#picture canvas")).to_have_attribute("aria-label", re.compile("tableau"))


def test_by_keyboard(overview: Page) -> None:
    """Arrows go from body to body and say its name, Enter opens it with its relations."""
    overview.locator("#picture canvas").focus()
    overview.keyboard.press("ArrowDown")
    first = standing(overview)
    overview.keyboard.press("ArrowDown")
    expect(overview.locator("#at")).not_to_contain_text(f"{first} –")
    overview.keyboard.press("Enter")
    expect(overview.locator("#panel h2")).to_have_text(standing(overview))
    expect(overview.locator("#panel li button").first).to_contain_text(re.compile("contrôle|informe"))


def test_by_pointer(overview: Page) -> None:
    """What the pointer rests on is said in words; a click opens it, where the map was moved and zoomed too."""
    canvas = overview.locator("#picture canvas")
    for _ in range(2):
        canvas.focus()
        overview.keyboard.press("ArrowRight")
        said = overview.locator("#hovered")
        expect(said).to_contain_text(standing(overview))
        place = said.bounding_box()
        assert place
        overview.mouse.click(place["x"] - 8, place["y"] - 14)  # the words stand beside what they are about
        expect(overview.locator("#panel h2")).to_have_text(standing(overview))
        overview.keyboard.press("+")
        overview.keyboard.press("Shift+ArrowRight")


def test_search_marks_what_it_finds(overview: Page) -> None:
    """What fits is marked, and opened from the list."""
    name = (overview.locator("[data-node] title").first.text_content() or "").partition(" – ")[0]
    overview.locator("#search").fill(name)
    expect(overview.locator(".found").first).to_be_attached()
    overview.locator("#hits button").get_by_text(name, exact=True).click()
    expect(overview.locator("#panel h2")).to_have_text(name)


def test_still_holds_what_is_shown(overview: Page) -> None:
    """A filter hides lines and lonely bodies; the exported SVG holds the others, its legend, and none besides."""
    overview.locator("#filters summary").click()
    overview.locator("[data-family='control']").uncheck()
    expect(overview.locator("[data-node].hidden").first).to_be_attached()
    nodes = overview.locator("[data-node]")
    shown = [one.get_attribute("data-node") for one, off in zip(nodes.all(), hidden(nodes), strict=True) if not off]
    with overview.expect_download() as kept:
        overview.locator("#svg").click()
    still = ET.parse(io.StringIO(kept.value.path().read_text("utf-8")))
    assert [one.get("data-node") for one in still.iter() if one.get("data-node")] == shown
    assert "informer" in "".join(still.getroot().itertext())
    with overview.expect_download() as kept:
        overview.locator("#png").click()
    assert kept.value.path().read_bytes().startswith(b"\x89PNG")
    expect(overview.locator("#picture canvas")).to_be_visible()


def test_it_turns_dark(overview: Page) -> None:
    """The canvas follows its surroundings, without a reload."""
    until(overview, lambda: overview.evaluate(_CORNER) == 255)
    overview.emulate_media(color_scheme="dark")
    until(overview, lambda: overview.evaluate(_CORNER) < 60)


def test_on_a_telephone(visit: Callable[..., Page], crowd: str) -> None:
    """Nothing sticks out at 360 pixels."""
    page = visit(f"{crowd}/map?most=200", width=360, height=740)
    expect(page.locator("#picture canvas")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_a_canvas(visit: Callable[..., Page], crowd: str) -> None:
    """A browser that has none shows the SVG."""
    page = visit("about:blank")
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(f"{crowd}/map?most=200")
    expect(page.locator("#picture svg")).to_be_visible()
    page.locator("[data-node]").first.click()
    expect(page.locator("#panel h2")).to_be_visible()
