"""Reading: files of the mirror in, `Article` out."""

from rsi_graph.sources.article import is_repealed, parse_article
from rsi_graph.sources.formats import FORMATS, Format, detect
from rsi_graph.sources.numbers import article_number
from rsi_graph.sources.reading import Unreadable, read_article, read_articles
from rsi_graph.sources.sidecar import Sidecar, parse_sidecar

__all__ = [
    "FORMATS",
    "Format",
    "Sidecar",
    "Unreadable",
    "article_number",
    "detect",
    "is_repealed",
    "parse_article",
    "parse_sidecar",
    "read_article",
    "read_articles",
]
