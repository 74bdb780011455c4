"""JSON-LD of a graph that is larger than memory: the nodes of `to_json_ld`, one after the other."""

from __future__ import annotations

import json
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rdflib.plugins.serializers.jsonld import Converter
from rdflib.plugins.shared.jsonld.context import Context

from rsi_graph.export.json_ld import context_of_project, ordered
from rsi_graph.export.sorting import Blocks
from rsi_graph.export.statements import About, subjects_of, term_of

_KEPT: Final = 50_000


class _Context(Context):
    """The context, which remembers what it found."""

    def __init__(self, source: Any) -> None:
        super().__init__(source)
        self.find_term = lru_cache(_KEPT)(super().find_term)  # type: ignore[method-assign]
        self.shrink_iri = lru_cache(_KEPT)(super().shrink_iri)  # type: ignore[method-assign]


class _Nothing:
    """A graph where no list begins: those of RDF are written as the nodes they are."""

    def value(self, *_: object) -> None:
        """Nothing."""

    def predicate_objects(self, _: object) -> tuple[()]:
        """Nothing."""
        return ()


class _Node(dict[str, Any]):
    """A node whose values are kept when another one comes: rdflib's converter takes false, 0 and "" for none."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value, within a list where it is one of these."""
        value = super().get(key, default)
        return [value] if key in self and not value else value


def write_json_ld(source: Path, target: Path, scratch: Path) -> None:
    """A file of sorted N-Triples in, the same graph as JSON-LD out; `scratch` is a folder to work in."""
    context = context_of_project()
    converter = Converter(_Context(context), use_native_types=False, use_rdf_type=False)
    with closing(Blocks(scratch)) as blocks, target.open("w", encoding="utf-8", newline="") as file:
        for subject, about in subjects_of(source):
            node = _node(converter, subject, about)
            blocks.add(str(node[converter.context.id_key]), json.dumps(ordered(node), ensure_ascii=False, indent=1))
        head, end = json.dumps({"@context": context, "@graph": [0]}, ensure_ascii=False, indent=1).rsplit("\n  0", 1)
        file.write(head)
        for number, block in enumerate(blocks.in_order()):
            inner = block.replace("\n", "\n  ")
            file.write(f"{',' if number else ''}\n  {inner}")
        file.write(f"{end}\n")


def _node(converter: Converter, subject: str, about: list[About]) -> dict[str, Any]:
    term, graph = term_of(subject), _Nothing()
    name = converter.context.shrink_iri(str(term)) if subject.startswith("<") else subject
    node = _Node({converter.context.id_key: name})
    for predicate, value in about:
        converter.add_to_node(graph, term, term_of(predicate), term_of(value), node, {})  # type: ignore[arg-type]
    return node
