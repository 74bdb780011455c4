"""The network in the formats of other programs: GraphML, GEXF, DOT, Mermaid."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import networkx as nx

from rsi_graph.network import Network
from rsi_graph.visualise.palette import FAMILIES, KINDS
from rsi_graph.visualise.text import wrap

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u2028\u2029]")


def to_graphml(network: Network) -> str:
    """Network in, GraphML out; places and quotes of an edge are joined by " | "."""
    return _written(network, nx.write_graphml)


def to_gexf(network: Network) -> str:
    """Network in, GEXF 1.2 out."""
    return re.sub(r' lastmodifieddate="[^"]*"', "", _written(network, nx.write_gexf))


def _written(network: Network, write: Callable[[Network, io.BytesIO], None]) -> str:
    buffer = io.BytesIO()
    write(_flat(network), buffer)
    return buffer.getvalue().decode("utf-8").rstrip() + "\n"


def _flat(network: Network) -> Network:
    """Attributes as strings, numbers and truth values, which is all these formats know."""
    flat: Network = nx.MultiDiGraph()
    flat.graph.update({key: _plain(value) for key, value in network.graph.items()})
    for name, data in network.nodes(data=True):
        flat.add_node(name, **{key: _plain(value) for key, value in data.items()})
    for source, target, key, data in network.edges(keys=True, data=True):
        words = {name: _plain(value) for name, value in data.items() if name not in {"articles", "evidence"}}
        articles = _plain(" | ".join(data["articles"]))
        quotes = _plain(" | ".join(evidence.quote for evidence in data["evidence"]))
        flat.add_edge(source, target, key=key, id=key, articles=articles, quotes=quotes, **words)
    return flat


def _plain(value: object) -> str | int | bool:
    return value if isinstance(value, (int, bool)) else _CONTROL.sub(" ", str(value))


def to_dot(network: Network) -> str:
    """Network in, DOT (Graphviz) out."""
    lines = ["digraph {", "  rankdir=TB;", '  node [shape=box, style="rounded,filled", fontname="sans-serif"];']
    for name, data in network.nodes(data=True):
        fill = KINDS[data["kind"]].fill.light
        lines.append(f"  {_quoted(name)} [label={_quoted(data['label'])}, fillcolor={_quoted(fill)}];")
    for source, target, data in network.edges(data=True):
        label, colour = _quoted(_edge_label(data)), _quoted(FAMILIES[data["family"]].light)
        dashed = ", style=dashed" if data["scheme"] else ""
        lines.append(f"  {_quoted(source)} -> {_quoted(target)} [label={label}, color={colour}{dashed}];")
    return "\n".join([*lines, "}"]) + "\n"


def _edge_label(data: dict[str, object]) -> str:
    joint = " (conjointement)" if data["joint"] else ""
    articles = data["articles"]
    assert isinstance(articles, tuple)
    return f"{data['label']}{joint} – {', '.join(articles)}"


def _quoted(words: object) -> str:
    escaped = (
        _CONTROL.sub(" ", str(words)).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "")
    )
    return f'"{escaped}"'


def to_mermaid(network: Network) -> str:
    """Network in, a Mermaid flowchart out."""
    ids = {name: f"n{rank}" for rank, name in enumerate(network.nodes)}
    lines = ["flowchart TB"]
    lines += [f'  {ids[name]}["{_entities(data["label"])}"]' for name, data in network.nodes(data=True)]
    for source, target, data in network.edges(data=True):
        arrow = "-.->" if data["scheme"] else "-->"
        lines.append(f'  {ids[source]} {arrow}|"{_entities(_edge_label(data))}"| {ids[target]}')
    return "\n".join(lines) + "\n"


def _entities(words: object) -> str:
    """Words as Mermaid takes them between quotes: what it could read as markup becomes a numbered entity."""
    lines = "<br>".join(wrap(_CONTROL.sub(" ", str(words)), 200, 12)) if words else ""
    parts = (re.sub(r'["#<>&;`{}|\\\[\]]', lambda m: f"#{ord(m.group())};", part) for part in lines.split("<br>"))
    return "<br>".join(parts)
