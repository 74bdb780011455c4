"""Which npm registry this machine uses: as npm itself would find it, with npm or without."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from rsi_graph.fetch.problems import NoRegistry


def default_registry(scope: str, *, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Scope of a package ("@socialgouv") in, the address of the registry set for it out.

    Looked for in this order: the environment (NPM_CONFIG_REGISTRY), the `.npmrc` of the folder and of the user (a
    registry of the scope before one for all), the program npm where it is installed.

    Raises:
        NoRegistry: none of them names one.

    Source: npm, "config: registry", "npmrc: files".
    """
    known = os.environ if environment is None else environment
    for found in _told(scope, folder or Path(), known):
        if found.startswith(("https://", "http://")):
            return found
    raise NoRegistry


def _told(scope: str, folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    yield from (value for name, value in environment.items() if name.lower() == "npm_config_registry")
    own = environment.get("NPM_CONFIG_USERCONFIG") or environment.get("npm_config_userconfig")
    home = environment.get("HOME") or environment.get("USERPROFILE")
    files = [folder / ".npmrc", *([Path(own)] if own else [Path(home, ".npmrc")] if home else [])]
    settings = [_settings(file) for file in files]
    for key in (f"{scope}:registry", "registry"):
        yield from (found[key] for found in settings if key in found)
    program = shutil.which("npm", path=environment.get("PATH", ""))
    if program:
        yield _asked(program)


def _settings(file: Path) -> dict[str, str]:
    """The keys and values of an `.npmrc`; none where it cannot be read."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line and line.lstrip()[0] not in "#;")
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _asked(program: str) -> str:
    done = subprocess.run(
        [program, "config", "get", "registry"], capture_output=True, check=False, encoding="utf-8", timeout=30
    )
    return done.stdout.strip()
