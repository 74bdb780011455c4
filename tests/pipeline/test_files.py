"""Files are written whole or not at all."""

import errno
import os
import sys
from pathlib import Path
from subprocess import run

import pytest

from rsi_graph.errors import OutputError
from rsi_graph.pipeline import write_file, write_files

OLD = {"a.txt": b"old a", "b.txt": b"old b"}
NEW = {"a.txt": b"new a", "b.txt": b"new b", "c.txt": b"new c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path / "build", OLD)
    return tmp_path / "build"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_files_take_the_place_of_older_ones(folder: Path) -> None:
    """All files are there with their new content, and nothing else is left."""
    assert write_files(folder, NEW) == tuple(folder / name for name in NEW)
    assert contents(folder) == NEW


def test_folder_is_made(tmp_path: Path) -> None:
    """A folder that is missing is made, its parents too."""
    assert write_file(tmp_path / "deep" / "er" / "file", b"x").read_bytes() == b"x"


def test_full_disk_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room when the second file is forced to the disk: the old files stand, no part is left."""
    calls = iter([None, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))])

    def fsync(_descriptor: int) -> None:
        failure = next(calls)
        if failure:
            raise failure

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OutputError, match=r"b\.txt: No space left on device\. Nothing was half-written"):
        write_files(folder, NEW)
    assert contents(folder) == OLD


def test_file_too_large_for_the_system_leaves_what_was_there(folder: Path) -> None:
    """A real limit on the size of files, in a process of its own: the old files stand."""
    program = (
        "import resource, signal, sys; from pathlib import Path; from rsi_graph.pipeline import write_files\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "write_files(Path(sys.argv[1]), {'a.txt': b'new', 'b.txt': b'x' * 200})"
    )
    ended = run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=False)
    assert "OutputError" in ended.stderr
    assert "File too large" in ended.stderr
    assert contents(folder) == OLD


def test_renaming_that_fails_leaves_no_part(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be put in its place, the parts beside it are cleared away."""

    def replace(_part: Path, _place: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutputError, match="Permission denied"):
        write_files(folder, NEW)
    assert contents(folder) == OLD


def test_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    """A file where the folder should be is an error a user can mend."""
    (tmp_path / "build").write_text("here first")
    with pytest.raises(OutputError, match="File exists"):
        write_files(tmp_path / "build", NEW)
