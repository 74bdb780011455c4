"""Sources in, readings out: the first rooms of the corridor, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from rsi_graph.errors import RsiGraphError
from rsi_graph.extract import extract
from rsi_graph.iri import IriError, mint_iri, version_address
from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import Article, Reading
from rsi_graph.resources import resource_path
from rsi_graph.sources import Document, Unreadable, parse_document, read_article, read_documents

# The article this project starts from; it is named so wherever the package is installed.
SHIPPED_ARTICLE: Final = "data/sources/L611-4.md"


class NothingRead(RsiGraphError):
    """Not one article of the sources could be read."""

    def __init__(self, sources: Iterable[str], unreadable: int) -> None:
        super().__init__(
            f"{', '.join(sources)}: none of the {unreadable} files could be read as an article. "
            "The reasons are above; name the code with --code if that is what is missing."
        )


def read_law(
    sources: Iterable[str | Path], *, code: str | None = None, form: str | None = None, at: date | None = None
) -> Iterator[Article | Unreadable]:
    """Sources in (the shipped article where there are none), their articles one by one out; each has an address.

    `form` names the format of all of them, `at` the day on which they are in force.

    Raises:
        SourceError: a source is missing, or is a single file that cannot be read.
    """
    for found in read_law_documents(sources, code=code, form=form, at=at):
        article = parse_law(found)
        if article is not None:
            yield article


def read_law_documents(
    sources: Iterable[str | Path], *, code: str | None = None, form: str | None = None, at: date | None = None
) -> Iterator[Document | Article | Unreadable]:
    """As `read_law`, but files come out as they are where another process can parse them (`parse_law`).

    Raises:
        SourceError: a source is missing, or is a single file that cannot be read.
    """
    given = tuple(sources)
    if not given:
        yield replace(read_article(resource_path(*SHIPPED_ARTICLE.split("/", 1))), source=SHIPPED_ARTICLE)
    for source in given:
        yield from read_documents(source, code=code, form=form, at=at)


def parse_law(found: Document | Article | Unreadable) -> Article | Unreadable | None:
    """A document in, its article with an address out, or why there is none; None where it is not in force that day."""
    article = parse_document(found) if isinstance(found, Document) else found
    return None if article is None else _addressed(article)


def _addressed(article: Article | Unreadable) -> Article | Unreadable:
    """An article that no IRI can name is lost to all rooms behind, but must not stop the run."""
    if isinstance(article, Unreadable):
        return article
    try:
        mint_iri(version_address(article))
    except IriError as error:
        return Unreadable(article.source, f"{article.source}: {error}")
    return article


def read_competences(
    sources: Iterable[str | Path], *, code: str | None = None, form: str | None = None, at: date | None = None
) -> Iterator[Reading | Unreadable]:
    """Sources in (the shipped article where there are none), readings one by one out; a bad file never stops the run.

    Raises:
        SourceError: a source is missing, or is a single file that cannot be read.

    >>> [len(reading.competences) for reading in read_competences([]) if isinstance(reading, Reading)]
    [30]
    """
    lexicon = load_lexicon()
    for article in read_law(sources, code=code, form=form, at=at):
        yield article if isinstance(article, Unreadable) else extract(article, lexicon)
