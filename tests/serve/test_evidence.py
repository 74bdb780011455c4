"""The words of the law on a page are found at once, however many others a store holds."""

from pathlib import Path

import pyoxigraph as ox

from rsi_graph.serve import Limits
from rsi_graph.serve.answers import Question, Reply, answer
from rsi_graph.serve.asking import Desk
from rsi_graph.serve.describe import describe

MANY = 30_000
ONE = """
<https://w3id.org/rsi-graph/id/article/css/L{n}/controler-w1> rsi:evidence <https://w3id.org/rsi-graph/id/e{n}> .
<https://w3id.org/rsi-graph/id/e{n}> oa:hasTarget <https://w3id.org/rsi-graph/id/t{n}> .
<https://w3id.org/rsi-graph/id/t{n}> oa:hasSource <https://w3id.org/rsi-graph/id/x{n}> ;
  oa:hasSelector <https://w3id.org/rsi-graph/id/s{n}> .
<https://w3id.org/rsi-graph/id/s{n}> oa:exact "contrôle"@fr ; oa:start 9 ; oa:end 17 .
<https://w3id.org/rsi-graph/id/x{n}> rsi:text "La caisse contrôle l'article {n}."@fr .
"""


class _Engine:
    """Answers from a store in memory."""

    def __init__(self, turtle: str) -> None:
        self.store = ox.Store()
        head = "@prefix oa: <http://www.w3.org/ns/oa#> . @prefix rsi: <https://w3id.org/rsi-graph/ontology#> .\n"
        self.store.load((head + turtle).encode(), format=ox.RdfFormat.TURTLE)

    def ask(self, question: Question) -> Reply:
        return answer(self.store, question, Limits())


def test_words_among_many() -> None:
    """Of thousands of texts the engine reads the one it is asked for: where it pairs all with all, this never ends."""
    desk = Desk(Path(), Limits(), _Engine("".join(ONE.format(n=number) for number in range(MANY))))
    found = describe(desk, "https://w3id.org/rsi-graph/id/article/css/L7/controler-w1")
    assert found is not None
    assert [(one.before, one.words, one.after) for one in found.quotes] == [
        ("La caisse", "contrôle", "e l'article 7.")  # as the offsets say
    ]


def test_words_without_their_text() -> None:
    """A quote that tells no text and no position stands alone."""
    bare = """
<https://w3id.org/rsi-graph/id/article/css/L1/a> rsi:evidence <urn:e> . <urn:e> oa:hasTarget <urn:t> .
<urn:t> oa:hasSelector <urn:s> . <urn:s> oa:exact "contrôle"@fr ."""
    found = describe(Desk(Path(), Limits(), _Engine(bare)), "https://w3id.org/rsi-graph/id/article/css/L1/a")
    assert found is not None
    assert [(one.before, one.words, one.after) for one in found.quotes] == [("", "contrôle", "")]
