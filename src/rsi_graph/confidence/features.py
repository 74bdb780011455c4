"""What of a competence tells how sure its reading is: a few features a person can check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rsi_graph.model import BodyKind, Competence, MentionSource

LONG_OBJECT: Final = 25  # words
MANY_JOINTS: Final = 3
MANY: Final = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What the features look at, counted once.

    Attributes:
        words: in the object.
        joints: coordinators and commas in the object; `possessives` and `adjuncts` (words that may open an adjunct)
            likewise.
        usual: the gold has its rule often.
        beside: competences of the same paragraph, itself included.
    """

    competence: Competence
    words: int
    joints: int
    possessives: int
    adjuncts: int
    usual: bool
    beside: int


def _from(facts: Facts, source: MentionSource) -> bool:
    return any(holder.source is source for holder in facts.competence.holders)


# Held equal to the features of `ontology/confidence.toml` by a test.
FEATURES: Final[Mapping[str, Callable[[Facts], bool]]] = {
    "several-beside": lambda facts: facts.beside > MANY,
    "pronoun": lambda facts: _from(facts, MentionSource.PRONOUN),
    "short-name": lambda facts: _from(facts, MentionSource.SHORT_NAME),
    "class-holder": lambda facts: any(holder.kind is BodyKind.CLASS for holder in facts.competence.holders),
    "rare-rule": lambda facts: not facts.usual,
    "no-object": lambda facts: facts.competence.object is None,
    "long-object": lambda facts: facts.words > LONG_OBJECT,
    "many-joints": lambda facts: facts.joints > MANY_JOINTS,
    "adjunct-inside": lambda facts: facts.adjuncts > 0,
    "possessive": lambda facts: facts.possessives > 0,
    "many-targets": lambda facts: len(facts.competence.targets) > MANY,
}
