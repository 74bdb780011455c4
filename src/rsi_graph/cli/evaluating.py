"""The commands `evaluate` and `coverage`: how right the reading is, how much of the words of the law it knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from rsi_graph.cli.options import AT, CODE, FORM
from rsi_graph.cli.reading import readable
from rsi_graph.cli.streams import say, terminal_width, write_out

if TYPE_CHECKING:
    from rsi_graph.evaluation import Changes, Gold
    from rsi_graph.evaluation.gold import Key
    from rsi_graph.pipeline import Evaluated


@click.command(short_help="La justesse de la lecture, mesurée. · How right the reading is, measured.")
@click.argument("gold", metavar="GOLD.jsonl")
@click.argument("sources", metavar="[SOURCE…]", nargs=-1)
@click.option(
    "--records",
    metavar="FILE",
    help="Compare ce fichier d'extract au lieu de sources. · Compare this output of extract instead of sources.",
)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="Forme. · Form."
)
@click.option(
    "--errors",
    is_flag=True,
    help="Montre chaque écart, avec les mots de la loi. · Show each miss, with the words of the law.",
)
@click.option(
    "--against",
    metavar="FILE",
    help="Compare à un résultat plus ancien (--format json --errors). · Compare with an earlier result.",
)
@CODE
def evaluate(
    gold: str,
    sources: tuple[str, ...],
    *,
    records: str | None,
    format_: str,
    errors: bool,
    against: str | None,
    code: str | None,
) -> None:
    """Compare la lecture à des relevés faits à la main.

    Lit les articles du fichier GOLD dans les sources (fichiers, dossiers, archives ; l'article livré si aucune n'est
    donnée) et dit la justesse : compétences trouvées (détection), compétences dont chaque champ est juste (cadre),
    puis champ par champ.

    Compares what is read in the sources (files, folders, archives; the shipped article by default) with hand-made
    records, by the rules of the annotation guidelines: detection, whole frames, and each field.
    """
    from rsi_graph.evaluation import compare, read_gold, read_result, to_evaluation_json, to_gold_json, to_misses_json

    if records and sources:
        raise click.UsageError("--records ou SOURCE, pas les deux. · --records or SOURCE, not both.")
    right = read_gold(gold)
    done = _evaluated(right, sources, records=records, code=code)
    _tell_doubts(right, done)
    misses = to_misses_json(done.evaluation.misses)
    figures = {**to_evaluation_json(done.evaluation), "gold_sha256": to_gold_json(right)}
    changes = compare(read_result(against, figures), {**figures, "misses": misses}) if against else None
    if format_ == "json":
        _write_json(figures, misses if errors else None, changes)
    else:
        _write_text(done, changes, errors=errors)


def _evaluated(right: Gold, sources: tuple[str, ...], *, records: str | None, code: str | None) -> Evaluated:
    from rsi_graph.evaluation import evaluate, read_gold
    from rsi_graph.pipeline import Evaluated, evaluate_sources

    if records:
        return Evaluated(evaluate(right, read_gold(records)), {})
    return evaluate_sources(right, sources, code=code)


def _tell_doubts(right: Gold, done: Evaluated) -> None:
    """What makes the figures worse than the reading is."""
    if done.absent:
        missed = sum(len(right.records[key]) for key in done.absent)
        say(
            f"{len(done.absent)} articles absents des sources, dont les {missed} relevés comptent comme manqués · "
            f"not in the sources, their records count as missed: {_named(done.absent)}"
        )
    if done.other_wordings:
        say(f"Autre rédaction dans les sources · other wording in the sources: {_named(done.other_wordings)}")


def _named(keys: Iterable[Key]) -> str:
    return ", ".join(f"{number} ({code})" for code, number in keys)


def _write_json(figures: dict[str, object], misses: list[dict[str, object]] | None, changes: Changes | None) -> None:
    """One object, whatever was asked for."""
    import json

    from rsi_graph.evaluation import to_changes_json

    shown = figures if misses is None else {**figures, "misses": misses}
    if changes is not None:
        shown = {**shown, "changes": to_changes_json(changes)}
    write_out(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")


def _write_text(done: Evaluated, changes: Changes | None, *, errors: bool) -> None:
    from rsi_graph.evaluation import to_changes_text, to_errors_text, to_evaluation_text

    write_out(to_evaluation_text(done.evaluation))
    if changes is not None:
        write_out("\n" + to_changes_text(changes))
    if errors:
        found = [miss for miss in done.evaluation.misses if miss.key not in done.absent]
        write_out("\n" + to_errors_text(found, done.readings, width=terminal_width()))


@click.command(short_help="Les mots de la loi que le lexique ne connaît pas. · The words the lexicon lacks.")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="Forme. · Form."
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="Mots montrés de chaque sorte. · Words shown of each sort.",
)
@CODE
@FORM
@AT
def coverage(
    sources: tuple[str, ...], *, format_: str, top: int, code: str | None, form: str | None, at: datetime | None
) -> None:
    """Compte les verbes, noms et institutions que le lexique connaît.

    Counts, in the sentences of the sources where an institution does something, the share of verbs that the scheme of
    actions knows; tells the verbs, action nouns and subjects it lacks, each with a sentence of the law, and what was
    not read by reason. Articles are read one by one, none is kept.
    """
    import json

    from rsi_graph.evaluation import measure_coverage, to_coverage_json, to_coverage_text
    from rsi_graph.lexicon import load_lexicon
    from rsi_graph.pipeline import read_competences

    read = read_competences(sources, code=code, form=form, at=at.date() if at else None)
    counted = measure_coverage(readable(read, sources), load_lexicon(), top=top)
    if format_ == "json":
        write_out(json.dumps(to_coverage_json(counted), ensure_ascii=False, indent=1) + "\n")
    else:
        write_out(to_coverage_text(counted))
