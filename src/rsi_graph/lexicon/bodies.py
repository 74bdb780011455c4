"""`body-types.ttl` and `bodies.ttl`: the names of institutions."""

from __future__ import annotations

from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS
from rdflib.term import Node

from rsi_graph.lexicon.errors import LexiconError
from rsi_graph.lexicon.terms import french, in_order, local_name
from rsi_graph.model import AuthorityBody, BodyKind, BodyType
from rsi_graph.namespaces import BODY, RSI

TYPES_FILE = "body-types.ttl"
BODIES_FILE = "bodies.ttl"
_KINDS = frozenset(kind.value for kind in BodyKind)


def read_body_types(graph: Graph) -> tuple[BodyType, ...]:
    """Graph of the scheme in, types out, that with the longest form first.

    Raises:
        LexiconError: a form stands in two types, or a type has no kind.
    """
    types = [_body_type(graph, node) for node in in_order(graph.subjects(RDF.type, SKOS.Concept))]
    _refuse_twice([(form, item.slug) for item in types for form in item.forms], TYPES_FILE, "form", "types")
    return tuple(sorted(types, key=lambda item: (-len(item.forms[0]), item.slug)))


def _body_type(graph: Graph, node: Node) -> BodyType:
    forms = french(graph, node, SKOS.prefLabel) + french(graph, node, SKOS.altLabel)
    if not forms:
        raise LexiconError(TYPES_FILE, f"« {local_name(node)} » has no French form", "give it a skos:prefLabel @fr")
    return BodyType(
        slug=local_name(node),
        forms=tuple(sorted({form.lower() for form in forms}, key=lambda form: (-len(form), form))),
        kind=_kind(graph.value(node, RSI.bodyKind), TYPES_FILE, node),
        holder=bool(getattr(graph.value(node, RSI.mayHold), "value", False)),
    )


def _kind(term: Node | None, file: str, node: Node) -> BodyKind:
    name = local_name(term) if term else "nothing"
    if name not in _KINDS:
        problem = f"« {local_name(node)} » has no kind of institution (found {name})"
        raise LexiconError(file, problem, f"give it one of {', '.join(BodyKind)}")
    return BodyKind(name)


def read_bodies(graph: Graph) -> tuple[AuthorityBody, ...]:
    """Graph of the authority file in, its entries out, in the order of their slugs.

    Raises:
        LexiconError: two entries have the same name in the same scope, or one has no kind.
    """
    nodes = [node for node in in_order(graph.subjects(SKOS.prefLabel, None)) if str(node).startswith(str(BODY))]
    bodies = tuple(_body(graph, node) for node in nodes)
    names = [(f"{name} {body.codes} {body.articles}", body.slug) for body in bodies for name in body.names]
    _refuse_twice(names, BODIES_FILE, "name", "bodies")
    return bodies


def _body(graph: Graph, node: Node) -> AuthorityBody:
    kinds = [kind for kind in in_order(graph.objects(node, RDF.type)) if local_name(kind) in _KINDS]
    names = french(graph, node, SKOS.prefLabel) + french(graph, node, SKOS.altLabel)
    return AuthorityBody(
        slug=str(node).removeprefix(str(BODY)),
        kind=_kind(kinds[0] if len(kinds) == 1 else None, BODIES_FILE, node),
        names=tuple(names),
        codes=_plain(graph, node, RSI.scopeCode),
        articles=_plain(graph, node, RSI.scopeArticles),
        whole_name=bool(getattr(graph.value(node, RSI.wholeName), "value", False)),
    )


def _plain(graph: Graph, node: Node, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(value) for value in graph.objects(node, predicate)))


def _refuse_twice(words: list[tuple[str, str]], file: str, sort: str, things: str) -> None:
    found: dict[str, str] = {}
    for word, slug in words:
        folded = word.casefold()
        if found.setdefault(folded, slug) != slug:
            problem = f"the {sort} « {word.strip()} » stands in two {things}: {found[folded]}, {slug}"
            raise LexiconError(file, problem, "keep it in one")
