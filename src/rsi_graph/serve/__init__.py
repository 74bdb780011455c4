"""A store of competences on the web of this machine: SPARQL, pages that people read, questions as addresses."""

from rsi_graph.serve.app import create_app
from rsi_graph.serve.catalog import Distribution, to_catalog
from rsi_graph.serve.counts import Counts, count
from rsi_graph.serve.kept import read_ahead
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.run import run_server

__all__ = ["Counts", "Distribution", "Limits", "count", "create_app", "read_ahead", "run_server", "to_catalog"]
