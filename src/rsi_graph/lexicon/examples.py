"""The forms of the lexicon and its turns, and a sentence of the law for each.

`ontology/examples.ttl` has those of the forms, `ontology/turn-examples.toml` those of the turns.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from rsi_graph.lexicon.errors import LexiconError
from rsi_graph.model import Lexicon
from rsi_graph.resources import resource_folder

EXAMPLES_FILE: Final = "examples.ttl"
TURNS_FILE: Final = "turn-examples.toml"
FORM_SORTS: Final = ("verb", "noun", "frame", "type", "name")
_WRITTEN: Final = re.compile(r"(?P<form>.+?) : « (?P<words>.+) » \((?P<where>[^()]+(?:\([^()]*\)[^()]*)*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A word of the lexicon in one of its places.

    Attributes:
        sort: verb, action noun, frame ("verb | noun"), form of a body type, name of a body.
        concept: local name of what it stands for; empty for a verb that only carries its noun.
    """

    sort: str
    concept: str
    words: str


@dataclass(frozen=True, slots=True)
class Example:
    """Words of the law in which a form is read, and the article they stand in (`CSS L611-4`)."""

    form: str
    words: str
    where: str


def forms_of(lexicon: Lexicon) -> tuple[Form, ...]:
    """Lexicon in, every form of it out, sorted.

    >>> from rsi_graph.lexicon import load_lexicon
    >>> [form.words for form in forms_of(load_lexicon()) if form.concept == "balance" and form.sort == "verb"]
    ['rééquilibrer', 'équilibrer']
    """
    return tuple(sorted(set(_forms(lexicon))))


def _forms(lexicon: Lexicon) -> Iterator[Form]:
    yield from (Form("verb", action, verb) for verb, action in lexicon.verbs.items())
    yield from (Form("verb", "", verb) for verb in lexicon.support_verbs - lexicon.verbs.keys())
    yield from (Form("noun", action, noun) for noun, action in lexicon.nouns.items())
    for frame in lexicon.frames:
        yield from (Form("frame", frame.action, f"{frame.verb} | {noun}") for noun in frame.nouns)
    for kind in lexicon.body_types:
        yield from (Form("type", kind.slug, form) for form in kind.forms)
    for body in lexicon.bodies:
        yield from (Form("name", body.slug, name) for name in body.names)


def read_examples(folder: Path | None = None) -> Mapping[str, tuple[Example, ...]]:
    """Folder of word files (those of the package by default) in, the examples of each concept by its IRI out.

    Raises:
        LexiconError: an example is not written « form : « words » (article) ».
    """
    path = (folder or resource_folder("ontology")) / EXAMPLES_FILE
    found: dict[str, list[Example]] = {}
    for concept, literal in Graph().parse(path, format="turtle").subject_objects(SKOS.example):
        found.setdefault(str(concept), []).append(_example(str(literal) if isinstance(literal, Literal) else ""))
    return {iri: tuple(sorted(examples, key=lambda one: one.form)) for iri, examples in sorted(found.items())}


def _example(literal: str) -> Example:
    """An example as written in, the example out.

    >>> _example("financer : « L'Etat finance la caisse. » (CSS L1)")
    Example(form='financer', words="L'Etat finance la caisse.", where='CSS L1')
    """
    written = _WRITTEN.fullmatch(literal)
    if written is None:
        raise LexiconError(EXAMPLES_FILE, f"« {literal} » is no example", "run benchmarks/examples.py again")
    return Example(written["form"], written["words"], written["where"])


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A fixed turn of `ontology/constructions.toml`.

    Attributes:
        kind: `construction`, or what an opener begins (`purpose`, `condition`, …).
        words: what it is known by: the name of a construction, the pattern of an opener.
        pattern: its regular expression, as it is written there.
    """

    kind: str
    words: str
    pattern: str


def turns_of(folder: Path | None = None) -> tuple[Turn, ...]:
    """Folder of word files (those of the package by default) in, every turn out, in the order of the file.

    >>> [turn.words for turn in turns_of() if turn.kind == "construction"][:2]
    ['has-mission', 'invited']
    """
    table = tomllib.loads(((folder or resource_folder("ontology")) / "constructions.toml").read_text("utf-8"))
    constructions = [Turn("construction", row["name"], row["pattern"]) for row in table["construction"]]
    openers = [Turn(row["kind"], words, words) for row in table["opener"] for words in row["patterns"]]
    return tuple(dict.fromkeys([*constructions, *openers]))


def read_turn_examples(folder: Path | None = None) -> Mapping[tuple[str, str], Example | str]:
    """Folder of word files in, by kind and words of each turn its example out, or why there is none."""
    table = tomllib.loads(((folder or resource_folder("ontology")) / TURNS_FILE).read_text("utf-8"))
    return {
        (row["kind"], row["turn"]): Example(row["turn"], row["words"], row["where"])
        if "words" in row
        else row["without"]
        for row in table["turn"]
    }
