"""Whole codes: the same graph as in memory, whatever happens on the way."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import DEVNULL, Popen, run

import pyoxigraph as ox
import pytest
from rdflib import Graph

from rsi_graph.extract import extract
from rsi_graph.graph import to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.pipeline import (
    BuildResult,
    build,
    build_corpus,
    holds_many,
    load_store,
    read_law,
    to_corpus_summary,
    to_summary,
)
from rsi_graph.pipeline.corpus import CorpusResult, relations
from rsi_graph.pipeline.corpus import run as runs
from rsi_graph.pipeline.corpus.run import UNFINISHED
from rsi_graph.pipeline.store import NoStoreError
from rsi_graph.validate import validate

FILES = ("competences.ttl", "competences.jsonl", "competences.csv", "unread.jsonl")
SENTENCES = (
    "La caisse nationale contrôle les caisses de base.",
    "Le conseil d'administration de la caisse nationale délibère sur le budget de l'établissement.",
    "Le ministre chargé de la sécurité sociale approuve les décisions de la caisse nationale.",
    "Les caisses primaires d'assurance maladie coordonnent, conjointement avec l'agence régionale de santé, les soins.",
    "Un décret fixe les conditions d'application de l'article L. 1.",
    "Le directeur peut déléguer sa signature, dans les conditions prévues à l'article L. 611-4.",
)


def write_code(folder: Path, articles: int) -> Path:
    """A code of invented articles, one file of which is no text."""
    code = folder / "code-de-la-securite-sociale"
    code.mkdir(parents=True)
    for rank in range(articles):
        sentences = "".join(f"<p>{SENTENCES[(rank + k) % len(SENTENCES)]}</p>\n" for k in range(3))
        (code / f"l{rank}.md").write_text(f"# Article L{rank}\n\n{sentences}", "utf-8")
    (code / "l999999.md").write_bytes(b"\xff\xfe no text")
    return code


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_code(tmp_path_factory.mktemp("law"), 520)


@pytest.fixture(scope="module")
def built(code: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("build")
    build_corpus([code], output, jobs=2)
    return output


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def articles(*sources: Path) -> Iterator[Article]:
    return (one for one in read_law(sources) if isinstance(one, Article))


def test_graph_is_that_of_the_way_through_memory(code: Path, built: Path) -> None:
    """Triple by triple."""
    lexicon = load_lexicon()
    wanted = to_graph([extract(article, lexicon) for article in articles(code)])
    assert set(Graph().parse(built / "competences.ttl")) == set(wanted)


def test_relations_do_not_depend_on_how_many_are_asked_for_at_a_time(
    code: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Joint or alone, an edge is judged by all that bears on it."""
    monkeypatch.setattr(relations, "AT_A_TIME", 1)
    build_corpus([code], tmp_path, jobs=1)
    assert contents(tmp_path) == contents(built)


def test_several_versions_and_the_shipped_article_too(tmp_path: Path) -> None:
    """A text read twice is one, dated and undated versions of a text are linked, as in memory."""
    law = tmp_path / "code-du-sport"
    law.mkdir()
    text = "# Article L1\n\n<p>La Caisse nationale contrôle les caisses de base.</p>\n"
    for name, start in (("a", "2001-01-01"), ("b", "2002-01-01"), ("c", None), ("d", "2001-01-01")):
        (law / f"{name}.md").write_text(text, "utf-8")
        dates = f"start = {start}\n" if start else ""
        (law / f"{name}.toml").write_text(f'code = "code-du-sport"\n{dates}', "utf-8")
    shipped = Path(__file__).parents[2] / "data" / "sources" / "L611-4.md"
    result = build_corpus([law, shipped], tmp_path / "build", jobs=1)
    assert result.merged.counts["articles"] == 4
    assert not result.failures
    lexicon = load_lexicon()
    wanted = to_graph([extract(article, lexicon) for article in articles(law, shipped)])
    assert set(Graph().parse(tmp_path / "build" / "competences.ttl")) == set(wanted)


@pytest.mark.parametrize("make", [build, build_corpus])
@pytest.mark.parametrize(("folder", "undated"), [("codes", True), ("codes-2023-12-06", False)])
def test_texts_without_a_day_are_told(
    make: Callable[..., BuildResult | CorpusResult], folder: str, *, undated: bool, tmp_path: Path
) -> None:
    """What is in force today is then not said, and a person is told why; a folder named with its day has one."""
    write_code(tmp_path / folder, 3)
    result = make([tmp_path / folder], tmp_path / "build", validate=False)
    told = to_summary(result) if isinstance(result, BuildResult) else to_corpus_summary(result)
    assert ("aucun texte n'a de jour" in told) is undated


def test_one_process_and_several_write_the_same_bytes(code: Path, built: Path, tmp_path: Path) -> None:
    """The number of processes is nobody's business."""
    build_corpus([code], tmp_path, jobs=1)
    assert contents(tmp_path) == contents(built)
    assert not (tmp_path / UNFINISHED).exists()


