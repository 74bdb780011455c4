"""The command line as a user has it: a process of its own."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

from rsi_graph.resources import resource_path

Command = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="session")
def article() -> Path:
    return resource_path("data", "sources/L611-4.md")


@pytest.fixture
def rsi_graph(tmp_path: Path) -> Command:
    """The command `rsi-graph`, run in an empty folder."""

    def command(*words: str | Path, stdin: str = "", **environment: str) -> CompletedProcess[str]:
        return run(
            [sys.executable, "-c", "from rsi_graph.cli import main; main(prog_name='rsi-graph')", *map(str, words)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | environment,
            encoding="utf-8",
            check=False,
        )

    return command
