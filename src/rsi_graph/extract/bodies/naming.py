"""What a phrase names, taken by itself: its name, gender, number and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rsi_graph.extract.bodies.private import is_of_company, is_organ_of_companies
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form, looks_present_participle
from rsi_graph.extract.language.tokens import CITATION
from rsi_graph.extract.language.words import (
    ARTICLES,
    COORDINATORS,
    DE,
    DEMONSTRATIVES,
    FEMININE,
    FEMININE_HEADS_END,
    MASCULINE,
    PLURAL_DETERMINERS,
    PRONOUN_FEATURES,
    QUANTIFIERS,
    RELATIVES,
)
from rsi_graph.extract.names.holding import are_members
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind, Mention, MentionSource, Phrase, Span
from rsi_graph.model.quick import quicken

# "l'autorité compétente de l'Etat | où la société a son siège".
_PLACES: Final = frozenset({"où", "lequel", "duquel"})
INDEFINITE: Final = QUANTIFIERS | {"un", "une"}
_JOINT: Final = re.compile(
    r"(?:\s*,|,?\s+(?:et|ou|ainsi\s+qu['e’]))(?:\s+(?:aux?|à|des?|du|les?|la|leurs?|ses|son|sa|une?|ce|cet|cette|ces))*\s+(?:[dl]['’])?",
    re.IGNORECASE,
)
_OR: Final = re.compile(r"\bou\b")
# "dans les départements et, à Paris, le préfet de police": one or the other.
_AND: Final = re.compile(r"\bet\b(?!,? à)")
_ONE_OF: Final = re.compile(r"\b(?:une?|chacune?) (?:des|de (?:ses|leurs|ces)) \Z", re.IGNORECASE)
_LONGEST_PARTITIVE: Final = 20
_SINGULAR: Final = FEMININE | MASCULINE | {"l'", "chaque"}
# "conseil d'administration": how many words an organ has that names no body.
_BARE: Final = 3
# What brings in a text: "un bilan du contrat. | Celui-ci [the council] délibère".
_BRINGS_IN: Final = frozenset({"un", "une", "son", "sa"})
PLURAL_SUBJECTS: Final = frozenset({"les", "des", "ces", "leurs", "ses", "tous", "toutes"})


@dataclass(frozen=True, slots=True)
class Named:
    """An institution as it was named somewhere in the article; `feminine` is None where it cannot be told."""

    mention: Mention
    words: tuple[str, ...]
    feminine: bool | None
    plural: bool
    paragraph: int
    at: int


def describe(
    line: Line, phrase: InstitutionPhrase, paragraph: int, text: str, grammar: Grammar, *, of_companies: bool = False
) -> Named:
    """A phrase in, what it names as it stands out; `of_companies`: in a book of law on companies."""
    span = line.span(phrase.start, phrase.end)
    plural = is_plural(phrase)
    name = span.of(text)
    if phrase.elided or phrase.shared:
        name = f"{phrase.elided} {name} {phrase.shared}".strip()
    words = line.norms[phrase.start : phrase.end]
    whole = not (phrase.elided or phrase.shared or CITATION in words)
    printed = line.tokens.printed(phrase.start, phrase.end) if whole else words_of(name)
    meant = None if _is_any(line, phrase) else grammar.whole_names.get(printed)
    private = is_organ_of_companies(name, grammar) if of_companies else is_of_company(name, text, grammar)
    kind = BodyKind.PERSONS if private else _kind(line, phrase, grammar, plural=plural)
    mention = Mention(name, kind, span, body=meant)
    return Named(mention, words, _feminine(phrase, grammar), plural, paragraph, span.start)


def features(determiner: str) -> tuple[bool | None, bool]:
    """Feminine (None where it cannot be told) and plural, from a determiner.

    >>> features("la"), features("les")
    ((True, False), (None, True))
    """
    if determiner in FEMININE:
        return True, False
    if determiner in MASCULINE:
        return False, False
    return None, determiner in PLURAL_SUBJECTS


def fits_clitic(clitic: str, *, feminine: bool | None, plural: bool) -> bool:
    """True where "le", "la", "l'" or "les" may stand for what has this gender (None: not told) and number.

    >>> fits_clitic("la", feminine=None, plural=False), fits_clitic("la", feminine=False, plural=False)
    (True, False)
    """
    wanted = {"le": False, "la": True}.get(clitic, feminine)
    return plural == (clitic == "les") and feminine in (wanted, None)


@dataclass(frozen=True, slots=True)
class Thing:
    """A subject that is no institution, as far as a pronoun behind it asks: "Le budget … . Il est approuvé par …"."""

    feminine: bool | None
    plural: bool
    words: Phrase | None = None

    def agrees(self, pronoun: str) -> bool:
        """True where a pronoun may stand for it.

        >>> Thing(feminine=None, plural=False).agrees("elle"), Thing(feminine=False, plural=False).agrees("elle")
        (True, False)
        """
        feminine, plural = PRONOUN_FEATURES[pronoun]
        return self.plural == plural and self.feminine in (feminine, None)


quicken(Named, Thing)


def determiner_of(line: Line, index: int, grammar: Grammar) -> str:
    """The determiner at `index`, an elided one as the noun behind it would have it: "l'(écart)" is a "le"."""
    norm, noun = line.norm[index], line.norm[index + 1]
    if norm != "l'":
        return norm
    if noun in grammar.lists.feminine_nouns:
        return "la"
    return "le" if noun in grammar.lists.masculine_nouns else norm


def gender_of(noun: str, grammar: Grammar) -> bool | None:
    """A noun in, whether it is feminine out; None where neither the lexicon nor its ending tells.

    "les autorisations" are feminine; of "les tarifs" nothing is told.
    """
    nouns = {noun, stem(noun)}
    if not nouns.isdisjoint(grammar.lists.feminine_nouns):
        return True
    if not nouns.isdisjoint(grammar.lists.masculine_nouns):
        return False
    return True if stem(noun).endswith(FEMININE_HEADS_END) else None


def gender_of_function(mention: Mention, grammar: Grammar) -> bool | None:
    """Feminine, told by the noun of a name that is a function: "Le secrétariat est assuré par … . | Elle"."""
    noun, lists = words_of(mention.name)[0], grammar.lists
    return True if noun in lists.feminine_bodies else False if noun in lists.masculine_bodies else None


def is_plural(phrase: InstitutionPhrase) -> bool:
    """True for a plural, told by the determiner, else by the lexicon's form."""
    if phrase.determiner in PLURAL_DETERMINERS:
        return True
    return phrase.determiner not in _SINGULAR and phrase.entry.plural


