"""Commands that give the graph to others: `publish`, `push`, `pull`."""

from __future__ import annotations

from pathlib import Path

import click

from rsi_graph.cli.streams import say, write_out

_GRAPH = click.option(
    "--graph",
    "name",
    metavar="IRI",
    default="https://w3id.org/rsi-graph/id/dataset/competences",
    show_default=True,
    help="Graphe nommé. · Named graph.",
)


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
    from rsi_graph.cli.progress import ProgressLine
    from rsi_graph.pipeline import can_stream, graph_of, stream_triples
    from rsi_graph.publish import publish as run

    if not base.startswith(("https://", "http://")):
        raise click.BadParameter(
            f"« {base} » : il faut une adresse comme · write an address such as https://data.example.org/",
            param_hint="--base",
        )
    graph, line = stream_triples(data) if can_stream(data) else graph_of(data), ProgressLine("pages")
    done = run(graph, Path(output), base=base if base.endswith("/") else f"{base}/", step=line.show)
    line.end()
    write_out(f"{done.folder} : {done.pages} pages, {done.size} octets de dumps · pages, bytes of dumps\n")
    say("catalog.ttl : catalogue DCAT-AP · sitemap.xml · index.html")


_QUERY = click.option(
    "--query-url",
    "query",
    metavar="URL",
    default="",
    help="Adresse des requêtes : URL est alors celle des mises à jour. · For queries: URL is then for SPARQL UPDATE.",
)


@click.command(short_help="Vers un magasin de triplets. · Into a triple store.")
@click.argument("address", metavar="URL")
@click.argument("data", metavar="[FILE|STORE…]", nargs=-1)
@_GRAPH
@_QUERY
@click.option(
    "--by-source",
    is_flag=True,
    help="Un graphe nommé IRI/SOURCE par fichier. · A named graph IRI/SOURCE for each file.",
)
def push(address: str, data: tuple[str, ...], *, name: str, query: str, by_source: bool) -> None:
    """Charge un graphe dans un magasin, par lots, puis le relit et le compare ; interrompu, il reprend.

    Loads a graph (by default the shipped one) into a store by the Graph Store HTTP Protocol (or SPARQL UPDATE), in
    batches, then reads it back and compares it by number and hash. What is there already is not sent again. Who asks:
    RSI_GRAPH_USER, RSI_GRAPH_PASSWORD (RSI_GRAPH_AUTH=digest) or RSI_GRAPH_TOKEN.
    """
    from rsi_graph.pipeline import read_graph
    from rsi_graph.publish import push as run

    parts = {f"{name}/{Path(one).stem}": (one,) for one in data} if by_source else {name: data}
    for graph, sources in parts.items():
        done = run(read_graph(sources), address, graph, query=query)
        write_out(f"{done.name} : {done.triples} triplets, sha256 {done.digest}\n")
        say(f"{done.sent} triplets envoyés · triples sent")


@click.command(short_help="Depuis un magasin de triplets. · From a triple store.")
@click.argument("address", metavar="URL")
@_GRAPH
@_QUERY
@click.option("-o", "--output", metavar="FILE", default="-", help="Fichier (.nt), ou -. · File, or -.")
def pull(address: str, *, name: str, query: str, output: str) -> None:
    """Lit un graphe nommé d'un magasin, en N-Triples triés.

    Reads a named graph of a store, as sorted N-Triples.
    """
    from rsi_graph.publish import pull as run

    write_out(run(address, name, query=query), output)
