"""The network as one web page: no network, no server, no file beside it; or the same page as a server shows it.

The page is whole without its script: picture, and a table with the words of the law. The script adds zoom, search,
filters, days, and the panel with the text of the law. Its content security policy names each script and style by its
hash, so that nothing that stands in a text can run; a server sends script and style as files of its own.

Source: Content Security Policy Level 3, § 2.3.1 (hash sources); HTML Living Standard, § 4.12.1.3 (script contents).
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from rsi_graph.errors import RsiGraphError
from rsi_graph.network import LawText, Network
from rsi_graph.visualise.boxes import has_words
from rsi_graph.visualise.bundles import bundles_of
from rsi_graph.visualise.legend import legend_items
from rsi_graph.visualise.page_data import actions_of, choices_of, days_of, page_data, relations_of
from rsi_graph.visualise.palette import FAMILIES, FAMILY_WORDS, FAMILY_WORDS_EN, TITLE_EN
from rsi_graph.visualise.scope import Scope
from rsi_graph.visualise.style import STYLE_SHEET
from rsi_graph.visualise.svg import to_svg

# What a page of the server may load: its own files, and the style that the picture carries.
SERVER_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' {style}; img-src data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class MissingPageScriptError(RsiGraphError):
    """The bundle of the page's script was not built."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The web page's {name} is not part of this installation. In a checkout run `make graph`, which builds it;"
            " a released wheel carries it. The other formats (svg, png, graphml …) need no script."
        )


def to_html(
    network: Network,
    laws: Mapping[str, LawText] | None = None,
    *,
    scope: Scope | None = None,
    notice: tuple[str, str] = ("", ""),
) -> str:
    """Network in, one self-contained page out; the same network gives the same bytes.

    Args:
        network: what `to_network` made.
        laws: texts of the law by their versions, for the panel; without them it has the quotes only.
        scope: the page is shown by a server, which sends script, style and texts by their addresses: what it shows of
            all that the server has.
        notice: what is left out, in French and in English.

    Raises:
        MissingPageScriptError: the package was installed without its page script.
    """
    server = scope is not None
    bundles = bundles_of(network)
    relations = list(relations_of(network, bundles))
    script, style = ("", "") if server else (page_script(), page_style())
    days = days_of(relations)
    values = {
        "title": network.graph["title"],
        "title_en": TITLE_EN,
        "source": network.graph["source"],
        "licence": network.graph["licence"],
        "policy": "" if server else _policy(script, (style, STYLE_SHEET)),
        "style": style,
        "picture": to_svg(network),
        "legend": [] if has_words(network, bundles) else legend_items(network, bundles),
        "families": actions_of(bundles),
        "choices": choices_of(network, relations),
        "days": days,
        "bodies": sorted(((data["label"], name) for name, data in network.nodes(data=True))),
        "relations": relations,
        "data": page_data(network, relations, laws or {}, days=days, scope=scope),
        "script": script,
        "server": server,
        "scope": scope,
        "notice": scope.notice if scope else notice,
        "all_families": [(family, FAMILY_WORDS[family], FAMILY_WORDS_EN[family]) for family in FAMILIES],
    }
    return _templates().get_template("page.html.j2").render(values) + "\n"


@cache
def _templates() -> Environment:
    """Compiled once."""
    return Environment(
        loader=PackageLoader("rsi_graph.visualise", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def page_script() -> str:
    """The built script; the bundler has escaped what could end its element."""
    return _bundle("page.js")


def page_style() -> str:
    """The built style sheet with the colours of the families."""
    return _bundle("page.css") + family_colours()


def query_part(file: str) -> str:
    """A file of the page for SPARQL: its script, the editor, the style sheet of the editor."""
    return _bundle(file)


def server_policy() -> str:
    """The policy of the page where a server shows it."""
    return SERVER_POLICY.format(style=style_hash(STYLE_SHEET))


def _bundle(name: str) -> str:
    try:
        return files("rsi_graph.visualise").joinpath("static", name).read_text("utf-8").strip()
    except FileNotFoundError:
        raise MissingPageScriptError(name) from None


def family_colours() -> str:
    """The families' colours for text, swatches and marks outside the picture."""
    return "".join(
        f".t-{family}{{color:light-dark({shade.light},{shade.dark})}}"
        f".b-{family}{{background:light-dark({shade.light},{shade.dark})}}"
        f".m-{family}{{--shade:light-dark({shade.light},{shade.dark})}}"
        f"rect.f-{family}{{fill:light-dark({shade.light},{shade.dark})}}"
        for family, shade in FAMILIES.items()
    )


def _policy(script: str, styles: Iterable[str]) -> str:
    shown = " ".join(style_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {style_hash(script)}; style-src {shown}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def style_hash(words: str) -> str:
    """A style or script in, the source of a policy that allows it and nothing else out."""
    digest = hashlib.sha256(words.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
