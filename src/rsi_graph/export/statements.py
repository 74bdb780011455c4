"""Sorted N-Triples, read subject by subject: what the writers of large files go through.

Source: RDF 1.1 N-Triples, § 3 (grammar), § 4 (canonical form: one blank between terms).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from rdflib import BNode, Literal, URIRef

# Predicate and object, as they are written in N-Triples.
About = tuple[str, str]
_KEPT: Final = 50_000  # terms that are met again soon
_LITERAL: Final = re.compile(r'"(?P<words>.*)"(?:@(?P<language>[^"]+)|\^\^<(?P<datatype>[^"]*)>)?', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(?:u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|(?P<one>.))")
_MEANT: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def subjects_of(file: Path) -> Iterator[tuple[str, list[About]]]:
    """A file of sorted N-Triples in, each subject with all that is said of it out, as it is written there."""
    with file.open("rb") as lines:
        for subject, about in groupby((line.decode().split(" ", 2) for line in lines), key=lambda parts: parts[0]):
            yield subject, [(predicate, value[:-3]) for _, predicate, value in about]


def predicates_of(file: Path) -> list[str]:
    """The same file in, its predicates out, in the order in which they come first."""
    with file.open("rb") as lines:
        return [token.decode() for token in dict.fromkeys(line.split(b" ", 2)[1] for line in lines)]


def values_by_predicate(about: Iterable[About]) -> dict[str, list[str]]:
    """What is said of a subject in, the objects of each predicate out."""
    found: dict[str, list[str]] = {}
    for predicate, value in about:
        found.setdefault(predicate, []).append(value)
    return found


@lru_cache(_KEPT)
def term_of(token: str) -> URIRef | BNode | Literal:
    r"""A term of N-Triples in, rdflib's out.

    >>> term_of(r'"a \"b\""@fr'), term_of("<urn:x>"), term_of("_:b1")
    (rdflib.term.Literal('a "b"', lang='fr'), rdflib.term.URIRef('urn:x'), rdflib.term.BNode('b1'))
    """
    if token.startswith("<"):
        return URIRef(_meant(token[1:-1]))
    if token.startswith("_:"):
        return BNode(token[2:])
    parts = _LITERAL.fullmatch(token)
    assert parts, token
    datatype = URIRef(parts["datatype"]) if parts["datatype"] else None
    return Literal(_meant(parts["words"]), lang=parts["language"], datatype=datatype, normalize=False)


def _meant(words: str) -> str:
    return _ESCAPED.sub(_character, words) if "\\" in words else words


def _character(escaped: re.Match[str]) -> str:
    code = escaped["short"] or escaped["long"]
    return chr(int(code, 16)) if code else _MEANT.get(escaped["one"], escaped["one"])
