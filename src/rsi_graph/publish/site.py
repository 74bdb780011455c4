"""The site: files beside one another, made whole before they take the place of the old ones."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Graph, URIRef

from rsi_graph.errors import OutputError
from rsi_graph.export import export_graph
from rsi_graph.namespaces import ROOT
from rsi_graph.publish.ontology import LANGUAGES, ontology_page
from rsi_graph.serve.answers import Question, Reply, answer
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.catalog import Distribution, to_catalog
from rsi_graph.serve.counts import count
from rsi_graph.serve.describe import MOST_INCOMING, describe
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.pages import page_of, render
from rsi_graph.serve.resources import our_iri, triples_of
from rsi_graph.serve.sheet import sheet_of
from rsi_graph.serve.words import WORDS

# File → syntax, media type, EU file type.
DUMPS: Final = {
    "competences.ttl": ("turtle", "text/turtle", "RDF_TURTLE"),
    "competences.nt": ("nt", "application/n-triples", "RDF_N_TRIPLES"),
    "competences.jsonld": ("json-ld", "application/ld+json", "JSON_LD"),
    "competences.rdf": ("rdfxml", "application/rdf+xml", "RDF_XML"),
    "competences.trig": ("trig", "application/trig", "RDF_TRIG"),
    "competences.nq": ("nquads", "application/n-quads", "RDF_N_QUADS"),
}
_MOST_ADDRESSES: Final = 50_000
_NO_LIMITS: Final = Limits(rows=10**9, size=2**40, seconds=3600)


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the folder, how many pages, how many bytes of dumps."""

    folder: Path
    pages: int
    size: int


class _Here:
    """Questions answered in this process: all are ours."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def ask(self, question: Question) -> Reply:
        """Question in, reply out."""
        return answer(self._store, question, _NO_LIMITS)


def publish(
    graph: Graph, folder: Path, *, base: str = ROOT, step: Callable[[int, int], None] = lambda _done, _all: None
) -> Published:
    """Graph in, a folder that a web server can host as the root of a site out.

    Each thing of ours has `PATH/index.html` and `PATH.ttl`, so that the addresses are those of the IRIs. Beside them:
    dumps in every syntax, `catalog.ttl` (DCAT-AP), `sitemap.xml`, the ontology to read in French and English.

    Args:
        graph: what to publish.
        folder: replaced when the new one is whole; it must be empty, new, or a site written before.
        base: address where the site will be, ending in "/".
        step: told how many of how many pages are written.

    Raises:
        OutputError: the folder holds something else, or there is no room.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / "catalog.ttl").is_file())):
        raise OutputError(folder, "it holds something that is no site of ours")
    beside = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        distributions = tuple(_dumps(graph, beside))
        desk = _desk(beside)
        catalog = to_catalog(count(desk.rows), distributions, base)
        (beside / "catalog.ttl").write_bytes(export_graph(catalog, "turtle"))
        pages = _pages(graph, desk, base, step)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise OutputError(folder, (error.strerror or str(error)).lower()) from error
    return Published(folder, pages, sum(one.size for one in distributions))


def _dumps(graph: Graph, folder: Path) -> Iterator[Distribution]:
    for name, (syntax, media, file_type) in DUMPS.items():
        content = export_graph(graph, syntax)
        (folder / name).write_bytes(content)
        yield Distribution(name, media, file_type, len(content), hashlib.sha256(content).hexdigest())


def _desk(folder: Path) -> Desk:
    store = ox.Store()
    store.load(path=str(folder / "competences.nt"), format=ox.RdfFormat.N_TRIPLES)
    return Desk(folder, _NO_LIMITS, _Here(store))


def _pages(graph: Graph, desk: Desk, base: str, step: Callable[[int, int], None]) -> int:
    folder = desk.store
    for name in ("style.css", "icon.svg"):
        (folder / name).write_text(page_of(name), encoding="utf-8")
    things = sorted(_things(graph, desk))
    for done, iri in enumerate(things, 1):
        _page(desk, iri, folder)
        step(done, len(things))
    for language in LANGUAGES:
        place = folder / "ontology" / language
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html").write_text(ontology_page(language), encoding="utf-8")
    (folder / "index.html").write_text(_front(things), encoding="utf-8")
    for name, content in _sitemaps(things, base):
        (folder / name).write_text(content, encoding="utf-8")
    return len(things)


def _things(graph: Graph, desk: Desk) -> Iterable[str]:
    """Everything of ours that is the subject of a triple; what hangs on evidence is on the page of the competence.

    A graph may come from anywhere: an IRI that leads out of the folder is none of ours.
    """
    subjects = {str(s) for s in graph.subjects() if isinstance(s, URIRef)}
    words = {quad.subject.value for quad in desk.words if isinstance(quad.subject, ox.NamedNode)}
    for iri in subjects | words:
        inner = "/extrait-" in iri or iri.endswith("/evidence")
        if our_iri(iri) and not inner:
            yield iri


def _page(desk: Desk, iri: str, folder: Path) -> None:
    thing = describe(desk, iri)
    if thing is None:
        return
    path = iri.removeprefix(ROOT).strip("/")
    place = folder / path
    place.mkdir(parents=True, exist_ok=True)
    sheet = sheet_of(desk, iri) if "rsi:Body" in thing.classes else None
    page = render("resource", thing=thing, path=f"/{path}", most=MOST_INCOMING, words=WORDS, mapped=False, sheet=sheet)
    (place / "index.html").write_text(page, encoding="utf-8")
    for ending, media in (
        (".ttl", "text/turtle"),
        (".jsonld", "application/ld+json"),
        (".nt", "application/n-triples"),
    ):
        place.with_name(place.name + ending).write_bytes(triples_of(desk, iri, media).body)


def _front(things: Iterable[str]) -> str:
    bodies = [iri for iri in things if iri.startswith(f"{ROOT}id/body/")]
    return render(
        "site", bodies=[(iri.removeprefix(ROOT), iri.rpartition("/id/body/")[2]) for iri in bodies], dumps=DUMPS
    )


def _sitemaps(things: Sequence[str], base: str) -> Iterator[tuple[str, str]]:
    """File → content: one map, or as many as are needed with an index of them.

    Source: sitemaps.org, Sitemaps XML format (at most 50,000 addresses a file; sitemap index files).
    """
    addresses = [escape(base + iri.removeprefix(ROOT)) for iri in things]
    if len(addresses) <= _MOST_ADDRESSES:
        yield "sitemap.xml", _listed("urlset", "url", addresses)
        return
    parts = [addresses[start : start + _MOST_ADDRESSES] for start in range(0, len(addresses), _MOST_ADDRESSES)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _listed("urlset", "url", part)
    yield "sitemap.xml", _listed("sitemapindex", "sitemap", [escape(base + name) for name in names])


def _listed(outer: str, inner: str, addresses: Iterable[str]) -> str:
    rows = "".join(f"<{inner}><loc>{address}</loc></{inner}>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{outer}>\n'
