"""The site: files beside one another, made whole before they take the place of the old ones."""

from __future__ import annotations

import hashlib
import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Graph

from rsi_graph.errors import OutputError
from rsi_graph.export import GROUPS, export_graph, write_formats, write_lines
from rsi_graph.namespaces import ROOT
from rsi_graph.pipeline import load_store
from rsi_graph.publish.ontology import LANGUAGES, ontology_page
from rsi_graph.publish.pages import counts_of, write_pages
from rsi_graph.publish.things import Things, front, list_things, sitemaps
from rsi_graph.serve.catalog import Distribution, to_catalog
from rsi_graph.serve.pages import page_of

# File → syntax, media type, EU file type.
DUMPS: Final = {
    "competences.ttl": ("turtle", "text/turtle", "RDF_TURTLE"),
    "competences.nt": ("nt", "application/n-triples", "RDF_N_TRIPLES"),
    "competences.jsonld": ("json-ld", "application/ld+json", "JSON_LD"),
    "competences.rdf": ("rdfxml", "application/rdf+xml", "RDF_XML"),
    "competences.trig": ("trig", "application/trig", "RDF_TRIG"),
    "competences.nq": ("nquads", "application/n-quads", "RDF_N_QUADS"),
}
_SPAWN: Final = multiprocessing.get_context("spawn")
_WORKERS: Final = min(4, multiprocessing.cpu_count())
# Lines of fewer bytes are published sooner than processes start.
_FEW: Final = 4_000_000
_Do = Callable[..., Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: the folder, how many pages, how many bytes of dumps."""

    folder: Path
    pages: int
    size: int


def publish(
    graph: Graph | Iterator[ox.Triple],
    folder: Path,
    *,
    base: str = ROOT,
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> Published:
    """Graph in, a folder that a web server can host as the root of a site out.

    Each thing of ours has `PATH/index.html` and `PATH.ttl`, so that the addresses are those of the IRIs. Beside them:
    dumps in every syntax, `catalog.ttl` (DCAT-AP), `sitemap.xml`, the ontology to read in French and English. Triples
    are sorted on the disk, and what pages say is looked up there, so that memory does not grow with them.

    Args:
        graph: what to publish; triples that are read one after the other need not fit in memory.
        folder: replaced when the new one is whole; it must be empty, new, or a site written before.
        base: address where the site will be, ending in "/".
        step: told how many of how many pages are written.

    Raises:
        OutputError: the folder holds something else, or there is no room.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / "catalog.ttl").is_file())):
        raise OutputError(folder, "it holds something that is no site of ours")
    beside = folder.with_name(f".{folder.name}.part")
    site, work = beside / "site", beside / "work"
    try:
        shutil.rmtree(beside, ignore_errors=True)
        for place in (site, work):
            place.mkdir(parents=True)
        published = _written(graph, site, work, base, step)
        shutil.rmtree(folder, ignore_errors=True)
        site.rename(folder)
    except OSError as error:
        raise OutputError(folder, (error.strerror or str(error)).lower()) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Published(folder, *published)


def _written(
    graph: Graph | Iterator[ox.Triple], site: Path, work: Path, base: str, step: Callable[[int, int], None]
) -> tuple[int, int]:
    """How many pages, how many bytes of dumps."""
    lines, store = work / "lines.nt", work / "store"
    write_lines(_lines(graph, work), lines, work)
    with _doing(many=lines.stat().st_size > _FEW) as do:
        targets = {syntax: site / name for name, (syntax, _, _) in DUMPS.items()}
        for _ in do(partial(write_formats, source=lines, targets=targets, scratch=work), range(GROUPS)):
            pass
        load_store(lines, store)
        distributions = tuple(map(partial(_distribution, site), DUMPS))
        (counts,) = do(counts_of, [store])
        (site / "catalog.ttl").write_bytes(export_graph(to_catalog(counts, distributions, base), "turtle"))
        things = list_things(lines, work)
        _frame(things, site, base)
        done = 0
        for pages in do(partial(write_pages, store, site, things.file), things.parts):
            done += pages
            step(done, things.number)
    return things.number, sum(one.size for one in distributions)


@contextmanager
def _doing(*, many: bool) -> Iterator[_Do]:
    """What does a function for each of some values, in order: here, or in processes where there is much to do."""
    if not many:
        yield map
        return
    with ProcessPoolExecutor(_WORKERS, mp_context=_SPAWN) as pool:
        try:
            yield pool.map
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nobody waits for what is not begun
            raise


def _lines(graph: Graph | Iterator[ox.Triple], work: Path) -> Iterator[bytes]:
    if isinstance(graph, Graph):
        file = work / "graph.nt"
        graph.serialize(file, format="nt", encoding="utf-8")
        graph = (quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.N_TRIPLES))
    for triple in graph:
        yield f"{triple} .\n".encode()


def _distribution(site: Path, name: str) -> Distribution:
    _, media, file_type = DUMPS[name]
    with (site / name).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Distribution(name, media, file_type, (site / name).stat().st_size, digest)


def _frame(things: Things, site: Path, base: str) -> None:
    """All that is no page of a thing."""
    for name in ("style.css", "icon.svg"):
        (site / name).write_text(page_of(name), encoding="utf-8")
    for language in LANGUAGES:
        place = site / "ontology" / language
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html").write_text(ontology_page(language), encoding="utf-8")
    (site / "index.html").write_text(front(things, DUMPS), encoding="utf-8")
    for name, content in sitemaps(things, base):
        (site / name).write_text(content, encoding="utf-8")
