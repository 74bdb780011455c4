"""A graph into an Oxigraph store on the disk."""

from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from rsi_graph.errors import OutputError, RsiGraphError

_AT_A_TIME: Final = 250_000


class NoStoreError(RsiGraphError):
    """The folder for the store holds something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: this folder is no Oxigraph store. Name an empty or a new one; nothing was changed."
        )


def load_store(graph: Path, folder: Path) -> int:
    """A Turtle file and the folder of a store in, the number of its triples out; a store that is there is replaced.

    The new store is made beside the old one, and takes its place only when it is whole.

    Raises:
        NoStoreError: the folder holds something else.
        OutputError: there is no room or no permission.
    """
    if folder.exists() and not is_store(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise NoStoreError(folder)
    beside, old = folder.with_name(f".{folder.name}.part"), folder.with_name(f".{folder.name}.old")
    try:
        for left in (beside, old):
            shutil.rmtree(left, ignore_errors=True)
        beside.parent.mkdir(parents=True, exist_ok=True)
        size = _load(graph, beside)
        if folder.exists():
            folder.rename(old)
        beside.rename(folder)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error
    finally:
        for left in (beside, old):
            shutil.rmtree(left, ignore_errors=True)
    return size


def is_store(folder: Path) -> bool:
    """True for the folder of an Oxigraph store: RocksDB keeps the name of its manifest in `CURRENT`."""
    return folder.is_dir() and (folder / "CURRENT").is_file()


def _load(graph: Path, folder: Path) -> int:
    """A part at a time: all at once takes memory that grows with the graph (1.5 GB for 3 M triples, against 0.4)."""
    store = ox.Store(str(folder))
    triples = iter(ox.parse(path=str(graph), format=ox.RdfFormat.TURTLE))
    while part := list(islice(triples, _AT_A_TIME)):
        store.bulk_extend(part)
    store.optimize()
    store.flush()
    return len(store)