def test_counts_add_up(code: Path, built: Path) -> None:
    """Every file is read, or failed with its reason."""
    record = json.loads((built / "run.json").read_text("utf-8"))
    assert record["counts"]["articles"] + len(record["failures"]) == len(list(code.iterdir()))
    assert "l999999.md" in record["failures"][0]["source"]
    assert len((built / "competences.jsonl").read_text("utf-8").splitlines()) == record["counts"]["competences"]
    graph = (built / "competences.ttl").read_text("utf-8")
    assert sum(line.endswith(" .\n") for line in graph.splitlines(keepends=True) if line[0] == "<") > 0
    assert record["counts"]["triples"] == len(Graph().parse(data=graph, format="turtle"))


def test_killed_run_goes_on_and_ends_with_the_same_bytes(code: Path, built: Path, tmp_path: Path) -> None:
    """Killed without warning as soon as some of the work is done; run again, it takes that up."""
    program = "import sys; from rsi_graph.pipeline import build_corpus as b; b([sys.argv[1]], sys.argv[2], jobs=1)"
    process = Popen([sys.executable, "-c", program, str(code), str(tmp_path)], stdout=DEVNULL, stderr=DEVNULL)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(f"{UNFINISHED}/*/*.shard")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    [first, *_] = sorted(tmp_path.glob(f"{UNFINISHED}/*/*.shard"))
    made = first.stat().st_mtime_ns
    assert not (tmp_path / "competences.ttl").exists()
    seen: list[int] = []
    build_corpus([code], tmp_path, jobs=1, progress=lambda *_: seen.append(first.stat().st_mtime_ns))
    assert seen[0] == made
    assert contents(tmp_path) == contents(built)


def test_changed_source_is_read_again(tmp_path: Path) -> None:
    """What an unfinished run left is of no use for other sources."""
    law = write_code(tmp_path / "law", 5)
    left = tmp_path / "build" / UNFINISHED / "0123456789abcdef"
    left.mkdir(parents=True)
    (left / "000000.shard").write_text("of another run")
    result = build_corpus([law], tmp_path / "build", jobs=1)
    assert result.merged.counts["articles"] == 5


def test_two_texts_at_one_address_are_told(tmp_path: Path) -> None:
    """The first stands, the other is reported; the run goes on."""
    law = tmp_path / "code-du-sport"
    law.mkdir()
    for name, verb in (("a", "contrôle"), ("b", "coordonne")):
        (law / f"{name}.md").write_text(f"# Article L1\n\n<p>La Caisse nationale {verb} les caisses.</p>\n", "utf-8")
        (law / f"{name}.toml").write_text('code = "code-du-sport"\nstart = 2001-01-01\n', "utf-8")
    result = build_corpus([law], tmp_path / "build", jobs=1)
    assert result.merged.clashes == ("article/code-du-sport/L1/2001-01-01",)
    assert result.merged.counts["articles"] == 1


def test_validation_shard_by_shard_finds_what_the_whole_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No violation in the invented code, and the same warnings and notes as for the graph as a whole."""
    monkeypatch.setattr(runs, "SHARD_SIZE", 20)
    result = build_corpus([write_code(tmp_path / "law", 50)], tmp_path, jobs=1, validate=True)
    assert result.report is not None
    whole = validate(Graph().parse(tmp_path / "competences.ttl"))
    assert result.report.results == whole.results
    assert result.report.exit_code == 0
    assert (tmp_path / "report.txt").exists()


def test_store_holds_the_graph_and_replaces_an_older_one(built: Path, tmp_path: Path) -> None:
    """Loaded twice, the same; a folder that is no store is left alone."""
    store = tmp_path / "store"
    sizes = {load_store(built / "competences.ttl", store) for _ in range(2)}
    assert sizes == {len(ox.Store.read_only(str(store)))}
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("Madame, Monsieur")
    with pytest.raises(NoStoreError, match="is no Oxigraph store"):
        load_store(built / "competences.ttl", other)
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


def test_few_and_many_are_told_apart(code: Path, tmp_path: Path) -> None:
    """Five hundred articles are few; nothing and standard input are never many."""
    assert holds_many([code])
    assert not holds_many([write_code(tmp_path, 20)])
    assert not holds_many([])
    assert not holds_many(["-"])


def test_command_builds_a_code(code: Path, tmp_path: Path) -> None:
    """The command line takes the same way; the counts are printed, words on a terminal's line are not."""
    program = "from rsi_graph.cli import main; main(prog_name='rsi-graph')"
    ended = run(
        [sys.executable, "-c", program, "build", str(code), "-o", "out", "--store", "store", "--jobs", "1"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "articles : 520" in ended.stdout
    assert "\r" not in ended.stderr
    assert (tmp_path / "store" / "CURRENT").exists()
