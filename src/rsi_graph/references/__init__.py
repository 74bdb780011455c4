"""The room that reads legal references: words of the law in, citations with their targets out.

    text --grammar.parse_expressions--> Expression --citations._resolve--> Citation (Reference in normal form)

`codes` knows the codes, `acts`, `articles`, `subdivisions` are the parts of the grammar, `normal_form` reads and writes
references.
"""

from rsi_graph.references.citations import find_citations
from rsi_graph.references.codes import Code, CodeTable, code_abbreviation, code_slug, default_codes
from rsi_graph.references.normal_form import UnreadableReferenceError, parse_reference

__all__ = [
    "Code",
    "CodeTable",
    "UnreadableReferenceError",
    "code_abbreviation",
    "code_slug",
    "default_codes",
    "find_citations",
    "parse_reference",
]
