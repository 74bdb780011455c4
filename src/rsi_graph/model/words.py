"""The words of `ontology/`, as the grammar needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rsi_graph.model.body import BodyKind

# What opens an object, where a frame asks for it: "assister à", "conclure sur", "adresser un (avis)".
_OPENINGS: Final = frozenset({"à", "dans", "pour", "que", "sur", "un"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb that means another action over certain objects: `fixer` + `orientation` is `steer`.

    Attributes:
        verb: lemma, with the word that has to open the object, if any.
        nouns: the object's head (or the noun it leads to) is one of these.
        action: the concept's slug.
    """

    verb: str
    nouns: tuple[str, ...]
    action: str

    @property
    def lemma(self) -> str:
        """The verb without what has to open its object.

        >>> Frame("assister à", ("*",), "contribute").lemma
        'assister'
        """
        first, _, last = self.verb.rpartition(" ")
        return first if first and last in _OPENINGS else self.verb


@dataclass(frozen=True, slots=True)
class BodyType:
    """A head noun of institutions: `caisse`, `ministre`, `conseil d'administration`.

    Attributes:
        slug: local name in the scheme of body types.
        forms: singular and plural forms, lower case, longest first.
        kind: what a singular use is; a plural use is a class (offices and schemes stay what they are).
        holder: True where it may hold a competence.
    """

    slug: str
    forms: tuple[str, ...]
    kind: BodyKind
    holder: bool


@dataclass(frozen=True, slots=True)
class AuthorityBody:
    """An entry of the authority file: a body with its names and the scope in which a short name means it.

    `whole_name`: only a name without any addition means it, and the grammar reads its words by their type ("préfet").
    """

    slug: str
    kind: BodyKind
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    whole_name: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of `ontology/`, as the grammar needs them.

    Attributes:
        verbs: lemma of a verb → slug of its action.
        nouns: action noun (singular, lower case) → slug.
        frames: verb + object rules, which win over `verbs`.
        support_verbs: verbs whose action is that of their noun.
        actions: all slugs of the scheme.
        body_types: head nouns of institutions.
        bodies: the authority file.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    frames: tuple[Frame, ...]
    support_verbs: frozenset[str]
    actions: frozenset[str]
    body_types: tuple[BodyType, ...]
    bodies: tuple[AuthorityBody, ...]
