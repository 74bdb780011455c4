"""How far a run is: on a terminal with rate and remaining time, elsewhere not at all."""

import os
import pty
import sys
from pathlib import Path
from subprocess import Popen

import pytest

from rsi_graph.cli.progress import progress_words
from rsi_graph.pipeline import count_articles


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("law") / "code-du-sport"
    folder.mkdir()
    for rank in range(510):
        (folder / f"l{rank}.md").write_text(f"# Article L{rank}\n\n<p>La caisse nationale contrôle les caisses.</p>\n")
    return folder


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ((10, 100, 10, 2.0), "10 / 100 articles, 5/s, reste 0:18"),
        ((100, 100, 100, 20.0), "100 / 100 articles, 5/s, reste 0:00"),
        ((10, None, 10, 2.0), "10 articles, 5/s"),
        ((0, 100, 0, 0.0), "0 / 100 articles, 0/s"),
        ((1, 100_000, 1, 1.0), "1 / 100000 articles, 1/s, reste 27:46:39"),
        ((60, 100, 10, 2.0), "60 / 100 articles, 5/s, reste 0:08"),
    ],
)
def test_line_says_rate_and_remaining_time(figures: tuple[int, int | None, int, float], shown: str) -> None:
    """The rate rests on what was done now, not on what an earlier run left."""
    assert progress_words(*figures, "articles") == shown


def on_terminal(folder: Path, *words: str) -> str:
    """What the command prints where standard error is a terminal."""
    ours, theirs = pty.openpty()
    program = "from rsi_graph.cli import main; main(prog_name='rsi-graph')"
    with Popen([sys.executable, "-c", program, *words], cwd=folder, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # the way a terminal of Linux ends
            os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode()


def test_build_on_a_terminal_shows_how_far_it_is(code: Path, tmp_path: Path) -> None:
    """The articles are counted beside; when all are done the line says so and is ended."""
    shown = on_terminal(tmp_path, "build", str(code), "-o", "out", "--jobs", "1")
    assert "510 / 510 articles lus · read" in shown
    assert "reste 0:00\r\n" in shown


@pytest.mark.parametrize("source", ["folder", "archive", "file", "nothing"])
def test_articles_are_counted_without_reading(code: Path, tmp_path: Path, source: str) -> None:
    """Names are enough for what holds one article a file."""
    if source == "nothing":
        assert count_articles([]) == 0
    elif source == "folder":
        assert count_articles([code.parent, code]) == 1020
    elif source == "file":
        assert count_articles([code / "l1.md"]) == 1
    else:
        import tarfile

        with tarfile.open(tmp_path / "law.tar.xz", "w:xz") as archive:
            archive.add(code, "code-du-sport")
        assert count_articles([tmp_path / "law.tar.xz"]) == 510


def test_several_articles_a_file_are_not_counted(tmp_path: Path) -> None:
    """A file of legi-data holds a whole code: only reading tells how many."""
    (tmp_path / "LEGITEXT000006073189.json").write_text("{}")
    assert count_articles([tmp_path]) is None
