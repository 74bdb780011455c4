"""A graph as a site that any web server can host, and into the stores that others run."""

from rsi_graph.publish.catalog import Distribution, to_catalog
from rsi_graph.publish.doors import PushError
from rsi_graph.publish.site import Published, publish
from rsi_graph.publish.transfer import Pushed, pull, push

__all__ = ["Distribution", "Published", "PushError", "Pushed", "publish", "pull", "push", "to_catalog"]
