"""Which graphs are asked: SPARQL 1.1 Protocol, § 2.1.4, over a store with three named graphs.

The cases are those of the specification's own protocol tests (query_dataset_*, query_multiple_dataset).
"""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from rsi_graph.serve import Limits, create_app

ONE, TWO, THREE = (f"http://example.org/data{n}.rdf" for n in (1, 2, 3))
BOTH = f"ASK {{ <{ONE}> ?p ?o . <{TWO}> ?q ?r }}"
IN_GRAPHS = f"ASK {{ GRAPH ?g {{ <{ONE}> ?p ?o }} GRAPH ?h {{ <{TWO}> ?q ?r }} }}"
FULL = f"ASK {{ <{THREE}> ?p ?o . GRAPH ?g {{ <{ONE}> ?q ?r }} }}"
OTHER_GRAPH = f"ASK {{ GRAPH ?g {{ <{THREE}> ?p ?o }} }}"
OF_ONE = f"ASK FROM <{ONE}> {{ <{ONE}> ?p ?o }}"
OF_TWO = f"ASK FROM <{ONE}> {{ <{TWO}> ?p ?o }}"
NAMED_ONE = f"ASK FROM NAMED <{ONE}> {{ GRAPH ?g {{ <{ONE}> ?p ?o }} }}"


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("graphs") / "store"
    store = ox.Store(str(folder))
    for name in map(ox.NamedNode, (ONE, TWO, THREE)):
        store.add(ox.Quad(name, ox.NamedNode("http://example.org/is"), ox.Literal("here"), name))
    store.flush()
    del store
    with TestClient(create_app(folder, Limits(workers=1))) as opened:
        yield opened


@pytest.mark.parametrize("way", ["get", "form", "direct"])
@pytest.mark.parametrize(
    ("query", "defaults", "named", "holds"),
    [
        (BOTH, (), (), True),  # nothing chosen: the union of all, as the service description says
        (BOTH, (ONE, TWO), (), True),
        (BOTH, (ONE,), (), False),
        (IN_GRAPHS, (), (ONE, TWO), True),
        (IN_GRAPHS, (), (ONE,), False),
        (IN_GRAPHS, (ONE, TWO), (), False),
        (FULL, (THREE,), (ONE, TWO), True),
        (FULL, (TWO,), (ONE,), False),
        (OTHER_GRAPH, (THREE,), (ONE, TWO), False),
        (OF_ONE, (), (), True),
        (OF_TWO, (), (), False),
        (OF_ONE, (TWO,), (), False),  # the parameters of the request go before those of the query
        (OF_TWO, (TWO,), (), True),
        (NAMED_ONE, (), (), True),
        (NAMED_ONE, (), (TWO,), False),
    ],
)
def test_dataset(
    graphs: TestClient, way: str, query: str, defaults: tuple[str, ...], named: tuple[str, ...], *, holds: bool
) -> None:
    """§ 2.1.4: by each of the three ways the dataset of the request is the one that is asked."""
    chosen = {"default-graph-uri": list(defaults), "named-graph-uri": list(named)}
    if way == "get":
        answer = graphs.get("/sparql", params={"query": query, **chosen})
    elif way == "form":
        answer = graphs.post("/sparql", data={"query": query, **chosen})
    else:
        kind = {"Content-Type": "application/sparql-query"}
        answer = graphs.post("/sparql", params=chosen, content=query, headers=kind)
    assert (answer.status_code, answer.json()["boolean"]) == (200, holds)
