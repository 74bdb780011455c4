"""Reading: files of the mirror in, `Article` out."""

from rsi_graph.sources.article import is_repealed, parse_article
from rsi_graph.sources.formats import FORMATS, Format, count_files, detect
from rsi_graph.sources.numbers import article_number
from rsi_graph.sources.reading import (
    Document,
    Unreadable,
    parse_document,
    read_article,
    read_articles,
    read_documents,
)
from rsi_graph.sources.sidecar import Sidecar, parse_sidecar

__all__ = [
    "FORMATS",
    "Document",
    "Format",
    "Sidecar",
    "Unreadable",
    "article_number",
    "count_files",
    "detect",
    "is_repealed",
    "parse_article",
    "parse_document",
    "parse_sidecar",
    "read_article",
    "read_articles",
    "read_documents",
]
