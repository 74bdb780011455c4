"""One question to a store, answered inside the process of a worker: checked, run, written within the limits."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from rsi_graph.namespaces import PREFIXES
from rsi_graph.query import ForbiddenQueryError, QueryError, check_query
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.media import GRAPHS, RESULTS, preferred

BAD_REQUEST: Final = 400
FORBIDDEN: Final = 403
NOT_ACCEPTABLE: Final = 406
TOO_LARGE: Final = 413
UNAVAILABLE: Final = 503
OK: Final = 200

_RESULT_FORMATS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_GRAPH_FORMATS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
}
# What separates two rows in each syntax: counted, so that a flood ends early.
_BETWEEN_ROWS: Final = {
    ox.QueryResultsFormat.JSON: b"}},{",
    ox.QueryResultsFormat.XML: b"<result>",
    ox.QueryResultsFormat.CSV: b"\n",
    ox.QueryResultsFormat.TSV: b"\n",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the `Accept` header, and what is bound; terms are written as in N-Triples.

    `default_graphs`, `named_graphs`: IRIs of the protocol's parameters; without any the default graph is the union of
    all graphs. `ours`: the text is this program's own, and is not checked.
    """

    sparql: str
    accept: str = ""
    bindings: tuple[tuple[str, str], ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status, a media type and a body; the body of a refusal is a sentence."""

    status: int
    media: str
    body: bytes


class _FullError(Exception):
    """The answer is larger than the limits allow."""


class _Bounded(io.BytesIO):
    """A buffer that fills up: more bytes or rows than allowed raise."""

    def __init__(self, limits: Limits, between_rows: bytes) -> None:
        super().__init__()
        self._limits = limits
        self._mark = between_rows
        self._rows = 0
        self._tail = b""

    def write(self, chunk: bytes, /) -> int:  # type: ignore[override]  # bytes is all that is written here
        seen = self._tail + bytes(chunk)
        self._rows += seen.count(self._mark)
        self._tail = seen[len(seen) - len(self._mark) + 1 :] if len(self._mark) > 1 else b""
        if self.tell() + len(chunk) > self._limits.size or self._rows > self._limits.rows:
            raise _FullError
        return super().write(chunk)


def refusal(status: int, sentence: str) -> Reply:
    """A sentence in, the reply that carries it out."""
    return Reply(status, "text/plain; charset=utf-8", f"{sentence}\n".encode())


def answer(store: ox.Store, question: Question, limits: Limits) -> Reply:
    """Store and question in, the reply out; nothing is ever changed, and nothing else is asked.

    Source: SPARQL 1.1 Protocol, § 2.1 (query operation).
    """
    try:
        chooses = not question.ours and check_query(question.sparql, name="query")
    except ForbiddenQueryError as error:
        return refusal(FORBIDDEN, str(error))
    except QueryError as error:
        return refusal(BAD_REQUEST, str(error))
    try:
        return _written(_run(store, question, chooses=chooses), question.accept, limits)
    except SyntaxError as error:
        return refusal(BAD_REQUEST, f"The query is not SPARQL 1.1: {' '.join(str(error).split())}")
    except _FullError:
        sentence = f"The answer has more than {limits.rows} rows or {limits.size} bytes: add LIMIT, or ask for less."
        return refusal(TOO_LARGE, sentence)
    except (ValueError, OSError, RuntimeError) as error:
        return refusal(BAD_REQUEST, f"The query cannot be answered: {' '.join(str(error).split())[:300]}")


def _run(
    store: ox.Store, question: Question, *, chooses: bool
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    defaults: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = list(map(ox.NamedNode, question.default_graphs))
    named: list[ox.NamedNode | ox.BlankNode] = list(map(ox.NamedNode, question.named_graphs))
    chosen = bool(defaults or named)
    return store.query(
        question.sparql,
        prefixes={prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
        use_default_graph_as_union=not (chosen or chooses),
        default_graph=defaults if chosen else None,
        named_graphs=named if chosen else None,
        substitutions={ox.Variable(name): _term(words) for name, words in question.bindings} or None,
    )


def _term(words: str) -> ox.NamedNode | ox.Literal:
    (triple,) = ox.parse(f"<urn:s> <urn:p> {words} .", format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, ox.NamedNode | ox.Literal)
    return triple.object


def _written(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, accept: str, limits: Limits) -> Reply:
    offered = GRAPHS if isinstance(found, ox.QueryTriples) else RESULTS
    media = preferred(accept, offered)
    if media is None:
        return refusal(NOT_ACCEPTABLE, f"No acceptable form. There are: {', '.join(offered)}.")
    if isinstance(found, ox.QueryTriples):
        buffer = _Bounded(limits, b"\n")
        found.serialize(buffer, format=_GRAPH_FORMATS[media])
    else:
        form = _RESULT_FORMATS[media]
        buffer = _Bounded(limits, _BETWEEN_ROWS[form])
        found.serialize(buffer, format=form)
    return Reply(OK, f"{media}; charset=utf-8" if media.startswith("text/") else media, buffer.getvalue())
