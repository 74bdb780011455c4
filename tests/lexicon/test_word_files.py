"""The word files: each word in one place, each concept in one family, nothing the extractor could not read."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import ORG, RDF, SKOS

from rsi_graph.lexicon import load_lexicon
from rsi_graph.model import BodyKind
from rsi_graph.namespaces import ACTION, BODY, BODY_TYPE, RSI
from rsi_graph.resources import resource_path

WORDS_OF_FAMILIES = {
    "financing": "finance balance collect pay transfer acquire",
    "steering": "steer coordinate organise appoint create",
    "control": "control oversee monitor authorise sanction require",
    "service": "provide manage implement support train promote contribute perform",
    "legal": "regulate decide represent contract",
    "knowledge": "inform advise assess process-data",
}
FAMILIES = {action: family for family, actions in WORDS_OF_FAMILIES.items() for action in actions.split()}
EDGES = {
    "control": RSI.controls,
    "oversee": RSI.oversees,
    "coordinate": RSI.coordinates,
    "finance": RSI.finances,
    "steer": RSI.steers,
    "authorise": RSI.authorises,
    "sanction": RSI.sanctions,
    "appoint": RSI.appoints,
    "require": RSI.requires,
    "support": RSI.supports,
    "train": RSI.trains,
    "inform": RSI.informs,
}
SUPPORT_VERBS = {"assurer", "exercer", "effectuer", "procéder", "mettre en œuvre", "mener", "conduire", "réaliser"}


@cache
def _words(name: str) -> Graph:
    return Graph().parse(resource_path("ontology", name), format="turtle")


def _literals(graph: Graph, predicate: URIRef) -> list[str]:
    return [str(value) for value in graph.objects(None, predicate) if isinstance(value, Literal)]


def test_the_actions_are_those_of_the_guidelines() -> None:
    """The scheme has the thirty-three actions and no other."""
    assert load_lexicon().actions == FAMILIES.keys()


@pytest.mark.parametrize(("action", "family"), sorted(FAMILIES.items()))
def test_each_action_is_in_exactly_one_family(action: str, family: str) -> None:
    """An action stands below its family and no other."""
    assert list(_words("actions.ttl").objects(ACTION[action], SKOS.broader)) == [ACTION[f"family-{family}"]]


@pytest.mark.parametrize("predicate", [SKOS.hiddenLabel, SKOS.altLabel], ids=["noun", "verb"])
def test_each_word_stands_in_one_action(predicate: URIRef) -> None:
    """No verb and no action noun is written twice."""
    twice = [word for word, times in Counter(_literals(_words("actions.ttl"), predicate)).items() if times > 1]
    assert twice == []


def test_no_label_is_both_preferred_and_other() -> None:
    """SKOS S13: the three sorts of labels of a concept are disjoint."""
    for name in ("actions.ttl", "body-types.ttl", "bodies.ttl"):
        graph = _words(name)
        for concept, label in graph.subject_objects(SKOS.prefLabel):
            assert (concept, SKOS.altLabel, label) not in graph, label
            assert (concept, SKOS.hiddenLabel, label) not in graph, label
        for concept, label in graph.subject_objects(SKOS.altLabel):
            assert (concept, SKOS.hiddenLabel, label) not in graph, label


def test_verbs_are_infinitives() -> None:
    """A verb's own word ends as French infinitives do."""
    odd = [verb for verb in load_lexicon().verbs if not any(_is_infinitive(word) for word in verb.split())]
    assert odd == []


def _is_infinitive(word: str) -> bool:
    return word.removeprefix("s'").endswith(("er", "ir", "re", "oir"))


def test_words_are_normal_french() -> None:
    """Words are in lower case, with straight apostrophes, œ and single blanks, as the canonical text has them."""
    lexicon = load_lexicon()
    words = [*lexicon.verbs, *lexicon.nouns, *(noun for frame in lexicon.frames for noun in frame.nouns)]
    odd = [word for word in words if word != " ".join(word.lower().split()) or "’" in word or "oeuvre" in word]
    assert odd == []


def test_support_verbs_are_those_of_the_guidelines() -> None:
    """The support verbs of the guidelines are all there."""
    assert load_lexicon().support_verbs >= SUPPORT_VERBS


def test_edges_are_the_closed_list() -> None:
    """Twelve actions bind two bodies, each by its own property."""
    graph = _words("actions.ttl")
    assert {str(a): p for a, p in graph.subject_objects(RSI.edgeProperty)} == {
        str(ACTION[action]): edge for action, edge in EDGES.items()
    }


@pytest.mark.parametrize(
    ("verb", "noun", "action"),
    [
        ("maintenir", "équilibre financier", "balance"),
        ("veiller", "équilibre financier", "balance"),
        ("fixer", "orientation", "steer"),
        ("arrêter", "règlement intérieur", "regulate"),
        ("arrêter", "barème", "regulate"),
        ("établir", "rapport", "assess"),
        ("exercer", "action sanitaire et sociale", "provide"),
        ("mettre en œuvre", "traitement de données", "process-data"),
        ("placer", "fonds", "acquire"),
        ("attribuer", "aide", "finance"),
        ("donner", "avis", "advise"),
        ("engager", "procédure disciplinaire", "sanction"),
        ("avoir", "autorité", "oversee"),
    ],
)
def test_frame(verb: str, noun: str, action: str) -> None:
    """Over this object the verb means this action."""
    assert [f.action for f in load_lexicon().frames if f.verb == verb and noun in f.nouns] == [action]


