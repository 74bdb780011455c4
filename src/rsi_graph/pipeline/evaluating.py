"""Gold and sources in, an evaluation out: the articles of the gold are read anew and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rsi_graph.evaluation import Evaluation, Gold, evaluate, gold_of, other_wordings
from rsi_graph.evaluation.gold import Key, article_key
from rsi_graph.extract import extract
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article, Reading
from rsi_graph.pipeline.reading import read_law
from rsi_graph.records import to_records


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An evaluation and what it rests on.

    Attributes:
        readings: the articles of the gold as they were read.
        absent: articles of the gold that no source holds; their records count as missed.
        other_wordings: articles whose text has not the words of the gold: the sources hold another version.
    """

    evaluation: Evaluation
    readings: Mapping[Key, Reading]
    absent: tuple[Key, ...] = ()
    other_wordings: tuple[Key, ...] = ()


def evaluate_sources(gold: Gold, sources: Iterable[str | Path], *, code: str | None = None) -> Evaluated:
    """Gold and sources (the shipped article where there are none) in, the evaluation out.

    Only the gold's articles are read; what else the sources hold is passed over. Of several versions the first that
    the sources hold is taken, one in the file that the gold names before all others.
    """
    articles = _articles_of(gold, tuple(sources), code=code)
    readings = {article_key(one.code, one.number): extract(one, load_lexicon()) for one in articles}
    records = [record for reading in readings.values() for record in to_records(reading)]
    return Evaluated(
        evaluate(gold, gold_of(records)),
        readings,
        tuple(key for key in gold.records if key not in readings),
        tuple(key for key, reading in readings.items() if other_wordings(gold.records[key], reading)),
    )


def _articles_of(gold: Gold, sources: tuple[str | Path, ...], *, code: str | None) -> Iterator[Article]:
    """Each article of the gold once."""
    wanted = set(gold.records)
    for path in (*_named(gold, sources), *(sources or (None,))):
        if not wanted:
            return
        for article in read_law([] if path is None else [path], code=code):
            if isinstance(article, Article) and (key := article_key(article.code, article.number)) in wanted:
                wanted.discard(key)
                yield article
            if not wanted:
                return


def _named(gold: Gold, sources: tuple[str | Path, ...]) -> Iterator[Path]:
    """The files that the gold names, where a folder among the sources has them: no need to look through all of it."""
    for name in sorted(gold.sources.values()):
        within = Path(name.partition(":")[2] or name)
        places = [Path(source) / within for source in sources if not within.is_absolute() and Path(source).is_dir()]
        yield from (place for place in places if place.is_file())
