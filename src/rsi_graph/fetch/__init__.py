"""Law that others publish as a package: from an npm registry into a folder, checked."""

from rsi_graph.fetch.download import Fetched, fetch_package
from rsi_graph.fetch.package import LEGI_DATA, PINNED, Package, find_package
from rsi_graph.fetch.problems import FetchError, NoRegistry
from rsi_graph.fetch.registry import default_registry

__all__ = [
    "LEGI_DATA",
    "PINNED",
    "FetchError",
    "Fetched",
    "NoRegistry",
    "Package",
    "default_registry",
    "fetch_package",
    "find_package",
]
