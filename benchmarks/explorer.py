"""How fast the explorer is in a real browser: `python benchmarks/explorer.py http://127.0.0.1:8000`.

Prints the time from the address to the first contentful paint and to a page that answers, for the usual map and the one
of 500 bodies, and the frames a second while this is moved and zoomed. Each is the median of several runs.
"""

from __future__ import annotations

import shutil
import sys
from itertools import pairwise
from statistics import median

from playwright.sync_api import Page, sync_playwright

RUNS = 5
_TIMES = """() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const [navigation] = performance.getEntriesByType("navigation");
    return [paint ? paint.startTime : NaN, navigation.loadEventEnd];
}"""
_RECORD = """() => {
    window.frames_ = [];
    const tick = now => { window.frames_.push(now); if (window.frames_) requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
}"""


def times_of(page: Page, address: str) -> tuple[float, float]:
    """Seconds to the first contentful paint and to the end of loading."""
    runs = []
    for _ in range(RUNS):
        page.goto(address)
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        runs.append([value / 1000 for value in page.evaluate(_TIMES)])
    return median(run[0] for run in runs), median(run[1] for run in runs)


def frames_of(page: Page, act: str) -> tuple[float, float]:
    """Frames a second (of the median frame, and of the slowest twentieth) while the map is moved or zoomed."""
    box = page.locator("#picture").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"], 600) / 2
    page.mouse.move(x, y)
    page.evaluate(_RECORD)
    if act == "move":
        page.mouse.down()
        for step in range(120):
            page.mouse.move(x + 2 * (step % 60), y + step % 40)
        page.mouse.up()
    else:
        page.keyboard.down("Control")
        for step in range(60):
            page.mouse.wheel(0, -40 if step % 20 < 10 else 40)
        page.keyboard.up("Control")
    stamps = page.evaluate("() => { const all = window.frames_; window.frames_ = null; return all; }")
    spans = sorted(after - before for before, after in pairwise(stamps))
    return 1000 / median(spans), 1000 / spans[int(len(spans) * 0.95)]


def main(address: str) -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(120_000)
        for path in ("/map", "/map?most=500"):
            paint, loaded = times_of(page, address + path)
            print(f"{path:16} first paint {paint:.2f} s, loaded {loaded:.2f} s")
        bodies = page.locator("[data-node]").count()
        for act in ("move", "zoom"):
            usual, slow = frames_of(page, act)
            print(f"{bodies} bodies, {act}: {usual:.0f} frames a second (slowest twentieth: {slow:.0f})")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
