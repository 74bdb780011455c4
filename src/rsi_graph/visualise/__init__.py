"""Pictures of the network, and its files for other programs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rsi_graph.visualise.history_page import to_history_html
    from rsi_graph.visualise.interchange import to_dot, to_gexf, to_graphml, to_mermaid
    from rsi_graph.visualise.page import family_colours, page_script, page_style, query_part, server_policy, to_html
    from rsi_graph.visualise.page_data import law_words
    from rsi_graph.visualise.pdf import to_pdf
    from rsi_graph.visualise.png import timeline_png, to_png
    from rsi_graph.visualise.scope import SIZES, Scope, left_out
    from rsi_graph.visualise.svg import to_svg
    from rsi_graph.visualise.text import tied, within
    from rsi_graph.visualise.timeline import to_timeline

__all__ = [
    "SIZES",
    "Scope",
    "family_colours",
    "law_words",
    "left_out",
    "page_script",
    "page_style",
    "query_part",
    "server_policy",
    "tied",
    "timeline_png",
    "to_dot",
    "to_gexf",
    "to_graphml",
    "to_history_html",
    "to_html",
    "to_mermaid",
    "to_pdf",
    "to_png",
    "to_svg",
    "to_timeline",
    "within",
]

# A picture needs only its own libraries.
_MODULES: Final = {
    "family_colours": "page",
    "SIZES": "scope",
    "Scope": "scope",
    "law_words": "page_data",
    "left_out": "scope",
    "page_script": "page",
    "page_style": "page",
    "query_part": "page",
    "server_policy": "page",
    "tied": "text",
    "timeline_png": "png",
    "to_dot": "interchange",
    "to_gexf": "interchange",
    "to_graphml": "interchange",
    "to_history_html": "history_page",
    "to_html": "page",
    "to_mermaid": "interchange",
    "to_pdf": "pdf",
    "to_png": "png",
    "to_svg": "svg",
    "to_timeline": "timeline",
    "within": "text",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
