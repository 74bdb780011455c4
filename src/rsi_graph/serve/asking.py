"""Where questions go: to the processes over the store, and to the words of the ontology, which every server knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import oxrdflib
import pyoxigraph as ox
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from starlette.exceptions import HTTPException

from rsi_graph.network import to_network
from rsi_graph.query import CataloguedQuery, Names, bind_parameters, load_catalogue
from rsi_graph.resources import resource_folder
from rsi_graph.serve.answers import OK, UNAVAILABLE, Question, Reply, answer
from rsi_graph.serve.kept import register_at, survey_at, tally_at
from rsi_graph.serve.limits import Limits
from rsi_graph.serve.media import JSON
from rsi_graph.serve.memory import Memory
from rsi_graph.serve.once import Once
from rsi_graph.serve.register import Entry
from rsi_graph.serve.survey import Survey
from rsi_graph.serve.tally import Tally
from rsi_graph.serve.terms import Row, rows_of

Answered = tuple[tuple[str, ...], list[Row]]


def about(sparql: str, term: str) -> str:
    """A query of ours and a term as in N-Triples in, the query about it out.

    >>> about("ASK { $about a rsi:Body }", "<https://w3id.org/rsi-graph/id/body/etat>")
    'ASK { <https://w3id.org/rsi-graph/id/body/etat> a rsi:Body }'
    """
    return sparql.replace("$about", term)


class Answering(Protocol):
    """Whatever answers questions: processes, or this one."""

    def ask(self, question: Question) -> Reply:
        """Question in, reply out."""
        ...


@dataclass(slots=True, eq=False)
class Desk:
    """One server's store and limits; everything that is asked goes through it."""

    store: Path
    limits: Limits
    pool: Answering
    _memory: Memory = field(init=False)
    _graph: Once[Graph] = field(init=False)
    _names: Once[Names] = field(init=False)
    _words: Once[ox.Store] = field(init=False)
    _survey: Once[Survey] = field(init=False)
    _tally: Once[Tally] = field(init=False)
    _register: Once[tuple[Entry, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self._memory = Memory(self.limits.remembered)
        self._graph = Once(lambda: _graph_of(self.store))
        self._names = Once(lambda: Names(self.graph))
        self._words = Once(ontology_words)
        self._survey = Once(lambda: survey_at(self.store))
        self._tally = Once(lambda: tally_at(self.store))
        self._register = Once(lambda: register_at(self.store, self.tally.numbers))

    def ask(self, question: Question) -> Reply:
        """Question in, reply out, from the store, or as it was given before."""
        reply = self._memory.reply(question)
        if reply is None:
            reply = self.pool.ask(question)
            self._memory.keep(question, reply)
        return reply

    def rows(self, sparql: str, bindings: Iterable[tuple[str, str]] = ()) -> Answered:
        """A SELECT with terms bound (as in N-Triples) in, variables and rows out; none where it is refused.

        Raises:
            HTTPException: nobody had time to answer: to be asked again, and not to be taken for nothing.
        """
        reply = self.ask(Question(sparql, JSON, tuple(bindings), ours=True))
        if reply.status == UNAVAILABLE:
            raise HTTPException(UNAVAILABLE, f"Réessayez dans un instant · try again. {reply.body.decode()}")
        return rows_of(reply.body) if reply.status == OK else ((), [])

    def rows_about(self, sparql: str, term: str) -> Answered:
        """The same for a query of ours about one term, which stands for `$about` in it."""
        return self.rows(about(sparql, term))

    def words_about(self, sparql: str, term: str) -> Answered:
        """The same of the ontology and its schemes."""
        reply = answer(self.words, Question(about(sparql, term), JSON, ours=True), self.limits)
        return rows_of(reply.body) if reply.status == OK else ((), [])

    @property
    def words(self) -> ox.Store:
        """Ontology, actions, types of bodies, authority file."""
        return self._words()

    def question(self, query: CataloguedQuery, params: Mapping[str, str], accept: str) -> Question:
        """A catalogued query and values as a person writes them in, the question out.

        Raises:
            QueryError: a value means nothing in the data.
        """
        bound = bind_parameters(query, params, self.names)
        bindings = tuple((name, term.n3()) for name, term in sorted(bound.items()))
        return Question(query.sparql, accept, bindings, ours=True)

    def draw_first(self) -> None:
        """Read what a map is drawn from, before one is asked for."""
        to_network(self.graph, bodies=self.survey.busiest(1), about={"source": self.survey.source})

    def get_ready(self) -> None:
        """Read what many pages need, and what takes long to load, before it is asked for."""
        _ = self.register
        _ = self.names.bodies  # takes longest, and only questions need it

    def foreseen(self) -> Iterator[Question]:
        """What the catalogue asks of the whole store, for pages: asked once, it is there at once for everyone."""
        for query in load_catalogue():
            if not any(parameter.needed for parameter in query.parameters):
                yield self.question(query, {}, JSON)

    @property
    def survey(self) -> Survey:
        """Who is tied to whom in the whole store, which is never written: read once."""
        return self._survey()

    @property
    def tally(self) -> Tally:
        """Who holds how much in the whole store: read once."""
        return self._tally()

    @property
    def register(self) -> tuple[Entry, ...]:
        """All bodies by what they are called, for the search: read once, after the tally."""
        return self._register()

    @property
    def graph(self) -> Graph:
        """The store as a graph."""
        return self._graph()

    @property
    def names(self) -> Names:
        """What its bodies, articles and actions are called."""
        return self._names()


def _graph_of(store: Path) -> Graph:
    opened = oxrdflib.OxigraphStore(store=ox.Store.read_only(str(store)))
    return Graph(store=opened, identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")


def ontology_words() -> ox.Store:
    """Ontology, actions, types of bodies, authority file, as a store in memory."""
    words = ox.Store()
    for path in sorted(resource_folder("ontology").glob("*.ttl")):
        words.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return words
