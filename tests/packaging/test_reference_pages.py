"""The pages of docs/reference are what the script makes of code, ontology, shapes and queries."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def made() -> dict[str, str]:
    spec = spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Every page anew."""
    return made()


@pytest.mark.parametrize("page", sorted(path.name for path in (DOCS / "reference").glob("*.md")))
def test_page_is_up_to_date(page: str, pages: dict[str, str]) -> None:
    """Where it is not: `make docs`."""
    assert (DOCS / "reference" / page).read_text("utf-8") == pages[page]


def test_every_page_is_there(pages: dict[str, str]) -> None:
    """None is made and not kept."""
    assert pages.keys() == {path.name for path in (DOCS / "reference").glob("*.md")}
