"""The command `serve`."""

from __future__ import annotations

import click

from rsi_graph.cli.streams import say


@click.command(short_help="Le graphe dans un navigateur et par SPARQL. · The graph in a browser and by SPARQL.")
@click.argument("data", metavar="[STORE|FILE…]", nargs=-1)
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse d'écoute. · Address to listen to.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port ; 0 : libre. · Port."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=20.0, show_default=True, help="Secondes par requête. · Per query."
)
@click.option(
    "--workers", type=click.IntRange(1), default=2, show_default=True, help="Requêtes à la fois. · Queries at once."
)
def serve(data: tuple[str, ...], *, host: str, port: int, timeout: float, workers: int) -> None:
    """Sert un graphe (par défaut celui qui est livré) : pages, questions, /sparql en lecture seule. Ctrl-C l'arrête.

    Serves a graph (an Oxigraph store made by `build --store`, files of RDF, sources of law; by default the shipped
    graph): pages, questions, a read-only /sparql. Ctrl-C stops it.
    """
    from rsi_graph.serve import Limits, run_server

    named = ", ".join(data) or "le graphe livré · the shipped graph"
    say(f"Chargement · loading: {named}…")

    def ready(address: str) -> None:
        say(f"{address}  ({address}sparql) · Ctrl-C : arrêter · to stop")

    run_server(data, host=host, port=port, limits=Limits(seconds=timeout, workers=workers), ready=ready)
