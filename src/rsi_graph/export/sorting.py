"""Lines of any number, sorted in bounded memory: parts that fit are sorted and set aside, then merged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Final

_AT_ONCE: Final = 200_000  # lines of a part


def sorted_lines(lines: Iterable[bytes], scratch: Path, *, at_once: int = _AT_ONCE) -> Iterator[bytes]:
    r"""Lines that end with "\n" in, the same in the order of their bytes and each once out.

    Args:
        lines: read once.
        scratch: a folder where parts may be set aside; nothing is left there.
        at_once: as many are held in memory.
    """
    rest = iter(lines)
    with TemporaryDirectory(dir=scratch) as aside, ExitStack() as opened:
        parts: list[Iterable[bytes]] = []
        while part := sorted(set(islice(rest, at_once))):
            file = opened.enter_context(TemporaryFile(dir=aside))
            file.writelines(part)
            file.seek(0)
            parts.append(file)
        yield from _once(heapq.merge(*parts))


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
            last = line


class Blocks:
    """Pieces of text that are made in one order and written in another: set aside until then."""

    def __init__(self, scratch: Path) -> None:
        """Set aside in that folder; nothing is left there."""
        self._scratch = scratch
        self._pieces = TemporaryFile(dir=scratch)  # noqa: SIM115 - closed with this object
        self._places = TemporaryFile(dir=scratch)  # noqa: SIM115
        self._end = 0

    def add(self, key: str, block: str) -> None:
        """A piece with what it is ordered by; no two pieces have the same key."""
        piece = block.encode()
        self._places.write(b"%s\0%d %d\n" % (key.encode(), self._end, len(piece)))
        self._pieces.write(piece)
        self._end += len(piece)

    def in_order(self) -> Iterator[str]:
        """All pieces in the order of their keys, any number of times."""
        self._places.seek(0)
        for place in sorted_lines(self._places, self._scratch):
            begin, size = map(int, place.rpartition(b"\0")[2].split())
            self._pieces.seek(begin)
            yield self._pieces.read(size).decode()

    def close(self) -> None:
        """Nothing is set aside any longer."""
        self._pieces.close()
        self._places.close()
