"""How the words are loaded, and what is said when they cannot be."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from rsi_graph.errors import RsiGraphError
from rsi_graph.lexicon import LexiconError, load_lexicon
from rsi_graph.resources import resource_folder

FILES = ("actions.ttl", "body-types.ttl", "bodies.ttl")
PREFIXES = """
@prefix action: <https://w3id.org/rsi-graph/action/> .
@prefix body: <https://w3id.org/rsi-graph/id/body/> .
@prefix body-type: <https://w3id.org/rsi-graph/body-type/> .
@prefix rsi: <https://w3id.org/rsi-graph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the word files, to spoil."""
    for name in FILES:
        shutil.copy(resource_folder("ontology") / name, tmp_path / name)
    return tmp_path


def _add(folder: Path, name: str, triples: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(PREFIXES + triples)


def test_the_same_words_from_a_copy(folder: Path) -> None:
    """The folder does not matter, nor when the files are read."""
    assert asdict(load_lexicon(folder)) == asdict(load_lexicon())


def test_dictionaries_are_sorted() -> None:
    """What depends on the order of words does not depend on the order of triples."""
    lexicon = load_lexicon()
    assert list(lexicon.verbs) == sorted(lexicon.verbs)
    assert list(lexicon.nouns) == sorted(lexicon.nouns)
    assert [body.slug for body in lexicon.bodies] == sorted(body.slug for body in lexicon.bodies)


def test_loaded_once() -> None:
    """A second call reads nothing."""
    assert load_lexicon() is load_lexicon()


@pytest.mark.parametrize(
    ("name", "triples", "sentence"),
    [
        ("actions.ttl", 'action:pay skos:altLabel "recouvrer"@fr .', "the verb « recouvrer » stands in two actions"),
        (
            "actions.ttl",
            'action:pay skos:hiddenLabel "recouvrement"@fr .',
            "the noun « recouvrement » stands in two actions",
        ),
        ("actions.ttl", 'action:pay rsi:frame "inexister | avis"@fr .', "a verb of no action"),
        ("actions.ttl", 'action:pay rsi:frame "verser avis"@fr .', "is not « verb | noun, noun »"),
        ("actions.ttl", 'action:pay rsi:frame "donner | avis"@fr .', "« donner | avis » stands in two actions"),
        ("actions.ttl", "action:pay skos:altLabel verser .", "this is not Turtle"),
        ("body-types.ttl", 'body-type:agence skos:altLabel "caisses"@fr .', "the form « caisses » stands in two types"),
        ("body-types.ttl", 'body-type:x a skos:Concept ; skos:prefLabel "xyz"@fr .', "has no kind of institution"),
        ("body-types.ttl", "body-type:x a skos:Concept ; rsi:bodyKind rsi:Organ .", "has no French form"),
        ("bodies.ttl", 'body:x a rsi:Organ ; skos:prefLabel "Pôle emploi"@fr .', "stands in two bodies"),
        ("bodies.ttl", 'body:x skos:prefLabel "Institut imaginaire"@fr .', "has no kind of institution"),
    ],
)
def test_what_cannot_be_right_is_refused(folder: Path, name: str, triples: str, sentence: str) -> None:
    """The sentence names the file, what is wrong, and how to mend it."""
    _add(folder, name, triples)
    with pytest.raises(LexiconError) as raised:
        load_lexicon(folder)
    assert name in str(raised.value)
    assert sentence in str(raised.value)
    assert "To mend it" in str(raised.value)


@pytest.mark.parametrize("name", FILES)
def test_missing_file(folder: Path, name: str) -> None:
    """A missing file is named."""
    (folder / name).unlink()
    with pytest.raises(RsiGraphError, match=f"{name}: there is no such file"):
        load_lexicon(folder)
