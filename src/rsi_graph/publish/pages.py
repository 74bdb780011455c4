"""The pages of a site: each thing as HTML and as triples, looked up in a store on the disk, by any process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from rsi_graph.namespaces import ROOT, RSI
from rsi_graph.publish.things import has_page, part_of
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.counts import Counts, count
from rsi_graph.serve.describe import MOST_INCOMING, Description, Property, classes_of, described, is_quoted, tables_of
from rsi_graph.serve.facts import Facts
from rsi_graph.serve.here import NO_LIMITS, Here
from rsi_graph.serve.pages import render
from rsi_graph.serve.sheet import sheet_of
from rsi_graph.serve.terms import Term
from rsi_graph.serve.words import WORDS

_FORMATS: Final = {".ttl": ox.RdfFormat.TURTLE, ".jsonld": ox.RdfFormat.JSON_LD, ".nt": ox.RdfFormat.N_TRIPLES}


def counts_of(store: Path) -> Counts:
    """Folder of a store in, what it holds out."""
    return count(_Pages(store).desk.rows)


def write_pages(store: Path, site: Path, things: Path, part: tuple[int, int]) -> int:
    """Folders of a store and a site, the file of things and a part of it in; writes its pages, tells how many."""
    pages = _of(store)
    iris = part_of(things, part)
    for iri in iris:
        pages.write(iri, site)
    return len(iris)


class _Pages:
    """What the pages of one store say."""

    def __init__(self, store: Path) -> None:
        opened = ox.Store.read_only(str(store))
        self.desk = Desk(store, NO_LIMITS, Here(opened))
        self._facts = Facts(opened)
        self._words = Facts(self.desk.words)

    def write(self, iri: str, site: Path) -> None:
        """The four files of a thing."""
        found = self.describe(iri)
        if found is None:
            return
        thing = replace(found, properties=_linked(found.properties), incoming=_linked(found.incoming))
        path = iri.removeprefix(ROOT).strip("/")
        place = site / path
        place.mkdir(parents=True, exist_ok=True)
        holds = "rsi:Body" in thing.classes and self._facts.leads(iri, (RSI.holder,))
        sheet = sheet_of(self.desk, iri) if holds else None
        page = render(
            "resource", thing=thing, path=f"/{path}", most=MOST_INCOMING, words=WORDS, mapped=False, sheet=sheet
        )
        (place / "index.html").write_text(page, encoding="utf-8")
        triples = self._facts.triples(iri) or self._words.triples(iri)
        for ending, syntax in _FORMATS.items():
            content = ox.serialize(triples, format=syntax)  # to a file the engine would wait for the disk each time
            assert content is not None
            place.with_name(place.name + ending).write_bytes(content)

    def describe(self, iri: str) -> Description | None:
        """What is known of a thing: what `describe` asks a server, looked up; nothing is asked that has no answer."""
        outgoing, words = self._facts.outgoing(iri), []
        if not outgoing:
            outgoing, words = self._words.outgoing(iri), self._words.incoming(iri)
        if not outgoing:
            return None
        tables = (
            one.ask()
            for one in tables_of(self.desk, iri, classes_of(outgoing))
            if not one.ways or any(self._facts.leads(iri, way) for way in one.ways)
        )
        quotes = tuple(self._facts.quotes(iri)) if is_quoted(outgoing) else ()
        incoming = [*self._facts.incoming(iri), *words]
        return described(iri, outgoing, incoming, tuple(chain.from_iterable(tables)), quotes)


def _linked(properties: Iterable[Property]) -> tuple[Property, ...]:
    """The same, where what has no page on this site is named and not linked."""
    return tuple(replace(one, values=tuple((_shown(term), label) for term, label in one.values)) for one in properties)


def _shown(term: Term) -> Term:
    ours = term.iri and term.value.startswith(f"{ROOT}id/")
    return Term(term.value) if ours and not has_page(term.value) else term


@cache
def _of(store: Path) -> _Pages:
    """Opened once in a process."""
    return _Pages(store)
