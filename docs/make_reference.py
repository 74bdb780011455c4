"""Code, ontology, shapes and queries in, the pages of docs/reference out (`make docs`); a test holds them equal.

cli.md        every command with its help
python.md     every public verb with its signature and docstring
ontology.md   classes and properties
actions.md    the action scheme, with its words
words-….md    every word of the lexicon with a sentence of the law
turns.md      every fixed turn of the grammar with a sentence of the law
queries.md    the questions, with their parameters
shapes.md     the rules that a graph is checked against
"""

from __future__ import annotations

import inspect
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

import rsi_graph
from rsi_graph.cli import main
from rsi_graph.lexicon import load_lexicon
from rsi_graph.lexicon.examples import Example, forms_of, read_examples, read_turn_examples
from rsi_graph.namespaces import PREFIXES
from rsi_graph.query import load_catalogue
from rsi_graph.resources import resource_path

FOLDER = Path(__file__).parent / "reference"
MADE = "<!-- Made by docs/make_reference.py; change the source, then run `make docs`. -->\n\n"


def pages() -> dict[str, str]:
    """Nothing in, every page by its file name out."""
    return {
        "cli.md": "".join(_cli()),
        "python.md": "".join(_python()),
        "ontology.md": "".join(_ontology()),
        "actions.md": "".join(_actions()),
        **_words(),
        "queries.md": "".join(_queries()),
        "shapes.md": "".join(_shapes()),
    }


def _cli() -> Iterator[str]:
    yield f"# Command line\n\n{MADE}"
    yield "Data go to standard output, words to standard error; `-` is standard input or output.\n"
    yield "Exit codes: 0 fine, 1 violations found, 2 wrong use or bad input, 130 interrupted, 141 reader gone.\n"
    # as the command itself does, so that the page shows what a user sees
    names = main.context_settings["help_option_names"]
    context = click.Context(
        main, info_name="rsi-graph", terminal_width=100, max_content_width=100, help_option_names=names
    )
    yield f"\n```\n{main.get_help(context)}\n```\n"
    for name, command in sorted(main.commands.items()):
        inner = click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        yield f"\n## {name}\n\n```\n{command.get_help(inner)}\n```\n"
        for below, part in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
            within = click.Context(part, info_name=below, parent=inner, terminal_width=100, max_content_width=100)
            yield f"\n### {name} {below}\n\n```\n{part.get_help(within)}\n```\n"


def _python() -> Iterator[str]:
    yield f"# Python\n\n{MADE}`from rsi_graph import …`; nothing behind a name is loaded before it is used.\n"
    for name in rsi_graph.__all__:
        thing = getattr(rsi_graph, name)
        signature = str(inspect.signature(thing)) if inspect.isfunction(thing) else ""
        yield f"\n## {name}\n\n```python\n{name}{signature}\n```\n\n```text\n{inspect.getdoc(thing) or ''}\n```\n"


def _ontology() -> Iterator[str]:
    graph = Graph().parse(resource_path("ontology", "rsi.ttl"))
    yield f"# Ontology\n\n{MADE}Namespace `rsi:` = `{PREFIXES['rsi']}`.\n"
    kinds = {"Classes": (OWL.Class,), "Properties": (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)}
    for title, types in kinds.items():
        yield f"\n## {title}\n\n| term | français | English | under | meaning |\n|---|---|---|---|---|\n"
        terms = {
            term for kind in types for term in graph.subjects(RDF.type, kind) if str(term).startswith(PREFIXES["rsi"])
        }
        for term in sorted(terms):
            parents = [_short(p) for r in (RDFS.subClassOf, RDFS.subPropertyOf) for p in sorted(graph.objects(term, r))]
            meaning = _in(graph, term, (SKOS.definition, RDFS.comment), "en")
            labels = [_in(graph, term, (RDFS.label,), language) for language in ("fr", "en")]
            yield _row((f"`{_short(term)}`", *labels, ", ".join(f"`{p}`" for p in parents), meaning))


