"""Archives of the mirror, read as a stream: nothing is ever unpacked to the disk, no path of a member is opened."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rsi_graph.errors import SourceError
from rsi_graph.sources.problems import BrokenArchive, TooLarge

MEMBER_LIMIT = 32 * 1024 * 1024  # bytes; the longest article of the 79 codes has about one twentieth of it
_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".zip")
_BREAKS = (
    tarfile.TarError,
    zipfile.BadZipFile,
    lzma.LZMAError,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path inside, and its bytes or what is wrong with it."""

    path: str
    content: bytes | SourceError


def is_archive(path: Path) -> bool:
    """Path in, True where its name is that of an archive we read."""
    return path.name.lower().endswith(_SUFFIXES)


def read_members(archive: Path) -> Iterator[Member]:
    """Path of an archive in, its Markdown files in the archive's order out; a break ends them as a last member."""
    members = _zip_members(archive) if archive.name.lower().endswith(".zip") else _tar_members(archive)
    read = 0
    try:
        for member in members:
            read += 1
            yield member
    except _BREAKS as error:
        yield Member("", BrokenArchive(archive, read, str(error) or type(error).__name__))


def _tar_members(archive: Path) -> Iterator[Member]:
    with tarfile.open(archive, "r|*") as stream:
        for entry in stream:
            if entry.isreg() and _is_article(entry.name):
                opened = stream.extractfile(entry)
                if opened and entry.size <= MEMBER_LIMIT:
                    yield Member(_inner(entry.name), opened.read())
                else:
                    yield Member(_inner(entry.name), _too_large(archive, entry.name, entry.size))


def _zip_members(archive: Path) -> Iterator[Member]:
    with zipfile.ZipFile(archive) as stream:
        for entry in sorted(stream.infolist(), key=lambda entry: entry.filename):
            if entry.is_dir() or not _is_article(entry.filename):
                continue
            with stream.open(entry) as opened:
                content = opened.read(MEMBER_LIMIT + 1)  # the size a header claims is not to be believed
            large = len(content) > MEMBER_LIMIT
            yield Member(
                _inner(entry.filename), _too_large(archive, entry.filename, entry.file_size) if large else content
            )


def _is_article(name: str) -> bool:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return base.endswith(".md") and base.upper() != "README.MD" and not base.startswith(".")


def _inner(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _too_large(archive: Path, name: str, size: int) -> TooLarge:
    return TooLarge(f"{archive}!{_inner(name)}", size, MEMBER_LIMIT)
