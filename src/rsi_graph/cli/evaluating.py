"""The commands `evaluate` and `coverage`: how right the reading is, how much of the words of the law it knows."""

from __future__ import annotations

from datetime import datetime

import click

from rsi_graph.cli.options import AT, CODE, FORM
from rsi_graph.cli.reading import readable
from rsi_graph.cli.streams import say, write_out


@click.command(short_help="La justesse de la lecture, mesurée. · How right the reading is, measured.")
@click.argument("gold", metavar="GOLD.jsonl")
@click.argument("sources", metavar="[SOURCE…]", nargs=-1)
@click.option("--records", metavar="FILE", help="Compare ce fichier d'extract. · Compare this output of extract.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True, help="Forme."
)
@click.option("--errors", is_flag=True, help="Chaque écart, avec les mots de la loi. · Each miss, with the words.")
@click.option("--against", metavar="FILE", help="Un résultat json plus ancien. · An earlier json result.")
@click.option("--code", metavar="SLUG", help="Le code des sources. · The code of the sources.")
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

    Compares what is read in the sources (files, folders, archives; the shipped article by default) with hand-made
    records, by the rules of the annotation guidelines: detection, whole frames, and each field.
    """
    import json

    from rsi_graph.evaluation import (
        compare,
        evaluate,
        read_gold,
        read_result,
        to_changes_text,
        to_errors_text,
        to_evaluation_json,
        to_evaluation_text,
    )
    from rsi_graph.pipeline import evaluate_sources

    right = read_gold(gold)
    earlier = read_result(against) if against else None
    absent: tuple[str, ...] = ()
    if records:
        result = evaluate(right, read_gold(records))
    else:
        result, absent = evaluate_sources(right, sources, code=code)
    if absent:
        say(f"Absents des sources / not in the sources: {', '.join(absent)}")
    figures = to_evaluation_json(result)
    if format_ == "json":
        write_out(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    else:
        write_out(to_evaluation_text(result))
    if earlier is not None:
        write_out("\n" + to_changes_text(compare(earlier, figures)))
    if errors:
        write_out("\n" + to_errors_text(result.misses))


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
