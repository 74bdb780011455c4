"""What the server shows to people: pages without scripts, French first, English beside it."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from rsi_graph.visualise import tied

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("rsi_graph.serve"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["tied"] = tied


def render(template: str, **values: Any) -> str:
    """Name of a template and its values in, the page out; everything that comes from data is escaped."""
    return _ENVIRONMENT.get_template(f"{template}.html.j2").render(**values)


def page_of(name: str) -> str:
    """Name of a file that all pages load in, its content out: the style, the icon."""
    return _ENVIRONMENT.get_template(name).render()
