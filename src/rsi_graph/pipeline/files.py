"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from rsi_graph.errors import OutputError


def write_files(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Folder and contents by file name in, the written paths out; the folder is made where it is missing.

    Guarantees: every file is first written beside its place, and put there by renaming only when all are on the disk;
    if one cannot be written, all that was there before is still there and nothing new is left.

    Raises:
        OutputError: the folder cannot be made, or a file cannot be written (no room, no permission).
    """
    with open_files(folder, contents) as streams:
        for name, content in contents.items():
            with _as_output_error(folder / name):
                streams[name].write(content)
    return tuple(folder / name for name in contents)


@contextmanager
def open_files(folder: Path, names: Iterable[str]) -> Iterator[Mapping[str, BinaryIO]]:
    """Folder and file names in, open streams by name out; they become the files when the block ends well.

    Guarantees: as `write_files`, for contents that come bit by bit.

    Raises:
        OutputError: the folder cannot be made, or a file cannot be written.
    """
    with _as_output_error(folder):
        folder.mkdir(parents=True, exist_ok=True)
    beside = {name: folder / f".{name}.part" for name in names}
    try:
        with ExitStack() as stack:
            streams = {}
            for name, part in beside.items():
                with _as_output_error(folder / name):
                    streams[name] = stack.enter_context(part.open("wb"))
            with _as_output_error(folder):
                yield streams
            for name, stream in streams.items():
                with _as_output_error(folder / name):
                    stream.flush()
                    # Without it a full disk may show only after the renaming, when the old file is gone.
                    os.fsync(stream.fileno())
        for name, part in beside.items():
            with _as_output_error(folder / name):
                os.replace(part, folder / name)
    finally:
        for part in beside.values():
            part.unlink(missing_ok=True)


def write_file(place: Path, content: bytes) -> Path:
    """Path and content in, the path out; as `write_files` does it.

    Raises:
        OutputError: it cannot be written.
    """
    return write_files(place.parent, {place.name: content})[0]


@contextmanager
def _as_output_error(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(place, error.strerror or type(error).__name__) from error
