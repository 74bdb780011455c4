"""What the rules of this room look up: indexes over the words of `ontology/`.

A `Grammar` is built once from a lexicon (`compiling`); no rule knows a word of the lexicon itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Analysis, Form, VerbIndex, looks_like_first_group
from rsi_graph.extract.language.word_lists import WordLists
from rsi_graph.extract.language.words import ARTICLES, DE, A
from rsi_graph.model import AuthorityBody, BodyKind, Lexicon, Modality


class Governs(StrEnum):
    """What comes behind a fixed turn."""

    TASK = "task"  # an infinitive behind "de", or a noun: "est chargé de"
    INFINITIVE = "infinitive"  # an infinitive behind "de", "à" or "pour": "est habilité à"
    MODAL = "modal"  # a bare infinitive: "peut"
    IMPERSONAL = "impersonal"  # the holder, then an infinitive: "il appartient à"
    AGENT = "agent"  # the holder: "est placé sous la tutelle de"
    RECIPIENT = "recipient"  # the holder behind "à": "est confié à"
    CONSULTATION = "consultation"  # the holder behind "par", else the subject: "est consulté"
    UNDERGOING = "undergoing"  # the holder behind "par", behind a noun of action: "fait l'objet d'un examen par"
    FUNCTION = "function"  # the object opens with the function: "est ordonnateur de"


@dataclass(frozen=True, slots=True)
class Construction:
    """A fixed turn at the main verb, with what it governs (`ontology/constructions.toml`)."""

    name: str
    pattern: re.Pattern[str]
    governs: Governs
    modality: Modality
    verb: str = ""
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Opener:
    """The fixed beginning of an adjunct; `whole` where it needs no more words ("en outre")."""

    kind: str
    pattern: re.Pattern[str]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """A name or head noun of an institution in the lexicon.

    `whole` is True for a full name of the authority file, False for a head noun that complements may follow; `proper`
    where only the capital letter tells the name from a common noun ("Etat").
    """

    words: tuple[str, ...]
    kind: BodyKind
    holder: bool
    plural: bool
    slug: str
    whole: bool
    body: AuthorityBody | None = None
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Homonym:
    """A head that names a body in some company, a thing in other: "l'ordre des médecins", "l'ordre du jour".

    `only_before`: one of these stands behind the head of a body; `never_before`, `never_behind`: none of these stands
    behind it, before it; `only_of`: where "de" stands behind it, one of these follows ("régime de | retraite");
    `ever_behind`: one of these stands before the head of a body, whatever else follows ("tableau de l'| ordre").
    """

    only_before: tuple[tuple[str, ...], ...] = ()
    never_before: tuple[tuple[str, ...], ...] = ()
    never_behind: tuple[tuple[str, ...], ...] = ()
    only_of: tuple[tuple[str, ...], ...] = ()
    ever_behind: tuple[tuple[str, ...], ...] = ()

    def names_thing(self, line: Line, index: int) -> bool:
        """True where the head at `index` names no body."""
        if _stand_at(line, index + 1, self.never_before):
            return True
        if _stand_before(line, index, self.ever_behind):
            return False
        if self.only_before and not _stand_at(line, index + 1, self.only_before):
            return True
        if self.only_of and line.norm[index + 1] in DE:
            noun = index + 2 + (line.norm[index + 2] in ARTICLES)
            if not _stand_at(line, noun, self.only_of):
                return True
        return self.stands_behind(line, index)

    def stands_behind(self, line: Line, index: int) -> bool:
        """True where words stand before the head at `index` behind which it is no body."""
        return _stand_before(line, index, self.never_behind)


def _stand_at(line: Line, index: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """One of the phrases stands at `index`: the first word rules most of them out."""
    norm = line.norm[index]
    found = [words for words in phrases if words[0] == norm]
    return bool(found) and any(line.reads(index, words) for words in found)


def _stand_before(line: Line, index: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """One of the phrases ends before `index`: the last word rules most of them out."""
    norm = line.norm[index - 1]
    found = [words for words in phrases if words[-1] == norm and len(words) <= index]
    return bool(found) and any(line.reads(index - len(words), words) for words in found)


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A verb that means `action` over one of these nouns; `entry` says so in words."""

    nouns: frozenset[str]
    action: str
    entry: str


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Indexes over the lexicon; see the module.

    Constructions are found by the word they begin with and one they need, openers by the two they begin with.
    """

    lexicon: Lexicon
    lists: WordLists
    verbs: VerbIndex
    infinitives: frozenset[str]
    finite_forms: frozenset[str]
    verbal: frozenset[str]  # what may be a finite verb: these, and the auxiliaries
    lemmas: Mapping[str, tuple[str, ...]]  # of which verbs a word is a form
    past_participles: frozenset[str]
    constructions: Mapping[str, Mapping[str, tuple[tuple[int, Construction], ...]]]
    openers: Mapping[str, Mapping[str, tuple[Opener, ...]]]
    institutions: Mapping[str, tuple[Institution, ...]]
    by_two_words: Mapping[tuple[str, str], tuple[Institution, ...]]
    whole_names: Mapping[tuple[str, ...], str]
    excluding: Mapping[str, tuple[tuple[str, ...], ...]]
    action_nouns: Mapping[str, str]
    frames: Mapping[str, tuple[FrameRow, ...]]
    accents: Mapping[str, str]
    homonyms: Mapping[str, Homonym]
    citation_forms: Mapping[str, str]
    carried_on: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]
    turning: frozenset[str]  # with which the turns inside a name begin
    carrying: frozenset[str]  # behind which a turn carries a name on

    def constructions_at(self, line: Line, index: int) -> list[Construction]:
        """Fixed turns that may begin at `index`, in order: a word that each of them needs stands behind it."""
        begun = self.constructions.get(line.norm[index])
        if begun is None:
            return []
        found = dict(begun[""])
        for norm in line.norms[index + 1 :]:
            if norm in begun:
                found.update(begun[norm])
        return [found[rank] for rank in sorted(found)]

    def beginning_with(self, first: str, second: str) -> tuple[Institution, ...]:
        """Institutions that two words may begin, the longest first: "conseil" begins hundreds, "conseil d'" fewer."""
        return self.by_two_words.get((first, second)) or self.by_two_words.get((first, ""), ())

    def analyses(self, norm: str, *forms: Form) -> tuple[Analysis, ...]:
        """Readings of a word as one of these forms of a known verb."""
        known = self.verbs.get(norm)
        return tuple([a for a in known if a.form in forms]) if known else ()

    def is_finite(self, norm: str) -> bool:
        """True where a known verb has this finite form."""
        return norm in self.finite_forms

    def is_form_of(self, norm: str, lemmas: frozenset[str]) -> bool:
        """True where the word is a form of one of these verbs."""
        return not lemmas.isdisjoint(self.lemmas.get(norm, ()))

    def is_past_participle(self, norm: str) -> bool:
        """True where the word is a past participle of a known verb, or looks like one of the first group."""
        if norm in self.past_participles:
            return True
        return looks_like_first_group(norm) and norm not in self.lists.nouns_like_participles

    def singulars(self, entry: Institution) -> Iterator[Institution]:
        """A head noun in the plural in, the same in the singular out."""
        stem = entry.words[0].rstrip("sx")
        for other in self.institutions.get(stem, ()):
            if other.slug == entry.slug and not other.plural and not other.whole:
                yield other

    def completes(self, line: Line, index: int) -> bool:
        """True where the preposition at `index` carries a name on: "lutte | contre le cancer"."""
        preposition = "à" if line.norm[index] in A else line.norm[index]
        nouns = self.carried_on.get((line.norm[index - 1], preposition), ())
        return any(line.reads(index - len(words), words) for words in nouns if len(words) <= index)

    def excludes(self, line: Line, index: int) -> bool:
        """True where words stand behind which an institution is no target ("au nom de")."""
        known = self.excluding.get(line.norm[index])
        if line.norm[index] == "pour" and line.norm[index + 1] in self.lists.sent_for:
            return False
        noun = line.norm[index + 1] in ARTICLES and line.norm[index + 2] not in self.infinitives
        if noun and line.norm[index] == "pour":
            before = line.norm[index - 1]
            if before in self.lists.aiming and before not in self.lists.competent:
                return False  # "les études nécessaires | pour les projections des régimes"
            if self._names_act(line, index + 2):
                return False
        return known is not None and any(line.reads(index, words) for words in known)

    def _names_act(self, line: Line, index: int) -> bool:
        """ "les frais exposés pour les | délibérations du conseil": what a body makes or undergoes."""
        norm = line.norm[index]
        act = norm in self.action_nouns or norm in self.lists.done_to
        return act and all(body.kind is BodyKind.SCHEME for body in self.institutions.get(norm, ()))
