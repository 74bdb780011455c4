"""What a snapshot says of another day than its own: nothing, unless another state is known to be in force then."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from rsi_graph.extract import extract
from rsi_graph.graph import to_graph
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.namespaces import BASE, ELI
from rsi_graph.pipeline import build_corpus
from rsi_graph.pipeline.corpus import run as runs
from rsi_graph.sources import read_articles

SNAPSHOTS = {
    "2015-12-23": {
        "l1": "Les caisses gèrent le fonds.",
        "l2": "Le ministre contrôle les caisses.",
        "l3": "La caisse gère.",
    },
    "2017-12-31": {"l1": "Les caisses contrôlent le fonds.", "l2": "Le ministre contrôle les caisses."},
}
EXPECTED = {
    "L1/vu-2015-12-23": "InForce-notInForce",  # another text stands there on the later day
    "L1/vu-2017-12-31": "InForce-inForce",
    "L2/vu-2015-12-23": None,  # the same text: the other version speaks for it
    "L2/vu-2017-12-31": "InForce-inForce",
    "L3/vu-2015-12-23": None,  # not seen again: repealed, or only not in the second folder
}


@pytest.fixture
def law(tmp_path: Path) -> Path:
    for day, articles in SNAPSHOTS.items():
        folder = tmp_path / "law" / f"seen-{day}" / "code-du-sport"
        folder.mkdir(parents=True)
        for name, text in articles.items():
            (folder / f"{name}.md").write_text(f"# Article {name.upper()}\n\n<p>{text}</p>\n", "utf-8")
    return tmp_path / "law"


def states(graph: Graph) -> dict[str, str | None]:
    found = {place: graph.value(URIRef(f"{BASE}article/code-du-sport/{place}"), ELI.in_force) for place in EXPECTED}
    return {place: str(state).rpartition("#")[2] if state else None for place, state in found.items()}


def test_a_snapshot_speaks_for_its_day(law: Path) -> None:
    """In one graph."""
    folders = sorted(law.iterdir())
    read = [one for folder in folders for one in read_articles(folder) if isinstance(one, Article)]
    assert states(to_graph([extract(one, load_lexicon()) for one in read])) == EXPECTED


def test_the_same_over_shards(law: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The versions of an article may stand in two shards."""
    monkeypatch.setattr(runs, "SHARD_SIZE", 1)
    result = build_corpus(sorted(law.iterdir()), tmp_path / "build", jobs=1, validate=True)
    assert states(Graph().parse(tmp_path / "build" / "competences.ttl")) == EXPECTED
    assert result.report is not None
    assert result.report.exit_code == 0
