"""The command `publish`."""

from __future__ import annotations

from pathlib import Path

import click

from rsi_graph.cli.streams import say, write_out


@click.command(short_help="Un site statique pour les portails. · A static site for portals.")
@click.argument("data", metavar="[FILE|STORE…]", nargs=-1)
@click.option("-o", "--output", metavar="DIR", required=True, help="Dossier du site. · Folder of the site.")
@click.option(
    "--base",
    metavar="URL",
    default="https://w3id.org/rsi-graph/",
    show_default=True,
    help="Adresse où sera le site. · Address where the site will be.",
)
def publish(data: tuple[str, ...], *, output: str, base: str) -> None:
    """Écrit un site que tout serveur web peut héberger : dumps, catalogue DCAT-AP, une page et du Turtle par ressource.

    Writes a site that any web server can host: dumps in every syntax, catalog.ttl (DCAT-AP), a page and triples for
    each resource, sitemap.xml. DATA: files of RDF, an Oxigraph store, sources of law; by default the shipped graph.
    """
    from rsi_graph.pipeline import graph_of, is_store, read_graph
    from rsi_graph.publish import publish as run

    if not base.startswith(("https://", "http://")):
        raise click.BadParameter(f"« {base} » : https://…/", param_hint="--base")
    graph = read_graph(data) if data and all(is_store(Path(one)) for one in data) else graph_of(data)
    done = run(graph, Path(output), base=base if base.endswith("/") else f"{base}/")
    write_out(f"{done.folder} : {done.pages} pages, {done.size} octets de dumps · pages, bytes of dumps\n")
    say("catalog.ttl : catalogue DCAT-AP · sitemap.xml · index.html")