def _feminine(phrase: InstitutionPhrase, grammar: Grammar) -> bool | None:
    """Told by the determiner, else by the noun: "les comités", "des groupements"."""
    lists, noun = grammar.lists, stem(phrase.entry.words[0])
    head = phrase.entry.words[0]
    either = (head, noun)
    if phrase.determiner in FEMININE or head in FEMININE or noun in FEMININE:
        return True
    if not (lists.feminine_nouns.isdisjoint(either) and lists.feminine_bodies.isdisjoint(either)):
        return True
    if phrase.determiner in MASCULINE:
        return False
    if not (lists.masculine_nouns.isdisjoint(either) and lists.masculine_bodies.isdisjoint(either)):
        return False
    if noun.endswith(FEMININE_HEADS_END):
        return True
    return None if noun.endswith("e") else False


def _kind(line: Line, phrase: InstitutionPhrase, grammar: Grammar, *, plural: bool) -> BodyKind:
    """Named bodies and classes are kept apart: a plural, an indefinite or a generic singular is a class."""
    kind = BodyKind.CLASS if are_members(line, phrase, grammar) else phrase.entry.kind
    if kind is BodyKind.NAMED and _is_any(line, phrase):
        return BodyKind.CLASS
    if kind is not BodyKind.NAMED or phrase.entry.whole:
        return kind
    if plural or phrase.determiner in INDEFINITE:
        return BodyKind.CLASS
    proper = line.is_capital(phrase.start) and phrase.start > 1
    national = any(norm.startswith(grammar.lists.national) for norm in line.norms[phrase.start : phrase.end])
    return BodyKind.NAMED if proper or national else BodyKind.CLASS


def _is_any(line: Line, phrase: InstitutionPhrase) -> bool:
    """ "cet Etat", "un Etat", "les autorités de l'Etat | où elle a son siège": not the one the name is known for."""
    if not phrase.entry.whole:
        return False
    behind = line.norms[phrase.end : phrase.end + 2]
    if phrase.entry.kind is not BodyKind.NAMED:
        return not _PLACES.isdisjoint(behind)
    singled_out = phrase.entry.proper and not RELATIVES.isdisjoint(behind)
    return singled_out or phrase.determiner in INDEFINITE or phrase.determiner in DEMONSTRATIVES


def names_several(mention: Mention, grammar: Grammar) -> bool:
    """ "services d'archives": the head of the name stands in the plural; "commission des droits" may be many."""
    known = grammar.institutions.get(next(iter(words_of(mention.name)), ""), ())
    return any(entry.plural for entry in [one for one in known if len(one.words) == 1] or known)


