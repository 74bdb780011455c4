"""RDF that cannot be read: where it is broken, and why, in a sentence for people."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax import SAXException

import pyoxigraph as ox
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

# What rdflib raises on text that is not of the syntax; its Turtle parser runs over the end of a text that is cut off.
UNREADABLE: Final = (BadSyntax, ParserError, SAXException, ValueError, LookupError)
_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "json-ld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
_PLACE: Final = re.compile(r"Parser error at line .*?: ", re.DOTALL)
_LONGEST: Final = 200


def engine_format(syntax: str) -> ox.RdfFormat:
    """A syntax as rdflib calls it in, the same as Oxigraph does out."""
    return _FORMATS[syntax]


def where_broken(content: bytes, syntax: str) -> str:
    r"""Bytes that could not be read and the syntax they should have in, the first place that is wrong and why out.

    The engine's parser tells it, for rdflib's quotes the bytes before and behind.

    >>> where_broken(b'<urn:a> <urn:b> "x"\n<urn:c> .', "turtle")
    'line 2, column 1: A dot is expected at the end of statements'
    >>> where_broken(b"<urn:a>\n <urn:b> 'caf\xe9' .", "turtle")
    'line 2: the byte 0xe9 is no UTF-8'
    >>> where_broken(b'<a xmlns="urn:x#">\n <b>1</c>\n</a>', "xml")
    'line 2, column 8: mismatched tag'
    """
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        return f"line {line}: the byte {content[error.start]:#x} is no UTF-8"
    try:
        for _ in ox.parse(content, format=_FORMATS[syntax], base_iri="urn:rsi-graph:data"):
            pass
    except SyntaxError as error:
        sentence = " ".join(_PLACE.sub("", error.msg, count=1).split())[:_LONGEST]
        if error.lineno:
            return f"line {error.lineno}, column {error.offset}: {sentence}"
        return (syntax == "xml" and _where_no_xml(content)) or sentence
    return "it cannot be read"


def _where_no_xml(content: bytes) -> str:
    """The first place that is no XML, which the engine's parser does not tell; empty where all is."""
    try:
        ParserCreate().Parse(content, True)  # noqa: FBT003  # its own signature: this is all
    except ExpatError as error:
        sentence, _, _ = str(error).partition(":")
        return f"line {error.lineno}, column {error.offset + 1}: {sentence}"
    return ""
