"""The commands `review write`, `review read`, `review check`: a jurist decides upon records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from rsi_graph.cli.door import VIOLATIONS
from rsi_graph.cli.options import CODE, FORM, OVERLAY
from rsi_graph.cli.streams import STANDARD, say, write_out

if TYPE_CHECKING:
    from rsi_graph.review import Decision, Outcome

_SOURCES = click.argument("sources", metavar="[SOURCE…]", nargs=-1)


@click.group(short_help="Relire : accepter, corriger, rejeter, ajouter. · A jurist's review of the records.")
def review() -> None:
    """Relecture des compétences par un juriste, dans un tableur.

    Review in a spreadsheet: `write` makes a table, a jurist fills its first column, `read` keeps the decisions in a
    folder, `build --overlay` and `extract --overlay` apply them. See docs/review.md.
    """


@review.command(short_help="Écrit le tableau à relire. · Write the table to review.")
@_SOURCES
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD,
    help="Le tableau (CSV). · The table; by default standard output.",
)
@click.option(
    "--order",
    type=click.Choice(("confidence", "text")),
    default="confidence",
    show_default=True,
    help="Le moins sûr d'abord, ou l'ordre du texte. · The least sure first, or as in the text.",
)
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=1.0,
    metavar="SHARE",
    help="Seulement jusqu'à cette confiance. · Only up to this confidence.",
)
@OVERLAY
@CODE
@FORM
def write(
    sources: tuple[str, ...],
    *,
    output: str,
    order: str,
    below: float,
    overlay: tuple[str, ...],
    code: str | None,
    form: str | None,
) -> None:
    """Écrit un tableau qu'un juriste relit : une compétence par ligne, la moins sûre d'abord.

    Writes a CSV table that opens in a French spreadsheet. Sources by default: the article shipped with the software.
    """
    from rsi_graph.pipeline import read_reviewed
    from rsi_graph.review import Applied, to_review_table

    read = read_reviewed(sources, code=code, form=form, overlay=overlay)
    readings = [one.reading for one in read if isinstance(one, Applied)]
    write_out(to_review_table(readings, surest_last=order == "confidence", below=below), output)


@review.command(short_help="Lit le tableau relu et garde les décisions. · Keep the decisions of a table.")
@click.argument("table", metavar="TABLE")
@_SOURCES
@click.option("--into", metavar="DIR", required=True, help="Dossier des décisions. · Folder of the decisions.")
@click.option("--by", metavar="NOM", required=True, help="Qui a relu. · Who reviewed.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="AAAA-MM-JJ",
    help="Quand, sauf date dans le tableau. · When, unless the table says; none by default.",
)
@CODE
@FORM
def read(
    table: str,
    sources: tuple[str, ...],
    *,
    into: str,
    by: str,
    on: datetime | None,
    code: str | None,
    form: str | None,
) -> None:
    """Lit le tableau relu (CSV de tout tableur) et garde les décisions dans un fichier par relecteur.

    Give the same sources as to `write`. Ends with 1 where reviewers of the folder contradict one another.
    """
    from rsi_graph.pipeline import take_decisions

    day = on.date().isoformat() if on else ""
    done = take_decisions(table, sources, into, by=by, on=day, code=code, form=form)
    say(f"→ {done.file} ({len(done.made)} décisions · decisions)")
    tell_outcomes(done.kept, done.outcomes)


@review.command(short_help="Ce que deviennent les décisions. · What becomes of the decisions.")
@_SOURCES
@click.option("--overlay", metavar="PATH", multiple=True, required=True, help="Décisions. · Decisions: file or folder.")
@CODE
@FORM
def check(sources: tuple[str, ...], *, overlay: tuple[str, ...], code: str | None, form: str | None) -> None:
    """Dit quelles décisions s'appliquent, et lesquelles demandent un regard : texte changé, relevé disparu, conflit.

    Ends with 1 where reviewers contradict one another.
    """
    from rsi_graph.pipeline import check_decisions

    done = check_decisions(sources, overlay, code=code, form=form)
    tell_outcomes(done.kept, done.outcomes)


def tell_outcomes(kept: Sequence[Decision], outcomes: Sequence[Outcome]) -> None:
    """Decisions and what became of them, on standard error; exit code 1 where reviewers contradict one another."""
    from rsi_graph.review import has_conflict, to_review_text

    say(to_review_text(kept, outcomes).rstrip())
    if has_conflict(outcomes):
        click.get_current_context().exit(VIOLATIONS)
