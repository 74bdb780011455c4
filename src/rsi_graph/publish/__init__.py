"""A graph as a site that any web server can host, and into the stores that others run."""

from rsi_graph.publish.doors import PushError
from rsi_graph.publish.site import Published, publish
from rsi_graph.publish.transfer import Pushed, pull, push

__all__ = ["Published", "PushError", "Pushed", "publish", "pull", "push"]
