"""The tutorial runs: each block is executed, from top to bottom, and what it shows is what comes out."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
# A block of commands with what they say, or one of Python with what it prints below it.
BLOCK = re.compile(
    r"```console\n(?P<console>.*?)```|```python\n(?P<python>.*?)```(?:\n```text\n(?P<printed>.*?)```)?", re.DOTALL
)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
PORT = "7878"


def steps(text: str) -> list[tuple[str, str, str]]:
    """Language, what to run, what it shows; the blocks of Python are one program that grows."""
    found, program = [], ""
    for block in BLOCK.finditer(text):
        if block["console"] is not None:
            found += [("console", command, shown) for command, shown in COMMAND.findall(block["console"])]
        else:
            found.append(("python", f"{program}\nprint('#####')\n{block['python']}", block["printed"] or ""))
            program += f"\n{block['python']}"
    return found


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The port of a real triple store, as the tutorial starts it."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("needs oxigraph (requirements-dev.lock)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [program, "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                with socket.socket() as caller:
                    if caller.connect_ex(("127.0.0.1", int(port))) == 0:
                        break
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()


def outcome(language: str, words: str, folder: Path, port: str) -> str:
    """What running it says on standard output and standard error."""
    words = words.replace(PORT, port)
    program = ["bash", "-c", words] if language == "console" else [sys.executable, "-c", words]
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    environment = {"PATH": path, "LANG": "C.UTF-8", "HOME": str(folder), "COLUMNS": "120"}
    with subprocess.Popen(
        program, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as ended:
        said, _ = ended.communicate()
    return said.rpartition("#####\n")[2].replace(port, PORT)


def test_every_block_shows_what_it_does(tmp_path: Path) -> None:
    """Where it does not: run it again and put there what it says."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    found = steps(TUTORIAL)
    assert len(found) > 20
    with oxigraph(tmp_path) as port:
        for language, words, shown in found:
            assert (words, outcome(language, words, tmp_path, port)) == (words, shown)


def test_no_block_is_left_out() -> None:
    """Every fence of the tutorial is one that the test above runs."""
    fences = re.findall(r"^```(\w+)$", TUTORIAL, re.MULTILINE)
    assert len(fences) == sum(1 + (block["printed"] is not None) for block in BLOCK.finditer(TUTORIAL))
