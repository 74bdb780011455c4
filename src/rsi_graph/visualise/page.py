"""The network as one web page: no network, no server, no file beside it.

The page is whole without its script: picture, and a table with the words of the law. The script adds zoom, search,
filter, and the panel. Its content security policy names each script and style by its hash, so that nothing that
stands in a text can run.

Source: Content Security Policy Level 3, § 2.3.1 (hash sources); HTML Living Standard, § 4.12.1.3 (script contents).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from rsi_graph.errors import RsiGraphError
from rsi_graph.network import Network
from rsi_graph.visualise.bundles import Bundle, Strand, bundles_of, short_keys
from rsi_graph.visualise.palette import FAMILIES, KINDS
from rsi_graph.visualise.style import STYLE_SHEET
from rsi_graph.visualise.svg import to_svg

# Inside a script element only these could end it, or a line of it.
_UNSAFE: Final = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


class MissingPageScriptError(RsiGraphError):
    """The bundle of the page's script was not built."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The web page's {name} is not part of this installation. In a checkout run `make graph`, which builds it;"
            " a released wheel carries it. The other formats (svg, png, graphml …) need no script."
        )


def to_html(network: Network) -> str:
    """Network in, one self-contained page out; the same network gives the same bytes.

    Raises:
        MissingPageScriptError: the package was installed without its page script.
    """
    bundles = bundles_of(network)
    relations = list(_relations(network, bundles))
    script, style = _bundle("page.js"), _bundle("page.css") + _colours()
    values = {
        "title": network.graph["title"],
        "source": network.graph["source"],
        "licence": network.graph["licence"],
        "policy": _policy(script, (style, STYLE_SHEET)),
        "style": style,
        "picture": to_svg(network),
        "actions": list(_actions(bundles)),
        "relations": relations,
        "data": _data(network, relations),
        "script": script,
    }
    page = Environment(loader=PackageLoader("rsi_graph.visualise", "."), autoescape=True, undefined=StrictUndefined)
    return page.get_template("page.html.j2").render(values) + "\n"


def _bundle(name: str) -> str:
    """The built script or style sheet; the bundler has escaped what could end its element."""
    try:
        return files("rsi_graph.visualise").joinpath("static", name).read_text("utf-8").strip()
    except FileNotFoundError:
        raise MissingPageScriptError(name) from None


def _colours() -> str:
    """The families' colours for text and swatches outside the picture."""
    return "".join(
        f".t-{family}{{color:light-dark({shade.light},{shade.dark})}}"
        f".b-{family}{{background:light-dark({shade.light},{shade.dark})}}"
        for family, shade in FAMILIES.items()
    )


def _policy(script: str, styles: Iterable[str]) -> str:
    shown = " ".join(_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {shown}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(words: str) -> str:
    digest = hashlib.sha256(words.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _actions(bundles: Iterable[Bundle]) -> Iterator[dict[str, str]]:
    """The actions that occur, each once, in the order of the scheme's families."""
    strands = {strand.action: strand for bundle in bundles for strand in bundle.strands}
    order = list(FAMILIES)
    for action, strand in sorted(strands.items(), key=lambda pair: (order.index(pair[1].family), pair[0])):
        yield {"slug": action, "label": strand.label, "label_en": strand.label_en, "family": strand.family}


def _relations(network: Network, bundles: tuple[Bundle, ...]) -> Iterator[dict[str, Any]]:
    short = short_keys(bundles)
    nodes = {name: _node(data) for name, data in network.nodes(data=True)}
    for bundle in bundles:
        for strand in bundle.strands:
            yield {
                "short": short[strand.key],
                "source": nodes[bundle.source] | {"iri": bundle.source},
                "target": nodes[bundle.target] | {"iri": bundle.target},
                **_strand(strand),
            }


def _strand(strand: Strand) -> dict[str, Any]:
    return {
        "action": strand.action,
        "family": strand.family,
        "label": strand.label,
        "label_en": strand.label_en,
        "joint": strand.joint,
        "scheme": strand.scheme,
        "evidence": [
            {"quote": evidence.quote, "article": evidence.article, "since": evidence.since, "iri": evidence.competence}
            for evidence in strand.evidence
        ],
    }


def _node(data: dict[str, Any]) -> dict[str, str]:
    look = KINDS[data["kind"]]
    return {
        "label": data["label"],
        "label_en": data["label_en"] or data["label"],
        "kind_fr": look.label_fr,
        "kind_en": look.label_en,
    }


def _data(network: Network, relations: list[dict[str, Any]]) -> str:
    """What the script reads, as JSON that is safe inside a script element."""
    nodes = {name: _node(data) for name, data in network.nodes(data=True)}
    flat = [
        {**relation, "source": relation["source"]["iri"], "target": relation["target"]["iri"]} for relation in relations
    ]
    words = json.dumps({"nodes": nodes, "relations": flat}, ensure_ascii=False, separators=(",", ":"))
    return words.translate(_UNSAFE)
