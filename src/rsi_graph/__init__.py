"""Who is competent to do what, upon whom, on which legal basis, since when? French law as a graph of competences.

The public interface is the corridor, a verb a room:

    read_article, read_articles   a source of law in, articles out
    load_lexicon, extract         an article and the words of the law in, a reading out
    to_records, to_jsonl, to_csv  a reading in, rows out
    to_graph                      readings in, an rdflib graph out
    validate                      a graph in, a SHACL report out
    load_catalogue, run_query     the questions, and their answers
    export_graph                  a graph in, bytes of another syntax out
    to_network, to_html, to_svg   who acts upon whom, as a network and as a picture
    build, build_corpus           all of them in order, into one folder; for a few articles, for whole codes

Nothing behind a name is loaded before the name is used.

>>> from rsi_graph import extract, load_lexicon, read_article
>>> from rsi_graph.resources import resource_path
>>> reading = extract(read_article(resource_path("data", "sources/L611-4.md")), load_lexicon())
>>> first = reading.competences[2]
>>> first.item, first.verb, first.action, first.holders[0].name
('2°', 'animer', 'coordinate', 'Caisse nationale du régime social des indépendants')
>>> first.object.text, [(target.name, target.role.value) for target in first.targets]
("l'action des caisses de base", [('caisses de base', 'actsOn')])
>>> first.span.of(reading.article.text)
"animer, de coordonner et de contrôler l'action des caisses de base"

Source: CSS L611-4, as in force from 2015-12-23 to 2016-12-31.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rsi_graph.errors import RsiGraphError
    from rsi_graph.export import export_graph
    from rsi_graph.extract import extract
    from rsi_graph.graph import to_graph
    from rsi_graph.iri import mint_iri, parse_iri
    from rsi_graph.lexicon import load_lexicon
    from rsi_graph.model import Article, Competence, Lexicon, Reading, Reference
    from rsi_graph.network import to_network
    from rsi_graph.pipeline import BuildResult, CorpusResult, build, build_corpus, load_store, read_graph
    from rsi_graph.query import QueryResult, find_query, load_catalogue, run_query
    from rsi_graph.records import Record, to_csv, to_jsonl, to_records, to_table
    from rsi_graph.references import find_citations, parse_reference
    from rsi_graph.sources import parse_article, read_article, read_articles
    from rsi_graph.validate import ValidationReport, validate
    from rsi_graph.visualise import to_html, to_png, to_svg

_ROOMS: Final = {
    "errors": ("RsiGraphError",),
    "model": ("Article", "Competence", "Lexicon", "Reading", "Reference"),
    "sources": ("parse_article", "read_article", "read_articles"),
    "references": ("find_citations", "parse_reference"),
    "lexicon": ("load_lexicon",),
    "extract": ("extract",),
    "records": ("Record", "to_csv", "to_jsonl", "to_records", "to_table"),
    "iri": ("mint_iri", "parse_iri"),
    "graph": ("to_graph",),
    "validate": ("ValidationReport", "validate"),
    "query": ("QueryResult", "find_query", "load_catalogue", "run_query"),
    "export": ("export_graph",),
    "network": ("to_network",),
    "visualise": ("to_html", "to_png", "to_svg"),
    "pipeline": ("BuildResult", "CorpusResult", "build", "build_corpus", "load_store", "read_graph"),
}
_ROOM_OF: Final = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Article",
    "BuildResult",
    "Competence",
    "CorpusResult",
    "Lexicon",
    "QueryResult",
    "Reading",
    "Record",
    "Reference",
    "RsiGraphError",
    "ValidationReport",
    "build",
    "build_corpus",
    "export_graph",
    "extract",
    "find_citations",
    "find_query",
    "load_catalogue",
    "load_lexicon",
    "load_store",
    "mint_iri",
    "parse_article",
    "parse_iri",
    "parse_reference",
    "read_article",
    "read_articles",
    "read_graph",
    "run_query",
    "to_csv",
    "to_graph",
    "to_html",
    "to_jsonl",
    "to_network",
    "to_png",
    "to_records",
    "to_svg",
    "to_table",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Corridor(ModuleType):
    """The package as a module whose verbs `extract` and `validate` are not hidden by the rooms of the same name.

    When a room is first imported, the import system sets it as an attribute of the package; `from rsi_graph import
    extract` would then give the room or its verb, by what happened to be imported before.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _ROOM_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Corridor
