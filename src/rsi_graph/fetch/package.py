"""What a registry says of a package: where its archive is, and the hash of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urljoin

import httpx

from rsi_graph.fetch.problems import FetchError

LEGI_DATA: Final = "@socialgouv/legi-data"
PINNED: Final = "2.513.0"  # the version this software was last run over, whole
_VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,99}")
_SHA512: Final = re.compile(r"(?:^|\s)sha512-([A-Za-z0-9+/]{86}==)")
_TIMEOUT: Final = httpx.Timeout(60.0, connect=15.0)
_NOT_FOUND: Final = 404
_OFFLINE: Final = "Check the connection and the address (--registry); what was brought before stays as it was."


@dataclass(frozen=True, slots=True)
class Package:
    """A version of a package: the address of its archive, and the SHA-512 that the registry states, in base64."""

    name: str
    version: str
    tarball: str
    sha512: str

    @property
    def file_name(self) -> str:
        """The name of the archive on the disk.

        >>> Package("@socialgouv/legi-data", "2.513.0", "", "").file_name
        'socialgouv-legi-data-2.513.0.tgz'
        """
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"


def client() -> httpx.Client:
    """A client for registries; they may redirect, since the hash is checked."""
    return httpx.Client(timeout=_TIMEOUT, follow_redirects=True)


def find_package(registry: str, name: str, version: str) -> Package:
    """Address of a registry, name and version (or tag: "latest") of a package in, what the registry says of it out.

    Raises:
        FetchError: the registry cannot be reached, does not know it, or states no SHA-512.

    Source: npm, "Package metadata", version object: `dist.tarball`, `dist.integrity` (Subresource Integrity).
    """
    address = urljoin(registry.rstrip("/") + "/", f"{quote(name, safe='@')}/{quote(version, safe='')}")
    try:
        with client() as asking:
            response = asking.get(address, headers={"Accept": "application/json"})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(address, f"the registry could not be reached ({error})", _OFFLINE) from error
    if response.status_code == _NOT_FOUND:
        raise FetchError(address, f"the registry has no {name} {version}", "Check the version and the address.")
    if not response.is_success:
        problem = f"the registry answered {response.status_code} {response.reason_phrase}"
        raise FetchError(address, problem, _OFFLINE)
    return _package(_object(response, address), name, address)


def _object(response: httpx.Response, address: str) -> Mapping[str, Any]:
    try:
        told = response.json()
    except ValueError as error:
        raise _no_registry(address) from error
    if not isinstance(told, dict) or not isinstance(told.get("dist"), dict):
        raise _no_registry(address)
    return told


def _no_registry(address: str) -> FetchError:
    return FetchError(address, "the answer is no metadata of a package", "Is this the address of an npm registry?")


def _package(told: Mapping[str, Any], name: str, address: str) -> Package:
    version, tarball = str(told.get("version", "")), str(told["dist"].get("tarball", ""))
    stated = _SHA512.search(str(told["dist"].get("integrity", "")))
    if not _VERSION.fullmatch(version) or not tarball.startswith(("https://", "http://")):
        raise _no_registry(address)
    if stated is None:
        raise FetchError(
            address, "the registry states no SHA-512", "Take a registry that does: nothing goes unchecked."
        )
    return Package(name, version, tarball, stated[1])
