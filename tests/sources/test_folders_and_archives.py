"""Folders and archives: read in order, one bad file never stops the run, nothing is ever written."""

from __future__ import annotations

import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest

from rsi_graph.errors import SourceError
from rsi_graph.model import Article
from rsi_graph.sources import Unreadable, archives, read_article, read_articles
from rsi_graph.sources.problems import BrokenArchive, NoArticles

FILES = {
    "README.md": b"# The mirror",
    "code-du-travail/livre-1/l2.md": b"# Article L2\n\n<p>Le conseil si\xc3\xa8ge.</p>",
    "code-du-travail/livre-1/l1.md": b"# Article L1\n\n<p>Le maire signe.</p>",
    "code-du-travail/livre-1/l3.md": b"\xff\xfe",
    "code-civil/1.md": b"# Article 1\n\n<p>Les lois entrent en vigueur.</p>",
    "code-civil/2.md": b"# Article 2\n\n",
    "code-civil/notes.txt": b"no article",
}


def tar_bytes(files: dict[str, bytes]) -> bytes:
    """Files in, an uncompressed tar archive of them out."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def zip_bytes(files: dict[str, bytes]) -> bytes:
    """Files in, a zip archive of them out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def folder(root: Path) -> Path:
    """The files on the disk."""
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def split(source: Path) -> tuple[list[Article], list[Unreadable]]:
    """What was read of a source, and what could not be."""
    found = list(read_articles(source))
    return [it for it in found if isinstance(it, Article)], [it for it in found if isinstance(it, Unreadable)]


def test_a_folder_is_walked_in_the_order_of_its_paths(tmp_path: Path) -> None:
    """The same folder gives the same articles in the same order on every machine."""
    read, unread = split(folder(tmp_path))
    assert [(it.code, it.number) for it in read] == [
        ("code-civil", "1"),
        ("code-du-travail", "L1"),
        ("code-du-travail", "L2"),
    ]
    assert [Path(it.source).name for it in unread] == ["2.md", "l3.md"]
    assert "no text" in unread[0].reason
    assert "not UTF-8" in unread[1].reason


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz", ".tar.xz", ".tgz", ".zip"])
def test_every_kind_of_archive_gives_the_same_articles(tmp_path: Path, suffix: str) -> None:
    """Kind is told by the bytes; the source names archive and member; the day is in the archive's name."""
    plain = tar_bytes(FILES)
    packed = {".tar": plain, ".tar.gz": gzip.compress(plain), ".tar.xz": lzma.compress(plain)}
    packed |= {".tgz": packed[".tar.gz"], ".zip": zip_bytes(FILES)}
    archive = tmp_path / f"codes-2023-12-06{suffix}"
    archive.write_bytes(packed[suffix])
    read, unread = split(archive)
    assert sorted((it.code, it.number) for it in read) == [
        ("code-civil", "1"),
        ("code-du-travail", "L1"),
        ("code-du-travail", "L2"),
    ]
    assert {it.version.key for it in read} == {"vu-2023-12-06"}
    assert len(unread) == 2
    assert f"{archive}!code-civil/1.md" in {it.source for it in read}
    assert [it.name for it in tmp_path.iterdir()] == [archive.name]


@pytest.mark.parametrize("kept", [0.5, 0.9, 0.99])
@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bytes], ids=["gz", "xz", "plain"])
def test_an_archive_cut_off_says_so(tmp_path: Path, pack: object, kept: float) -> None:
    """What stands before the break is read, then comes the sentence."""
    names = [f"code-civil/{number}.md" for number in range(1, 200)]
    files = {name: f"# Article {name[11:-3]}\n\n{name} {incompressible(name)}".encode() for name in names}
    content = pack(tar_bytes(files).rstrip(b"\0") + bytes(1024))  # type: ignore[operator]
    archive = tmp_path / "cut.tar"
    archive.write_bytes(content[: int(len(content) * kept)])
    read, unread = split(archive)
    assert read
    assert [it.number for it in read] == [str(number) for number in range(1, len(read) + 1)]
    assert "broken or cut off" in unread[-1].reason


