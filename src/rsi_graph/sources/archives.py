"""Archives of the mirror, read as a stream: nothing is ever unpacked to the disk, no path of a member is opened."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rsi_graph.errors import SourceError
from rsi_graph.sources.problems import BrokenArchive, BrokenMember, TooLarge, UnreadableSource

MEMBER_LIMIT = 32 * 1024 * 1024  # bytes; the longest article of the 79 codes has about one twentieth of it

Wanted = Callable[[str], bool]

_TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2")
_BLOCK = 512  # a tar archive ends with blocks of zeros
_BREAKS = (tarfile.TarError, zipfile.BadZipFile, lzma.LZMAError, zlib.error, EOFError, OSError, ValueError)
_ZIP_BREAKS = (*_BREAKS, NotImplementedError, RuntimeError)  # an unknown method, a password


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path inside (empty for the archive itself), and its bytes or what is wrong with it."""

    path: str
    content: bytes | SourceError


def is_archive(path: Path) -> bool:
    """Path in, True where its name is that of an archive we read."""
    return path.name.lower().endswith((*_TAR_SUFFIXES, ".zip"))


def read_members(archive: Path, wanted: Wanted | None = None, limit: int | None = None) -> Iterator[Member]:
    """Path of an archive in, its wanted files (by default Markdown articles) out; a break comes out as a last member.

    `limit` is the size in bytes above which a file is refused. A tar archive is read in its own order, a zip archive in
    the order of its paths.

    Raises:
        UnreadableSource: the system does not let it be opened.
    """
    try:
        opened = archive.open("rb")
    except OSError as error:
        raise UnreadableSource(archive, error.strerror or type(error).__name__) from error
    with opened:
        members = _zip_members if archive.name.lower().endswith(".zip") else _tar_members
        read = 0
        try:
            most = MEMBER_LIMIT if limit is None else limit
            for member in members(archive, opened, wanted or is_markdown_article, most):
                read += 1
                yield member
        except _ZIP_BREAKS as error:
            yield Member("", BrokenArchive(archive, read, str(error) or type(error).__name__))


def _tar_members(archive: Path, opened: IO[bytes], wanted: Wanted, limit: int) -> Iterator[Member]:
    unpacked = _Watched(_decompressed(opened))
    with tarfile.open(fileobj=unpacked, mode="r|") as stream:
        for entry in stream:
            if not entry.isreg() or not wanted(entry.name):
                continue
            if entry.size > limit:
                yield Member(_inner(entry.name), TooLarge(f"{archive}!{_inner(entry.name)}", entry.size, limit))
                continue
            content = stream.extractfile(entry)
            yield Member(_inner(entry.name), content.read() if content else b"")
    if not unpacked.ended():
        raise tarfile.ReadError("its end is missing")


def _decompressed(opened: IO[bytes]) -> IO[bytes] | gzip.GzipFile:
    """The bytes of the tar archive; by the first bytes of the file, whatever its name says."""
    head = opened.read(6)
    opened.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=opened)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(opened)
    return bz2.BZ2File(opened) if head.startswith(b"BZh") else opened


class _Watched(io.RawIOBase):
    """Remembers the last block read: `tarfile` takes an archive cut off between two members for a whole one."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile) -> None:
        self.inner = inner
        self.last = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self.inner.read(size)
        self.last = content[-_BLOCK:] or self.last
        return content

    def ended(self) -> bool:
        """True where the last thing read was a block of zeros, and what follows can be read."""
        self.read(_BLOCK)
        return len(self.last) == _BLOCK and not any(self.last)


def _zip_members(archive: Path, opened: IO[bytes], wanted: Wanted, limit: int) -> Iterator[Member]:
    with zipfile.ZipFile(opened) as stream:
        for entry in sorted(stream.infolist(), key=lambda entry: entry.filename):
            if not entry.is_dir() and wanted(entry.filename):
                yield Member(_inner(entry.filename), _zip_content(archive, stream, entry, limit))


def _zip_content(archive: Path, stream: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes | SourceError:
    name = f"{archive}!{_inner(entry.filename)}"
    try:
        with stream.open(entry) as opened:
            content = opened.read(limit + 1)  # the size a header claims is not to be believed
    except _ZIP_BREAKS as error:
        return BrokenMember(name, str(error) or type(error).__name__)
    return content if len(content) <= limit else TooLarge(name, entry.file_size, limit)


def is_markdown_article(name: str) -> bool:
    """Name of a file in, True for an article of the mirror."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return base.endswith(".md") and base.upper() != "README.MD" and not base.startswith(".")


def _inner(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")
