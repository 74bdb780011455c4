"""The table of formats: how each is known, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from os import walk
from pathlib import Path
from typing import Final

from rsi_graph.errors import SourceError
from rsi_graph.model import Article
from rsi_graph.sources.archives import MEMBER_LIMIT, is_archive, is_markdown_article, read_members
from rsi_graph.sources.git_history import BUNDLE_HEAD, read_git
from rsi_graph.sources.legi_xml import parse_legi_xml
from rsi_graph.sources.problems import NoArticles, TooLarge, UnknownFormat, UnreadableSource
from rsi_graph.sources.published import Published, or_problem
from rsi_graph.sources.records_json import parse_api, stream_legi_data

Found = Iterator[Article | SourceError]

CODE_LIMIT: Final = 512 * 1024 * 1024  # bytes: a file of legi-data holds a whole code
_OF_MANY: Final = frozenset({"legi-data", "api"})  # a file of these holds several articles or versions
_HEAD: Final = 4096  # bytes of a file by which it is known
_PEEKED: Final = 20_000  # names of an archive or folder looked at before giving up
_LEGI_XML: Final = re.compile(r"(?:.*/)?LEGIARTI\d+\.xml")
_LEGI_DATA: Final = re.compile(r"(?:.*/)?LEGITEXT\d+\.json")
_API: Final = re.compile(r"(?:.*/)?LEGIARTI\d+[^/]*\.json")


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which people have the law.

    Attributes:
        name: as `--from` takes it.
        title_fr, title_en: what it is.
        is_member: names of the files of a folder or archive that belong to it; None where it is no collection of files.
        is_file: told by the first bytes of a single file, and its name.
        parse: bytes of a file, its name and the code asked for in, articles out.
    """

    name: str
    title_fr: str
    title_en: str
    is_member: Callable[[str], bool] | None
    is_file: Callable[[str, bytes], bool]
    parse: Callable[[bytes, str, str | None], Found] | None = None
    limit: int = MEMBER_LIMIT


def _xml(content: bytes, source: str, code: str | None) -> Found:
    yield _or_error(lambda: parse_legi_xml(content, source), content, source, code)


def _api(content: bytes, source: str, code: str | None) -> Found:
    for rank, published in enumerate(parse_api(content, source)):
        yield or_problem(published, f"{source}#{rank + 1}" if rank else source, content, code)


def _legi_data(content: bytes, source: str, code: str | None) -> Found:
    for published in stream_legi_data(BytesIO(content), source):
        if isinstance(published, SourceError):
            yield published
        else:
            yield or_problem(published, f"{source}#{published.legiarti}", None, code)


def _or_error(parse: Callable[[], Published], content: bytes, source: str, code: str | None) -> Article | SourceError:
    try:
        return or_problem(parse(), source, content, code)
    except SourceError as error:
        return error


FORMATS: Final = (
    Format(
        "git", "miroir sous git, toute son histoire", "mirror under git, its whole history",
        None, lambda _, head: head.startswith(BUNDLE_HEAD) and b"git bundle" in head[:20],
    ),
    Format(
        "legi-xml", "XML officiel de la base LEGI", "official XML of the LEGI base",
        lambda name: _LEGI_XML.fullmatch(name) is not None,
        lambda name, head: name.endswith(".xml") or head.lstrip().startswith((b"<?xml", b"<ARTICLE>")), _xml,
    ),
    Format(
        "legi-data", "paquet npm @socialgouv/legi-data", "npm package @socialgouv/legi-data",
        lambda name: _LEGI_DATA.fullmatch(name) is not None,
        lambda name, head: name.endswith(".json") and b'"listArticle"' not in head and b'"code"' in head, _legi_data,
        CODE_LIMIT,
    ),
    Format(
        "api", "réponses de l'API Légifrance", "answers of the Légifrance API",
        lambda name: _API.fullmatch(name) is not None, lambda name, _: name.endswith(".json"), _api,
    ),
    Format(
        "markdown", "miroir de Légifrance en Markdown", "mirror of Légifrance in Markdown",
        is_markdown_article, lambda *_: True,
    ),
)  # fmt: skip
BY_NAME: Final = {known.name: known for known in FORMATS}
MARKDOWN: Final = BY_NAME["markdown"]


