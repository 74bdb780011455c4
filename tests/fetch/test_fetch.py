"""A package from a registry: a real server that cuts, lies and refuses."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from rsi_graph.cli import main
from rsi_graph.fetch import LEGI_DATA, FetchError, NoRegistry, default_registry, fetch_package, find_package
from rsi_graph.model import Article
from rsi_graph.sources import read_articles

CODE = {
    "type": "code",
    "data": {"id": "LEGITEXT000006073189", "title": "Code de la sécurité sociale"},
    "children": [
        {
            "type": "article",
            "data": {
                "id": "LEGIARTI000000000001",
                "num": "L1",
                "etat": "VIGUEUR",
                "dateDebut": 504921600000,
                "dateFin": 32472144000000,
                "texteHtml": "<p>La caisse nationale contrôle les caisses de base.</p>",
            },
        }
    ],
}


def _archive() -> bytes:
    """The package: one code, and noise, so that it does not come in one piece."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in (
            ("package/data/LEGITEXT000006073189.json", json.dumps(CODE).encode()),
            ("package/noise.bin", random.Random(4).randbytes(700_000)),  # noqa: S311 - noise, no secret
        ):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


ARCHIVE = _archive()


@dataclass
class Registry:
    """A registry and its manners.

    Attributes:
        cuts: how often the connection is cut after a third of what is asked for.
        ranges: whether it gives a part of a file.
        sha512: what it states; the right one by default.
        status: of every answer, where it refuses.
        asked: the Range of each request for the archive.
    """

    cuts: int = 0
    ranges: bool = True
    sha512: str | None = base64.b64encode(hashlib.sha512(ARCHIVE).digest()).decode()
    status: int = 200
    metadata: bytes | None = None
    asked: list[str | None] = field(default_factory=list)

    @cached_property
    def server(self) -> ThreadingHTTPServer:
        """Bound to a free port."""
        registry = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                registry.answer(self)

            def log_message(self, *_: object) -> None:
                """Nothing is printed."""

        return ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        """As a user gives it."""
        return f"http://127.0.0.1:{self.server.server_address[1]}/npm"

    def answer(self, to: BaseHTTPRequestHandler) -> None:
        """One request."""
        if self.status != 200:
            to.send_error(self.status)
        elif to.path.endswith(".tgz"):
            self.send_archive(to)
        elif to.path == "/npm/@socialgouv%2Flegi-data/2.513.0":
            dist = {"tarball": f"{self.address}/legi-data-2.513.0.tgz"}
            dist |= {"integrity": f"sha512-{self.sha512}"} if self.sha512 else {"shasum": "abc"}
            self.send(to, 200, self.metadata or json.dumps({"version": "2.513.0", "dist": dist}).encode(), {})
        else:
            to.send_error(404)

    def send_archive(self, to: BaseHTTPRequestHandler) -> None:
        """The archive, or the part asked for."""
        wanted = to.headers["Range"]
        self.asked.append(wanted)
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.ranges else 0
        if start >= len(ARCHIVE):
            to.send_error(416)
            return
        head = {"Content-Range": f"bytes {start}-{len(ARCHIVE) - 1}/{len(ARCHIVE)}"} if start else {}
        self.send(to, 206 if start else 200, ARCHIVE[start:], head)

    def send(self, to: BaseHTTPRequestHandler, status: int, body: bytes, head: dict[str, str]) -> None:
        """An answer, cut where it is time for that."""
        to.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | head).items():
            to.send_header(name, value)
        to.end_headers()
        if self.cuts and len(body) > 10_000:
            self.cuts -= 1
            body = body[: len(body) // 3]
        to.wfile.write(body)
        to.close_connection = True


@pytest.fixture
def registry() -> Iterator[Registry]:
    registry = Registry()
    thread = Thread(target=registry.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield registry
    registry.server.shutdown()
    thread.join()
    registry.server.server_close()


def bring(registry: Registry, folder: Path) -> Path:
    return fetch_package(find_package(registry.address, LEGI_DATA, "2.513.0"), folder).path


def test_package_is_brought_whole_and_read(registry: Registry, tmp_path: Path) -> None:
    """The archive has the bytes of the server, its articles are read, and it is not brought twice."""
    place = bring(registry, tmp_path)
    assert (place.name, place.read_bytes()) == ("socialgouv-legi-data-2.513.0.tgz", ARCHIVE)
    assert [one.number for one in read_articles(place) if isinstance(one, Article)] == ["L1"]
    assert bring(registry, tmp_path) == place
    assert registry.asked == [None]


def test_cut_connection_is_taken_up_where_it_broke(registry: Registry, tmp_path: Path) -> None:
    """Each request asks for what is missing, in the same call."""
    registry.cuts = 3
    assert bring(registry, tmp_path).read_bytes() == ARCHIVE
    starts = [int(asked.removeprefix("bytes=").rstrip("-")) for asked in registry.asked[1:] if asked]
    assert registry.asked[0] is None
    assert len(starts) == 3
    assert starts == sorted(set(starts))
    assert [path.name for path in tmp_path.iterdir()] == ["socialgouv-legi-data-2.513.0.tgz"]


def test_what_an_earlier_run_left_is_taken_up(registry: Registry, tmp_path: Path) -> None:
    """A `.part` of a run that was killed is not brought again; one that is whole needs only its name."""
    part = tmp_path / "socialgouv-legi-data-2.513.0.tgz.part"
    for left in (100_000, len(ARCHIVE)):
        part.write_bytes(ARCHIVE[:left])
        place = bring(registry, tmp_path)
        assert place.read_bytes() == ARCHIVE
        place.unlink()
    assert registry.asked == ["bytes=100000-", f"bytes={len(ARCHIVE)}-"]


def test_server_without_ranges_gives_the_whole(registry: Registry, tmp_path: Path) -> None:
    """What is there is overwritten, not added to."""
    registry.ranges = False
    (tmp_path / "socialgouv-legi-data-2.513.0.tgz.part").write_bytes(b"x" * 1000)
    assert bring(registry, tmp_path).read_bytes() == ARCHIVE


def test_wrong_hash_is_thrown_away(registry: Registry, tmp_path: Path) -> None:
    """Nothing stays of what is not what the registry states."""
    registry.sha512 = base64.b64encode(hashlib.sha512(b"something else").digest()).decode()
    with pytest.raises(FetchError, match="another SHA-512"):
        bring(registry, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_spoiled_part_costs_one_more_run(registry: Registry, tmp_path: Path) -> None:
    """Bytes of something else before the rest do not pass; the next run brings all."""
    (tmp_path / "socialgouv-legi-data-2.513.0.tgz.part").write_bytes(b"x" * 1000)
    with pytest.raises(FetchError, match="another SHA-512"):
        bring(registry, tmp_path)
    assert bring(registry, tmp_path).read_bytes() == ARCHIVE


@pytest.mark.parametrize(
    ("manners", "told"),
    [
        ({"sha512": None}, "states no SHA-512"),
        ({"metadata": b"<html>Bienvenue</html>"}, "no metadata of a package"),
        ({"metadata": b"[]"}, "no metadata of a package"),
        ({"metadata": b'{"version": "../../etc", "dist": {"tarball": "http://a/"}}'}, "no metadata of a package"),
        ({"metadata": b'{"version": "1", "dist": {"tarball": "file:///etc/passwd"}}'}, "no metadata of a package"),
        ({"status": 503}, "503"),
        ({"status": 404}, "has no @socialgouv/legi-data"),
    ],
)
def test_registry_that_does_not_help_is_told(
    registry: Registry, tmp_path: Path, manners: dict[str, object], told: str
) -> None:
    """A sentence with what was found, and nothing on the disk."""
    for name, value in manners.items():
        setattr(registry, name, value)
    with pytest.raises(FetchError, match=told):
        bring(registry, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_archive_that_is_gone_is_told_at_once(registry: Registry, tmp_path: Path) -> None:
    """The registry knows the version, but not the archive any more."""
    package = find_package(registry.address, LEGI_DATA, "2.513.0")
    registry.status = 404
    with pytest.raises(FetchError, match="404") as told:
        fetch_package(package, tmp_path)
    assert "secret" not in str(told.value)


def test_command(registry: Registry, tmp_path: Path) -> None:
    """The path goes to standard output, so that another command may take it."""
    ended = CliRunner().invoke(main, ["fetch", "--registry", registry.address, "-o", str(tmp_path / "new")])
    assert ended.exit_code == 0, ended.output
    assert ended.stdout == f"{tmp_path / 'new' / 'socialgouv-legi-data-2.513.0.tgz'}\n"
    assert f"{len(ARCHIVE)} octets" in ended.stderr


def test_command_offline(tmp_path: Path) -> None:
    """Nobody there: one sentence and exit code 2; a password in the address is not printed."""
    ended = CliRunner().invoke(main, ["fetch", "--registry", "http://me:secret@127.0.0.1:9/npm", "-o", str(tmp_path)])
    assert ended.exit_code == 2
    assert "could not be reached" in ended.stderr
    assert "secret" not in ended.stderr
    assert "Traceback" not in ended.stderr


def test_folder_that_cannot_be_written(registry: Registry, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    ended = CliRunner().invoke(main, ["fetch", "--registry", registry.address, "-o", str(tmp_path / "file")])
    assert ended.exit_code == 2
    assert "Nothing was half-written" in ended.stderr


@pytest.mark.parametrize(
    ("own", "of_user", "environment", "found"),
    [
        ("registry=https://a.example/", "", {}, "https://a.example/"),
        ("", "; a note\nregistry = 'https://b.example/'", {}, "https://b.example/"),
        ("registry=https://a.example/", "@socialgouv:registry=https://c.example/", {}, "https://c.example/"),
        ("registry=https://a.example/", "", {"npm_config_registry": "https://d.example/"}, "https://d.example/"),
        ("registry=${NAME}", "registry=https://b.example/", {"NPM_CONFIG_REGISTRY": ""}, "https://b.example/"),
    ],
)
def test_registry_is_found_as_npm_finds_it(
    tmp_path: Path, own: str, of_user: str, environment: dict[str, str], found: str
) -> None:
    """The environment, the folder's file, the user's file; a registry of the scope wins over one for all."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / ".npmrc").write_text(own)
    (home / ".npmrc").write_text(of_user)
    assert default_registry("@socialgouv", folder=tmp_path, environment={"HOME": str(home)} | environment) == found


def test_npm_is_asked_last(tmp_path: Path) -> None:
    """What npm says counts where no file does."""
    program = tmp_path / "npm"
    program.write_text("#!/bin/sh\necho https://e.example/\n")
    program.chmod(0o755)
    assert default_registry("@socialgouv", folder=tmp_path, environment={"PATH": str(tmp_path)}) == "https://e.example/"


def test_no_registry_is_asked_for(tmp_path: Path) -> None:
    """Without any setting the option is asked for; no address is guessed."""
    with pytest.raises(NoRegistry, match="--registry"):
        default_registry("@socialgouv", folder=tmp_path, environment={"HOME": str(tmp_path), "PATH": ""})