@pytest.mark.parametrize(
    ("verb", "action"),
    [
        ("animer", "coordinate"),
        ("centraliser", "manage"),
        ("constater", "control"),
        ("créer", "create"),
        ("définir", "regulate"),
        ("délibérer", "decide"),
        ("négocier", "contract"),
        ("participer", "contribute"),
        ("placer", "oversee"),
        ("promouvoir", "promote"),
        ("recouvrer", "collect"),
        ("requérir", "require"),
        ("superviser", "control"),
        ("valider", "authorise"),
        ("veiller", "monitor"),
        ("verser", "pay"),
    ],
)
def test_verb(verb: str, action: str) -> None:
    """The verb means this action."""
    assert load_lexicon().verbs[verb] == action


def test_body_types_are_many_and_their_forms_once() -> None:
    """Some 250 types at least; a form belongs to one of them."""
    types = load_lexicon().body_types
    forms = Counter(form for item in types for form in item.forms)
    assert len(types) >= 250
    assert [form for form, times in forms.items() if times > 1] == []


def test_longest_form_first() -> None:
    """Forms and types are ordered so that the first match is the longest."""
    types = load_lexicon().body_types
    assert all(list(item.forms) == sorted(item.forms, key=lambda form: (-len(form), form)) for item in types)
    assert [len(item.forms[0]) for item in types] == sorted((len(item.forms[0]) for item in types), reverse=True)


@pytest.mark.parametrize(
    ("form", "kind", "holder"),
    [
        ("conseil d'administration", BodyKind.ORGAN, True),
        ("contrôle médical", BodyKind.ORGAN, True),
        ("agent comptable", BodyKind.OFFICE, True),
        ("directeurs généraux", BodyKind.OFFICE, True),
        ("procureur de la république", BodyKind.OFFICE, True),
        ("collectivités territoriales", BodyKind.CLASS, True),
        ("caisse nationale", BodyKind.NAMED, True),
        ("branche", BodyKind.SCHEME, False),
        ("régimes", BodyKind.SCHEME, True),
        ("assurés", BodyKind.PERSONS, False),
        ("personnel", BodyKind.PERSONS, False),
    ],
)
def test_body_type(form: str, kind: BodyKind, holder: bool) -> None:
    """The noun names an institution of this kind."""
    assert [(t.kind, t.holder) for t in load_lexicon().body_types if form in t.forms] == [(kind, holder)]


def test_persons_hold_nothing() -> None:
    """A group of persons never holds a competence."""
    assert [t.slug for t in load_lexicon().body_types if t.kind is BodyKind.PERSONS and t.holder] == []


def test_authority_file_stands_on_the_types() -> None:
    """Each entry is of a type that the scheme of types has, and refers to entries that are there."""
    bodies, types = _words("bodies.ttl"), _words("body-types.ttl")
    for predicate in (RSI.bodyType, ORG.classification):
        for kind in bodies.objects(None, predicate):
            assert str(kind).startswith(str(BODY_TYPE))
            assert (kind, RDF.type, SKOS.Concept) in types, kind
    for predicate in (ORG.postIn, ORG.unitOf, RSI.succeededBy, RSI.inClass):
        for entry in bodies.objects(None, predicate):
            assert str(entry).startswith(str(BODY))
            assert (entry, SKOS.prefLabel, None) in bodies, entry


def test_authority_names_are_full() -> None:
    """A name of one word, or a type's bare name, would be found where it means something else."""
    lexicon = load_lexicon()
    bare = {form for item in lexicon.body_types for form in item.forms}
    scoped = {"Fonds de solidarité", "caisses de base", "caisse de base", "organismes conventionnés"}
    short = [
        name
        for body in lexicon.bodies
        for name in body.names
        if body.kind is BodyKind.NAMED
        and name.lower() in bare
        and not body.codes
        and body.slug not in {"etat", "parlement", "tresor"}
    ]
    assert set(short) <= scoped


def test_authority_has_the_bodies_of_the_first_article() -> None:
    """The bodies that L611-4 names, the State's authority among them, are entries."""
    kinds = {body.slug: body.kind for body in load_lexicon().bodies}
    assert kinds["caisse-nationale-du-regime-social-des-independants"] is BodyKind.NAMED
    assert kinds["agence-centrale-des-organismes-de-securite-sociale"] is BodyKind.NAMED
    assert kinds["caisses-de-base"] is BodyKind.CLASS
    assert kinds["autorite-competente-de-l-etat"] is BodyKind.OFFICE


def test_scope_rules_name_a_code_by_its_slug() -> None:
    """A scope rule names a code as the sources spell it, and heads of article numbers."""
    for body in load_lexicon().bodies:
        assert all(code.startswith("code-") for code in body.codes)
        assert not body.articles or body.codes
        assert all(head[0] in "LRD" for head in body.articles)
