"""The explorer as a reader has it: a real server, the page from the disk, Debian's Chromium, no other network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
ROOT = Path(__file__).parents[2]
HISTORY = ROOT.parent / "shared" / "corpus" / "rsi-history.bundle"

expect.set_options(timeout=60_000)  # a machine with much else to do is slow, not wrong

Visit = Callable[..., Page]
Read = Callable[[Page], None]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Debian's chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def serving(*data: str) -> Iterator[str]:
    """The address of a server of this data, without the last slash."""
    command = [sys.executable, "-m", "rsi_graph", "serve", *data, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = "".join(process.stderr.readline() for _ in range(2))
        address = re.search(r"http://\S+(?=/)", said)
        assert address, f"the server tells what it loads, then its address: {said}"
        yield address.group()
        process.terminate()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The shipped graph, served."""
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The shipped graph as one page on the disk."""
    page = tmp_path_factory.mktemp("page") / "network.html"
    subprocess.run([sys.executable, "-m", "rsi_graph", "network", "-o", str(page)], check=True)
    return page.as_uri()


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Fifty-odd articles of the history of the scheme in all their versions, served."""
    if not HISTORY.exists():
        pytest.skip("needs the shared corpus (rsi-history.bundle)")
    folder = tmp_path_factory.mktemp("past")
    command = ["build", str(HISTORY), "-o", str(folder / "build"), "--no-validate", "--store", str(folder / "store")]
    subprocess.run([sys.executable, "-m", "rsi_graph", *command], check=True, stdout=subprocess.DEVNULL)
    with serving(str(folder / "store")) as address:
        yield address


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Six hundred bodies, each tied to two others, served."""
    file = tmp_path_factory.mktemp("crowd") / "crowd.ttl"
    file.write_text(crowd_of(600), encoding="utf-8")
    with serving(str(file)) as address:
        yield address


def crowd_of(number: int) -> str:
    """A graph of bodies in which each controls and informs the two that follow from its number."""
    lines = [
        "@prefix rsi: <https://w3id.org/rsi-graph/ontology#> .",
        "@prefix eli: <http://data.europa.eu/eli/ontology#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix id: <https://w3id.org/rsi-graph/id/> .",
        "@base <https://w3id.org/rsi-graph/id/> .",
        '<article/css/L1/2015-12-23/al-1> rdfs:label "CSS L1 al. 1 (2015-12-23)"@fr ;',
        "  eli:is_part_of <article/css/L1/2015-12-23> .",
    ]
    for one in range(number):
        lines.append(f'<body/c{one}> a rsi:Body, rsi:NamedBody ; rdfs:label "caisse {one}"@fr .')
        for other, tie in ((2 * one + 1, "controls"), (2 * one + 2, "informs")):
            competence = f"article/css/L1/2015-12-23/al-1/{tie}-w{one}"
            lines.append(
                f"<relation/{tie}-{one}> a rsi:Relation ; rsi:from <body/c{one}> ; rsi:to <body/c{other % number}> ;"
                f" rsi:relationProperty rsi:{tie} ; rsi:basedOn <{competence}> .\n"
                f"<{competence}> a rsi:Competence, rsi:Duty ; rsi:holder <body/c{one}> ; rsi:legalBasis"
                f" <article/css/L1/2015-12-23/al-1> ; rdfs:label '{tie} {one}'@fr ."
            )
    return "\n".join(lines) + "\n"


@pytest.fixture(params=["server", "file"])
def explorer(request: pytest.FixtureRequest) -> str:
    """The map by the server, and the same page from the disk."""
    address: str = request.getfixturevalue(request.param)
    return f"{address}/map" if request.param == "server" else address


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens pages; in the end no page complained, and nothing was asked of any other machine."""
    complaints: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(address: str, *, width: int = 1400, height: int = 1000, scheme: str = "light") -> Page:
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(host_of(request)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert set(asked) <= {"127.0.0.1", ""}, "a request left this machine"


@pytest.fixture
def read() -> Read:
    """Opens the article behind the first words of the panel."""

    def opened(page: Page) -> None:
        page.locator("#panel hr").wait_for()  # the article stands below the relations; now it is to stand alone
        page.locator("#panel button.read").first.click()
        page.locator("#panel hr").wait_for(state="detached")
        page.locator("#panel mark.chosen").first.wait_for()

    return opened


def host_of(request: Request) -> str:
    return urlsplit(request.url).hostname or ""
