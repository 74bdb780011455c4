"""Institutions named in the law, and the words that stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rsi_graph.model.quick import quicken
from rsi_graph.model.text import Span


class BodyKind(StrEnum):
    """Kinds of institutions that must not be mixed; the value is the local name of the ontology's class."""

    NAMED = "NamedBody"  # "Caisse nationale du régime social des indépendants"
    ORGAN = "Organ"  # "conseil d'administration", "contrôle médical"
    CLASS = "BodyClass"  # "les caisses de base"
    OFFICE = "Office"  # "le ministre chargé de …"
    SCHEME = "Scheme"  # "branche", "régime": no body
    PERSONS = "PersonGroup"  # assurés informed, personnel recruited: no body


class TargetRole(StrEnum):
    """What the target undergoes; the value is the local name of the ontology's property."""

    ACTS_ON = "actsOn"
    ACTS_WITH = "actsWith"
    MENTIONS = "mentions"


class MentionSource(StrEnum):
    """Where the words that name a body come from."""

    EXPLICIT = "explicit"  # named in the clause itself
    LEAD_IN = "lead-in"  # named in the lead-in of the list
    PRONOUN = "pronoun"  # "Elle", "celui-ci"
    SHORT_NAME = "short-name"  # "La Caisse nationale"


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in the law.

    Attributes:
        name: the full name used in this article, without its determiner.
        kind: what sort of institution it is.
        span: the words that stand for it (the pronoun, the short name, the name).
        antecedent: where the full name stands, if elsewhere.
        source: how the name was found.
        body: slug of the authority file's entry (`ontology/bodies.ttl`) where it is certain, else None.
    """

    name: str
    kind: BodyKind
    span: Span
    source: MentionSource = MentionSource.EXPLICIT
    antecedent: Span | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A body, class, scheme or group of persons inside the object, with its role."""

    mention: Mention
    role: TargetRole

    @property
    def name(self) -> str:
        """The name of the mention."""
        return self.mention.name


quicken(Mention, Target)
