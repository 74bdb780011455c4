"""Gold and sources in, an evaluation out: the articles of the gold are read anew and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rsi_graph.evaluation import Evaluation, Gold, evaluate, gold_of
from rsi_graph.evaluation.gold import article_key
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.pipeline.reading import read_law
from rsi_graph.records import Record, to_records


def evaluate_sources(
    gold: Gold, sources: Iterable[str | Path], *, code: str | None = None
) -> tuple[Evaluation, tuple[str, ...]]:
    """Gold and sources (the shipped article where there are none) in, the evaluation out.

    Only the gold's articles are read; what else the sources hold is passed over.

    Returns:
        The evaluation, and the articles of the gold that no source holds (they count as missed).
    """
    records: list[Record] = []
    found = set()
    for article in _articles_of(gold, sources, code=code):
        found.add(article_key(article.code, article.number))
        records.extend(to_records(extract(article, load_lexicon())))
    absent = tuple(f"{number} ({slug})" for slug, number in gold.records if (slug, number) not in found)
    return evaluate(gold, gold_of(records)), absent


def _articles_of(gold: Gold, sources: Iterable[str | Path], *, code: str | None) -> Iterator[Article]:
    """Each article of the gold once: the first that the sources hold."""
    wanted = set(gold.records)
    for article in read_law(sources, code=code):
        if isinstance(article, Article) and (key := article_key(article.code, article.number)) in wanted:
            wanted.discard(key)
            yield article
        if not wanted:
            return
