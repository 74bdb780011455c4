"""On every gold file, what `evaluate` says of the program's own reading is what the reference scorer says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rsi_graph.evaluation import read_gold, to_evaluation_json
from rsi_graph.evaluation.gold import article_key
from rsi_graph.model import Reading
from rsi_graph.pipeline import evaluate_sources, read_competences
from rsi_graph.records import to_jsonl, to_records

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score.py"
CORPUS = Path(os.environ.get("RSI_GRAPH_CORPUS") or SHARED / "corpus")
ARCHIVES = {"css2015": CORPUS / "css-2015-12-23.tar.xz", "all2023": CORPUS / "codes-2023-12-06.tar.xz"}
GOLDS = sorted([*(ROOT / "tests" / "gold").glob("*.jsonl"), *(SHARED / "gold").glob("*.jsonl")])
WITHOUT_SOURCE = "css2015:code-de-la-securite-sociale/"  # the hundred records judged by hand name no file

pytestmark = pytest.mark.skipif(
    not SCORER.is_file() or not all(path.is_file() for path in ARCHIVES.values()),
    reason="the reference scorer or the corpora are not beside the repository",
)


def wanted() -> set[str]:
    """The files that the gold names: snapshot, colon, path."""
    lines = (line for path in GOLDS for line in path.read_text("utf-8").splitlines() if line.strip())
    return {row["source"] for row in map(json.loads, lines) if row.get("source")}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The articles of the gold, one folder a snapshot; of the Code de la sécurité sociale all of them."""
    files, found = wanted(), {}
    for snapshot, archive in ARCHIVES.items():
        found[snapshot] = tmp_path_factory.mktemp(snapshot)
        with tarfile.open(archive, "r|xz") as stream:
            for member in stream:
                name = f"{snapshot}:{member.name.removeprefix('./')}"
                if name in files or (member.isreg() and name.startswith(WITHOUT_SOURCE)):
                    stream.extract(member, found[snapshot], filter="data")
    return found


def sources_of(gold: Path, folders: dict[str, Path]) -> Iterator[str]:
    """The files of a gold file, each once; where it names none, all of the code."""
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    named = sorted({row["source"] for row in rows if row.get("source")})
    if not named and gold.stem != "L611-4":
        yield str(folders["css2015"])
    for name in named:
        snapshot, _, path = name.partition(":")
        yield str(folders[snapshot] / path)


@pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.stem)
def test_evaluate_says_what_the_reference_scorer_says(gold: Path, folders: dict[str, Path], tmp_path: Path) -> None:
    """Every overall figure of `evaluate GOLD SOURCE…` equals that of the scorer on the rows of `extract SOURCE…`."""
    sources = list(sources_of(gold, folders))
    keys = read_gold(gold).records.keys()
    rows: dict[tuple[str, str], str] = {}
    for reading in read_competences(sources):
        if not isinstance(reading, Reading):  # a repealed article without text
            continue
        key = article_key(reading.article.code, reading.article.number)
        if key in keys:
            rows.setdefault(key, to_jsonl(to_records(reading)))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(rows.values()), "utf-8")
    command = [sys.executable, str(SCORER), str(gold), str(predicted), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    done = evaluate_sources(read_gold(gold), sources)
    figures = to_evaluation_json(done.evaluation)
    assert not done.absent
    assert not done.other_wordings
    assert figures["predicted"]
    assert {name: figures[name] for name in reference} == reference
