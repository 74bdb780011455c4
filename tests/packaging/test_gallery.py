"""The README's gallery is made of the shipped graph, and by nothing else."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_gallery_is_what_the_script_makes() -> None:
    """Each committed picture is, byte for byte, what `make gallery` writes; the README shows them all."""
    spec = spec_from_file_location("make_gallery", DOCS / "make_gallery.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.pictures()
    assert {path.name: path.read_text("utf-8") for path in (DOCS / "gallery").glob("*.svg")} == made
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    assert all(f"docs/gallery/{name}" in readme for name in (*made, "explorer.png"))


def test_the_explorer_is_shown_and_small() -> None:
    """A page of a browser is not the same on every machine, so only its kind and size are held."""
    picture = (DOCS / "gallery" / "explorer.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n")
    assert len(picture) < 300_000
