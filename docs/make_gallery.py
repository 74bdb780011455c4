"""Pictures of the shipped graph for the README: `make gallery` writes docs/gallery/ again; same graph, same bytes.

Where there are Chromium and Playwright (`make .venv/.test-ready`) the explorer is taken too, as readers have it: a
relation chosen, its article open, the words marked. Its letters are those of the machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from rdflib import Graph

from rsi_graph.network import around, laws_behind, to_network
from rsi_graph.resources import resource_path
from rsi_graph.visualise import to_html, to_svg

FOLDER = Path(__file__).parent / "gallery"
FINANCE = ("finance",)
CONTROL = ("control", "oversee")


def pictures() -> dict[str, str]:
    """Name of each file and its bytes as text."""
    graph = Graph().parse(resource_path("data", "rsi.ttl"), format="turtle")
    return {
        "control.svg": to_svg(to_network(graph, actions=CONTROL)),
        "finance.svg": to_svg(to_network(graph, actions=FINANCE)),
        "around.svg": to_svg(around(to_network(graph), "caisses de base")),
    }


def explorer(chromium: str) -> bytes:
    """The page with an article open, as PNG."""
    from playwright.sync_api import sync_playwright

    graph = Graph().parse(resource_path("data", "rsi.ttl"), format="turtle")
    network = to_network(graph)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "explorer.html")
        file.write_text(to_html(network, laws_behind(graph, network)), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1200, "height": 760}, reduced_motion="reduce")
        page.goto(file.as_uri())
        page.locator(".label", has_text="requiert").click()
        page.locator("#panel hr").wait_for()
        page.locator("#panel button.read").first.click()
        page.locator("#panel hr").wait_for(state="detached")
        page.locator("#panel mark.chosen").first.wait_for()
        page.mouse.move(0, 0)
        picture = page.screenshot(animations="disabled", caret="hide")
        browser.close()
    return picture


def main(folder: Path = FOLDER) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        (folder / name).write_text(picture, encoding="utf-8")
        sys.stdout.write(f"{folder / name}\n")
    chromium = shutil.which("chromium")
    if chromium and find_spec("playwright"):
        (folder / "explorer.png").write_bytes(explorer(chromium))
        sys.stdout.write(f"{folder / 'explorer.png'}\n")


if __name__ == "__main__":
    main()
