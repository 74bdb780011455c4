"""Sources of law in, articles out: one file, standard input, a folder, an archive."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from os import fstat, walk
from pathlib import Path

from rsi_graph.errors import SourceError
from rsi_graph.model import Article
from rsi_graph.sources.archives import MEMBER_LIMIT, is_archive, read_members
from rsi_graph.sources.article import parse_article
from rsi_graph.sources.formats import MARKDOWN, Format, detect, detect_file, named_format, read_collected, stands_on
from rsi_graph.sources.problems import (
    MissingSource,
    NoArticles,
    SeveralArticles,
    TooLarge,
    UnreadableSource,
    WrongEncoding,
)
from rsi_graph.sources.sidecar import read_sidecar

_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file of a folder or archive that could not be read: where, and the sentence that says why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file of Markdown on its way to be read: what reads it may be another process.

    Attributes:
        source: where it comes from, as reported.
        content: its bytes; None where `path` is a file on the disk, not opened yet.
        path: where it stands, on the disk or in its archive.
        code, observed_on: as `read_articles` was told.
        at: the day on which the article must be in force, if any is asked for.
    """

    source: str
    content: bytes | None
    path: str
    code: str | None
    observed_on: date | None
    at: date | None = None


def parse_document(document: Document) -> Article | Unreadable | None:
    """Document in, its article out, or why there is none; None where it is not in force on the day asked for."""
    source, code, day = document.source, document.code, document.observed_on
    try:
        if document.content is None:
            article = _read_file(Path(document.path), source, code=code, observed_on=day)
        else:
            article = _decoded(document.content, source, path=document.path, code=code, observed_on=day)
    except SourceError as error:
        return Unreadable(source, str(error))
    return article if stands_on(article, document.at) else None


def read_article(
    source: str | Path, *, code: str | None = None, observed_on: date | None = None, form: str | None = None
) -> Article:
    """Path of one file in (`-`: standard input), its article out.

    The sidecar beside it, if any, tells code and dates; `code` the code where nothing else does; `observed_on` the day
    of the snapshot where no day of entry into force is known (else the day a folder of its path is named by).

    Raises:
        SourceError: it is missing, no text, empty, or nothing says which code it belongs to.

    >>> from rsi_graph.resources import resource_path
    >>> article = read_article(resource_path("data", "sources/L611-4.md"))
    >>> article.number, article.version.key, len(article.paragraphs), article.paragraphs[-1].item
    ('L611-4', '2015-12-23', 16, 'al. 16')
    """
    if str(source) == "-":
        return _decoded(sys.stdin.buffer.read(), "-", code=code, observed_on=observed_on)
    path = _existing(source)
    if path.is_dir() or is_archive(path):
        raise SeveralArticles(source)
    known = named_format(form, source) if form else detect_file(path)
    if known is not MARKDOWN:
        return _only(read_collected(path, known, str(source), code=code), source)
    return _read_file(path, str(source), code=code, observed_on=observed_on)


def _only(found: Iterator[Article | SourceError], source: str | Path) -> Article:
    """The one article of a file; the first thing wrong with it is raised."""
    articles = list(islice(found, 2))
    for article in articles:
        if isinstance(article, SourceError):
            raise article
    if len(articles) != 1:
        raise SeveralArticles(source)
    [only] = articles
    assert isinstance(only, Article)
    return only


def read_articles(
    source: str | Path,
    *,
    code: str | None = None,
    observed_on: date | None = None,
    form: str | None = None,
    at: date | None = None,
) -> Iterator[Article | Unreadable]:
    """A file, folder, archive (`.tar`, `.tar.gz`, `.tar.xz`, `.zip`) or repository in, its articles one by one out.

    `form` names a format of `FORMATS`; without it, it is told by the files. Of dated versions those in force `at` a
    day are kept, all where no day is given. A folder is walked in the order of its paths, a tar archive in its own
    order. One bad file never stops the run: it comes out as `Unreadable`. Nothing is written to the disk, but for a
    bundle of git, which is cloned into a temporary folder.

    Raises:
        SourceError: the source is missing, holds no article, is an archive broken before its first article, or a
            single file that cannot be read.
    """
    for found in read_documents(source, code=code, observed_on=observed_on, form=form, at=at):
        one = parse_document(found) if isinstance(found, Document) else found
        if one is not None:
            yield one


