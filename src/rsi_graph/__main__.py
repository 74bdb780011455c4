"""`python -m rsi_graph` is the command `rsi-graph`."""

from rsi_graph.cli import main

if __name__ == "__main__":
    main(prog_name="rsi-graph")
