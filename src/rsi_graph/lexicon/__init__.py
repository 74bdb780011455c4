"""The words of the law: `ontology/*.ttl` read into a `Lexicon`.

The files are SKOS; what they must look like for the extractor is said at their heads. RDF ends here: the rooms that
read law get plain dictionaries.
"""

from rsi_graph.lexicon.errors import LexiconError
from rsi_graph.lexicon.load import load_lexicon

__all__ = ["LexiconError", "load_lexicon"]
