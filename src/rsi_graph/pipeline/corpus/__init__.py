"""Whole codes: in parallel, resumable, in memory that does not grow with the number of articles."""

from rsi_graph.pipeline.corpus.merging import Merged, merge_shards
from rsi_graph.pipeline.corpus.parts import ArticleParts, Setting, to_parts
from rsi_graph.pipeline.corpus.pool import InterruptedRun
from rsi_graph.pipeline.corpus.run import CorpusResult, CorpusSetting, run_corpus
from rsi_graph.pipeline.corpus.shards import write_shard

__all__ = [
    "ArticleParts",
    "CorpusResult",
    "CorpusSetting",
    "InterruptedRun",
    "Merged",
    "Setting",
    "merge_shards",
    "run_corpus",
    "to_parts",
    "write_shard",
]
