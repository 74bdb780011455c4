"""The PySpark job of examples/: the same records as the run on this machine."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from subprocess import run

import pytest

from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.records import to_records
from rsi_graph.resources import resource_path
from rsi_graph.sources import read_articles

JOB = Path(__file__).parents[2] / "examples" / "spark_competences.py"

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java runtime"),
]


def test_spark_gives_the_records_of_the_local_run(tmp_path: Path) -> None:
    """Two articles and a file that is none, in the folders of the mirror: record for record the same."""
    law = tmp_path / "law" / "code-de-la-securite-sociale" / "livre-6"
    law.mkdir(parents=True)
    shutil.copy(resource_path("data", "sources/L611-4.md"), law / "l611-4.md")
    (law / "l1.md").write_text("# Article L1\n\n<p>La Caisse nationale contrôle les caisses de base.</p>\n", "utf-8")
    (law / "l2.md").write_text("# Article L2\n\n", "utf-8")
    run([sys.executable, str(JOB), str(tmp_path / "law"), str(tmp_path / "out")], check=True, capture_output=True)
    lines = (line for part in (tmp_path / "out").glob("part-*") for line in part.read_text("utf-8").splitlines())
    of_spark = sorted((json.loads(line) for line in lines), key=lambda record: record["iri"])
    found = [one for one in read_articles(tmp_path / "law") if isinstance(one, Article)]
    here = [record for article in found for record in to_records(extract(article, load_lexicon()))]
    assert len(here) == 31
    assert of_spark == sorted(json.loads(json.dumps(here)), key=lambda record: record["iri"])
