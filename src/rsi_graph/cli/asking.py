"""Commands that ask a graph: `validate`, `queries`, `query`, `export`, `network`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from rsi_graph.cli.options import ENGINE
from rsi_graph.cli.streams import say, write_out

if TYPE_CHECKING:
    from rdflib import Graph

    from rsi_graph.network import Network
    from rsi_graph.query import CataloguedQuery

REPORT_FORMATS = ("text", "turtle", "json")
ANSWER_FORMATS = ("table", "csv", "excel", "json", "turtle")
GRAPH_FORMATS = ("turtle", "json-ld", "nt", "rdfxml", "trig", "nquads", "ttl", "jsonld", "xml", "nq")
NETWORK_FORMATS = ("html", "svg", "png", "pdf", "graphml", "gexf", "dot", "mermaid")

_OUTPUT = click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="Fichier, ou - (sortie standard). · File, or - (standard output).",
)


def _names(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion: the questions of the catalogue, with their titles."""
    from rsi_graph.query import load_catalogue

    return [
        CompletionItem(query.name, help=f"{query.title_fr} · {query.title_en}")
        for query in load_catalogue()
        if query.name.startswith(begun)
    ]


def _parameters(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion: the parameters of the question that is already there."""
    from rsi_graph.query import load_catalogue

    return [
        CompletionItem(f"{one.name}=", help=f"{one.label_fr} · {one.label_en}")
        for query in load_catalogue()
        if query.name in {context.params.get("question"), *context.args}
        for one in query.parameters
        if one.name.startswith(begun)
    ]


@click.command(short_help="Contrôle d'un graphe par les formes SHACL. · A graph against the SHACL shapes.")
@click.argument("files", metavar="[FILE…]", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(REPORT_FORMATS), default="text", show_default=True, help="Forme. · Form."
)
@click.option("--strict", is_flag=True, help="Compter aussi les avertissements. · Count warnings too.")
@ENGINE
def validate(files: tuple[str, ...], *, format_: str, strict: bool, engine: str) -> None:
    """Contrôle un graphe (par défaut celui qui est livré) ; l'ontologie est jointe d'elle-même.

    Validates a graph (files of RDF, `-`; by default the shipped one) against the shapes; the ontology is mixed in.

    Ends with 0, or 1 where a violation was found (with --strict: anything), or 2 where it could not be validated.
    """
    from rsi_graph.pipeline import read_graph
    from rsi_graph.validate import report_json, report_text, report_turtle
    from rsi_graph.validate import validate as run

    report = run(read_graph(files), strict=strict, engine=engine)
    write_out({"text": report_text, "turtle": report_turtle, "json": report_json}[format_](report))
    if format_ != "text":
        say(f"{report.verdict} · {report.verdict_en}")
    click.get_current_context().exit(report.exit_code)


@click.command(short_help="Les questions du catalogue. · The questions of the catalogue.")
def queries() -> None:
    """Liste les questions que `query` sait poser, avec leurs paramètres.

    Lists the questions that `query` can put, with their parameters.
    """
    from rsi_graph.query import load_catalogue

    for query in load_catalogue():
        write_out(f"{query.name}\n    {query.title_fr} · {query.title_en}\n")
        for parameter in query.parameters:
            default = f" = {parameter.default}" if parameter.default else ", à donner · needed" * parameter.needed
            labels = " · ".join(filter(None, (parameter.label_fr, parameter.label_en)))
            write_out(f"    --param {parameter.name}=… ({parameter.type}{default}) {labels}".rstrip() + "\n")


@click.command(short_help="Réponse à une question. · The answer to a question.")
@click.argument("question", metavar="NAME|FILE.rq|-", shell_complete=_names)
@click.option(
    "--data",
    metavar="FILE",
    multiple=True,
    help="Fichier RDF, magasin Oxigraph ou point SPARQL (sinon le graphe livré). · RDF file, store or endpoint.",
)
@click.option(
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=_parameters,
    help="Paramètre de la question. · Parameter.",
)
@click.option(
    "--format", "format_", type=click.Choice(ANSWER_FORMATS), default="table", show_default=True, help="Forme. · Form."
)
@click.option("--explain", "explained", is_flag=True, help="Dire ce qu'elle demande. · Tell what it asks, in words.")
def query(question: str, *, data: tuple[str, ...], params: tuple[str, ...], format_: str, explained: bool) -> None:
    """Pose une question du catalogue (voir `queries`), ou une requête SPARQL, à un graphe.

    Puts a question of the catalogue (see `queries`), or a SPARQL query (file, `-`), to a graph. Queries only read.
    `--format excel` is a CSV that a French spreadsheet opens right.
    """
    from rsi_graph.pipeline import open_graph
    from rsi_graph.query import run_query

    if explained:
        write_out(_explained(question))
        return
    values = dict(_parameter(words) for words in params)
    if question == "-" and "-" in data:
        raise click.UsageError("La question et les données ne peuvent venir toutes deux de l'entrée standard.")
    answer = run_query(_question(question), open_graph(data), values, name=question)
    forms = {"table": answer.to_table, "csv": answer.to_csv, "json": answer.to_json, "turtle": answer.to_turtle}
    write_out((forms | {"excel": answer.to_spreadsheet})[format_]())


@click.command(short_help="Le graphe sous une autre syntaxe. · The graph in another syntax.")
@click.argument("file", metavar="[FILE]", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(GRAPH_FORMATS),
    default="turtle",
    show_default=True,
    help="Syntaxe. · Syntax.",
)
@_OUTPUT
def export(file: str | None, *, format_: str, output: str) -> None:
    """Écrit un graphe (par défaut celui qui est livré) sous une autre syntaxe.

    Writes a graph (file of RDF, `-`; by default the shipped one) in another syntax.
    """
    from rsi_graph.export import export_graph
    from rsi_graph.pipeline import read_graph

    write_out(export_graph(read_graph([file] if file else ()), format_), output)


@click.command(short_help="Qui agit sur qui, en image ou en réseau. · Who acts upon whom, as picture or network.")
@click.argument("file", metavar="[FILE]", required=False)
@click.option(
    "--action",
    "actions",
    metavar="ACTION",
    multiple=True,
    help="Seulement cette action. · Only this action (control, finance …).",
)
@click.option(
    "--format", "format_", type=click.Choice(NETWORK_FORMATS), default="html", show_default=True, help="Forme. · Form."
)
@click.option(
    "--around", "middle", metavar="NAME", help="Une institution et ses voisines. · A body and those around it."
)
@_OUTPUT
def network(file: str | None, *, actions: tuple[str, ...], format_: str, middle: str | None, output: str) -> None:
    """Dessine ou écrit le réseau des institutions (par défaut du graphe livré).

    Draws or writes the network of institutions of a graph (file of RDF, Oxigraph store, `-`; by default the shipped
    one). A page (html) of a large graph holds its 500 busiest bodies, and says so.
    """
    from rsi_graph import visualise
    from rsi_graph.network import around, to_network
    from rsi_graph.pipeline import open_graph

    if format_ in {"png", "pdf"} and output == "-" and sys.stdout.isatty():
        raise click.UsageError(f"{format_} ne s'affiche pas dans un terminal : -o FILE. · Give a file: -o FILE.")
    graph = open_graph([file] if file else ())
    drawn = to_network(graph, actions=actions)
    drawn = around(drawn, middle) if middle else drawn
    if format_ == "html":
        write_out(_page(graph, drawn), output)
    else:
        write_out(getattr(visualise, f"to_{format_}")(drawn), output)


def _page(graph: Graph, network: Network) -> str:
    """The network as a page; of more bodies than one can move about in, the busiest, and what is left out."""
    from rsi_graph.network import busiest, laws_behind
    from rsi_graph.visualise import SIZES, left_out, to_html

    shown = busiest(network, most=SIZES[-1])
    sizes = (len(shown), len(network)), (shown.number_of_edges(), network.number_of_edges())
    notice = left_out(*sizes) if len(shown) < len(network) else ("", "")
    return to_html(shown, laws_behind(graph, shown), notice=notice)


def _parameter(words: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"« {words} » : écrire NAME=VALUE. · Write NAME=VALUE.", param_hint="--param")
    return name, value


def _explained(question: str) -> str:
    from rsi_graph.query import explain, parse_query

    asked = _question(question)
    return explain(parse_query(asked, name=question) if isinstance(asked, str) else asked)


def _question(question: str) -> CataloguedQuery | str:
    from rsi_graph.query import find_query

    if question == "-" or question.endswith(".rq") or "/" in question:
        return _sparql(question)
    return find_query(question)


def _sparql(source: str) -> str:
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return content.decode()
    except OSError as error:
        raise click.BadParameter(f"{source}: {error.strerror}", param_hint="NAME|FILE.rq|-") from error
    except UnicodeDecodeError as error:
        raise click.BadParameter(f"{source}: UTF-8 text was expected", param_hint="NAME|FILE.rq|-") from error
