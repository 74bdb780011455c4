"""What of a competence tells how sure its reading is: a few features a person can check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rsi_graph.model import BodyKind, Competence, MentionSource

LONG_OBJECT: Final = 25  # words
MANY_JOINTS: Final = 3
LONG_NAME: Final = 8  # words


@dataclass(frozen=True, slots=True)
class Facts:
    """What the features look at, counted once.

    Attributes:
        words: in the object.
        joints: coordinators and commas in the object; `possessives` likewise.
        rule: the rule without the list it was read in; `usual` where the gold has it often.
        unread_beside: something of the same paragraph could not be read.
    """

    competence: Competence
    words: int
    joints: int
    possessives: int
    rule: str
    usual: bool
    unread_beside: bool


def _from(facts: Facts, source: MentionSource) -> bool:
    return any(holder.source is source for holder in facts.competence.holders)


# Held equal to the features of `ontology/confidence.toml` by a test.
FEATURES: Final[Mapping[str, Callable[[Facts], bool]]] = {
    "list-item": lambda facts: facts.competence.rule != facts.rule,
    "pronoun": lambda facts: _from(facts, MentionSource.PRONOUN),
    "short-name": lambda facts: _from(facts, MentionSource.SHORT_NAME),
    "office": lambda facts: any(holder.kind is BodyKind.OFFICE for holder in facts.competence.holders),
    "long-holder": lambda facts: any(holder.name.count(" ") >= LONG_NAME for holder in facts.competence.holders),
    "rare-rule": lambda facts: not facts.usual,
    "no-object": lambda facts: facts.competence.object is None,
    "long-object": lambda facts: facts.words > LONG_OBJECT,
    "many-joints": lambda facts: facts.joints > MANY_JOINTS,
    "possessive": lambda facts: facts.possessives > 0,
    "two-targets": lambda facts: len(facts.competence.targets) == 2,
    "many-targets": lambda facts: len(facts.competence.targets) > 2,
    "unread-beside": lambda facts: facts.unread_beside,
}
