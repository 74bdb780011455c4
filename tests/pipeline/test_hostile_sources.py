"""Sources that are broken, huge or meant to harm: told, never fatal, and the rest is done."""

import hashlib
import io
import json
import os
import resource
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ARTICLE = "# Article {number}\n\n<p>La caisse nationale {n} publie un rapport.</p>\n"


def build(source: Path, folder: Path, *, most: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own; no file of it may be larger than `most` bytes (a disk that is full)."""

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "rsi_graph", "build", str(source), "-o", str(folder), "--no-validate"]
    command += ["--code", "code-de-la-securite-sociale"]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)


def unreadable(folder: Path) -> list[str]:
    rows = (json.loads(line) for line in (folder / "unread.jsonl").read_text("utf-8").splitlines())
    return [row["detail"] for row in rows if row["reason"] == "unreadable"]


def read(folder: Path) -> set[str]:
    return {json.loads(line)["article"] for line in (folder / "competences.jsonl").read_text("utf-8").splitlines()}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"l{n}.md").write_text(ARTICLE.format(number=f"L{n}", n=n), encoding="utf-8")
    return folder


def test_file_of_random_bytes(corpus: Path, tmp_path: Path) -> None:
    """Reported with its reason; the articles beside it are read."""
    (corpus / "noise.md").write_bytes(bytes(range(255, -1, -1)) * 20)
    assert build(corpus, tmp_path / "out").returncode == 0
    assert ["UTF-8" in detail for detail in unreadable(tmp_path / "out")] == [True]
    assert read(tmp_path / "out") == {"L1", "L2", "L3"}


def test_article_of_a_hundred_megabytes(corpus: Path, tmp_path: Path) -> None:
    """No article is so large: it is passed over without being read."""
    (corpus / "huge.md").write_bytes(b"# Article L9\n\n" + b"La caisse nationale publie. " * 3_700_000)
    assert build(corpus, tmp_path / "out").returncode == 0
    assert ["bytes, more than" in detail for detail in unreadable(tmp_path / "out")] == [True]
    assert read(tmp_path / "out") == {"L1", "L2", "L3"}


def test_path_with_strange_characters(corpus: Path, tmp_path: Path) -> None:
    """Blanks, brackets, accents and signs in a path change nothing."""
    folder = corpus / "é è (1) [2] ☃ 'x'"
    folder.mkdir()
    (folder / "l 4;&.md").write_text(ARTICLE.format(number="L4", n=4), encoding="utf-8")
    assert build(corpus, tmp_path / "out dir").returncode == 0
    assert read(tmp_path / "out dir") == {"L1", "L2", "L3", "L4"}


def test_zip_bomb(tmp_path: Path) -> None:
    """A member that grows to hundreds of megabytes is told by its size, and not unpacked."""
    source = tmp_path / "bomb.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("corpus/l1.md", "# Article L1\n\n" + " " * 300_000_000)
        archive.writestr("corpus/l2.md", ARTICLE.format(number="L2", n=2))
    assert build(source, tmp_path / "out").returncode == 0
    assert ["bytes, more than" in detail for detail in unreadable(tmp_path / "out")] == [True]
    assert read(tmp_path / "out") == {"L2"}


def test_archive_that_was_cut_off(tmp_path: Path) -> None:
    """What came before the cut is read; the cut is told."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        for n in range(200):
            content = ARTICLE.format(number=f"L{n}", n=hashlib.shake_256(b"%d" % n).hexdigest(400)).encode()
            member = tarfile.TarInfo(f"corpus/l{n}.md")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    source = tmp_path / "cut.tar.gz"
    source.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    assert build(source, tmp_path / "out").returncode == 0
    assert len(read(tmp_path / "out")) > 20
    assert any("cut.tar.gz" in detail for detail in unreadable(tmp_path / "out"))


def test_archive_that_climbs_out(tmp_path: Path) -> None:
    """A member named `../…` writes nothing anywhere: archives are read, never unpacked."""
    source = tmp_path / "climb.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("../../climbed.md", ARTICLE.format(number="L1", n=1))
    build(source, tmp_path / "inside" / "out")
    assert not list(tmp_path.rglob("climbed.md"))


def test_full_disk(corpus: Path, tmp_path: Path) -> None:
    """No room: a sentence, exit code 2, nothing half-written, what was there before untouched."""
    folder = tmp_path / "out"
    assert build(corpus, folder).returncode == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    (corpus / "l4.md").write_text(ARTICLE.format(number="L4", n=4), encoding="utf-8")
    ended = build(corpus, folder, most=2048)
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_name_that_is_no_text(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is read as the others; its name is written with an escape."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for n, name in enumerate((b"a\nb.md", b"\xff\xfe.md", "\U0001f600.md".encode())):
        (folder / os.fsdecode(name)).write_text(ARTICLE.format(number=f"L{n}", n=n), encoding="utf-8")
    ended = build(folder, tmp_path / "out")
    assert (ended.returncode, ended.stderr.count("Traceback")) == (0, 0)
    assert len(read(tmp_path / "out")) == 3
