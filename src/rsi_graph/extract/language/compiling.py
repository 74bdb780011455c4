"""The lexicon made ready for reading: a `Lexicon` in, a `Grammar` out, built once."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any, Final

from rsi_graph.extract.language.first_words import by_needed_word, by_two_words, first_of
from rsi_graph.extract.language.grammar import (
    Construction,
    FrameRow,
    Governs,
    Grammar,
    Homonym,
    Institution,
    Opener,
)
from rsi_graph.extract.language.morphology import FINITE, Form, index_verbs, plural_of, words_with
from rsi_graph.extract.language.tokens import fold, tokenise
from rsi_graph.extract.language.word_lists import WordLists
from rsi_graph.extract.language.words import ADVERBS, AUXILIARIES, AUXILIARY_LEMMAS, BE_FORMS, STAYING
from rsi_graph.model import AuthorityBody, BodyKind, Frame, Lexicon, Modality, Span
from rsi_graph.resources import resource_path

_MACROS: Final = {
    "<de>": r"(?:de|d'|du|des)",
    "<à>": r"(?:à|au|aux)",
    "<avoir>": r"(?:a|ont|aura|auront)",
    "<être>": f"(?:{'|'.join(sorted(BE_FORMS | STAYING))})",
    "<aside>": r"(?:, (?:[^,]{1,90}, ){1,2})?",
}

# The lists of lemmas that are kept as they are spelt, so that they meet the lexicon's: "mettre en œuvre".
_LEMMAS: Final = frozenset(
    {
        *("carrying_out", "made_of", "matter_with_de", "objectless", "states_that_may_empower"),
        *("acts_as_infinitives", "impersonal", "impersonal_towards", "referential", "stative", "telling"),
        *("attributing", "ditransitive", "states_one_may_have", "through_someone", "transitive"),
    }
)


@lru_cache(maxsize=4)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Lexicon in, grammar out (kept, since it is the same for every article)."""
    table = _table()
    lists = _word_lists(table)
    lemmas = {*lexicon.verbs, *lexicon.support_verbs, *AUXILIARY_LEMMAS, *lists.stative, *lists.referential}
    verbs = index_verbs(lemmas | {frame.lemma for frame in lexicon.frames})
    finite = words_with(verbs, *FINITE)
    institutions, action_nouns = _institutions(lexicon), _with_plurals(lexicon.nouns)
    return Grammar(
        lexicon=lexicon,
        lists=lists,
        verbs=verbs,
        infinitives=words_with(verbs, Form.INFINITIVE),
        finite_forms=finite,
        verbal=finite | AUXILIARIES,
        lemmas={word: tuple(dict.fromkeys(a.lemma for a in known)) for word, known in verbs.items()},
        past_participles=words_with(verbs, Form.PAST_PARTICIPLE),
        constructions=by_needed_word((_needed(row["pattern"]), _construction(row)) for row in table["construction"]),
        openers=_openers(table["opener"]),
        institutions=institutions,
        by_two_words=_by_two_words(institutions),
        whole_names=_whole_names(lexicon.bodies),
        excluding=_by_first_word(words_of(phrase) for phrase in table["excluding"]),
        action_nouns=action_nouns,
        frames=_frames(lexicon.frames),
        homonyms={fold(form): _homonym(row) for row in table["homonym"] for form in row["forms"]},
        citation_forms=table["citation_forms"],
        carried_on=_by_last_words(table["carried_on"]),
        turning=first_of(lists.of_any_kind | lists.acting),
        carrying=first_of(lists.carried_turns),
        accents=_accents({*verbs, *institutions, *(noun.split(" ", 1)[0] for noun in action_nouns), "à"}),
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    """`ontology/constructions.toml`."""
    return tomllib.loads(resource_path("ontology", "constructions.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _macros() -> dict[str, str]:
    """The words in angle brackets of a pattern, and what each stands for."""
    adverbs = (re.escape(adverb) for adverb in sorted(ADVERBS, key=lambda adverb: (-len(adverb), adverb)))
    return {**_MACROS, "<adv>*": f"(?:(?:{'|'.join((*adverbs, *_table()['adverbials']))}|,) )*"}


def _word_lists(table: Mapping[str, Any]) -> WordLists:
    """Every list of the file under its own name. Lemmas are kept as they are spelt, so that they meet the lexicon's."""
    lists = {
        field.name: frozenset(word if field.name in _LEMMAS else fold(word) for word in table[field.name])
        for field in fields(WordLists)
        if field.name != "national"
    }
    return WordLists(**lists, national=tuple(table["national"]))


def compile_pattern(source: str) -> re.Pattern[str]:
    """A pattern of `ontology/constructions.toml` in, the regular expression it stands for out.

    >>> bool(compile_pattern("<être> <adv>*chargée?s?").match("sont également chargés"))
    True
    """
    return re.compile(f"(?:{_expanded(source)})(?= |$)")


def _expanded(source: str) -> str:
    for macro, expansion in _macros().items():
        source = source.replace(macro, expansion)
    return source


def _needed(source: str) -> str:
    """A pattern without the asides and adverbs that may stand in it anywhere."""
    return _expanded(source.replace("<aside>", "").replace("<adv>*", ""))


def _construction(row: Mapping[str, Any]) -> Construction:
    return Construction(
        row["name"],
        compile_pattern(row["pattern"]),
        Governs(row["governs"]),
        Modality(row["modality"]),
        row.get("verb", ""),
        row.get("action"),
    )


def _homonym(row: Mapping[str, Any]) -> Homonym:
    return Homonym(
        *(
            tuple(words_of(phrase) for phrase in row.get(place, ()))
            for place in ("only_before", "never_before", "never_behind", "only_of", "ever_behind")
        )
    )


def _openers(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, tuple[Opener, ...]]]:
    return by_two_words(
        (_expanded(source), Opener(row["kind"], compile_pattern(source), row.get("whole", False)))
        for row in rows
        for source in row["patterns"]
    )


@lru_cache(maxsize=1 << 14)
def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase in, its folded words out, as the tokeniser cuts them.

    >>> words_of("conseil d'administration")
    ('conseil', "d'", 'administration')
    """
    return tokenise(phrase, Span(0, len(phrase))).norms


def _by_first_word(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in phrases:
        table.setdefault(words[0], []).append(words)
    return {first: tuple(found) for first, found in table.items()}


def _accents(words: Iterable[str]) -> dict[str, str]:
    """Known words that open with an accent, by the spelling their capital often has in print.

    >>> _accents({"élabore", "établissement", "a", "à"})
    {'a': 'à', 'elabore': 'élabore', 'etablissement': 'établissement'}
    """
    bare = {unicodedata.normalize("NFD", word[0])[0] + word[1:]: word for word in sorted(words) if word[0] > "z"}
    return {word: bare[word] for word in sorted(bare) if word == "a" or word not in words}


def _by_last_words(phrases: Iterable[str]) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """ "lutte contre": the words before the preposition, by the last of them and the preposition."""
    table: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for words in map(words_of, phrases):
        table.setdefault((words[-2], words[-1]), []).append(words[:-1])
    return {last: tuple(found) for last, found in table.items()}


# --- institutions -----------------------------------------------------------------------------------------


def _institutions(lexicon: Lexicon) -> dict[str, tuple[Institution, ...]]:
    """First word in, the institutions it may begin out, the longest first."""
    typed = list(_typed(lexicon))
    entries = [*_named(lexicon.bodies), *typed, *_prefixed(typed, _table())]
    alone = {entry.words[0] for entry in entries if len(entry.words) == 1}  # "Etat" is spelt so, and is no "état"
    accents = {bare: word for bare, word in _accents(alone).items() if bare not in alone}
    found: dict[str, list[Institution]] = {}
    for entry in entries:  # "Ecole polytechnique" is spelt without the accent of its capital, as any school may be
        first = accents.get(entry.words[0], entry.words[0])
        found.setdefault(first, []).append(replace(entry, words=(first, *entry.words[1:])))
    return {
        first: tuple(sorted(entries, key=lambda e: (-len(e.words), not e.whole, e.words)))
        for first, entries in found.items()
    }


def _by_two_words(
    institutions: Mapping[str, tuple[Institution, ...]],
) -> dict[tuple[str, str], tuple[Institution, ...]]:
    """Two words in, the institutions that these may begin out; with an empty second, those of one word."""
    found: dict[tuple[str, str], tuple[Institution, ...]] = {}
    for first, entries in institutions.items():
        short = tuple(entry for entry in entries if len(entry.words) == 1)
        seconds = {entry.words[1] for entry in entries if len(entry.words) > 1}
        found |= {(first, word): tuple(e for e in entries if e.words[1:2] in ((), (word,))) for word in seconds}
        if short:
            found[first, ""] = short
    return found


def _whole_names(bodies: Iterable[AuthorityBody]) -> dict[tuple[str, ...], str]:
    """Full names that mean the same body in every article, by their words."""
    everywhere = (body for body in bodies if not (body.codes or body.articles))
    return {words_of(name): body.slug for body in everywhere for name in body.names}


def _named(bodies: Iterable[AuthorityBody]) -> Iterable[Institution]:
    for body in (body for body in bodies if not body.whole_name):
        for name in body.names:
            yield Institution(
                words_of(name),
                body.kind,
                holder=True,
                plural=body.kind is BodyKind.CLASS,
                slug=body.slug,
                whole=True,
                body=body,
                proper=_is_proper(name),
            )


def _typed(lexicon: Lexicon) -> Iterable[Institution]:
    names = {body.slug for body in lexicon.bodies if any(_is_proper(name) for name in body.names)}
    for body_type in lexicon.body_types:
        for form in body_type.forms:
            words = words_of(form)
            yield Institution(
                words,
                body_type.kind,
                holder=body_type.holder,
                plural=words[0].endswith(("s", "x")),
                slug=body_type.slug,
                whole=False,
                proper=body_type.slug in names,
            )


def _prefixed(typed: Iterable[Institution], table: Mapping[str, Any]) -> Iterable[Institution]:
    """ "sous-gouverneur", "sous-collège", "vice-recteur": an office or organ under another, or beside it."""
    for entry in typed:
        alone = len(entry.words) == 1 and entry.kind in {BodyKind.OFFICE, BodyKind.ORGAN}
        if alone and entry.words[0] not in table["never_prefixed"]:
            for prefix in table["prefixes"]:
                yield replace(entry, words=(prefix + entry.words[0],))


def _is_proper(form: str) -> bool:
    """ "Etat", "La Poste": only the capitals tell a name from a common noun."""
    return all(word[0].isupper() for word in form.split())


# --- action nouns and frames ------------------------------------------------------------------------------


def _with_plurals(nouns: Mapping[str, str]) -> dict[str, str]:
    return {" ".join(words_of(form)): action for noun, action in nouns.items() for form in _numbers(fold(noun))}


def _numbers(noun: str) -> Sequence[str]:
    """A noun, with its complements, in both numbers."""
    head, *rest = noun.split(" ", 1)
    return (noun, " ".join([plural_of(head), *rest]))


def _frames(frames: Iterable[Frame]) -> dict[str, tuple[FrameRow, ...]]:
    rows: dict[str, list[FrameRow]] = {}
    for frame in frames:
        nouns = frozenset(" ".join(words_of(form)) for noun in frame.nouns for form in _numbers(noun))
        row = FrameRow(nouns, frame.action, f"{frame.verb} | {', '.join(frame.nouns)}")
        rows.setdefault(fold(frame.verb), []).append(row)
    return {verb: tuple(found) for verb, found in rows.items()}
