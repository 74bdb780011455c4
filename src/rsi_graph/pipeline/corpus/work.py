"""What a worker process does: articles in, a shard on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from rsi_graph.errors import RsiGraphError
from rsi_graph.graph import default_authority
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article
from rsi_graph.pipeline.corpus.parts import ArticleParts, Setting, to_parts
from rsi_graph.pipeline.corpus.shards import write_shard
from rsi_graph.pipeline.files import write_file
from rsi_graph.pipeline.reading import parse_law
from rsi_graph.records import to_jsonl, to_unreadable_record
from rsi_graph.review import read_reviews
from rsi_graph.sources import Document, Unreadable


def failures_of(shard: Path) -> Path:
    """Where the failures of a shard stand."""
    return shard.with_suffix(".failures.jsonl")


def make_shard(
    shard: Path, articles: Sequence[Document | Article | Unreadable], base: str, overlay: tuple[str, ...] = ()
) -> str:
    """Articles in, their shard and its failures on the disk; what hindered it out, empty where nothing did.

    A shard that is there is not made again. Errors come back as words: not every error can cross to another process.
    """
    if shard.exists():
        return ""
    failures: list[Unreadable] = []
    try:
        parts = list(_parts(articles, _setting(base, overlay), failures))
        write_file(failures_of(shard), to_jsonl(map(to_unreadable_record, failures)).encode(errors="backslashreplace"))
        write_shard(shard, parts)
    except OSError as error:
        return f"{shard.parent}: {error.strerror or type(error).__name__}"
    except RsiGraphError as error:
        return str(error)
    return ""


def _parts(
    articles: Sequence[Document | Article | Unreadable], setting: Setting, failures: list[Unreadable]
) -> Iterator[ArticleParts]:
    for found in articles:
        try:
            article = parse_law(found)
            if isinstance(article, Unreadable):
                failures.append(article)
            elif article is not None:
                yield to_parts(article, setting)
        except RsiGraphError as error:
            failures.append(Unreadable(found.source, str(error)))
        except Exception as error:  # noqa: BLE001 - the last door: a fault of ours must not cost the other articles
            failures.append(Unreadable(found.source, f"internal error, please report it: {error!r}"))


@cache
def _setting(base: str, overlay: tuple[str, ...]) -> Setting:
    """Loaded once in each process."""
    return Setting(load_lexicon(), default_authority(), base, read_reviews(overlay))


def read_failures(shards: Sequence[Path]) -> list[dict[str, str]]:
    """Shards in, the rows of what failed in them out, in the order of reading."""
    return [json.loads(line) for shard in shards for line in failures_of(shard).read_text("utf-8").splitlines()]
