"""The Markdown mirror under git: a commit's author date is the day of entry into force, its message names the texts.

Each dated state of an article is a version. An article is known by its code and number, so it stays itself when its
path changes; what is moved without a change of its words is no new version. Where several commits have one day, the
state at its end counts. A file that goes without coming back elsewhere is a repeal.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from rsi_graph.errors import SourceError
from rsi_graph.model import Article
from rsi_graph.sources.article import parse_article
from rsi_graph.sources.problems import GitProblem
from rsi_graph.sources.sidecar import Sidecar

BUNDLE_HEAD: Final = b"# v"
_ENVIRONMENT: Final = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_SAFE: Final = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")


@dataclass(frozen=True, slots=True)
class _Change:
    """A file as a commit leaves it; `blob` is None where it is gone."""

    day: date
    message: str
    commit: str
    path: str
    blob: str | None


@dataclass(frozen=True, slots=True)
class _State:
    """The state of an article that is waiting for its end."""

    change: _Change
    text: str


def read_git(path: Path, *, code: str | None, source: str) -> Iterator[Article | SourceError]:
    """A repository or a bundle in, every dated state of its articles out, each when its end is known.

    Raises:
        GitProblem: git is missing, or cannot read it.
    """
    with _repository(path, source) as repository, _blobs(repository, source) as blob:
        waiting: dict[tuple[str, ...], _State] = {}
        for day in _by_day(_changes(repository, source)):
            yield from _apply(day, waiting, blob, code, source)
        for state in waiting.values():
            yield _article(state, None, code, source)


def _apply(
    changes: Sequence[_Change], waiting: dict[tuple[str, ...], _State], blob: _Blobs, code: str | None, source: str
) -> Iterator[Article | SourceError]:
    """The changes of one day: states that end come out, new ones wait."""
    left = {change.path: change for change in changes}  # the last one of the day counts
    standing = {_key(change.path): change for change in left.values() if change.blob}
    for key, change in standing.items():
        assert change.blob is not None
        text, before = blob.text(change.blob), waiting.get(key)
        if before is not None and _words(before.text) == _words(text):
            continue
        if before is not None and before.change.day < change.day:
            yield _article(before, change.day, code, source)
        waiting[key] = _State(change, text)
    for change in left.values():
        key = _key(change.path)
        before = waiting.get(key)
        if change.blob is None and key not in standing and before is not None and before.change.path == change.path:
            yield _article(waiting.pop(key), change.day, code, source, ended_by=_texts(change.message))


def _key(path: str) -> tuple[str, ...]:
    """An article by its code and number; what has no number of its own by its place."""
    folders = path.split("/")
    return (folders[0], *folders[1:]) if folders[-1].startswith("annexe") else (folders[0], folders[-1])


def _words(text: str) -> str:
    """What must differ for a new version: links may point elsewhere without a change of the law."""
    return " ".join(text.split())


def _article(
    state: _State, end: date | None, code: str | None, source: str, *, ended_by: tuple[str, ...] = ()
) -> Article | SourceError:
    change = state.change
    facts = Sidecar(start=change.day, last_day=end - timedelta(days=1) if end else None)
    where = f"{source}@{change.commit[:12]}:{change.path}"
    try:
        article = parse_article(state.text, code=code, sidecar=facts, source=where, path=change.path)
    except SourceError as error:
        return error
    dates = replace(article.version, amended_by=_texts(change.message), ended_by=ended_by)
    return replace(article, version=dates)


def _texts(message: str) -> tuple[str, ...]:
    """The texts that the message of a commit names; "(" stands there where the mirror cut a state letter short."""
    named = message.removeprefix("Modifications par ").split(" & ")
    return tuple(" ".join(text.removesuffix("(").split()) for text in named if text.strip(" ("))


def _by_day(changes: Iterator[_Change]) -> Iterator[list[_Change]]:
    day: list[_Change] = []
    for change in changes:
        if day and day[0].day != change.day:
            yield day
            day = []
        day.append(change)
    if day:
        yield day


def _changes(repository: Path, source: str) -> Iterator[_Change]:
    """Every file that every commit changes, oldest first."""
    shown = ("--no-renames", "--raw", "--no-abbrev", "-z", "--format=%x01%H%x02%as%x02%s%x01")
    commit, day, message = "", date.min, ""
    fields = iter(_git(repository, source, "log", "--reverse", "--topo-order", *shown, "HEAD").split("\0"))
    for field in fields:
        head, _, rest = field.lstrip("\n").rpartition("\x01")
        if head:
            commit, day_words, message = head.strip("\x01\n").split("\x02")
            day = date.fromisoformat(day_words)
        if rest.lstrip("\n").startswith(":"):
            blob, kind = rest.split()[3:5]
            path = next(fields)
            if path.endswith(".md") and not path.upper().endswith("README.MD"):
                yield _Change(day, message, commit, path, None if kind == "D" else blob)


@contextmanager
def _repository(path: Path, source: str) -> Iterator[Path]:
    """A folder under git as it is; a bundle cloned into a folder that is gone afterwards."""
    if path.is_dir():
        yield path
        return
    with TemporaryDirectory(prefix="rsi-graph-") as folder:
        clone = Path(folder) / "clone"
        _git(Path(folder), source, "clone", "--quiet", "--bare", "--", str(path.absolute()), str(clone))
        yield clone


def _git(folder: Path, source: str, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", *_SAFE, *words], cwd=folder, env=os.environ | _ENVIRONMENT, capture_output=True, check=True
        )
    except FileNotFoundError as error:
        raise GitProblem(source, "the program git is not installed") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise GitProblem(source, said[-1] if said else f"it ended with {error.returncode}") from error
    return done.stdout.decode("utf-8", errors="replace")


class _Blobs:
    """Contents of files by their names in git, from one running process."""

    def __init__(self, process: subprocess.Popen[bytes], source: str) -> None:
        self._in, self._out, self._source = process.stdin, process.stdout, source

    def text(self, blob: str) -> str:
        """Name of a blob in, its text out; what is no UTF-8 is shown as such, and refused by the reader."""
        stdin, stdout = self._pipes()
        stdin.write(f"{blob}\n".encode())
        stdin.flush()
        head = stdout.readline().split()
        if len(head) != 3:
            raise GitProblem(self._source, f"the object {blob[:12]} is missing")
        content = stdout.read(int(head[2]) + 1)[:-1]
        return content.decode("utf-8", errors="replace")

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._in is not None
        assert self._out is not None
        return self._in, self._out


@contextmanager
def _blobs(repository: Path, source: str) -> Iterator[_Blobs]:
    with subprocess.Popen(
        ["git", *_SAFE, "cat-file", "--batch"],
        cwd=repository,
        env=os.environ | _ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield _Blobs(process, source)
        if process.stdin is not None:
            process.stdin.close()
