"""An archive from the web onto the disk: bit by bit, taken up where it broke off, checked before it has its name."""

from __future__ import annotations

import base64
import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from rsi_graph.errors import OutputError
from rsi_graph.fetch.package import Package, client
from rsi_graph.fetch.problems import FetchError

Step = Callable[[int, int | None], None]

_ATTEMPTS: Final = 4  # in a row without a single new byte
_PAUSE_SECONDS: Final = 0.5
_PARTIAL: Final = 206
_BEYOND_THE_END: Final = 416
_SERVER_ERROR: Final = 500


@dataclass(frozen=True, slots=True)
class Fetched:
    """An archive in place: its path, its size, and how many bytes of it came now (0 where it was there)."""

    path: Path
    size: int
    brought: int


def fetch_package(package: Package, folder: Path, *, step: Step = lambda _done, _all: None) -> Fetched:
    """Package and folder in, its archive in the folder out, of the hash that the registry states.

    What came stands beside as `.part`; a break is taken up there, at once and, where that does not help, by the next
    call. The archive gets its name only when its hash is right; one that is there already is not brought again.

    Args:
        package: what the registry says of it.
        folder: where it shall stand.
        step: told how many bytes of how many (None: unknown) are there.

    Raises:
        FetchError: it could not be brought, or is not what the registry states.
        OutputError: the folder or the file cannot be written.
    """
    place = folder / package.file_name
    part = place.with_name(f"{place.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if place.is_file() and _sha512(place) == package.sha512:
            return Fetched(place, place.stat().st_size, 0)
        before = _size(part)
        _bring(package, part, step)
        if _sha512(part) != package.sha512:
            part.unlink()
            problem = "what came has another SHA-512 than the registry states, and was thrown away"
            raise FetchError(package.tarball, problem, "Run the same command again; if it stays so, trust neither.")
        size = _size(part)
        os.replace(part, place)
    except OSError as error:
        raise OutputError(place, error.strerror or type(error).__name__) from error
    return Fetched(place, size, size - before if size > before else size)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _sha512(file: Path) -> str:
    with file.open("rb") as stream:
        return base64.b64encode(hashlib.file_digest(stream, "sha512").digest()).decode()


def _bring(package: Package, part: Path, step: Step) -> None:
    """Ask until all is there; give up after some attempts that brought nothing."""
    failed = 0
    with client() as asking:
        while True:
            before = _size(part)
            try:
                _take_up(asking, package.tarball, part, step)
            except httpx.HTTPError as error:
                failed = 0 if _size(part) > before else failed + 1
                if failed == _ATTEMPTS or _is_final(error):
                    advice = f"Run the same command again: it goes on after the {_size(part)} bytes that are here."
                    raise FetchError(package.tarball, f"it could not be brought ({_told(error)})", advice) from error
                time.sleep(_PAUSE_SECONDS * failed)
            else:
                return


def _is_final(error: httpx.HTTPError) -> bool:
    """True where asking again is of no use: the server said no."""
    return isinstance(error, httpx.HTTPStatusError) and error.response.status_code < _SERVER_ERROR


def _told(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.HTTPStatusError):
        return f"{error.response.status_code} {error.response.reason_phrase}"
    return str(error) or type(error).__name__


def _take_up(asking: httpx.Client, address: str, part: Path, step: Step) -> None:
    """One request for what is missing; a server that cannot give a part gives the whole.

    Source: RFC 9110, § 14.2 (Range), § 15.3.7 (206), § 15.5.17 (416).
    """
    there = _size(part)
    # Ranges count the bytes as they are sent, so nothing may compress them on the way.
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={there}-"} if there else {})
    with asking.stream("GET", address, headers=headers) as response:
        if there and response.status_code == _BEYOND_THE_END:
            return  # nothing is missing; the hash will tell
        response.raise_for_status()
        goes_on = response.status_code == _PARTIAL
        if goes_on and not response.headers.get("Content-Range", "").startswith(f"bytes {there}-"):
            raise httpx.RemoteProtocolError("the server sent another part than was asked for")
        done = there if goes_on else 0
        length = response.headers.get("Content-Length", "")
        total = done + int(length) if length.isdecimal() else None
        with part.open("ab" if goes_on else "wb") as stream:
            for chunk in response.iter_raw():  # as it comes: a chunk size would hold back what a break then loses
                stream.write(chunk)
                done += len(chunk)
                step(done, total)
