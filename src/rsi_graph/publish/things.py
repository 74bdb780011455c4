"""What a site has a page for, in a file: a list of a whole corpus need not fit in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from rsi_graph.export import write_lines
from rsi_graph.namespaces import ROOT
from rsi_graph.serve.asking import ontology_words
from rsi_graph.serve.pages import render
from rsi_graph.serve.resources import our_iri

# Source: sitemaps.org, Sitemaps XML format (at most so many addresses a file; sitemap index files).
_MOST_ADDRESSES: Final = 50_000
_PART: Final = 250  # pages that a process writes before it tells so
# Of the 255 bytes that file systems allow for a name, what is left beside the longest ending.
_LONGEST: Final = 255 - len(".jsonld")
_BODY: Final = f"{ROOT}id/body/"


@dataclass(frozen=True, slots=True)
class Things:
    """A file with an IRI a line, in order; where its parts begin, with how many lines each has."""

    file: Path
    parts: tuple[tuple[int, int], ...]
    number: int

    def __iter__(self) -> Iterator[str]:
        """Each IRI."""
        with self.file.open(encoding="utf-8") as lines:
            yield from map(str.rstrip, lines)


def list_things(lines: Path, work: Path) -> Things:
    """A file of sorted N-Triples and a folder to work in in, everything of ours that is a subject there or a word out.

    What hangs on evidence is on the page of the competence. A graph may come from anywhere: an IRI that leads out of
    the folder is none of ours.
    """
    words = {quad.subject.value for quad in ontology_words() if isinstance(quad.subject, ox.NamedNode)}
    file = work / "things"
    with lines.open("rb") as triples:
        subjects = (line.partition(b" ")[0][1:-1].decode() for line in triples if line.startswith(b"<"))
        write_lines((f"{iri}\n".encode() for iri in _with(words, subjects) if has_page(iri)), file, work)
    parts = tuple(_parts(file))
    return Things(file, parts, sum(number for _, number in parts))


def part_of(file: Path, part: tuple[int, int]) -> list[str]:
    """The file of things and one of their parts in, its IRIs out."""
    begin, number = part
    with file.open("rb") as lines:
        lines.seek(begin)
        return [line.decode().rstrip("\n") for line in islice(lines, number)]


def _with(words: Iterable[str], subjects: Iterable[str]) -> Iterator[str]:
    yield from words
    last = ""
    for subject in subjects:
        if subject != last:
            yield subject
            last = subject


def has_page(iri: str) -> bool:
    """True for what can have a page of its own: what hangs on evidence has none, nor what no file can be called.

    >>> has_page(f"{ROOT}id/body/etat"), has_page(f"{ROOT}id/body/{'a' * 300}"), has_page("https://example.org/")
    (True, False, False)
    """
    if max(map(len, iri.split("/"))) > _LONGEST:
        return False
    return our_iri(iri) and "/extrait-" not in iri and not iri.endswith("/evidence")


def _parts(file: Path) -> Iterator[tuple[int, int]]:
    begin = 0
    with file.open("rb") as lines:
        while part := list(islice(lines, _PART)):
            yield begin, len(part)
            begin += sum(map(len, part))


def front(things: Iterable[str], dumps: Iterable[str]) -> str:
    """What has a page and the names of the dumps in, the first page out."""
    bodies = [iri.removeprefix(_BODY) for iri in things if iri.startswith(_BODY)]
    return render("site", bodies=[(f"id/body/{name}", name) for name in bodies], dumps=dumps)


def sitemaps(things: Things, base: str) -> Iterator[tuple[str, str]]:
    """What has a page and the address of the site in, files with their content out: one map, or several with an index.

    >>> [name for name, _ in sitemaps(Things(Path("/dev/null"), (), 0), "https://example.org/")]
    ['sitemap.xml']
    """
    addresses = (escape(base + iri.removeprefix(ROOT)) for iri in things)
    if things.number <= _MOST_ADDRESSES:
        yield "sitemap.xml", _listed("urlset", "url", addresses)
        return
    names: list[str] = []
    while part := list(islice(addresses, _MOST_ADDRESSES)):
        names.append(f"sitemap-{len(names) + 1}.xml")
        yield names[-1], _listed("urlset", "url", part)
    yield "sitemap.xml", _listed("sitemapindex", "sitemap", [escape(base + name) for name in names])


def _listed(outer: str, inner: str, addresses: Iterable[str]) -> str:
    rows = "".join(f"<{inner}><loc>{address}</loc></{inner}>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{outer}>\n'
