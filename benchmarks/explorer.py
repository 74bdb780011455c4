"""How fast the explorer is in a real browser: `python benchmarks/explorer.py http://127.0.0.1:8000`.

Prints the time from the address to the first contentful paint and to a page that answers, for the usual map and the one
of 500 bodies, and the frames a second while this is moved and zoomed, on the canvas and, in the same run, as SVG. Each
is the median of several runs.
"""

from __future__ import annotations

import shutil
import sys
from itertools import pairwise
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

RUNS = 5
SIZE: ViewportSize = {"width": 1400, "height": 900}
PATHS = ("/map", "/map?most=500")
SURFACES = {"canvas": "", "svg": "HTMLCanvasElement.prototype.getContext = () => null"}
_TIMES = """() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const [navigation] = performance.getEntriesByType("navigation");
    return [paint ? paint.startTime : NaN, navigation.loadEventEnd];
}"""
# Something moves in each frame: the pointer that drags, or the wheel with Ctrl; the stamps of the frames come back.
_MOVE = """act => new Promise(done => {
    const frame = document.querySelector("#picture");
    const target = frame.querySelector("canvas") ?? frame.querySelector("svg");
    const box = frame.getBoundingClientRect(), [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2];
    const tell = (name, dx, dy) => target.dispatchEvent(new PointerEvent(name, {
        bubbles: true, pointerId: 1, isPrimary: true, clientX: x + dx, clientY: y + dy, buttons: 1 }));
    const wheel = up => target.dispatchEvent(new WheelEvent("wheel", {
        bubbles: true, cancelable: true, ctrlKey: true, clientX: x, clientY: y, deltaY: up ? -40 : 40 }));
    const stamps = [];
    if (act === "move") tell("pointerdown", 0, 0);
    const step = now => {
        stamps.push(now);
        const at = stamps.length;
        if (act === "move") tell("pointermove", 2 * (at % 60), at % 40); else wheel(at % 20 < 10);
        if (at < 120) return requestAnimationFrame(step);
        if (act === "move") tell("pointerup", 0, 0);
        done(stamps);
    };
    requestAnimationFrame(step);
})"""


def times_of(page: Page, address: str) -> tuple[float, float]:
    """Seconds to the first contentful paint and to the end of loading."""
    runs = []
    for _ in range(RUNS):
        page.goto(address)
        page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
        runs.append([value / 1000 for value in page.evaluate(_TIMES)])
    return median(run[0] for run in runs), median(run[1] for run in runs)


def frames_of(page: Page, act: str) -> tuple[float, float]:
    """Frames a second (of all frames, and of the slowest twentieth) while the map is moved or zoomed."""
    page.locator("#fit").click()
    page.wait_for_timeout(1000)
    stamps = page.evaluate(_MOVE, act)
    spans = sorted(after - before for before, after in pairwise(stamps))
    return 1000 * len(spans) / sum(spans), 1000 / spans[int(len(spans) * 0.95)]


def first_views(browser: Browser, address: str) -> None:
    """Print how long the usual map and the largest take."""
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(120_000)
    for path in PATHS:
        paint, loaded = times_of(page, address + path)
        print(f"{path:16} first paint {paint:.2f} s, loaded {loaded:.2f} s")
    page.close()


def movement(browser: Browser, address: str) -> None:
    """Print how smoothly the largest map moves, on its canvas and as the SVG that a browser without canvas shows."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for _ in range(3):
        for surface, script in SURFACES.items():
            page = browser.new_page(viewport=SIZE)
            page.set_default_timeout(120_000)
            page.add_init_script(script)
            page.goto(address + PATHS[-1])
            for act in ("move", "zoom"):
                found.setdefault((surface, act), []).append(frames_of(page, act))
            bodies = page.locator("[data-node]").count()
            page.close()
    for (surface, act), runs in found.items():
        usual, slow = (median(run[part] for run in runs) for part in (0, 1))
        print(f"{bodies} bodies, {surface}, {act}: {usual:.1f} frames a second (slowest twentieth: {slow:.1f})")


def main(address: str) -> None:
    """Measure and print."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        first_views(browser, address)
        movement(browser, address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
