"""Participles that are coordinated: those that share an agent, and a further one with an agent of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rsi_graph.extract.language.grammar import Grammar
from rsi_graph.extract.language.lines import Line
from rsi_graph.extract.language.morphology import Form
from rsi_graph.extract.language.openers import opener_at
from rsi_graph.extract.language.words import (
    ADVERBS,
    ARTICLES,
    CONTRACTED,
    DETERMINERS,
    DISTRIBUTIVES,
    PREPOSITIONS,
    PRONOUN_FEATURES,
    RELATIVES,
    A,
)
from rsi_graph.extract.objects.predicates import Head, lemma_at
from rsi_graph.extract.verbs.verb_groups import VerbGroup

# "pris", "inclus": one and several alike.
_EITHER_NUMBER: Final = ("is", "us", "os")
_BEFORE_NOUN: Final = DETERMINERS | CONTRACTED | DISTRIBUTIVES
_BEFORE_BARE: Final = _BEFORE_NOUN | PREPOSITIONS
_JOINING: Final = frozenset({"et", "ou", "puis"})
# How many words an aside between two participles has at most.
_ASIDE: Final = 30
# How many words the one who receives something has at most, before who gives it.
_RECIPIENT: Final = 12


def is_participle(line: Line, index: int, grammar: Grammar) -> bool:
    """ "les organismes | agréés", but "au condamné", "cette mise en demeure": a noun behind its determiner.

    "un modèle | arrêté par le ministre": behind a noun, what "par" goes on with is no noun ("par arrêté").
    """
    norm, before = line.norm[index], line.norm[index - 1]
    noun = is_noun_like(line, index, grammar) or before in _BEFORE_NOUN
    return not noun and grammar.is_past_participle(norm)


def is_noun_like(line: Line, index: int, grammar: Grammar) -> bool:
    """ "par | arrêté du ministre", "l' | entrée", but "un modèle | arrêté par le ministre"."""
    done = line.norm[index + 1] == "par" and line.is_word(index - 1) and line.norm[index - 1] not in _BEFORE_BARE
    return line.norm[index] in grammar.lists.nouns_like_participles and not done


def agree(first: str, second: str) -> bool:
    """ "sont fixés … après consultation d'une commission composée de … et | présidée par": not of the same passive."""
    if first.rstrip("s").endswith("e") != second.rstrip("s").endswith("e"):
        return False
    either = first.endswith(_EITHER_NUMBER) or second.endswith(_EITHER_NUMBER)
    return either or first.endswith("s") == second.endswith("s")


def joined(line: Line, group: VerbGroup, grammar: Grammar) -> tuple[VerbGroup, ...]:
    """ "est établie | et tenue à jour par", "est délivré, | refusé et retiré par": those that share its agent.

    Likewise behind an aside: "est nommé, après avis du conseil, | et révoqué par le ministre".
    """
    chains = (_chain(line, start, group, grammar) for start in _behind_aside(line, group.end, grammar))
    return next((chain for chain in chains if chain and _by_someone(line, chain[-1].end, grammar)), ())


def joined_at_once(line: Line, group: VerbGroup, grammar: Grammar) -> tuple[VerbGroup, ...]:
    """ "sont recouvrées | et contrôlées, selon les règles applicables, par": likewise, be the agent far behind them."""
    return _chain(line, group.end, group, grammar)


def _behind_aside(line: Line, index: int, grammar: Grammar) -> tuple[int, ...]:
    """Where a further participle may be joined: at `index`, at the commas behind an adjunct that opens there."""
    adjunct = line.norm[index] == "," and index + 1 < len(line) and opener_at(line, index + 1, grammar)
    closing = (k for k in range(index + 2, min(len(line), index + _ASIDE)) if line.norm[k] == ",")
    return (index, *(closing if adjunct else ()))


def _chain(line: Line, index: int, group: VerbGroup, grammar: Grammar) -> tuple[VerbGroup, ...]:
    found: list[VerbGroup] = []
    closed = False
    while (begin := _behind_joint(line, index, grammar)) > index:
        second = _participle_at(line, begin, group, grammar)
        if second is None:
            break
        closed = closed or not _JOINING.isdisjoint(line.norms[index:begin])
        found.append(second)
        index = second.end
    return tuple(found) if closed else ()


def coordinated(line: Line, start: int, group: VerbGroup, grammar: Grammar) -> VerbGroup | None:
    """ "… par le régime | et reversée par lui": a further participle of the same passive, with an agent of its own."""
    for index in range(start, len(line) - 1):
        before = line.norm[index - 1]
        if before not in {"et", "puis", ","} or (before == "," and not _enumerated(line, index, grammar)):
            continue
        second = _participle_at(line, index, group, grammar)
        if second and not _qualifies_agent(line, index, start, grammar) and _by_someone(line, second.end, grammar):
            return second
    return None


def resumed_at(line: Line, index: int, start: int, group: VerbGroup, grammar: Grammar) -> bool:
    """ "… par les caisses et | versée aux unions": a further participle of the same passive, that names no agent."""
    second = _participle_at(line, index, group, grammar)
    named = second is not None and _by_someone(line, second.end, grammar)
    return second is not None and not named and not _qualifies_agent(line, index, start, grammar)


def _qualifies_agent(line: Line, index: int, start: int, grammar: Grammar) -> bool:
    """ "est évalué par un jury désigné et | présidé par le chef de service": both participles tell which jury."""
    first, lists = line.norm[index - 2], grammar.lists
    told = first in lists.closing or first in lists.nouns_like_participles
    return index - 2 > start and not told and grammar.is_past_participle(first) and agree(first, line.norm[index])


def far(line: Line, group: VerbGroup, grammar: Grammar) -> VerbGroup | None:
    """ "est arrêté au commencement de la séance | et signé par le président": the one of two that names its agent.

    Not where a clause or another participle stands between, whose equal it may be.
    """
    second = coordinated(line, group.end, group, grammar)
    between = line.norms[group.end : second.start] if second else ()
    apart = RELATIVES.isdisjoint(between) and not any(
        grammar.is_past_participle(norm) and agree(line.norm[group.head.word], norm) for norm in between
    )
    return second if apart else None


def _behind_joint(line: Line, index: int, grammar: Grammar) -> int:
    """Position behind "et", ", ou, le cas échéant," or a comma at `index`; `index` where there is none."""
    begin = index + (line.norm[index] == ",")
    begin += line.norm[begin] in _JOINING
    aside = begin + (line.norm[begin] == ",")
    opened = opener_at(line, aside, grammar) if begin > index and aside < len(line) else None
    if opened is not None and opened.whole:
        begin = opened.end + (line.norm[opened.end] == ",")
    while begin > index and line.norm[begin] in ADVERBS:
        begin += 1
    return begin


def _participle_at(line: Line, index: int, group: VerbGroup, grammar: Grammar) -> VerbGroup | None:
    """The participle at `index` in the passive that `group` opens, where it agrees."""
    participle = line.norm[index]
    if not grammar.is_past_participle(participle) or not agree(line.norm[group.head.word], participle):
        return None
    lemma, behind = lemma_at(line, index, len(line), grammar, Form.PAST_PARTICIPLE)
    head = Head(lemma, index, behind, participle=index)
    return replace(group, start=index, end=behind, head=head)


def _by_someone(line: Line, index: int, grammar: Grammar) -> bool:
    """ "publiée | conjointement par le préfet", "mise à jour | chaque année par le préfet"."""
    while index < len(line) and line.norm[index] != "par":
        opened = opener_at(line, index, grammar)
        if opened is not None and opened.whole:
            index = opened.end
        elif line.norm[index] in ADVERBS or line.norm[index].endswith("ment"):
            index += 1
        else:
            index = _behind_recipient(line, index, grammar)
    return index < len(line)


def _behind_recipient(line: Line, index: int, grammar: Grammar) -> int:
    """ "présenté | au conseil | par le directeur", "soumis | pour avis au conseil | par lui": where "par" stands.

    The end of the line where more is said, or no one follows: "notifiée | au maire | par lettre".
    """
    begin = index + 2 * (line.norm[index] == "pour")
    if line.norm[begin] not in A:
        return len(line)
    for k in range(begin + 1, min(begin + _RECIPIENT, len(line) - 2)):
        norm = line.norm[k]
        if norm == "par":
            someone = line.norm[k + 1] in PRONOUN_FEATURES or line.norm[k + 1] in ARTICLES
            return k if someone and line.norm[k + 2] not in grammar.lists.not_agents else len(line)
        if not line.is_word(k) or norm in RELATIVES or grammar.is_past_participle(norm):
            break
    return len(line)


def _enumerated(line: Line, index: int, grammar: Grammar) -> bool:
    """ "par A, approuvé par B et publié par C", but "par un directeur, nommé par arrêté": a clause on the director."""
    return any(
        line.norm[k - 1] == "et" and line.norm[k + 1] == "par" and grammar.is_past_participle(line.norm[k])
        for k in range(index + 1, len(line) - 1)
    )