def named_format(name: str, source: str | Path) -> Format:
    """Name of a format in, the format out.

    Raises:
        UnknownFormat: none has that name.
    """
    if name not in BY_NAME:
        raise UnknownFormat(source, name, BY_NAME)
    return BY_NAME[name]


def detect(path: Path) -> Format:
    """An existing file, folder or archive in, its format out; Markdown where nothing says otherwise.

    A collection is of the first format, in the order of the table, of which it holds a file.

    Raises:
        UnreadableSource: the system does not let it be read.
    """
    if path.is_dir():
        return BY_NAME["git"] if (path / ".git").exists() else _of_names(_names(path))
    return _of_names(_members(path)) if is_archive(path) else detect_file(path)


def detect_file(path: Path) -> Format:
    """An existing file that is no archive in, its format out, by its name and its first bytes.

    Raises:
        UnreadableSource: the system does not let it be read.
    """
    try:
        with path.open("rb", buffering=0) as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise UnreadableSource(path, error.strerror or type(error).__name__) from error
    return next(known for known in FORMATS if known.is_file(path.name, head))


def count_files(path: Path, form: str | None = None) -> int | None:
    """An existing source in, how many files with one article each it holds out; None where that shows only in reading.

    Names are looked at, nothing is parsed.
    """
    known = named_format(form, path) if form else detect(path)
    if known.is_member is None or known.name in _OF_MANY:
        return None
    if path.is_dir():
        return sum(1 for name in _names(path) if known.is_member(name))
    if is_archive(path):
        return sum(1 for _ in read_members(path, known.is_member, limit=0))
    return 1


def _of_names(names: Iterator[str]) -> Format:
    """By the first file that belongs to a format: collections do not mix them."""
    for name in islice(names, _PEEKED):
        for known in FORMATS:
            if known.is_member is not None and known.is_member(name):
                return known
    return MARKDOWN


def _names(folder: Path) -> Iterator[str]:
    for parent, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name).as_posix() for name in sorted(names))


def _members(archive: Path) -> Iterator[str]:
    """Names of the members that some format takes; nothing of them is read."""

    def wanted(name: str) -> bool:
        return any(known.is_member is not None and known.is_member(name) for known in FORMATS)

    for member in read_members(archive, wanted, limit=0):
        yield member.path


def read_collected(path: Path, form: Format, source: str, *, code: str | None) -> Found:
    """A file, folder or archive in one of the formats with `parse`, or under git, in; its articles out.

    Raises:
        SourceError: it holds no article, or cannot be read at all.
    """
    if form.name == "git":
        yield from read_git(path, code=code, source=source)
        return
    assert form.parse is not None
    empty = True
    for name, content in _contents(path, form, source):
        empty = False
        try:
            if isinstance(content, SourceError):
                raise content
            yield from form.parse(content, name, code)
        except SourceError as error:
            yield error
    if empty:
        raise NoArticles(source)


def _contents(path: Path, form: Format, source: str) -> Iterator[tuple[str, bytes | SourceError]]:
    assert form.is_member is not None
    if path.is_dir():
        for name in _names(path):
            if form.is_member(name):
                yield name, _content(Path(name), form.limit)
    elif is_archive(path):
        for member in read_members(path, form.is_member, form.limit):
            yield f"{source}!{member.path}" if member.path else source, member.content
    else:
        yield source, _content(path, form.limit)


def _content(path: Path, limit: int) -> bytes | SourceError:
    try:
        size = path.stat().st_size
        return path.read_bytes() if size <= limit else TooLarge(path, size, limit)
    except OSError as error:
        return UnreadableSource(path, error.strerror or type(error).__name__)


def stands_on(article: Article, day: date | None) -> bool:
    """True where no day is asked for, or the version is in force on it; a snapshot stands on any day."""
    start, end = article.version.start, article.version.end
    return day is None or ((start is None or start <= day) and (end is None or day < end))
