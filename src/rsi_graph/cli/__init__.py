"""The command line: a door that decides nothing. `rsi-graph --help` loads none of the rooms behind it."""

from rsi_graph.cli.main import main

__all__ = ["main"]
