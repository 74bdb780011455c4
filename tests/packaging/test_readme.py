"""The README shows real commands with their real answers, and the picture of the real graph."""

import re
import shlex
import sys
from pathlib import Path
from subprocess import run

import pytest

from rsi_graph import read_graph, to_network, to_svg

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"```\n\$ rsi-graph ([^\n]+)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("words", "answer"), SHOWN)
def test_answer_is_the_real_one(words: str, answer: str) -> None:
    """Where it is not: run the command again and put its answer there."""
    program = "from rsi_graph.cli import main; main(prog_name='rsi-graph')"
    ended = run([sys.executable, "-c", program, *shlex.split(words)], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout == answer


def test_first_screen_has_picture_and_answer() -> None:
    """Both stand before the first heading."""
    first_screen = README.partition("\n## ")[0]
    assert "](docs/network.svg)" in first_screen
    assert len(SHOWN) == 1
    assert "$ rsi-graph query" in first_screen


def test_picture_is_the_one_of_the_shipped_graph() -> None:
    """Where it is not: `make rdf`."""
    assert (ROOT / "docs" / "network.svg").read_text("utf-8") == to_svg(to_network(read_graph()))
