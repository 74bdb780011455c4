"""The server against its own description: whatever is asked as the description allows, nothing breaks inside."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("schemathesis")


@pytest.mark.skipif(not PROGRAM.exists(), reason="needs schemathesis (requirements-dev.lock)")
def test_no_server_error(server: str, tmp_path: Path) -> None:
    """Twenty cases for each operation, drawn always alike; none ends with a 5xx."""
    options = ["--checks", "not_a_server_error", "--max-examples", "20", "--seed", "1", "--no-color"]
    command = [str(PROGRAM), "run", f"{server}openapi.json", *options, "--phases", "examples,coverage,fuzzing"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
