"""The server against its own description: whatever is asked as the description allows, nothing breaks inside."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# A query as the body of a request is plain text.
HOOKS = 'import schemathesis\nschemathesis.serializer.alias("application/sparql-query", "text/plain")\n'
PROGRAM = Path(sys.executable).with_name("schemathesis")


@pytest.mark.skipif(not PROGRAM.exists(), reason="needs schemathesis (requirements-dev.lock)")
def test_no_server_error(server: str, tmp_path: Path) -> None:
    """Ten cases for each operation, drawn always alike; none ends with a 5xx."""
    options = ["--checks", "not_a_server_error", "--max-examples", "10", "--seed", "1", "--no-color"]
    command = [str(PROGRAM), "run", f"{server}openapi.json", *options, "--phases", "examples,coverage,fuzzing"]
    (tmp_path / "hooks.py").write_text(HOOKS, encoding="utf-8")
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