def read_documents(
    source: str | Path,
    *,
    code: str | None = None,
    observed_on: date | None = None,
    form: str | None = None,
    at: date | None = None,
) -> Iterator[Document | Article | Unreadable]:
    """As `read_articles`, but files of a folder or archive of Markdown come out as they are, for `parse_document`.

    Raises:
        SourceError: as `read_articles`.
    """
    if str(source) == "-":
        yield read_article(source, code=code, observed_on=observed_on)
        return
    path = _existing(source)
    known = named_format(form, source) if form else detect(path)
    for found in _read(path, known, str(source), code=code, observed_on=observed_on):
        if isinstance(found, SourceError):
            yield Unreadable(found.source, str(found))
        elif isinstance(found, Document):
            yield replace(found, at=at)
        elif isinstance(found, Unreadable) or stands_on(found, at):
            yield found


def _read(
    path: Path, known: Format, source: str, *, code: str | None, observed_on: date | None
) -> Iterator[Document | Article | Unreadable | SourceError]:
    if known is not MARKDOWN:
        single = path.is_file() and not is_archive(path)
        yield from _alone(read_collected(path, known, source, code=code), single=single)
    elif path.is_dir():
        yield from _walk(path, code=code, observed_on=observed_on)
    elif is_archive(path):
        yield from _unpack(path, code=code, observed_on=observed_on)
    else:
        yield _read_file(path, source, code=code, observed_on=observed_on)


def _alone(found: Iterator[Article | SourceError], *, single: bool) -> Iterator[Article | SourceError]:
    """What is wrong with a file given by itself, before any article of it, is an error, not a row of a report."""
    for rank, one in enumerate(found):
        if single and rank == 0 and isinstance(one, SourceError):
            raise one
        yield one


def _walk(folder: Path, *, code: str | None, observed_on: date | None) -> Iterator[Document]:
    files = sorted(_markdown_files(folder), key=lambda path: path.as_posix())
    if not files:
        raise NoArticles(folder)
    for path in files:
        yield Document(str(path), None, str(path), code, observed_on)


def _markdown_files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if name.endswith(".md") and name.upper() != "README.MD")


def _unpack(archive: Path, *, code: str | None, observed_on: date | None) -> Iterator[Document | Unreadable]:
    day = observed_on or _day_of(archive.name)
    empty = True
    for member in read_members(archive):
        if empty and not member.path and isinstance(member.content, SourceError):
            raise member.content
        empty = False
        source = f"{archive}!{member.path}" if member.path else str(archive)
        if isinstance(member.content, SourceError):
            yield Unreadable(source, str(member.content))
        else:
            yield Document(source, member.content, member.path, code, day)
    if empty:
        raise NoArticles(archive)


def _read_file(path: Path, source: str, *, code: str | None, observed_on: date | None) -> Article:
    absolute = path.absolute()
    return parse_article(
        _decode(_content(path, source), source),
        code=code,
        sidecar=read_sidecar(path),
        observed_on=observed_on or _day_of_folder(absolute.parent),
        source=source,
        path=str(absolute),
    )


def _content(path: Path, source: str) -> bytes:
    try:
        with path.open("rb", buffering=0) as file:
            size = fstat(file.fileno()).st_size
            if size > MEMBER_LIMIT:
                raise TooLarge(source, size, MEMBER_LIMIT)
            return file.read()
    except OSError as error:
        raise UnreadableSource(source, error.strerror or type(error).__name__) from error


def _decoded(
    content: bytes, source: str, *, path: str | None = None, code: str | None, observed_on: date | None
) -> Article:
    return parse_article(_decode(content, source), code=code, observed_on=observed_on, source=source, path=path)


def _decode(content: bytes, source: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WrongEncoding(source, content[error.start], error.start) from error


def _existing(source: str | Path) -> Path:
    path = Path(source)
    try:
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise MissingSource(source) from error
    if not exists:
        raise MissingSource(source)
    return path


@lru_cache(maxsize=1 << 10)  # articles stand together
def _day_of_folder(folder: Path) -> date | None:
    return _day_of(*folder.parts)


def _day_of(*names: str) -> date | None:
    """Names of folders in, the day that the innermost of them carries out."""
    for name in reversed(names):
        found = _DAY.search(name)
        try:
            if found:
                return date(*map(int, found.groups()))
        except ValueError:
            continue
    return None
