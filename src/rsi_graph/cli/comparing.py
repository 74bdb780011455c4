"""Commands that compare versions: `history`, `diff`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rsi_graph.cli.streams import terminal_width, write_out

if TYPE_CHECKING:
    from rsi_graph.changes import History, State, Statement

HISTORY_FORMATS = ("table", "csv", "json", "turtle", "html", "svg", "png")
DIFF_FORMATS = ("table", "csv", "json")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_DATA = click.option(
    "--data",
    metavar="FILE",
    multiple=True,
    help="Graphe (RDF), ou sources de droit (fichier, dossier, archive) ; par défaut le graphe livré. · "
    "Graph (RDF), or sources of law (file, folder, archive); by default the shipped graph.",
)
_OUTPUT = click.option("-o", "--output", metavar="FILE", default="-", help="Fichier de sortie. · File to write to.")


@click.command(short_help="Un article ou un organisme à travers le temps. · An article or a body through time.")
@click.argument("name", metavar="[ARTICLE|BODY]", default="")
@click.option(
    "--by",
    metavar="TEXT",
    help="Seulement ce que ce texte a changé (2007-1786). · Only what that text has changed (2007-1786).",
)
@_DATA
@click.option(
    "--format", "format_", type=click.Choice(HISTORY_FORMATS), default="table", show_default=True, help="Forme. · Form."
)
@_OUTPUT
def history(name: str, *, by: str | None, data: tuple[str, ...], format_: str, output: str) -> None:
    """Montre les compétences d'un article (L611-4), d'un organisme, ou de tous, version par version.

    Shows the competences of an article (L611-4) or of a body (its name), by default of all articles, version by
    version: in which item each stands, and what each day made gained, lost or reworded, by which texts. With --by:
    what one law has changed. Turtle gives the changes as rsi:CompetenceChange; html, svg and png a timeline.
    """
    from rsi_graph.changes import change_graph, to_history_rows, to_history_text
    from rsi_graph.export import export_graph
    from rsi_graph.visualise import timeline_png, to_history_html, to_timeline

    found = _histories(data, name, by)
    title = " – ".join(filter(None, (name, by))) or "Tous les articles"
    if format_ == "table":
        write_out("\n".join(to_history_text(one, width=terminal_width()) for one in found), output)
    elif format_ == "turtle":
        steps = [step for one in found for step in one.steps]
        write_out(export_graph(change_graph(steps), "turtle"), output)
    elif format_ == "html":
        write_out(to_history_html(found, title=title), output)
    elif format_ == "svg":
        write_out(to_timeline(found, title=title), output)
    elif format_ == "png":
        write_out(timeline_png(found, title=title), output)
    else:
        _rows([row for one in found for row in to_history_rows(one)], format_, output)


@click.command(short_help="Ce qui change entre deux textes ou deux jours. · What changes between two texts or days.")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@_DATA
@click.option(
    "--format", "format_", type=click.Choice(DIFF_FORMATS), default="table", show_default=True, help="Forme. · Form."
)
@_OUTPUT
def diff(before: str, after: str, *, data: tuple[str, ...], format_: str, output: str) -> None:
    """Compare les compétences de A et de B : gagnées, perdues, reformulées.

    Compares the competences of A and B: gained, lost, reworded. A and B are each a file (of law, or of RDF), a day
    (2007-01-01: all that is in force in the data), an article on a day (L611-4@2007-01-01) or the IRI of a version.
    Competences are matched by holder, action and object, not by item.
    """
    from rsi_graph.changes import compare, to_change_rows, to_changes_text

    changes = compare(_statements(before, data), _statements(after, data))
    if format_ == "table":
        write_out(to_changes_text(changes, width=terminal_width()), output)
    else:
        _rows(to_change_rows(changes), format_, output)


def _histories(data: Sequence[str], name: str, by: str | None) -> tuple[History, ...]:
    from rsi_graph.changes import histories, states_about, steps_by

    states = _states(data, name)
    found = histories(states_about(states, name) if name else states)
    return steps_by(found, by) if by else found


def _states(data: Sequence[str], about: str = "") -> tuple[State, ...]:
    from rsi_graph.changes import states_of
    from rsi_graph.pipeline import graph_of

    return states_of(graph_of(data, about=about))


def _statements(named: str, data: Sequence[str]) -> list[Statement]:
    from rsi_graph.changes import in_force, states_about

    if Path(named).exists():
        return [statement for state in _states([named]) for statement in state.statements]
    name, at, day = named.rpartition("@")
    states = _states(data, name)
    if _DAY.fullmatch(day):
        chosen = states_about(states, name) if at else states
        states = in_force(chosen, _date(day))
    else:
        states = tuple(state for state in states if state.version == named) or states_about(states, named)
    return [statement for state in states for statement in state.statements]


def _date(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise click.BadParameter(f"« {words} » n'est pas un jour. · This is no day.", param_hint="A|B") from None


def _rows(rows: Sequence[dict[str, object]], format_: str, output: str) -> None:
    from rsi_graph.records import to_csv

    if format_ == "json":
        write_out(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", output)
    else:
        columns = (
            *("day", "change", "article", "item", "item_before", "holders", "modality", "action", "words"),
            *("words_before", "changed_by", "iri"),
        )
        write_out(to_csv(rows, columns=columns), output)
