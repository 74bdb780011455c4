"""How fast the explorer is in a real browser: `python benchmarks/explorer.py data/rsi.ttl STORE network.html`.

Each argument is served (a file of RDF, an Oxigraph store), or opened from the disk (a page made by `network`). Printed
are the seconds from the address to the first contentful paint and to the map that answers: cold (the first page that a
server was ever asked for) and warm (median of five); then the frames a second, median and slowest twentieth, while the
map of most bodies is panned, zoomed and pointed at by events of the page, and dragged by a mouse.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

RUNS = 5
SIZE: ViewportSize = {"width": 1400, "height": 900}
MOST = 500
_TIMES = """() => [performance.getEntriesByName("first-contentful-paint"), performance.getEntriesByName("map")]
    .map(entries => entries.length ? entries[0].startTime / 1000 : null)"""
# Something moves in each frame: the pointer that drags or passes over, or the wheel; the stamps of the frames are told.
_MOVE = """act => new Promise(done => {
    const frame = document.querySelector("#picture");
    const target = frame.querySelector("canvas") ?? frame.querySelector("svg");
    const box = frame.getBoundingClientRect(), [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2];
    const tell = (name, dx, dy, buttons) => target.dispatchEvent(new PointerEvent(name, {
        bubbles: true, pointerId: 1, isPrimary: true, clientX: x + dx, clientY: y + dy, buttons }));
    const wheel = up => target.dispatchEvent(new WheelEvent("wheel", {
        bubbles: true, cancelable: true, ctrlKey: true, clientX: x, clientY: y, deltaY: up ? -40 : 40 }));
    const acts = {
        pan: at => tell("pointermove", 2 * (at % 60), at % 40, 1),
        zoom: at => wheel(at % 40 < 20),
        point: at => tell("pointermove", 7 * (at % 60) - 210, 5 * (at % 40) - 100, 0),
    };
    const stamps = [];
    if (act === "pan") tell("pointerdown", 0, 0, 1);
    const step = now => {
        stamps.push(now);
        acts[act](stamps.length);
        if (stamps.length < 180) return requestAnimationFrame(step);
        if (act === "pan") tell("pointerup", 0, 0, 0);
        done(stamps);
    };
    requestAnimationFrame(step);
})"""
# The same with a mouse of its own: the page only tells the stamps of its frames, until it is told to stop.
_WATCH: Final = """() => {
    const stamps = window.stamps = [];
    const step = now => { stamps.push(now); if (window.stamps === stamps) requestAnimationFrame(step); };
    requestAnimationFrame(step);
}"""
_SEEN: Final = "() => { const stamps = window.stamps; window.stamps = null; return stamps; }"
_DRAGS = 150


@contextmanager
def addressed(data: str) -> Iterator[str]:
    """The address of a page on the disk, or of a server of this data that was just started."""
    if data.endswith(".html"):
        yield Path(data).resolve().as_uri()
        return
    command = [sys.executable, "-m", "rsi_graph", "serve", data, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 our own program
        assert process.stderr is not None
        found = re.search(r"http://\S+(?=/)", "".join(process.stderr.readline() for _ in range(2)))
        assert found, "the server tells its address on its first line"
        yield f"{found.group()}/map"
        process.terminate()


def time_of(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds to the first contentful paint and to the map, in a browser that has seen nothing yet."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    while None in (times := page.evaluate(_TIMES)):  # the page's policy allows nothing that waits inside it
        page.wait_for_timeout(20)
    paint, shown = times
    context.close()
    return paint, shown


def first_views(browser: Browser, address: str) -> None:
    """Print how long a map takes: the first time, and then."""
    cold, *runs = [time_of(browser, address) for _ in range(RUNS + 1)]
    paint, shown = (median(run[part] for run in runs) for part in (0, 1))
    first = f"paint {cold[0]:.2f} s, map {cold[1]:.2f} s"
    print(f"  first: {first}; then: paint {paint:.2f} s, map {shown:.2f} s", flush=True)


def movement(browser: Browser, address: str) -> None:
    """Print how smoothly a map moves."""
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(120_000)
    page.goto(address)
    page.locator("#fit").wait_for()
    for act in ("pan", "zoom", "point", "drag"):
        spans: list[float] = []
        for _ in range(RUNS):
            page.locator("#fit").click()
            page.wait_for_timeout(700)
            stamps = dragged(page) if act == "drag" else page.evaluate(_MOVE, act)
            spans += [after - before for before, after in pairwise(stamps)]
        spans.sort()
        usual, slow = 1000 / median(spans), 1000 / spans[int(len(spans) * 0.95)]
        print(f"  {act}: {usual:.1f} frames a second, slowest twentieth {slow:.1f}", flush=True)
    print(f"  with {page.locator('[data-node]').count()} bodies")
    page.close()


def dragged(page: Page) -> list[float]:
    """The stamps of the frames while a mouse drags the map to and fro, as a hand does."""
    box = page.locator("#picture").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 600) / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_WATCH)
    for at in range(_DRAGS):
        there = at % 60 if at % 120 < 60 else 60 - at % 60
        page.mouse.move(x + 4 * there, y + 2 * there)
    stamps: list[float] = page.evaluate(_SEEN)
    page.mouse.up()
    return stamps


def main(given: list[str]) -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for data in given:
            print(data)
            with addressed(data) as address:
                first_views(browser, address)
                largest = address if data.endswith(".html") else f"{address}?most={MOST}"
                if largest != address:
                    print(f"  {MOST} bodies:")
                    first_views(browser, largest)
                movement(browser, largest)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
