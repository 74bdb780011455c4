"""Files of data in, one graph out: where the rooms behind the graph begin when nothing is to be read anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import oxrdflib
import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from rsi_graph.broken import UNREADABLE, engine_format, where_broken
from rsi_graph.errors import RsiGraphError
from rsi_graph.namespaces import bind_prefixes
from rsi_graph.pipeline.endpoint import is_endpoint, open_endpoint, read_endpoint
from rsi_graph.pipeline.store import is_store
from rsi_graph.resources import resource_path

SHIPPED_GRAPH: Final = "data/rsi.ttl"

# Ending of the file → what rdflib calls the syntax.
SYNTAXES: Final = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
    ".trig": "trig",
    ".nq": "nquads",
}
# A file of so many bytes takes rdflib longer than people wait; these syntaxes have no named graphs to be merged.
_LARGE: Final = 4_000_000
_READ_QUICKLY: Final = (".ttl", ".nt", ".rdf", ".xml")


class DataError(RsiGraphError):
    """A file of data cannot be used."""

    def __init__(self, source: str, problem: str, advice: str) -> None:
        super().__init__(f"{source}: {problem}. {advice}")


def read_graph(sources: Iterable[str | Path] = ()) -> Graph:
    """Files of RDF (`-`: Turtle on standard input) or SPARQL endpoints in, one graph out; by default the shipped one.

    The syntax is told by the ending of the name; the named graphs of TriG and N-Quads are merged. An address that
    begins with http:// or https:// is a SPARQL endpoint, whose default graph is fetched: the only use of the network.

    Raises:
        DataError: a file is missing, has another ending, or is not what its ending says.
        EndpointError: an endpoint cannot be reached or does not answer with RDF.

    >>> from rsi_graph.namespaces import RSI
    >>> from rdflib import RDF
    >>> len(set(read_graph().subjects(RDF.type, RSI.Competence)))
    30
    """
    graph = bind_prefixes(Graph(bind_namespaces="none"))
    for source in tuple(map(str, sources)) or (str(resource_path(*SHIPPED_GRAPH.split("/", 1))),):
        if is_store(Path(source)):
            for triple in _open_store(source):
                graph.add(triple)
            continue
        content, syntax = read_endpoint(source) if is_endpoint(source) else _content(source)
        for triple in _parsed(content, syntax, source):
            graph.add(triple)
    return graph


def can_stream(sources: Iterable[str | Path]) -> bool:
    """True for Oxigraph stores and files whose triples `stream_triples` reads one after the other."""
    given = tuple(map(Path, sources))
    return bool(given) and all(is_store(one) or one.suffix.lower() in _READ_QUICKLY for one in given)


def stream_triples(sources: Iterable[str | Path]) -> Iterator[ox.Triple]:
    """Stores and files of RDF in, their triples out, one after the other: a graph of any size takes no memory.

    Raises:
        DataError: a file is missing or is not what its ending says, a store cannot be opened; maybe after some triples.
    """
    for source in map(str, sources):
        if is_store(Path(source)):
            quads = _engine_of(source).quads_for_pattern(None, None, None, ox.DefaultGraph())
            yield from (quad.triple for quad in quads)
            continue
        syntax = SYNTAXES[Path(source).suffix.lower()]
        try:
            parsed = ox.parse(path=source, format=engine_format(syntax), base_iri="urn:rsi-graph:data")
            yield from (quad.triple for quad in parsed)
        except OSError as error:
            raise DataError(source, (error.strerror or "it cannot be read").lower(), "Check the path.") from error
        except (SyntaxError, ValueError) as error:
            raise _broken(source, Path(source).read_bytes(), syntax) from error


def open_graph(sources: Iterable[str | Path] = ()) -> Graph:
    """The same, but one Oxigraph store or one endpoint is not copied: questions are put where the data is.

    A large file is read by Oxigraph into its memory, in a tenth of the time that rdflib takes.

    Raises:
        DataError: a file is missing or broken, a store cannot be opened.
        EndpointError: an endpoint cannot be reached.
    """
    given = tuple(map(str, sources))
    if len(given) == 1 and is_endpoint(given[0]):
        return open_endpoint(given[0])
    if len(given) == 1 and is_store(Path(given[0])):
        return _open_store(given[0])
    if len(given) == 1 and _is_large(Path(given[0])):
        return _read_quickly(given[0])
    return read_graph(given)


def _is_large(file: Path) -> bool:
    return file.suffix.lower() in _READ_QUICKLY and file.is_file() and file.stat().st_size >= _LARGE


def _read_quickly(source: str) -> Graph:
    content, syntax = _content(source)
    store = ox.Store()
    try:
        store.bulk_load(content, engine_format(syntax), base_iri="urn:rsi-graph:data")
    except (SyntaxError, ValueError) as error:
        raise _broken(source, content, syntax) from error
    return _backed(store)


def _backed(store: ox.Store) -> Graph:
    backed = oxrdflib.OxigraphStore(store=store)
    return bind_prefixes(Graph(store=backed, identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none"))


def _open_store(source: str) -> Graph:
    return _backed(_engine_of(source))


def _engine_of(source: str) -> ox.Store:
    try:
        return ox.Store.read_only(source)
    except OSError as error:
        raise DataError(source, f"it is no Oxigraph store that can be read ({error})", "Make it again.") from error


def _content(source: str) -> tuple[bytes, str]:
    if source == "-":
        return sys.stdin.buffer.read(), "turtle"
    path = Path(source)
    syntax = SYNTAXES.get(path.suffix.lower())
    if syntax is None:
        raise DataError(source, "its ending tells no syntax of RDF", f"Known are: {', '.join(SYNTAXES)}.")
    try:
        return path.read_bytes(), syntax
    except OSError as error:
        raise DataError(source, (error.strerror or "it cannot be read").lower(), "Check the path.") from error


def _parsed(content: bytes, syntax: str, source: str) -> Graph:
    whole = Dataset(default_union=True)
    try:
        whole.parse(data=content, format=syntax, publicID="urn:rsi-graph:data")
    except UNREADABLE as error:
        raise _broken(source, content, syntax) from error
    return Graph().__iadd__((s, p, o) for s, p, o, _ in whole.quads())


def _broken(source: str, content: bytes, syntax: str) -> DataError:
    problem = f"it is not {syntax}, {where_broken(content, syntax)}"
    return DataError(source, problem, "Correct it at that place, or give the file the ending of its syntax.")
