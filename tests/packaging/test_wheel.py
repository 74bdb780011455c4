"""The built wheel, in an environment that holds nothing else, outside the checkout."""

import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from subprocess import run

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None, reason="the builder of the wheel is not installed: make test installs it"
)

Command = Callable[..., str]


def pip(python: Path | str, *words: str | Path) -> None:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, words)]
    run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def rsi_graph(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command of a fresh environment with the locked dependencies and the wheel, in an empty folder."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = folder / "venv" / "bin" / "python"
    pip(python, "install", "--require-hashes", "-r", ROOT / "requirements.lock")
    pip(python, "install", "--no-deps", wheel)

    def command(*words: str) -> str:
        program = str(folder / "venv" / "bin" / "rsi-graph")
        return run([program, *words], check=True, capture_output=True, encoding="utf-8", cwd=folder).stdout

    return command


def test_wheel_builds_the_shipped_graph(rsi_graph: Command, tmp_path: Path) -> None:
    """Article, words, shapes and queries are in the wheel: the build is byte for byte that of the checkout."""
    said = rsi_graph("build", "-o", str(tmp_path))
    assert "aucune violation" in said
    assert (tmp_path / "competences.ttl").read_bytes() == (ROOT / "data" / "rsi.ttl").read_bytes()


def test_wheel_answers_and_validates_from_the_shipped_graph(rsi_graph: Command) -> None:
    """The defaults of the commands are in the wheel too."""
    answer = json.loads(rsi_graph("query", "who-controls-whom", "--format", "json"))
    assert len(answer["results"]["bindings"]) > 0
    assert "aucune violation" in rsi_graph("validate")
    assert len(rsi_graph("export", "--format", "nt").splitlines()) > 1000


def test_wheel_draws_a_page_that_needs_no_network(rsi_graph: Command) -> None:
    """The scripts of the page are bundled into the wheel."""
    page = rsi_graph("network", "--format", "html")
    assert page.lstrip().lower().startswith("<!doctype html>")
    for link in ('src="http', "src='http", 'rel="stylesheet" href="http', "@import"):
        assert link not in page
