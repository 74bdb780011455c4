"""The grammar against the corpus's own links, and against the references of the gold records."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from rsi_graph.model import Article
from rsi_graph.references import find_citations
from rsi_graph.sources import read_articles

sys.path.insert(0, str(Path(__file__).parent))
from oracle import agreement, judge_corpus

CORPUS = Path(os.environ.get("RSI_GRAPH_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
ARCHIVE = CORPUS / "css-2015-12-23.tar.xz"
GOLD = CORPUS.parent / "gold"


@pytest.mark.skipif(not ARCHIVE.is_file(), reason="needs css-2015-12-23.tar.xz in the folder RSI_GRAPH_CORPUS")
def test_nearly_every_link_names_what_the_words_were_read_to_name() -> None:
    """On every ninth article of the Code de la sécurité sociale at least 99 % of the links agree."""
    judgements = judge_corpus(ARCHIVE, every=9)
    assert len(judgements) > 800
    assert agreement(judgements) >= 0.99


@pytest.mark.skipif(
    not (GOLD.is_dir() and ARCHIVE.is_file()), reason="needs the gold records and css-2015-12-23.tar.xz"
)
def test_every_reference_of_the_gold_records_is_found() -> None:
    """Recall on the records of the Code de la sécurité sociale; two of them leave out the article of a law."""
    wanted = _gold_references()
    found: dict[str, set[str]] = {}
    for article in read_articles(ARCHIVE):
        if isinstance(article, Article) and article.source.split("!", 1)[-1] in wanted:
            citations = find_citations(article.text, code=article.code, article=article.number)
            found[article.source.split("!", 1)[-1]] = {str(citation.reference) for citation in citations}
    assert found.keys() == wanted.keys()
    missing = {name for source, names in wanted.items() for name in names - found[source]}
    assert missing == {"loi 97-1051", "loi 83-634"}
    assert {"loi 97-1051 art. 17 dernier al.", "loi 83-634 art. 2"} <= set().union(*found.values())


def _gold_references() -> dict[str, set[str]]:
    """Path inside the archive → the references of its records."""
    wanted: dict[str, set[str]] = {}
    for line in (GOLD / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"].startswith("css2015:"):
            wanted.setdefault(record["source"].removeprefix("css2015:"), set()).update(record.get("references", []))
    return wanted
