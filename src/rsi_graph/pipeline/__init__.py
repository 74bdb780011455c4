"""The rooms in order: sources in, everything in `build/` out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from rsi_graph.pipeline.data import SHIPPED_GRAPH, DataError, can_stream, open_graph, read_graph, stream_triples
from rsi_graph.pipeline.evaluating import Evaluated, evaluate_sources
from rsi_graph.pipeline.files import write_file, write_files
from rsi_graph.pipeline.reading import SHIPPED_ARTICLE, NothingRead, read_competences, read_law

if TYPE_CHECKING:
    from rsi_graph.pipeline.corpora import build_corpus, count_articles, holds_many
    from rsi_graph.pipeline.corpus import CorpusResult, InterruptedRun
    from rsi_graph.pipeline.corridor import build
    from rsi_graph.pipeline.either import graph_of
    from rsi_graph.pipeline.result import BuildResult
    from rsi_graph.pipeline.reviewing import Reviewed, check_decisions, read_reviewed, take_decisions
    from rsi_graph.pipeline.store import is_store, load_store
    from rsi_graph.pipeline.summary import to_corpus_summary, to_summary

__all__ = [
    "SHIPPED_ARTICLE",
    "SHIPPED_GRAPH",
    "BuildResult",
    "CorpusResult",
    "DataError",
    "Evaluated",
    "InterruptedRun",
    "NothingRead",
    "Reviewed",
    "build",
    "build_corpus",
    "can_stream",
    "check_decisions",
    "count_articles",
    "evaluate_sources",
    "graph_of",
    "holds_many",
    "is_store",
    "load_store",
    "open_graph",
    "read_competences",
    "read_graph",
    "read_law",
    "read_reviewed",
    "stream_triples",
    "take_decisions",
    "to_corpus_summary",
    "to_summary",
    "write_file",
    "write_files",
]

# The whole corridor loads every library there is; those who only read law or data need not wait for it.
_LATER: Final = {
    "BuildResult": "result",
    "Reviewed": "reviewing",
    "check_decisions": "reviewing",
    "read_reviewed": "reviewing",
    "take_decisions": "reviewing",
    "CorpusResult": "corpus",
    "InterruptedRun": "corpus",
    "build": "corridor",
    "build_corpus": "corpora",
    "count_articles": "corpora",
    "graph_of": "either",
    "holds_many": "corpora",
    "is_store": "store",
    "load_store": "store",
    "to_corpus_summary": "summary",
    "to_summary": "summary",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
