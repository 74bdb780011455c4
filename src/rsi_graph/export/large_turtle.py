"""Turtle and TriG of a graph that is larger than memory: the bytes that rdflib would write of its IRIs and literals.

Blank nodes keep their labels; rdflib would nest some of them, and must know the whole graph for that.
Source: RDF 1.1 Turtle, § 6; RDF 1.1 TriG, § 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS
from rdflib.plugins.serializers.turtle import OBJECT, TurtleSerializer

from rsi_graph.export.sorting import Blocks, sorted_lines
from rsi_graph.export.statements import About, predicates_of, subjects_of, term_of, values_by_predicate
from rsi_graph.namespaces import bind_prefixes

_TYPE: Final = f"<{RDF.type}>"
_CLASS: Final = (_TYPE, f"<{RDFS.Class}>")
_FIRST: Final = {_TYPE: 0, f"<{RDFS.label}>": 1}
_INDENT: Final = "    "
# A line end inside of a literal, until blocks are indented: rdflib escapes the one that the law has.
_INNER: Final = "\r"
_KEPT: Final = 100_000


class _Names:
    """Terms as Turtle writes them, and the prefixes for that."""

    def __init__(self, predicates: Iterable[str]) -> None:
        self._writer = TurtleSerializer(bind_prefixes(Graph(bind_namespaces="none")))
        self.prefixes = self._writer.namespaces
        for token in predicates:
            if token != _TYPE:
                self._writer.get_pname(term_of(token))
        manager = self._writer.store.namespace_manager
        self._spaces = tuple(f"<{namespace}" for _, namespace in manager.namespaces())
        self.value = lru_cache(_KEPT)(self._value)

    def verb(self, token: str) -> str:
        return "a" if token == _TYPE else self._writer.get_pname(term_of(token)) or token

    def _value(self, token: str) -> str:
        if token.startswith("<"):
            known = token.startswith(self._spaces)
            return (known and self._writer.get_pname(term_of(token), gen_prefix=False)) or token
        if token.startswith("_:") or (not token.endswith(">") and "\\" not in token):
            return token
        term = term_of(token)
        assert isinstance(term, Literal)
        if term.datatype:
            self._writer.get_pname(term.datatype, gen_prefix=False)  # rdflib declares its prefix, needed or not
        return self._writer.label(term, OBJECT).replace("\n", _INNER)


def write_turtle(source: Path, turtle: Path, trig: Path, scratch: Path) -> None:
    """A file of sorted N-Triples in, the same graph as Turtle and as TriG out; `scratch` is a folder to work in."""
    names = _Names(predicates_of(source))
    with closing(Blocks(scratch)) as blocks:
        for subject, about, times in _referred(source, scratch):
            blocks.add(_key(subject, about, times), _block(subject, about, names))
        head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(names.prefixes.items()))
        with turtle.open("w", encoding="utf-8", newline="") as file:
            file.write(head)
            file.writelines(f"\n{block}\n".replace(_INNER, "\n") for block in blocks.in_order())
            file.write("\n")
        with trig.open("w", encoding="utf-8", newline="") as file:
            file.write(f"{head}\n{{")
            file.writelines(f"\n{_INDENT}{_indented(block)}\n" for block in blocks.in_order())
            file.write("}\n\n")


def _key(subject: str, about: Iterable[About], times: int) -> str:
    """rdflib begins with classes, then with what nobody names; blank nodes come last."""
    if _CLASS in about:
        return f"0{subject[1:-1]}"
    return f"2{subject}" if subject.startswith("_:") else f"1{times:012}{subject[1:-1]}"


def _indented(block: str) -> str:
    return block.replace("\n", f"\n{_INDENT}").replace(_INNER, "\n")


def _referred(source: Path, scratch: Path) -> Iterator[tuple[str, list[About], int]]:
    """Each subject with what is said of it, and how often it is named."""
    with source.open("rb") as lines:
        objects = (line.split(b" ", 2)[2] for line in lines)
        named = _named(objects, scratch)
        token, times = next(named, ("", 0))
        for subject, about in subjects_of(source):
            while token and token < subject:
                token, times = next(named, ("", 0))
            yield subject, about, times if token == subject else 0


def _named(objects: Iterable[bytes], scratch: Path) -> Iterator[tuple[str, int]]:
    """Objects as lines end with them in, each that is no literal with its number out, in the order of their bytes."""
    numbered = (b"%s%d\n" % (one[:-2], number) for number, one in enumerate(objects) if not one.startswith(b'"'))
    for token, those in groupby(sorted_lines(numbered, scratch), key=lambda line: line.partition(b" ")[0]):
        yield token.decode(), sum(1 for _ in those)


def _block(subject: str, about: Iterable[About], names: _Names) -> str:
    found = values_by_predicate(about)
    order = sorted(found, key=lambda predicate: (_FIRST.get(predicate, 2), predicate.strip("<>")))
    values = {one: f",\n{_INDENT * 2}".join(map(names.value, _in_order(found[one]))) for one in order}
    lines = f" ;\n{_INDENT}".join(f"{names.verb(one)} {values[one]}" for one in order)
    return f"{names.value(subject)} {lines} ."


def _in_order(values: list[str]) -> list[str]:
    if len(values) == 1:
        return values
    if all(value.startswith("<") for value in values):
        return sorted(values, key=lambda value: value[1:-1])
    return sorted(values, key=term_of)