def incompressible(name: str) -> str:
    """Words that do not compress away."""
    return " ".join(str(pow(3, ord(letter) * 97, 1_000_003)) for letter in name)


@pytest.mark.parametrize(("name", "content"), [("x.tar.xz", b"random"), ("x.zip", b"PK\3\4junk"), ("x.tar", b"")])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    """Broken before its first article: an error, not an empty run."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BrokenArchive, match="0 articles were read before"):
        list(read_articles(tmp_path / name))


def test_an_archive_without_articles_is_refused(tmp_path: Path) -> None:
    """As a folder without articles is."""
    (tmp_path / "x.tar").write_bytes(tar_bytes({"a.txt": b"x"}))
    with pytest.raises(NoArticles):
        list(read_articles(tmp_path / "x.tar"))


def test_paths_that_lead_out_of_the_archive_are_only_names(tmp_path: Path) -> None:
    """No member is ever written or opened by its path; links are passed over."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packed:
        for name in ("../../evil/code-civil/1.md", "/etc/code-civil/2.md"):
            entry = tarfile.TarInfo(name)
            entry.size = len(FILES["code-civil/1.md"])
            packed.addfile(entry, io.BytesIO(FILES["code-civil/1.md"]))
        link = tarfile.TarInfo("code-civil/3.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.tar").write_bytes(buffer.getvalue())
    read, unread = split(tmp_path / "in" / "x.tar")
    assert [it.number for it in read] == ["1", "1"]
    assert not unread
    assert [it.name for it in tmp_path.rglob("*")] == ["in", "x.tar"]


@pytest.mark.parametrize("suffix", [".tar", ".zip"])
def test_a_member_too_large_is_passed_over(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb is told, not read; the articles behind it are."""
    monkeypatch.setattr(archives, "MEMBER_LIMIT", 100)
    files = {"code-civil/1.md": b"x" * 101, "code-civil/2.md": b"# Article 2\n\nLa loi."}
    (tmp_path / f"x{suffix}").write_bytes(tar_bytes(files) if suffix == ".tar" else zip_bytes(files))
    read, unread = split(tmp_path / f"x{suffix}")
    assert [it.number for it in read] == ["2"]
    assert "101 bytes, more than the 100" in unread[0].reason


def test_one_bad_member_of_a_zip_stops_nothing(tmp_path: Path) -> None:
    """A wrong checksum is the member's fault alone."""
    content = zip_bytes({"code-civil/1.md": b"# Article 1\n\nLa loi.", "code-civil/2.md": b"# Article 2\n\nLe droit."})
    place = content.index(b"1.md") + 4
    (tmp_path / "x.zip").write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
    read, unread = split(tmp_path / "x.zip")
    assert [it.number for it in read] == ["2"]
    assert len(unread) == 1


def test_the_day_of_a_snapshot_is_an_option_or_a_name(tmp_path: Path) -> None:
    """The option wins over the name; a day of entry into force in the sidecar wins over both."""
    place = tmp_path / "css-2015-12-23" / "code-civil"
    place.mkdir(parents=True)
    (place / "1.md").write_bytes(FILES["code-civil/1.md"])
    assert read_article(place / "1.md").version.key == "vu-2015-12-23"
    assert read_article(place / "1.md", observed_on=date(2016, 1, 1)).version.key == "vu-2016-01-01"
    (place / "1.toml").write_text("start = 1804-03-25")
    assert read_article(place / "1.md").version.key == "1804-03-25"


def pipe_in(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes onto standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads what is piped in."""
    pipe_in(FILES["code-civil/1.md"], monkeypatch)
    (article,) = read_articles("-", code="code-civil")
    assert isinstance(article, Article)
    assert (article.number, article.source) == ("1", "-")


def test_standard_input_has_no_path_to_tell_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the option, and without links, the code is not known."""
    pipe_in(FILES["code-civil/1.md"], monkeypatch)
    with pytest.raises(SourceError, match="code it belongs to"):
        read_article("-")
