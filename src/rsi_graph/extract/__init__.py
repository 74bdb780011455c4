"""Read the competences of an article: grammar over the words of `ontology/`."""

from rsi_graph.extract.reading import extract

__all__ = ["extract"]
