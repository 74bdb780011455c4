"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from rsi_graph.errors import OutputError


def write_files(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Folder and contents by file name in, the written paths out; the folder is made where it is missing.

    Guarantees: every file is first written beside its place, and put there by renaming only when all are on the disk;
    if one cannot be written, all that was there before is still there and nothing new is left.

    Raises:
        OutputError: the folder cannot be made, or a file cannot be written (no room, no permission).
    """
    with _as_output_error(folder):
        folder.mkdir(parents=True, exist_ok=True)
    beside = {folder / name: folder / f".{name}.part" for name in contents}
    try:
        for (place, part), content in zip(beside.items(), contents.values(), strict=True):
            with _as_output_error(place):
                _write(part, content)
        for place, part in beside.items():
            with _as_output_error(place):
                os.replace(part, place)
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)
    return tuple(beside)


def write_file(place: Path, content: bytes) -> Path:
    """Path and content in, the path out; as `write_files` does it.

    Raises:
        OutputError: it cannot be written.
    """
    return write_files(place.parent, {place.name: content})[0]


def _write(part: Path, content: bytes) -> None:
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        # Without it a full disk may show only after the renaming, when the old file is gone.
        os.fsync(stream.fileno())


@contextmanager
def _as_output_error(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(place, error.strerror or type(error).__name__) from error
