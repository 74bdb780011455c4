"""What a store of a million triples answers: each question of the catalogue, then fifty clients at once.

Run by `make bench`, in some 10 minutes. Builds the store from a code of the corpus into a folder that is removed
afterwards, then runs `queries.py` on it and `load.py` on a server of it. `python benchmarks/served.py STORE DATA.ttl …`
takes a store that is there, with its Turtle. Each thing that is wanted has a line: holds, or MISSED.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ARCHIVE = "css-2015-12-23.tar.xz"
HERE = Path(__file__).parent


def main() -> None:
    """Builds where nothing is given, asks, serves."""
    if len(sys.argv) > 1:
        _measure(*map(Path, sys.argv[1:]))
        return
    folder = Path(os.environ.get("RSI_GRAPH_CORPUS") or HERE.parents[1] / "shared" / "corpus")
    if not (folder / ARCHIVE).is_file():
        sys.exit(f"{folder / ARCHIVE}: not found. Set RSI_GRAPH_CORPUS to the folder that holds {ARCHIVE}.")
    with tempfile.TemporaryDirectory() as scratch:
        store, build = Path(scratch) / "store", Path(scratch) / "build"
        print(f"building a store of {ARCHIVE} …", flush=True)
        _program("build", str(folder / ARCHIVE), "-o", str(build), "--store", str(store), "--no-validate")
        _measure(store, *sorted(build.glob("*.ttl")))


def _measure(store: Path, *turtle: Path) -> None:
    subprocess.run([sys.executable, str(HERE / "queries.py"), str(store), *map(str, turtle)], check=True)  # noqa: S603
    _clients(store)


def _program(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "rsi_graph", *words], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _clients(store: Path) -> None:
    """Fifty clients for half a minute, of a server of their own."""
    command = [sys.executable, "-m", "rsi_graph", "serve", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stderr is not None
        address = re.search(r"http://\S+(?=/)", "".join(server.stderr.readline() for _ in range(2)))
        if address:
            subprocess.run([sys.executable, str(HERE / "load.py"), address.group()], check=True)  # noqa: S603
        server.terminate()


if __name__ == "__main__":
    main()
