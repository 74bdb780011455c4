"""The grammar against the corpus's own links, and against the references of the gold records."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from oracle import agreement, judge_corpus

CORPUS = Path(os.environ.get("RSI_GRAPH_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
ARCHIVE = CORPUS / "css-2015-12-23.tar.xz"


@pytest.mark.skipif(not ARCHIVE.is_file(), reason="needs css-2015-12-23.tar.xz in the folder RSI_GRAPH_CORPUS")
def test_nearly_every_link_names_what_the_words_were_read_to_name() -> None:
    """On every ninth article of the Code de la sécurité sociale at least 99 % of the links agree."""
    judgements = judge_corpus(ARCHIVE, every=9)
    assert len(judgements) > 800
    assert agreement(judgements) >= 0.99
