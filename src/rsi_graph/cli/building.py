"""The command `build`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from rsi_graph.cli.door import VIOLATIONS
from rsi_graph.cli.options import AT, CODE, ENGINE, FORM, OVERLAY
from rsi_graph.cli.progress import CorpusProgress
from rsi_graph.cli.streams import say, terminal_width, write_out
from rsi_graph.errors import RsiGraphError

if TYPE_CHECKING:
    from rsi_graph.graph import DatasetInfo
    from rsi_graph.review import Outcome

_DAY: Final = click.DateTime(["%Y-%m-%d"])
_LARGE: Final = 100_000  # triples: a server of fewer reads them in a moment


class BadEpochError(RsiGraphError):
    """SOURCE_DATE_EPOCH is set, but is no time."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f"SOURCE_DATE_EPOCH is “{value}”: it must be a whole number of seconds since 1970. Unset it or mend it."
        )


def issued_by_environment() -> str | None:
    """The day that SOURCE_DATE_EPOCH names, where it is set. Source: Reproducible Builds, SOURCE_DATE_EPOCH 1.1."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise BadEpochError(seconds) from None


@click.command(short_help="Du texte au graphe validé et à son image. · From text to validated graph and picture.")
@click.argument("sources", metavar="[SOURCE…]", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="build",
    show_default=True,
    help="Dossier des résultats. · Folder to write to.",
)
@CODE
@FORM
@AT
@click.option(
    "--reference-date",
    type=_DAY,
    metavar="AAAA-MM-JJ",
    help="Jour auquel les relations sont dites en vigueur. · The day on which relations are said to be in force.",
)
@click.option(
    "--issued",
    type=_DAY,
    default=issued_by_environment,
    metavar="AAAA-MM-JJ",
    help="Jour de publication à écrire dans le graphe ; par défaut celui de SOURCE_DATE_EPOCH, sinon aucun. · "
    "Day of issue to state in the graph; by default that of SOURCE_DATE_EPOCH, else none.",
)
@click.option(
    "--validate/--no-validate",
    default=None,
    help="Avec ou sans contrôle SHACL ; par défaut avec, jusqu'à 500 articles. · "
    "With or without the SHACL shapes; by default with, up to 500 articles.",
)
@ENGINE
@OVERLAY
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=lambda: os.cpu_count() or 1,
    metavar="N",
    help="Processus, au-delà de 500 articles ; par défaut un par cœur. · "
    "Processes, above 500 articles; by default one a core.",
)
@click.option(
    "--store",
    metavar="DIR",
    help="Charge aussi le graphe dans un entrepôt Oxigraph. · Also load it into an Oxigraph store.",
)
def build(
    sources: tuple[str, ...],
    *,
    output: str,
    code: str | None,
    form: str | None,
    at: datetime | None,
    reference_date: datetime | None,
    issued: datetime | None,
    validate: bool | None,
    engine: str,
    overlay: tuple[str, ...],
    jobs: int,
    store: str | None,
) -> None:
    """Lit des articles et écrit le graphe, les tableaux, le contrôle et l'image dans un dossier.

    Reads articles (files, folders, archives, repositories, `-`; by default the article shipped with the software) and
    writes competences.ttl, .jsonl, .csv, unread.jsonl, report.ttl, report.txt, network.html, network.svg and run.json.

    Above 500 articles the work is shared among processes, memory does not grow with the number of articles, and an
    interrupted run goes on where it was: run the same command again. The picture is then left to `rsi-graph network`.

    Ends with 0, or 1 where the graph violates a shape or reviewers contradict one another, or 2 where nothing could be
    read or written.
    """
    from rsi_graph.graph import DatasetInfo
    from rsi_graph.pipeline import holds_many

    dataset = DatasetInfo(reference_date=_day(reference_date), issued=_day(issued))
    asked = Asked(sources, code, form, _day(at), engine, overlay)
    if holds_many(sources, code=code, form=form, at=asked.at):
        violates = _corpus(asked, Path(output), dataset, jobs=jobs, validate=bool(validate))
    else:
        violates = _few(asked, Path(output), dataset, validate=validate is not False)
    if store:
        _load(Path(output), Path(store))
    if violates:
        click.get_current_context().exit(VIOLATIONS)


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which articles are wanted, which validator, whose decisions."""

    sources: tuple[str, ...]
    code: str | None
    form: str | None
    at: date | None
    engine: str
    overlay: tuple[str, ...]


def _few(asked: Asked, output: Path, dataset: DatasetInfo, *, validate: bool) -> bool:
    from rsi_graph.pipeline import build as run
    from rsi_graph.pipeline import to_summary

    result = run(
        asked.sources,
        output,
        code=asked.code,
        form=asked.form,
        at=asked.at,
        validate=validate,
        engine=asked.engine,
        dataset=dataset,
        overlay=asked.overlay,
    )
    write_out(to_summary(result, width=terminal_width()))
    return result.violates or _conflict(result.outcomes)


def _conflict(outcomes: Sequence[Outcome]) -> bool:
    """True where reviewers contradict one another; what became of their decisions is told."""
    from rsi_graph.review import has_conflict, to_review_text

    if outcomes:
        say(to_review_text((), outcomes).rstrip())
    return has_conflict(outcomes)


def _corpus(asked: Asked, output: Path, dataset: DatasetInfo, *, jobs: int, validate: bool) -> bool:
    from rsi_graph.pipeline import build_corpus, to_corpus_summary

    progress = CorpusProgress(asked.sources, asked.form)
    try:
        result = build_corpus(
            asked.sources,
            output,
            code=asked.code,
            form=asked.form,
            at=asked.at,
            dataset=dataset,
            jobs=jobs,
            validate=validate,
            engine=asked.engine,
            progress=progress.show,
            overlay=asked.overlay,
        )
    finally:
        progress.end()
    write_out(to_corpus_summary(result))
    return result.violates or result.merged.counts.get("review-conflict", 0) > 0


def _load(output: Path, store: Path) -> None:
    from rsi_graph.pipeline import load_store

    size = load_store(output / "competences.ttl", store)
    say(f"→ {store} ({size} triplets)")
    if size >= _LARGE:
        from rsi_graph.serve import read_ahead

        read_ahead(store)  # seconds now, which nobody waits for when it is served
