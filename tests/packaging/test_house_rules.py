"""The size of things: small functions, modules that fit on a few screens, no room for odds and ends."""

import ast
import sys
from importlib import import_module
from pathlib import Path
from statistics import median

import pytest

import rsi_graph

PACKAGE = Path(rsi_graph.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN = {"utils", "helpers", "common", "base", "manager", "misc", "tools"}


def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]


def size(function: ast.FunctionDef) -> int:
    """Lines of the body without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_are_under_40_lines_and_modules_under_300(path: Path) -> None:
    """A function that does more has a part that wants a name; a module that holds more wants to be a folder."""
    assert [function.name for function in functions(path) if size(function) >= 40] == []
    assert len(path.read_text("utf-8").splitlines()) < 300


@pytest.mark.parametrize("room", ["extract", "references"])
def test_constants_are_frozen(room: str) -> None:
    """A frozen set that keys of a dictionary are joined to is frozen no more: the compiled package would not import."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        import_module(
            ".".join(("rsi_graph", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        )
    modules = {name: module for name, module in sys.modules.items() if name.startswith(f"rsi_graph.{room}.")}
    loose = [(name, key) for name, module in modules.items() for key, it in vars(module).items() if type(it) is set]
    assert loose == []


def test_median_function_is_under_8_lines() -> None:
    """Half of all functions can be read at a glance."""
    assert median(size(function) for path in MODULES for function in functions(path)) < 8


def test_no_room_for_odds_and_ends() -> None:
    """A function without a room means that a noun is missing."""
    assert [path for path in MODULES if path.stem in FORBIDDEN or path.parent.name in FORBIDDEN] == []
