"""JSON-LD, compact with the project's context, sorted."""

from __future__ import annotations

import json
from typing import Any

from rdflib import Graph

from rsi_graph.resources import resource_path


def to_json_ld(graph: Graph) -> bytes:
    """Graph in, compact JSON-LD out: nodes by address, keys and values sorted, the context inside."""
    context = json.loads(resource_path("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    nodes = document.get("@graph", [document] if set(document) - {"@context"} else [])
    ordered = [_ordered({key: value for key, value in node.items() if key != "@context"}) for node in nodes]
    ordered.sort(key=lambda node: str(node.get("@id", node.get("id", ""))))
    return (json.dumps({"@context": context, "@graph": ordered}, ensure_ascii=False, indent=1) + "\n").encode()


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_ordered(each) for each in value), key=lambda each: json.dumps(each, ensure_ascii=False))
    return value
