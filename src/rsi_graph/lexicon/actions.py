"""`actions.ttl`: verbs, action nouns and frames."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from rsi_graph.lexicon.errors import LexiconError
from rsi_graph.lexicon.terms import french, in_order, local_name
from rsi_graph.model import Frame
from rsi_graph.namespaces import RSI

FILE = "actions.ttl"


@dataclass(frozen=True, slots=True)
class ActionWords:
    """The words of the actions, as `Lexicon` has them."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    frames: tuple[Frame, ...]
    support_verbs: frozenset[str]
    actions: frozenset[str]


def read_actions(graph: Graph) -> ActionWords:
    """Graph of the scheme in, its words out.

    Raises:
        LexiconError: a word stands in two actions, or a frame cannot be read.
    """
    concepts = [node for node in in_order(graph.subjects(RDF.type, SKOS.Concept)) if _is_action(graph, node)]
    verbs = _one_action_each(graph, concepts, "verb", SKOS.altLabel, SKOS.prefLabel)
    support_verbs = frozenset(word for scheme in _schemes(graph) for word in french(graph, scheme, RSI.supportVerb))
    frames = _frames(graph, concepts, verbs.keys() | support_verbs)
    return ActionWords(
        verbs=verbs,
        nouns=_one_action_each(graph, concepts, "noun", SKOS.hiddenLabel),
        frames=frames,
        support_verbs=support_verbs,
        actions=frozenset(map(local_name, concepts)),
    )


def _schemes(graph: Graph) -> list[Node]:
    return in_order(graph.subjects(RDF.type, SKOS.ConceptScheme))


def _is_action(graph: Graph, concept: Node) -> bool:
    """Families are the top concepts of the scheme; actions stand below one."""
    return (concept, SKOS.broader, None) in graph


def _one_action_each(graph: Graph, concepts: list[Node], sort: str, *predicates: URIRef) -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in concepts:
        for word in sorted({word for predicate in predicates for word in french(graph, concept, predicate)}):
            action = local_name(concept)
            if found.setdefault(word, action) != action:
                problem = f"the {sort} « {word} » stands in two actions: {found[word]}, {action}"
                raise LexiconError(FILE, problem, "keep it in one, and say the other with rsi:frame")
    return dict(sorted(found.items()))


def _frames(graph: Graph, concepts: list[Node], known: set[str]) -> tuple[Frame, ...]:
    frames = [
        _parse_frame(literal, local_name(concept))
        for concept in concepts
        for literal in french(graph, concept, RSI.frame)
    ]
    meanings: dict[tuple[str, str], str] = {}
    for frame in frames:
        if frame.lemma not in known:  # "assister à" means other than "assister"
            raise LexiconError(FILE, f"the frame of « {frame.verb} » has a verb of no action", "add the verb to one")
        for noun in frame.nouns:
            if meanings.setdefault((frame.verb, noun), frame.action) != frame.action:
                problem = (
                    f"« {frame.verb} | {noun} » stands in two actions: {meanings[frame.verb, noun]}, {frame.action}"
                )
                raise LexiconError(FILE, problem, "keep it in one")
    return tuple(sorted(frames, key=lambda frame: (frame.verb, frame.action, frame.nouns)))


def _parse_frame(literal: str, action: str) -> Frame:
    """Frame as written in, `Frame` out.

    >>> _parse_frame("veiller | équilibre financier, équilibre", "balance")
    Frame(verb='veiller', nouns=('équilibre financier', 'équilibre'), action='balance')
    """
    verb, bar, nouns = literal.partition("|")
    words = tuple(noun.strip() for noun in nouns.split(",") if noun.strip())
    if not (bar and verb.strip() and words):
        raise LexiconError(FILE, f"the frame « {literal} » is not « verb | noun, noun »", "write it so")
    return Frame(verb.strip(), words, action)
