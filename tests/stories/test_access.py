"""For all: narrow screens, dark surroundings, those who hear the page, no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
BODY = "id/body/caisse-nationale-du-regime-social-des-independants"
PAGES = [
    "",
    "map",
    "matrix",
    "q",
    "q/control-chain?from=Etat&to=caisses de base",
    "q/competences-of-body",
    "query",
    BODY,
    "id/article/css/L611-4/2015-12-23",
    "id/article/css/L611-4/2015-12-23/point-2/controler-w8",
    "search?name=caisse",
]
_SERIOUS = """async () => {
    const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
    const where = node => node.target.join(" ") + " " + node.html.slice(0, 120);
    return (await axe.run(document, { runOnly })).violations
        .filter(one => ["serious", "critical"].includes(one.impact))
        .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(where).join(" | ")}`);
}"""


def serious(page) -> list[str]:
    """What axe-core finds, in light and in dark surroundings as the page has them."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_SERIOUS)
    return found


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core (npm ci in web/)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault(visit, read, server: str, file: str, scheme: str) -> None:
    """Every page, with its panel open where it has one."""
    found = {}
    for address in (*(f"{server}/{path}" for path in PAGES), file):
        page = visit(address, scheme=scheme)
        if page.locator("#panel").count():
            page.locator(".label", has_text="requiert").click()
            page.locator("#filters summary").click()
            read(page)
        found[address] = serious(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core (npm ci in web/)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_in_an_overview(visit, crowd: str, scheme: str) -> None:
    """A map of many bodies, which is a canvas."""
    page = visit(f"{crowd}/map?most=200", scheme=scheme)
    expect(page.locator("#picture canvas")).to_be_visible()
    assert serious(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_narrow(visit, server: str, path: str) -> None:
    """On 360 pixels nothing sticks out sideways."""
    page = visit(f"{server}/{path}", width=360, height=740)
    if path == "map":
        page.locator("#filters summary").click()
        page.locator(".label", has_text="requiert").dispatch_event("click")
        page.locator("#panel hr").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_table_says_what_the_picture_shows(visit, server: str) -> None:
    """Those who hear the page have every relation as a row; the way there is the first link."""
    page = visit(f"{server}/map")
    assert page.locator("a").first.get_attribute("href") == "#table"
    expect(page.locator("tr[data-relation]")).to_have_count(10)
    expect(page.locator(".label > title")).to_have_count(page.locator(".label").count())
