"""Short names that stand before the full one: "Le directeur de l'école …", later "… de l'Ecole nationale de police"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rsi_graph.extract.bodies.context import Context
from rsi_graph.extract.bodies.naming import INDEFINITE, Named, is_seated, speaks_of_any
from rsi_graph.extract.language.compiling import words_of
from rsi_graph.extract.language.words import (
    ARTICLES,
    DE,
    DE_WITH_ARTICLE,
    DEMONSTRATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    QUOTES,
    RELATIVES,
)
from rsi_graph.model import BodyKind, Competence, Mention, MentionSource, Target

# "commission | de son choix", "comité | pour chaque région": what is said of one in one clause.
_OF_ONE_CLAUSE: Final = POSSESSIVES | DEMONSTRATIVES | QUANTIFIERS

_LONGEST_POSSESSIVE: Final = 6
# "de la caisse": how many words an owner has that is told by a bare noun.
_BARE_OWNER: Final = 3
# "la commission", "l'établissement": articles before a short name.
_DEFINITE: Final = r"\b(?:la |le |l['’])"


def with_full_names(records: Sequence[Competence], context: Context) -> tuple[Competence, ...]:
    """The records of an article in, the same with the full names that only stand behind them out.

    Only where the article writes one such name with a capital, and speaks of no other body that the short one may mean.
    """
    full = _full_names(context) if records else {}
    return tuple(_renamed(record, full, context.text) for record in records) if full else tuple(records)


def _full_names(context: Context) -> dict[str, Named]:
    named = context.all_named()
    single = [one for one in named if not one.plural]
    short = (one for one in single if one.words[-1] in context.grammar.lists.founded)
    found = {one.mention.name: longer for one in short if (longer := _longer(one, named, context))}
    return {**_of_organs(single, context), **found, **_proper(single, context)}


def _of_organs(named: Sequence[Named], context: Context) -> dict[str, Named]:
    """ "un représentant au comité … les réunions du comité social et économique": the one such organ that is named.

    Likewise "Le ministre se prononce … la décision du ministre chargé de l'économie".
    """
    found = {}
    for one in named:
        noun, length = one.mention.name.casefold(), len(one.words)
        owned = noun in context.grammar.lists.owned_later
        if not owned and noun not in context.grammar.lists.named_later:
            continue
        longer = [n for n in named if n.words[:length] == one.words and len(n.words) > length]
        text = context.text
        if owned:
            longer, text = _of_owner(noun, longer, named, context)
        alike = {n.mention.name.casefold() for n in longer}
        if len(alike) == 1 and _is_name(one, longer[0], context) and not speaks_of_any(noun, text):
            found[one.mention.name] = longer[0]
    return found


def _of_owner(noun: str, longer: Sequence[Named], single: Sequence[Named], context: Context) -> tuple[list[Named], str]:
    """The names of an organ that say whose it is, and the text in which no other may be spoken of.

    "L'assemblée générale approuve les comptes. | L'assemblée générale d'une union …": a sentence is about it. "Le fonds
    est dirigé par | un conseil d'administration. … le conseil d'administration du fonds": the one that was brought in.
    "Le directeur de la caisse exécute les décisions du conseil d'administration. … | le conseil d'administration de la
    caisse": that of the body of whose other organ a sentence speaks.
    """
    length = len(words_of(noun))
    owned = [n for n in longer if n.words[length] in DE and n.words[length + 1 :]]
    if owned and owned[0].mention.kind is BodyKind.OFFICE:
        at_head = all(_is_at_head(one, noun, single, context.text.casefold()) for one in owned)
        return (owned if at_head else []), context.text
    opening = [n for n in owned if context.short_names.opens(n)]
    head, _, complement = noun.partition(" ")
    if not owned or re.search(rf"(?i)\b{head}s {re.escape(complement)}\b", context.text):
        return [], context.text  # "aux conseils d'administration des unions": there are several
    first = re.search(rf"(?i)\b(une? )?{re.escape(noun)}\b", context.text)
    if first is None or not first.group(1):
        return opening or [n for n in owned if _has_organ(n.words[length:], single, context)], context.text
    definite = [n for n in owned if n.words[length] in DE_WITH_ARTICLE or n.words[length + 1] in ARTICLES]
    return opening or definite, context.text[first.end() :]


def _is_at_head(longer: Named, noun: str, single: Sequence[Named], text: str) -> bool:
    """ "le président … le président | du comité": a body that was named before anybody was called president.

    But "le directeur général | des finances publiques", and of a body that is only named later another may preside.
    Who was brought in ("elle élit un président") is called so, and "le président ou | le directeur de l'école" of it.
    """
    owner = longer.words[len(words_of(noun)) + 1 :]
    owner = owner[owner[0] in ARTICLES :]
    named = [text.find(one.mention.name.casefold()) for one in single if one.words[: len(owner)] == owner]
    brought_in = re.search(rf"\b(?:une? {noun}|{noun} (?:et|ou) [ldà])", text)
    return brought_in is None and min((at for at in named if at >= 0), default=len(text)) < text.find(noun)


def _has_organ(owner: tuple[str, ...], single: Sequence[Named], context: Context) -> bool:
    """ "Le directeur | de la caisse nationale …": a sentence begins with an organ or office of the same body.

    But "le conseil d'administration | de l'établissement" says no more than the bare name, nor does "| d'une caisse".
    """
    bare = len(owner) <= _BARE_OWNER or not (_OF_ONE_CLAUSE | INDEFINITE).isdisjoint(owner)
    whose = (one for one in single if one.words[-len(owner) :] == owner)
    return not bare and any(context.short_names.opens(one) for one in whose)


def _is_name(short: Named, longer: Named, context: Context) -> bool:
    """ "comité | social et économique", "agence | nationale", not "commission | de son choix", "Agence | mondiale".

    "la commission" that "la commission | « Recherche »" follows is another.
    """
    first = longer.words[len(short.words)]
    lists = context.grammar.lists
    told = first in lists.of_this_time or first in lists.of_this_place
    this_time = told or _is_one_of_several(short, context.text)
    own = not this_time and first not in (PREPOSITIONS - DE) | QUOTES and _OF_ONE_CLAUSE.isdisjoint(longer.words)
    own = own and not is_seated(first, context.grammar)
    alike = short.mention.name[0] == longer.mention.name[0]
    meant = own and (alike or first.startswith(lists.national))
    return meant and not _stands_beside(short, longer, context.text)


def _is_one_of_several(short: Named, text: str) -> bool:
    """ "le ministre | dont ils dépendent": one that a relative clause tells from others."""
    behind = re.findall(rf"(?i)\b{re.escape(' '.join(short.words))} (\w+)", text)
    return not RELATIVES.isdisjoint(word.lower() for word in behind)


def _stands_beside(short: Named, longer: Named, text: str, *, behind: str = r"\b") -> bool:
    """ "La commission transmet le dossier à | la commission d'appel": two in one sentence are two."""
    begin = max(text.rfind(sign, 0, longer.at) for sign in (". ", "\n"))
    end = min((at for sign in (". ", "\n") if (at := text.find(sign, longer.at)) >= 0), default=len(text))
    sentence = text[begin + 1 : longer.at] + text[longer.mention.span.end : end]
    return re.search(rf"(?i){behind}{re.escape(' '.join(short.words))}\b", sentence) is not None


def _proper(single: Sequence[Named], context: Context) -> dict[str, Named]:
    """ "le règlement de l'Autorité … l'Autorité de contrôle prudentiel": one body, named in full later."""
    found = {}
    for one in single:
        name, length = one.mention.name, len(one.words)
        if not name[0].isupper() or one.words in context.grammar.whole_names:
            continue
        longer = [n for n in single if n.words[:length] == one.words and len(n.words) > length]
        if (
            len(longer) == 1
            and longer[0].mention.name[0].isupper()
            and longer[0].at > one.at
            and _goes_on(longer[0], length, context)
        ):
            found[name] = longer[0]
    return found


def _goes_on(longer: Named, length: int, context: Context) -> bool:
    """ "Commission nationale | de la négociation collective", but not "Conseil | d'Etat"."""
    return longer.words[length] in DE and longer.words[length + 1] not in context.grammar.lists.owning_bare


def _longer(short: Named, named: Sequence[Named], context: Context) -> Named | None:
    length, name = len(short.words), short.mention.name
    begin = len(name) - len(short.words[-1])
    if name[begin].isupper() or speaks_of_any(short.words[-1], context.text):
        return None
    found = [n for n in named if n.words[:length] == short.words and len(n.words) > length and not n.plural]
    proper = [n for n in found if n.mention.name[begin].isupper()]
    if len(proper) != 1 or (found != proper and short.at > found[0].at):
        return None
    # "La commission demande à la Commission nationale l'avis", but "l'agence d'établissement rural"
    return None if _stands_beside(short, proper[0], context.text, behind=_DEFINITE) else proper[0]


def _renamed(record: Competence, full: dict[str, Named], text: str) -> Competence:
    holders = tuple(_mention(holder, full) for holder in record.holders)
    named = (
        target.mention if _is_own(target.mention, text) else _mention(target.mention, full) for target in record.targets
    )
    targets = tuple(replace(target, mention=mention) for target, mention in zip(record.targets, named, strict=True))
    unlike_holders = {holder.name.casefold() for holder in holders}
    return replace(record, holders=holders, targets=_each_once(targets, unlike_holders))


def _is_own(mention: Mention, text: str) -> bool:
    """ "Le conseil peut déléguer à son | président": whose he is, is said by the holder."""
    before = text[max(0, mention.span.start - _LONGEST_POSSESSIVE) : mention.span.start].split()[-1:]
    return mention.kind is BodyKind.OFFICE and not POSSESSIVES.isdisjoint(before)


def _mention(mention: Mention, full: dict[str, Named]) -> Mention:
    if mention.name not in full:
        return mention
    whole = full[mention.name].mention
    explicit = mention.source is MentionSource.EXPLICIT
    source = MentionSource.SHORT_NAME if explicit else mention.source
    return replace(whole, span=mention.span, antecedent=mention.antecedent or whole.span, source=source)


def _each_once(targets: Sequence[Target], holders: set[str]) -> tuple[Target, ...]:
    first = {target.name.casefold(): target for target in reversed(targets)}
    names = dict.fromkeys(target.name.casefold() for target in targets)
    return tuple(first[name] for name in names if name not in holders)
