"""Turtle with one triple a line: a file of any length is written, sorted, merged and searched line by line.

Source: RDF 1.1 Turtle, § 6.5 (grammar), § 2.4 (IRIs; relative ones are resolved against `@base`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

from rsi_graph.namespaces import PREFIXES

# Local names that need no escape in a prefixed name (a part of PN_LOCAL).
_LOCAL: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_STRING: Final = str(XSD.string)
_ESCAPED: Final = re.compile(r'[\\"\n\r\t]')
_TYPE: Final = str(RDF.type)
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def turtle_head(base: str) -> str:
    """Base of the IRIs in, the lines that must stand before any `turtle_line` of it out."""
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return f"@base <{base}> .\n{prefixes}\n"


def turtle_writer(base: str) -> Callable[[tuple[Node, Node, Node]], str]:
    r"""Base of the IRIs in, a function out that makes one line of a triple.

    >>> from rdflib.namespace import RDFS
    >>> line = turtle_writer("https://w3id.org/rsi-graph/id/")
    >>> line((URIRef("https://w3id.org/rsi-graph/id/article/css/L611-4"), RDFS.label, Literal("a\n\"b\"", lang="fr")))
    '<article/css/L611-4> rdfs:label "a\\n\\"b\\""@fr .\n'
    """

    @cache
    def iri(words: str) -> str:
        if words.startswith(base) and ":" not in words.removeprefix(base).partition("/")[0]:
            return f"<{words.removeprefix(base)}>"
        for prefix, namespace in PREFIXES.items():
            if words.startswith(namespace) and _LOCAL.fullmatch(words.removeprefix(namespace)):
                return f"{prefix}:{words.removeprefix(namespace)}"
        return f"<{words}>"

    @cache
    def verb(words: str) -> str:
        return "a" if words == _TYPE else iri(words)

    def line(triple: tuple[Node, Node, Node]) -> str:
        subject, predicate, value = triple
        assert isinstance(subject, URIRef)
        assert isinstance(predicate, URIRef)
        shown = iri(str(value)) if type(value) is URIRef else _literal(value)  # exact: rdflib's Node is slow to ask
        return f"{iri(str(subject))} {verb(str(predicate))} {shown} .\n"

    def _literal(value: Node) -> str:
        assert isinstance(value, Literal)
        plain = str(value)
        words = f'"{plain.translate(_ESCAPES) if _ESCAPED.search(plain) else plain}"'
        if value.language:
            return f"{words}@{value.language}"
        datatype = str(value.datatype or _STRING)
        return words if datatype == _STRING else f"{words}^^{iri(datatype)}"

    return line
