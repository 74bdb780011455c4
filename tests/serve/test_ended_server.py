"""A server that a service manager ends leaves nothing behind: its temporary folders stayed on the disk."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_temporary_folders_go_with_the_server(how: signal.Signals, tmp_path: Path) -> None:
    """The store made of the shipped graph, and a download made of it."""
    command = [sys.executable, "-m", "rsi_graph", "serve", "--port", "0"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        address = re.search(r"http://\S+/", "".join(process.stderr.readline() for _ in range(2)))
        assert address
        assert httpx.get(f"{address.group()}dump.ttl", timeout=60).status_code == 200
        assert any(tmp_path.iterdir())
        process.send_signal(how)
        said = process.stderr.read()
    assert process.returncode in {0, 128 + how}, said
    assert not list(tmp_path.iterdir())
