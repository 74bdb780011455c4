"""Short names in another number than the full one: "services de santé au travail", later "le service"."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.naming import Named, pointed
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.words import ARTICLES, DE, DE_INFINITIVE, DE_WITH_ARTICLE, DEMONSTRATIVES, QUANTIFIERS
from rsi_graph.extract.names.phrases import InstitutionPhrase
from rsi_graph.model import BodyKind, Mention, MentionSource

_DEFINITE: Final = ARTICLES | {"chaque"}
_OTHER: Final = "autre "  # "donner délégation à un | autre membre du conseil"
_NOT_CLASSES: Final = frozenset({BodyKind.PERSONS, BodyKind.SCHEME, BodyKind.OFFICE})


def in_other_number(
    named: Named, phrase: InstitutionPhrase, known: Iterable[Named], held: Container[str], grammar: Grammar
) -> Named | None:
    """ "le service" after "services de santé au travail", "les établissements du réseau" after "un établissement du …".

    Only where the article has named one such body or class before, and none in the number of the short name: what
    goes on is a complement that agrees with nothing. Whom it has called so, and who has `held`, is none of them.
    """
    if phrase.determiner in QUANTIFIERS and phrase.entry.slug in grammar.lists.of_an_organ:
        return _member_of_organ(named, known)
    if named.mention.name in held:
        return None  # "Le service saisit les services de police judiciaire. | Le service …"
    single = not named.plural and len(named.words) == 1
    definite = named.plural and not DE_WITH_ARTICLE.isdisjoint(named.words)  # not "les chambres d'agriculture"
    if phrase.determiner not in _DEFINITE or named.mention.kind in _NOT_CLASSES or not (single or definite):
        return None
    before = [one for one in known if one.at < named.at and len(one.words) > len(named.words)]
    if any(one.plural is named.plural and one.words[0] == named.words[0] for one in before):
        return None
    found = sorted((one for one in before if _is_longer(one, named)), key=lambda one: len(one.mention.name))
    alike = all(one.mention.name.startswith(found[0].mention.name) for one in found)
    if not found or not alike or _holds_nothing(found[0], grammar):
        return None
    whole = named.mention.name + found[0].mention.name[len(_begins(named)) :]
    meant = found[0].mention.span
    mention = replace(named.mention, name=whole, antecedent=meant, source=MentionSource.SHORT_NAME)
    return replace(named, mention=mention)


def _member_of_organ(named: Named, known: Iterable[Named]) -> Named | None:
    """ "Aucun | membre" after "un membre du conseil": a member of the one organ whose members were named before."""
    if len(named.words) > 1 or named.plural:
        return None
    organs: dict[tuple[str, ...], Mention] = {}
    for one in known:
        noun, _, organ = one.mention.name.removeprefix(_OTHER).partition(" ")
        words = words_of(organ)
        owned = len(words) > 1 and words[0] in DE and DEMONSTRATIVES.isdisjoint(words)
        if owned and one.at <= named.at and noun.rstrip("s") == named.words[0]:
            organs.setdefault(words, replace(one.mention, name=f"{named.mention.name} {organ}"))
    longest = max(organs, key=len, default=())
    if not organs or any(longest[: len(organ)] != organ for organ in organs):
        return None
    mention = pointed(organs[longest], named.mention.span, MentionSource.SHORT_NAME)
    return replace(named, mention=mention, words=named.words + longest)


def _is_longer(one: Named, short: Named) -> bool:
    """A name in the other number that goes on with a complement: bare behind a single noun ("services | de santé")."""
    behind = one.words[len(short.words) :]
    opens = DE_INFINITIVE if len(short.words) == 1 else DE
    bare = len(behind) > 1 and behind[0] in opens and behind[1] not in ARTICLES
    return one.plural is not short.plural and bare and one.mention.name.startswith(_begins(short))


def _holds_nothing(one: Named, grammar: Grammar) -> bool:
    """ "établissements de crédit": private persons by the lexicon, and "l'établissement" may be another."""
    entries = grammar.institutions.get(one.words[0], ())
    return any(not entry.holder and entry.words == one.words[: len(entry.words)] for entry in entries)


def _begins(short: Named) -> str:
    """The words of a short name as they are in the other number."""
    noun, name = short.words[0], short.mention.name
    other = name[: len(noun)].removesuffix("s") if short.plural else name[: len(noun)] + "s"
    return other + name[len(noun) :]
