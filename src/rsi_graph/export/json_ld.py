"""JSON-LD, compact with the project's context, sorted."""

from __future__ import annotations

import json
from typing import Any

from rdflib import Graph

from rsi_graph.resources import resource_path


def to_json_ld(graph: Graph) -> bytes:
    """Graph in, compact JSON-LD out: nodes by address, keys and values sorted, the context inside."""
    context = context_of_project()
    document = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    nodes = document.get("@graph", [document] if set(document) - {"@context"} else [])
    sorted_nodes = [ordered({key: value for key, value in node.items() if key != "@context"}) for node in nodes]
    sorted_nodes.sort(key=lambda node: str(node.get("@id", node.get("id", ""))))
    return (json.dumps({"@context": context, "@graph": sorted_nodes}, ensure_ascii=False, indent=1) + "\n").encode()


def context_of_project() -> Any:
    """The project's own context."""
    return json.loads(resource_path("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]


def ordered(value: Any) -> Any:
    """A value of JSON in, the same with its keys and its lists sorted out."""
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((ordered(each) for each in value), key=lambda each: json.dumps(each, ensure_ascii=False))
    return value
