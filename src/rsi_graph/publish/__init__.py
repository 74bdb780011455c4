"""A graph as a site that any web server can host: dumps, a catalogue for portals, a page for each thing."""

from rsi_graph.publish.catalog import Distribution, to_catalog
from rsi_graph.publish.site import Published, publish

__all__ = ["Distribution", "Published", "publish", "to_catalog"]