def is_bare_organ(mention: Mention) -> bool:
    """ "le directeur général", "le conseil d'administration": an office or organ that says of no body whose it is."""
    words = words_of(mention.name)
    return len(words) <= _BARE and mention.name.islower() and mention.kind is not BodyKind.NAMED


def stem(noun: str) -> str:
    """A noun without the mark of its plural."""
    return noun.rstrip("sx")


def pointed(mention: Mention, span: Span, source: MentionSource = MentionSource.PRONOUN) -> Mention:
    """An institution as a pronoun or a short name at `span` means it."""
    return Mention(mention.name, mention.kind, span, source, mention.antecedent or mention.span, mention.body)


def heads(subject: Mention, body: Named) -> bool:
    """ "le directeur de l'école", of the Ecole nationale supérieure."""
    return words_of(subject.name)[-1] == body.words[0]


def says_more(words: tuple[str, ...], length: int, grammar: Grammar) -> bool:
    """ "informe le comité | de la réception du dossier": what goes on is no name but what is said."""
    behind = words[length:]
    bare = behind[0] == "d'" or (behind[0] == "de" and len(behind) > 1 and behind[1] not in ARTICLES)
    if behind[0] not in DE or bare or DE.isdisjoint(words[:length]):
        return False
    noun = next((word for word in behind[1:] if word not in ARTICLES), "")
    return noun in grammar.action_nouns and noun not in grammar.institutions


def is_seated(word: str, grammar: Grammar) -> bool:
    """ "directeur | nommé", "représentants des caisses | désignés par le ministre": how they came to their seats."""
    verbs = grammar.analyses(word, Form.PAST_PARTICIPLE)
    return any(verb.lemma in grammar.lists.seating for verb in verbs)


def speaks_of_any(noun: str, text: str) -> bool:
    """True where the article speaks of several that the noun names, or of any: its short form tells nothing."""
    # "les établissements publics de recherche" are others
    several = rf"{noun}s(?! (?:[\w-]+s )?d(?:e|es|u)\b| d['’])"
    any_one = rf"(?:une?|toute?|chaque|cet(?:te)?|autre) {noun}"
    return re.search(rf"(?i)\b(?:{several}|{any_one})\b", text) is not None


def brings_in_text(words: str, agreeing: tuple[bool, bool], grammar: Grammar) -> bool:
    """ "élabore | son règlement intérieur", "fixées par | une convention": a text, feminine or plural as told."""
    brought = pairwise(words_of(words.casefold()))
    texts = (before for before, noun in brought if before in _BRINGS_IN and noun in grammar.lists.texts)
    return agreeing in map(features, texts)


def are_joined(mentions: Sequence[Mention], text: str) -> bool:
    """ "le maire, le préfet et le recteur", "aux communes ou à leurs groupements": nothing else stands between them."""
    places = sorted((mention.antecedent or mention.span for mention in mentions), key=lambda span: span.start)
    return all(a.end <= b.start and _JOINT.fullmatch(text[a.end : b.start]) for a, b in pairwise(places))


def in_one_row(head: list[str], named: Iterable[Named], span: Span, text: str, grammar: Grammar) -> list[Mention]:
    """ "les ministres chargés de la santé et du budget … | Ces ministres": the only ones named, all of them joined."""
    if f"{head[0]}s" not in grammar.lists.several_offices:
        return []
    before = (one.mention for one in named if one.at < span.start)
    row = [mention for mention in before if stem(words_of(mention.name)[0]) == head[0] and " " in mention.name]
    return row if len(row) > 1 and are_joined(row, text) else []


def is_one_of(mention: Mention, text: str) -> bool:
    """ "le contrôleur ou l'un des | contrôleurs adjoints": a single one, though the name stands in the plural."""
    start = (mention.antecedent or mention.span).start
    return _ONE_OF.search(text, max(0, start - _LONGEST_PARTITIVE), start) is not None


def are_joined_by_or(mentions: Sequence[Mention], text: str) -> bool:
    """ "Le maire, le préfet ou le recteur": the last of them is, and nothing else joins the others."""
    places = [mention.antecedent or mention.span for mention in mentions]
    between = [text[a.end : b.start] for a, b in pairwise(places) if a.end <= b.start]
    return bool(between and _OR.search(between[-1])) and not any(_AND.search(words) for words in between)


def is_narrowed(line: Line, phrase: InstitutionPhrase, grammar: Grammar) -> bool:
    """ "les services | mentionnés au 1°", "les établissements | dont les formations …": some of them."""
    behind = line.norm[phrase.end]
    joined = behind in RELATIVES | COORDINATORS | DE or looks_present_participle(behind)
    return phrase.determiner == "les" and (joined or grammar.is_past_participle(behind))
