"""What the repository promises of itself."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests" / "cases").glob("*.md")])


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_every_package_with_hashes_and_names_no_host(name: str) -> None:
    """Each requirement is `==` with at least one hash, and no address of a registry is recorded."""
    lock = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", "\n" + lock.strip())[1:]
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in lock
    assert "--index" not in lock


def test_lock_holds_every_dependency() -> None:
    """What pyproject asks for is in the lock; where it is not: `make lock`."""
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
    assert {re.split(r"[\[<>=~! ]", name)[0].lower().replace("_", "-") for name in wanted} <= locked


def test_builders_are_pinned() -> None:
    """A build of tomorrow uses the builder of today."""
    assert [name for name in PROJECT["build-system"]["requires"] if "==" not in name] == []


def test_one_version_everywhere() -> None:
    """pyproject, the citation file and the changelog agree."""
    version = PROJECT["project"]["version"]
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert (ROOT / "CHANGELOG.md").read_text("utf-8").count(f"### {version}\n") == 2


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """Every relative link or picture of a document is a file or folder of the repository."""
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_first_screen_says_it_is_no_legal_advice() -> None:
    """In both languages, in the README."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "no legal advice" in readme
    assert "pas un conseil juridique" in readme
