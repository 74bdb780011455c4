"""The lexicon made ready for reading: indexes over the words of `ontology/`.

A `Lexicon` in, a `Grammar` out, built once. Everything the rules of this room look up is here; no rule knows a word
of the lexicon itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rsi_graph.extract.morphology import Form, VerbIndex, index_verbs
from rsi_graph.extract.tokens import fold, tokenise
from rsi_graph.extract.words import ADVERBS
from rsi_graph.model import AuthorityBody, BodyKind, Lexicon, Modality, Span
from rsi_graph.resources import resource_path


@dataclass(frozen=True, slots=True)
class Construction:
    """A fixed turn at the main verb, with what it governs (`ontology/constructions.toml`)."""

    name: str
    pattern: re.Pattern[str]
    governs: str
    modality: Modality
    verb: str | None = None
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


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Indexes over the lexicon; see the module."""

    lexicon: Lexicon
    verbs: VerbIndex
    stative: frozenset[str]
    constructions: tuple[Construction, ...]
    openers: tuple[Opener, ...]
    institutions: Mapping[str, tuple[Institution, ...]]
    referential: frozenset[str]
    transparent: frozenset[str]
    generic_heads: frozenset[str]
    homographs: frozenset[str]
    action_nouns: Mapping[str, str]
    frames: Mapping[str, tuple[tuple[frozenset[str], str, str], ...]]

    def is_past_participle(self, norm: str) -> bool:
        """True where the word is a past participle of a known verb, or looks like one of the first group."""
        if any(a.form is Form.PAST_PARTICIPLE for a in self.verbs.get(norm, ())):
            return True
        return bool(_FIRST_GROUP.match(norm)) and not _TE_NOUN.search(norm)


_FIRST_GROUP = re.compile(r"^[^\W\d]{3,}ée?s?$")
_TE_NOUN = re.compile(
    r"tés?$|ées$(?<!onnées)(?<!isées)|^années?$|^arrêtés?$|^employés?$|^salariés?$|^députés?$|^délégués?$"
)
_MACROS = {
    "<de>": r"(?:de|d'|du|des)",
    "<à>": r"(?:à|au|aux)",
    "<avoir>": r"(?:a|ont|aura|auront)",
    "<être>": r"(?:est|sont|sera|seront)",
}


@lru_cache(maxsize=4)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Lexicon in, grammar out (kept, since it is the same for every article)."""
    with resource_path("ontology", "constructions.toml").open("rb") as file:
        table = tomllib.load(file)
    lemmas = {*lexicon.verbs, *lexicon.support_verbs, *table["stative"], *_AUXILIARIES, *table["referential"]}
    return Grammar(
        lexicon=lexicon,
        verbs=index_verbs(lemmas | {frame.verb for frame in lexicon.frames}),
        stative=frozenset(table["stative"]),
        constructions=tuple(_construction(row) for row in table["construction"]),
        openers=tuple(
            Opener(row["kind"], _pattern(p), row.get("whole", False))
            for row in table["opener"]
            for p in row["patterns"]
        ),
        institutions=_institutions(lexicon),
        referential=frozenset(table["referential"]),
        transparent=frozenset(fold(noun) for noun in table["transparent"]),
        homographs=frozenset(fold(form) for form in table["homographs"]),
        generic_heads=frozenset(table["generic_heads"]),
        action_nouns=_with_plurals(lexicon.nouns),
        frames=_frames(lexicon),
    )


_AUXILIARIES = ("être", "avoir", "pouvoir", "devoir", "faire")


def _pattern(source: str) -> re.Pattern[str]:
    adverbs = "|".join(re.escape(adverb) for adverb in sorted(ADVERBS, key=lambda a: (-len(a), a)))
    for macro, expansion in _MACROS.items():
        source = source.replace(macro, expansion)
    return re.compile(f"(?:{source.replace('<adv>*', f'(?:(?:{adverbs}|,) )*')})(?= |$)")


def _construction(row: Mapping[str, Any]) -> Construction:
    return Construction(
        row["name"],
        _pattern(row["pattern"]),
        row["governs"],
        Modality(row["modality"]),
        row.get("verb"),
        row.get("action"),
    )


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase in, its folded words out, as the tokeniser cuts them.

    >>> words_of("conseil d'administration")
    ('conseil', "d'", 'administration')
    """
    return tuple(token.norm for token in tokenise(phrase, Span(0, len(phrase))))


def _institutions(lexicon: Lexicon) -> dict[str, tuple[Institution, ...]]:
    found: dict[str, list[Institution]] = {}
    for entry in (*_named(lexicon.bodies), *_typed(lexicon)):
        found.setdefault(entry.words[0], []).append(entry)
    return {
        first: tuple(sorted(entries, key=lambda e: (-len(e.words), not e.whole, e.words)))
        for first, entries in found.items()
    }


def _named(bodies: Iterable[AuthorityBody]) -> Iterable[Institution]:
    for body in bodies:
        for name in body.names:
            yield Institution(
                words_of(name), body.kind, True, body.kind is BodyKind.CLASS, body.slug, True, body, _is_proper(name)
            )


def _typed(lexicon: Lexicon) -> Iterable[Institution]:
    names = {body.slug for body in lexicon.bodies if any(_is_proper(name) for name in body.names)}
    for body_type in lexicon.body_types:
        for form in body_type.forms:
            plural = words_of(form)[0].endswith(("s", "x"))
            yield Institution(
                words_of(form),
                body_type.kind,
                body_type.holder,
                plural,
                body_type.slug,
                False,
                proper=body_type.slug in names,
            )


def _is_proper(form: str) -> bool:
    return form[0].isupper() and " " not in form


def plural_of(noun: str) -> str:
    """A French noun in, its regular plural out.

    >>> plural_of("travail"), plural_of("contrôle"), plural_of("avis")
    ('travaux', 'contrôles', 'avis')
    """
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("ail") or noun.endswith("al"):
        return noun[: noun.rindex("a")] + "aux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def _with_plurals(nouns: Mapping[str, str]) -> dict[str, str]:
    table = {}
    for noun, action in nouns.items():
        head, *rest = fold(noun).split(" ", 1)
        for form in (head, plural_of(head)):
            table[" ".join(words_of(" ".join([form, *rest])))] = action
    return table


def _frames(lexicon: Lexicon) -> dict[str, tuple[tuple[frozenset[str], str, str], ...]]:
    frames: dict[str, list[tuple[frozenset[str], str, str]]] = {}
    for frame in lexicon.frames:
        nouns = frozenset(" ".join(words_of(form)) for noun in frame.nouns for form in _forms(noun))
        frames.setdefault(fold(frame.verb), []).append(
            (nouns, frame.action, f"{frame.verb} | {', '.join(frame.nouns)}")
        )
    return {verb: tuple(rows) for verb, rows in frames.items()}


def _forms(noun: str) -> tuple[str, ...]:
    head, *rest = noun.split(" ", 1)
    return (noun, " ".join([plural_of(head), *rest]))
