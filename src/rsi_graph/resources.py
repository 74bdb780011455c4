"""Where the files that belong to the package are: packaged first, checkout second.

`ontology/`, `shapes/`, `queries/` and `data/` stand at the top of the repository. A wheel carries them inside the
package; an editable install reads them from the checkout.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rsi_graph.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


@cache
def resource_folder(name: str) -> Path:
    """Name of a top-level folder in, its path out.

    Raises:
        ResourceError: neither the package nor the checkout holds it.

    >>> resource_folder("ontology").name
    'ontology'
    """
    for candidate in (_PACKAGE / "resources" / name, _PACKAGE.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise ResourceError(name, "the folder was not found")


def resource_path(folder: str, name: str) -> Path:
    """Folder and file name in, path of an existing file out.

    Raises:
        ResourceError: there is no such file.

    >>> resource_path("data", "sources/L611-4.md").name
    'L611-4.md'
    """
    path = resource_folder(folder) / name
    if not path.is_file():
        raise ResourceError(f"{folder}/{name}", "the file was not found")
    return path