def _actions() -> Iterator[str]:
    graph = Graph().parse(resource_path("ontology", "actions.ttl"))
    yield f"# Actions\n\n{MADE}| action | français | English | words of the law |\n|---|---|---|---|\n"
    for concept in sorted(graph.subjects(RDF.type, SKOS.Concept)):
        words = sorted({str(w) for p in (SKOS.altLabel, SKOS.hiddenLabel) for w in graph.objects(concept, p)})
        labels = [_in(graph, concept, (SKOS.prefLabel,), language) for language in ("fr", "en")]
        yield _row((f"`{_short(concept)}`", *labels, ", ".join(words)))


_SORTS = {
    "verb": ("words-verbs.md", "Verbs"),
    "noun": ("words-nouns.md", "Nouns of action"),
    "frame": ("words-frames.md", "Verbs with their nouns"),
    "type": ("words-bodies.md", "Words for bodies"),
    "name": ("words-names.md", "Names of bodies"),
}
_WITHOUT = {
    "unread": "– (its words stand in the law, not where an institution acts)",
    "absent": "– (not in the law read)",
    "unsearched": "– (not looked for yet)",
}


def _words() -> dict[str, str]:
    """The pages of the lexicon's words, and the one of its turns."""
    examples = {one.form: one for found in read_examples().values() for one in found}
    listed = tomllib.loads(resource_path("ontology", "without-examples.toml").read_text("utf-8"))
    without = {words: reason for reason, sorts in listed.items() for forms in sorts.values() for words in forms}
    forms = sorted(forms_of(load_lexicon()), key=lambda one: (one.words, one.concept))
    told = {form: _example(examples.get(form.words) or without.get(form.words, "unsearched")) for form in forms}
    return {
        page: _headed(
            title, "form | stands for", [(one.words, one.concept, told[one]) for one in forms if one.sort == sort]
        )
        for sort, (page, title) in _SORTS.items()
    } | {"turns.md": _turns()}


def _turns() -> str:
    rows = [(kind, f"`{words}`", _example(found)) for (kind, words), found in read_turn_examples().items()]
    return _headed("Fixed turns", "kind | turn of `ontology/constructions.toml`", rows)


def _headed(title: str, columns: str, rows: Iterable[Iterable[str]]) -> str:
    """A page of rows, each with a sentence of the law in which it is read, or why it has none."""
    said = "Each with a sentence of the law in which it is read, or why it has none."
    return f"# {title}\n\n{MADE}{said}\n\n| {columns} | example |\n|---|---|---|\n" + "".join(map(_row, rows))


def _example(found: Example | str) -> str:
    return f"« {found.words} » ({found.where})" if isinstance(found, Example) else _WITHOUT[found]


def _queries() -> Iterator[str]:
    yield f"# Questions\n\n{MADE}`rsi-graph query NAME --param name=value`\n"
    for query in load_catalogue():
        yield f"\n## {query.name}\n\n**{query.title_fr}** · {query.title_en}\n"
        yield f"\n{query.description_fr}\n\n{query.description_en}\n"
        if query.parameters:
            yield "\n| parameter | type | default | français | English |\n|---|---|---|---|---|\n"
        for each in query.parameters:
            default = each.default or "needed" * each.needed
            yield _row((f"`{each.name}`", each.type, default, each.label_fr, each.label_en))


def _shapes() -> Iterator[str]:
    yield f"# Shapes\n\n{MADE}Violations make a graph false; warnings and information are for a reader to know.\n"
    for name in ("hard.ttl", "advisory.ttl"):
        graph = Graph().parse(resource_path("shapes", name))
        yield f"\n## {name}\n\n| shape | severity | français | English |\n|---|---|---|---|\n"
        for shape in sorted(s for s in set(graph.subjects(SH.message)) if isinstance(s, URIRef)):
            severity = str(graph.value(shape, SH.severity) or SH.Violation).removeprefix(str(SH))
            messages = [_in(graph, shape, (SH.message,), language) for language in ("fr", "en")]
            yield _row((f"`{shape.rpartition('/')[2]}`", severity, *messages))


def _in(graph: Graph, subject: Node, predicates: Iterable[URIRef], language: str) -> str:
    words = (w for p in predicates for w in sorted(graph.objects(subject, p)) if isinstance(w, Literal))
    return next((" ".join(str(word).split()) for word in words if word.language == language), "")


def _short(term: Node) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for page, text in pages().items():
        (FOLDER / page).write_text(text, "utf-8")
        print(FOLDER / page, file=sys.stderr)
