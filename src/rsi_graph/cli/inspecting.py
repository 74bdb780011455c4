"""The command `sources`: what a thing is, and what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rsi_graph.cli.options import FORM
from rsi_graph.cli.streams import write_out

if TYPE_CHECKING:
    from rsi_graph.model import Article
    from rsi_graph.sources import Unreadable


@click.command(short_help="Ce qu'est une source et ce qu'elle contient. · What a source is and holds.")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@FORM
def sources(sources: tuple[str, ...], *, form: str | None) -> None:
    """Dit le format de sources de droit, et compte leurs articles par code.

    Tells the format of sources of law (files, folders, archives, repositories), and counts their articles by code, with
    the first and the last day of what they hold; what cannot be read is told with the reason.
    """
    from rsi_graph.errors import SourceError
    from rsi_graph.sources import FORMATS, detect, read_articles

    titles = {known.name: f"{known.title_fr} · {known.title_en}" for known in FORMATS}
    for source in sources:
        if not Path(source).exists():
            raise SourceError(source, "there is no such file or folder", "Check the path.")
        name = form or detect(Path(source)).name
        write_out(f"{source} : {name} ({titles[name]})\n")
        write_out("".join(_told(list(read_articles(source, form=name)))))


def _told(found: list[Article | Unreadable]) -> Iterator[str]:
    from rsi_graph.model import Article

    articles = [one for one in found if isinstance(one, Article)]
    by_code = Counter(article.code for article in articles)
    for code, number in sorted(by_code.items()):
        numbers = len({article.number for article in articles if article.code == code})
        yield f"  {code} : {number} versions, {numbers} articles\n"
    days = sorted(day for article in articles if (day := article.version.start or article.version.observed_on))
    if days:
        yield f"  du {days[0]} au {days[-1]} (premiers jours en vigueur · first days in force)\n"
    bad = [one.reason for one in found if not isinstance(one, Article)]
    if bad:
        yield f"  illisibles · unreadable : {len(bad)}\n"
        yield from (f"    {reason}\n" for reason in bad[:10])
