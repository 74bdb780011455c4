"""No form of the lexicon stands in two places without a rule that a person can read: `ontology/ambiguities.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from rsi_graph.extract import extract
from rsi_graph.extract.language.compiling import compile_grammar, words_of
from rsi_graph.extract.language.morphology import FINITE
from rsi_graph.lexicon import load_lexicon
from rsi_graph.resources import resource_path
from rsi_graph.sources import parse_article

Pair = tuple[str, str]


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource_path("ontology", name).read_text("utf-8"))


RULES = table("ambiguities.toml")["rule"]


@cache
def ambiguous() -> dict[Pair, frozenset[str]]:
    """The two places in, the forms that stand in both out."""
    lexicon = load_lexicon()
    grammar = compile_grammar(lexicon)
    forms = {" ".join(words_of(form)) for kind in lexicon.body_types for form in kind.forms}
    verbs, nouns, lists = frozenset(lexicon.verbs), frozenset(grammar.action_nouns), grammar.lists
    names = {name.casefold() for body in lexicon.bodies for name in body.names}
    framed = {f.verb for f in lexicon.frames if lexicon.verbs.get(f.lemma, f.action) != f.action}
    return {
        ("noun", "type"): nouns & forms,
        ("verb", "stative"): verbs & lists.stative,
        ("verb", "referential"): verbs & lists.referential,
        ("verb", "support"): verbs & lexicon.support_verbs,
        ("verb", "frame"): frozenset(framed),
        ("noun", "finite"): nouns & grammar.finite_forms,
        ("type", "finite"): forms & grammar.finite_forms,
        ("type", "infinitive"): forms & grammar.infinitives,
        ("noun", "infinitive"): nouns & grammar.infinitives,
        ("type", "participle"): forms & grammar.past_participles,
        ("noun", "participle"): nouns & grammar.past_participles,
        ("verb", "verb"): frozenset(form for form in grammar.verbs if len(_actions_of(form)) > 1),
        ("name", "type"): frozenset(names & {form for kind in lexicon.body_types for form in kind.forms}),
    }


def _actions_of(form: str) -> set[str]:
    """The actions of the verbs that have this finite form, fixed and reflexive ones left out."""
    lexicon = load_lexicon()
    known = compile_grammar(lexicon).analyses(form, *FINITE)
    lemmas = {a.lemma for a in known if not a.tail and not a.reflexive}
    return {lexicon.verbs[lemma] for lemma in lemmas & lexicon.verbs.keys()}


def said_by(rule: dict[str, Any]) -> frozenset[str]:
    """The forms that a rule is for, among those that are ambiguous so."""
    found = ambiguous()[(rule["between"][0], rule["between"][1])]
    if rule.get("every"):
        return found
    listed = frozenset(rule["forms"] if "forms" in rule else table("constructions.toml")[rule["list"]])
    return listed & found


@pytest.mark.parametrize("pair", ambiguous(), ids="-".join)
def test_every_ambiguous_form_has_one_rule(pair: Pair) -> None:
    """Each form that stands in both places is in exactly one rule between them."""
    rules = [said_by(rule) for rule in RULES if tuple(rule["between"]) == pair]
    assert ambiguous()[pair] == frozenset().union(*rules)
    assert sum(map(len, rules)) == len(ambiguous()[pair])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_rules_can_be_read_and_none_is_idle(rule: dict[str, Any]) -> None:
    """A rule says in French and English how to tell, names no form without need, and rules something."""
    assert rule["fr"].endswith(".")
    assert rule["en"].endswith(".")
    assert said_by(rule)
    assert said_by(rule) == frozenset(rule.get("forms", said_by(rule)))


def test_homonyms_can_be_read() -> None:
    """Each homonym says which use is a body and which is none."""
    assert [row["forms"] for row in table("constructions.toml")["homonym"] if not row["fr"] or not row["en"]] == []


def test_surroundings_are_homonyms() -> None:
    """What "the words around it decide" is decided by a homonym of that form."""
    (rule,) = (rule for rule in RULES if rule["name"] == "surroundings")
    known = {form for row in table("constructions.toml")["homonym"] for form in row["forms"]}
    assert set(rule["forms"]) <= known


@pytest.mark.parametrize(
    ("sentence", "action", "targets"),
    [
        ("La caisse nationale assure la direction du fonds.", "steer", ["fonds"]),
        ("La caisse nationale informe la direction du fonds.", "inform", ["direction du fonds"]),
        ("La caisse nationale procède à l'établissement du rapport.", "manage", []),
        ("La caisse nationale contrôle l'établissement.", "control", ["établissement"]),
        ("La caisse nationale procède à l'inspection des locaux.", "control", []),
        ("La caisse nationale informe l'inspection du travail.", "inform", ["inspection du travail"]),
        ("La caisse nationale assure l'administration du fonds.", "manage", ["fonds"]),
        ("La caisse nationale informe l'administration fiscale.", "inform", ["administration fiscale"]),
        ("La caisse nationale procède à une délégation de crédits.", "transfer", []),
        ("La caisse nationale assure le service des prestations.", "pay", []),
        ("La caisse nationale exerce le contrôle médical.", "control", ["contrôle médical"]),
        ("La caisse nationale est chargée de conseiller les assurés.", "advise", ["assurés"]),
    ],
)
def test_rules_are_what_the_program_does(sentence: str, action: str, targets: list[str]) -> None:
    """The same word is read as the rule says: an act here, a body there."""
    article = parse_article(f"## L1\n\n{sentence}", code="code-de-la-securite-sociale")
    (one,) = extract(article, load_lexicon()).competences
    assert (one.action, [target.name for target in one.targets]) == (action, targets)
