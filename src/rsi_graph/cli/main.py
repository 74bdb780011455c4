"""The group of commands `rsi-graph`."""

from __future__ import annotations

import click

from rsi_graph.cli.asking import export, network, queries, query, validate
from rsi_graph.cli.building import build
from rsi_graph.cli.comparing import diff, history
from rsi_graph.cli.door import Door
from rsi_graph.cli.evaluating import coverage, evaluate
from rsi_graph.cli.fetching import fetch
from rsi_graph.cli.inspecting import sources
from rsi_graph.cli.publishing import publish, pull, push
from rsi_graph.cli.reading import extract, text
from rsi_graph.cli.reviewing import review
from rsi_graph.cli.serving import serve


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Ceci n'est pas un conseil juridique. · This is no legal advice.",
)
@click.version_option(package_name="rsi-graph", prog_name="rsi-graph", help="Version du logiciel. · Version.")
def main() -> None:
    """Qui peut ou doit faire quoi, sur qui, en vertu de quel texte, depuis quand ?

    Who is competent to do what, upon whom, on which legal basis, since when? French law as a graph of competences.
    """


_COMMANDS = (
    build, extract, text, sources, fetch, validate, queries, query, export, network, history, diff, evaluate, coverage,
    review, serve, publish, push, pull,
)  # fmt: skip
for _command in _COMMANDS:
    main.add_command(_command)
